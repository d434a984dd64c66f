"""A small archive with known days: what the tests of the reader read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

NAME: Final = "market-news"
"""The folder; it stands in the top line of every snapshot."""

CHIPS: Final = "芯片设备订单排到明年春天"
CRANES: Final = "Harbour cranes learn to wait"
ROBOTS: Final = "机器人进了茶馆，也进了工厂"
"""Of 14 August in the zone of the archive, of 13 August in UTC."""
FERRY: Final = "渡轮公司试行夜航（附时刻表）"
TEA: Final = "Tea at noon"
UNDATED: Final = "没有日子的来信"

DATED: Final = (CHIPS, CRANES, ROBOTS, FERRY, TEA)
"""The stories of the two newest days, newest first."""

_PAGE: Final = """
<div><p>　　望海港的第一台机器人在清晨五点开工。<a
href="https://info.stcn.com/dc/stock/?stockcode=SZ300024" code="300024">机器人</a>把茶盘端得很稳，
老板说它从不把水洒在账本上。</p>
<h2>一壶茶的成本</h2>
<p>茶馆隔壁的贵州茅台(600519)专卖店也来借它搬箱子，一天搬了10<sup>8</sup>粒米的重量。</p>
<ul><li>茶叶：每两十二元</li><li>热水：不收钱</li></ul>
<table><tr><th>时辰</th><th>客人</th></tr><tr><td>上午</td><td>四十一</td></tr>
<tr><td>下午</td><td>六十三</td></tr></table>
<p>图纸见<a href="https://example.org/tea">茶馆的公告栏</a>。<img src="https://example.org/a.png"
alt="一只端茶的手"></p>
%s</div>
"""

_FERRY: Final = """
<p>夜航从八月十三日起，每晚三班。</p>
<blockquote><p>灯塔守夜人说：“船一亮灯，海就近了。”</p></blockquote>
<table><tr><th>码头</th><th>第一班开船时间</th><th>第二班开船时间</th><th>第三班开船时间</th>
<th>周末加开班次</th><th>船名</th><th>航程（海里）</th><th>守夜人的备注</th></tr>
<tr><td>东港</td><td>19:00</td><td>21:00</td><td>23:00</td><td>00:30</td><td>晴川号</td><td>3.5</td>
<td>灯在左边</td></tr>
<tr><td>西港</td><td>19:40</td><td>21:40</td><td>23:40</td><td>01:10</td><td>群山号</td><td>12.25</td>
<td>灯在右边</td></tr></table>
<p>票价不变，江海轮渡 $江海轮渡(SH600018)$ 的公告没有提到茶。</p>
"""

_CRANES: Final = """
<p>The cranes on the east quay were taught last week to do nothing for eleven minutes.</p>
<p>The harbour master calls it the best investment since the bell. Shares of
<b>Quay Works</b> (NYSE: QWKS) did not move either.</p>
"""

_FILLERS: Final = ("茶叶", "港口", "灯塔", "雨伞", "书店", "面包", "邮局", "风筝")
_SHELVES: Final = (("财联社", "电报"), ("证券时报网", "要闻"), ("Harbour Journal", "Markets"))
_DAYS: Final = (("2022-08-12", 15), ("2022-08-10", 20), ("2022-08-01", 10), ("2022-07-28", 5))

STORIES: Final = len(DATED) + sum(number for _, number in _DAYS) + 1


def post(title: str, date: str, body: str, categories: tuple[str, ...], author: str = "") -> str:
    """The text of a post; `date` is left out when empty."""
    lines = ["---", f"title: '{title}'", "categories:", *(f"  - {name}" for name in categories)]
    lines += [f"author: {author}"] if author else []
    lines += [f"date: {date}"] if date else []
    return "\n".join([*lines, "---", body])


def write(folder: Path) -> Path:
    """Write the archive into `folder`, and return its own folder."""
    root = folder / NAME
    root.mkdir(parents=True)

    def put(name: str, text: str) -> None:
        (root / name).write_text(text, encoding="utf-8")

    guests = "".join(
        f"<p>第{number}位客人坐下，喝茶，看海，走了。</p>\n" for number in range(1, 40)
    )
    chips = "<p>中微公司(688012.SH)的订单排到了明年春天。芯片不大，队很长。</p>"
    stcn, journal = ("金融", "证券时报网", "要闻"), ("金融", "Harbour Journal", "Markets")
    notebook = ("金融", "Harbour Journal", "Notebook")
    for name, text in {
        "chips": post(CHIPS, "2022-08-14 21:05:00 +08:00", chips, ("金融", "财联社", "电报")),
        "cranes": post(CRANES, "2022-08-14 18:30:00 +08:00", _CRANES, journal, "Ada Quay"),
        "robots": post(ROBOTS, "Sun, 14 Aug 2022 07:33:00 GMT", _PAGE % guests, stcn, "小王"),
        "ferry": post(FERRY, "2022-08-13 20:00:00 +08:00", _FERRY, stcn),
        "tea": post(TEA, "2022-08-13 12:00:00 +08:00", "Nothing but *tea*.", notebook),
        "undated": post(UNDATED, "", "<p>信里没有写日子。</p>", ("杂记",)),
    }.items():
        put(f"{name}.md", text)
    count = 0
    for day, number in _DAYS:
        for place in range(number):
            topic = _FILLERS[count % len(_FILLERS)]
            title = f"{topic}短讯第{count:02}号"
            date = f"{day} {20 - place // 3:02}:{50 - place:02}:00 +08:00"
            shelf = ("金融", *_SHELVES[count % len(_SHELVES)])
            put(f"note-{count:02}.md", post(title, date, f"<p>{topic}，一共一句。</p>", shelf))
            count += 1
    return root
