"""What the bodies of each source look like.

A body is what stands between the outer `<div>` and `</div>`; the shapes follow what the sites
publish, with the whitespace, template comments and oddities that a reader has to survive.
"""

from __future__ import annotations

from urllib.parse import quote

import archive_words as words
from archive_marks import (
    bracketed,
    qualified,
    sina_links,
    stcn_link,
    stcn_link_https,
    xueqiu_link,
)
from archive_story import Story

_QR = "\n".join(
    f"            .appendQr_{name}&#123;{rule}&#125;"
    for name, rule in (
        ("wrap", "border:1px solid #E6E6E6;padding:8px;"),
        ("normal", "float:left;"),
        ("normal img", "width:74px;"),
        ("normal_txt", "float:left;font-size:20px;line-height:74px;padding-left:20px;"),
    )
)
_SINA_FOOTER = f"""






<!-- 正文下iframe -->

<!-- 总声明-->










<!-- 文末二维码 start -->
            <style>
{_QR}
            </style>
            <div class="clearfix appendQr_wrap">
                <div class="appendQr_normal"><img src="https://example.com/qr.png"></div>
                <div class="appendQr_normal_txt">扫一扫，下载客户端</div>
            </div>
            <!-- 文末二维码 end -->

<p class="article-editor">责任编辑：示例</p>
<!-- 编辑姓名及工作代码-->
"""


_HEADS = ("代码", "简称", "行业", "涨跌幅<br>（%）", "收盘价")


# --- bodies ------------------------------------------------------------------------------------


def stcn_news(story: Story, title: str) -> str:
    """Paragraphs in which nearly every company is linked."""
    del title
    story.mark = stcn_link_https if story.moment.year > 2021 else stcn_link
    story.links_words = True
    room = story.size(0.1, 0.97) - 450
    text = "".join(
        f'<p style="text-align: left;">{item}</p>' for item in story.paragraphs(room, 36)
    )
    return text + "\n\n                  "


def stcn_table(story: Story, title: str) -> str:
    """A few sentences and a table of companies, some linked, some bare codes."""
    size = story.size(0.35, 1.0)
    linked = story.random() < 0.4
    story.mark, story.links_words = stcn_link, True
    parts = [f'<p class="dl">{item}</p>' for item in story.paragraphs(min(1500, size // 3))]
    if story.random() < 0.02:
        parts.append(
            '<p style="font-family: BlinkMacSystemFont, " pingfang sc" :><span></span></p>'
        )
    heads = "".join(
        f"<th>{head}</th>" for head in ("代码", "简称", "行业", "涨跌幅<br>（%）", "收盘价")
    )
    parts.append(
        f'<p class="txt_tit">{title}</p><table class="tabstyle_20150616" border="1" '
        f'cellspacing="0"><tbody><tr class="tabhead">{heads}</tr>'
    )
    room = size - 2200 - sum(len(part.encode()) for part in parts)
    budget = 61 if linked else 0
    while room > 0:
        name, code = story.pick(words.COMPANIES)
        shown = " ".join(name) if len(name) == 3 and story.random() < 0.3 else name
        if budget > 0:
            budget -= 1
            shown = stcn_link(name, code, href_first=True)
        last = "" if story.random() < 0.03 else f"{story.below(30000) / 100:.2f}"
        row = (
            f'<tr class="row1"><td align="center">{code}</td><td align="center">{shown}</td>'
            f'<td align="center">{story.pick(words.INDUSTRIES)}</td><td align="right">'
            f'{story.below(2000) / 100 - 10:.2f}</td><td align="right">{last}</td></tr>'
        )
        parts.append(row)
        room -= len(row.encode())
    parts.append(
        '</tbody></table><div class="fenlei1">数据</div>'
        '<div class="txt_zhu">注：本表为示例，不构成投资建议。</div> \n'
    )
    return "".join(parts)


def sina(story: Story, title: str) -> str:
    """Indented paragraphs in nested fonts, and a long footer of template."""
    del title
    seen: list[str] = []
    story.mark = sina_links(seen)
    paragraphs = story.paragraphs(story.size(0.25, 1.0) - 1900, 60)
    parts = [
        f'<p cms-style="font-L">　　<font cms-style="font-L">{p}</font></p>' for p in paragraphs
    ]
    draw = story.random()
    if draw < 0.05:
        parts.append("<p>　　会议审议通过《关于<回购公司股份方案>的议案》。详情送>></p>")
    elif draw < 0.10:
        parts.append("<!--article_adlist[<p>　　广告 <a href='#'>示例</a></p>]article_adlist-->")
    return "\n".join(parts) + f"<!-- news_keyword_pub,stock,{'&'.join(seen)} -->" + _SINA_FOOTER


def telegraph(story: Story, title: str) -> str:
    """Bare text that repeats its title; lists are made of raw newlines."""
    room = story.size(0.0, 0.6) - 450
    day = f"财联社{story.moment.month}月{story.moment.day}日讯，"
    items = story.paragraphs(room)
    if len(items) > 2:
        items = [f"{place}、{item}" for place, item in enumerate(items, 1)]
    return f"【{title}】{day}" + "\n".join(items)


def cls_depth(story: Story, title: str) -> str:
    """Paragraphs and headings in a second `<div>`, few codes."""
    del title
    story.links, story.mark = min(story.links, 2), qualified
    if story.random() < 0.3:
        story.companies.append(story.pick(words.HONG_KONG))
    region = story.pick(words.REGIONS)
    parts = [f"<p>{p}</p>" for p in story.paragraphs(story.size(0.1, 0.95) - 600)]
    parts[0] = f"<p><strong>财联社（{region}，记者 示例）讯，</strong>" + parts[0][3:]
    for place in range(3, len(parts), 4):
        parts[place] = f'<h3 id="-2-11-">{story.pick(words.VIEWS)}</h3>\n' + parts[place]
    return '<div class="m-b-10">' + "\n".join(parts) + "</div>"


def _nbd_text(story: Story, room: int) -> str:
    parts = [f"<p>{p}</p>" for p in story.paragraphs(room)]
    parts[0] = '<p><span style="font-weight: bold;">每经AI快讯：</span>' + parts[0][3:]
    note = "免责声明：本文内容与数据仅供参考。据此操作，风险自担。"
    return "\n".join(parts) + f'\n<p class="nbd-mzsm" style="color: red;">{note}</p>\n'


def nbd_brief(story: Story, title: str) -> str:
    """The text alone, with template comments after it."""
    del title
    story.mark = bracketed if story.random() < 0.5 else qualified
    story.links = min(story.links, 4)
    text = _nbd_text(story, story.size(0.0, 0.9) - 800)
    return text + "\n        <!-- 封面图片来源：示例 -->\n\n\n        <!-- 页数 -->\n        "


def nbd_original(story: Story, title: str) -> str:
    """The whole template: title again, the only true date, tags of companies and of industries."""
    tag = "http://www.nbd.com.cn/articles/index_for_stock_tag?tag_type="
    tags = [
        f'<a href="{tag}stock&tag_value={code}" data-stock-code="{code}" class="typeTag tagColor1">'
        f'{name} <abbr class="highs">+{story.percent()}</abbr> </a>'
        for name, code in dict(story.companies[: min(story.links, 4)]).items()
    ]
    tags.append(f'<a href="{tag}industry&tag_value=7">{story.pick(words.INDUSTRIES)}</a>')
    story.links, story.mark = min(story.links, 3), qualified
    text = _nbd_text(story, story.size(0.2, 1.0) - 1750)
    return f"""<div class="g-article-top">
        <h1>
          {title}
        </h1>
        <!--发布 时间-->
        <p class="u-time">
          <span class="source">
            每日经济新闻
          </span>
          <span class="time">
            {story.moment:%Y-%m-%d %H:%M:%S}
          </span>
        </p>

        <div class="typeTags">
          {" ".join(tags)}
        </div>
        <!-- div class="typeTags">
          <a href="" class="typeTag tagColor3">贵州茅台 <abbr class="lows">-0.3%</abbr> </a>
        </div -->
      </div>
      <!--文章主体-->
      <div class="g-articl-text">
        <!-- 正文 -->
        {text}
        <!-- 页数 -->
      </div>
      """


def gelonghui(story: Story, title: str) -> str:
    """Runs of empty paragraphs, and headings that are only bold."""
    del title
    story.links, story.mark = min(story.links, 3), qualified
    parts = ["<p></p>" * (1 + story.below(5))]
    for place, item in enumerate(story.paragraphs(story.size(0.1, 1.0) - 700, 35)):
        if place % 4 == 3:
            view = story.pick(words.VIEWS)
            parts.append(
                f"<p><strong><span>{view[:3]}</span></strong><strong>{view[3:]}</strong></p>"
            )
        parts.append(f"<p>{item}</p><p></p>")
    return "".join(parts)


def indented(story: Story, title: str) -> str:
    """Paragraphs that begin with two full-width spaces; companies by name only."""
    del title
    story.links = 0
    return "\n".join(f"<p>　　{p}</p>" for p in story.paragraphs(story.size(0.0, 0.85) - 450, 14))


def social(story: Story, title: str) -> str:
    """A short post with a topic, cashtags, and a cut end."""
    story.companies.append(story.pick(words.HONG_KONG))
    story.mark, topic = xueqiu_link, story.pick(story.topics)
    href = f"http://xueqiu.com/k?q={quote(f'#{topic}#')}"
    text = "<br>".join(story.paragraphs(story.below(600)))
    smile = '<img src="https://example.com/e.png" title="[笑]" alt="[笑]" height="24">'
    return f'<a href="{href}" target="_blank">#{topic}#</a> {title.strip()} {text}{smile}...'


def watched(story: Story, title: str) -> str:
    """One sentence of somebody who now follows a security, with a date as JavaScript writes it."""
    name, market, code = story.followed
    moment = story.moment
    hour = moment.hour % 12 or 12
    when = f"{moment.month}/{moment.day}/{moment.year}, {hour}:{moment:%M:%S} "
    return (
        f"{title.split(' ')[0]} 在{when}{'AP'[moment.hour > 11]}M 关注了 {name}({market}:{code})。"
    )


def filing(story: Story, title: str) -> str:
    """A company's notice: the title and one link."""
    href = f"http://static.example.com/{story.moment:%Y-%m-%d}/{story.below(10**7)}.PDF"
    return f'{title} <a href="{href}" target="_blank" class="status-link">网页链接</a>'


def sentence(story: Story, title: str) -> str:
    """Little more than the title."""
    return f"{title}。{story.paragraphs(0)[0]}"


def english(story: Story, title: str) -> str:
    """English: one line, or nested divs with indentation, rarely `null`."""
    draw = story.random()
    if draw < 0.4:
        return title
    if draw < 0.42:
        return '<a href="https://www.example.com/reports/undefined">Download PDF</a>null'
    parts = "\n".join(f"    <p><i>{p}</i></p>" for p in story.english(story.size(0.0, 0.9) - 600))
    return f'\n      <div class="small-12 medium-8 columns">\n{parts}\n      </div>\n\n      \n'
