"""The sections of the made archive, and the front matter and file names of its posts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import archive_shapes as shapes
import archive_words as words
from archive_story import Frame, Story, frames

DateForm = Literal["gmt", "beijing", "none", "day", "local", "1970"]
"""How a source writes its dates.

`gmt`: true GMT. `beijing`: Beijing time that calls itself GMT. `none`: `Invalid Date`.
`day`: midnight. `local`: no zone. `1970`: seconds that were read as milliseconds.
"""
Layout = Literal["tree", "post tree", "post pair", "post flat"]
"""The generations of the generator: where files go, and how front matter is laid out."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of one source."""

    weight: int
    """Posts of this section in an archive of about 100,000."""
    source: str
    name: str
    body: Callable[[Story, str], str]
    dates: DateForm = "gmt"
    titles: tuple[Frame, ...] = frames(words.TITLES)
    top: str = "金融"
    reprints: bool = False
    """True where some posts are stories of other sections once more."""

    @property
    def names(self) -> tuple[str, str]:
        """The source and its section."""
        return self.source, self.name


_RECURRING = frames(words.RECURRING)
_SOCIAL = frames(words.SOCIAL_TITLES)
_ENGLISH = frames(words.ENGLISH_TITLES)
_FOLLOWS = frames(["@山间一棵松 关注了股票 {F}"])
_FILING = frames(["万科A：{Z}年{Q}销售及新增项目情况简报 网页链接"])

SECTIONS = (
    Section(19169, "新浪财经", "新浪财经－国內", shapes.sina),
    Section(18469, "每经网", "重磅原创", shapes.nbd_original, "none"),
    Section(3000, "每经网", "分类", shapes.nbd_brief, "beijing", reprints=True),
    Section(16372, "财联社", "电报", shapes.telegraph, reprints=True),
    Section(2500, "财联社", "深度", shapes.cls_depth),
    Section(14564, "证券时报网", "快讯", shapes.stcn_news, "beijing", reprints=True),
    Section(5666, "证券时报网", "要闻", shapes.stcn_news, "beijing"),
    Section(2502, "证券时报网", "数据", shapes.stcn_table, "beijing", _RECURRING),
    Section(10080, "中证网", "资讯", shapes.indented, "beijing", reprints=True),
    Section(4127, "格隆汇", "主题文章", shapes.gelonghui, "day"),
    Section(148, "格隆汇", "搜索关键字", shapes.gelonghui, "1970"),
    Section(38, "格隆汇", "用户文章", shapes.gelonghui),
    Section(342, "雪球", "用户动态", shapes.social, titles=_SOCIAL),
    Section(79, "雪球", "用户收藏动态", shapes.social, titles=_SOCIAL, reprints=True),
    Section(98, "雪球", "股票信息", shapes.filing, titles=_FILING),
    Section(60, "雪球", "用户自选动态", shapes.watched, titles=_FOLLOWS),
    Section(346, "淘股吧股票论坛", "用户博客", shapes.indented),
    Section(82, "金色财经", "分类", shapes.sentence, top="新媒体"),
    Section(41, "选股宝", "主题", shapes.sentence, "1970", top="新媒体"),
    Section(1200, "finviz", "美股股票新闻", shapes.english, titles=_ENGLISH),
    Section(300, "世界经济论坛", "报告", shapes.english, "local", _ENGLISH),
    Section(18, "天天基金", "用户动态", shapes.sentence),
    Section(5, "上海证券交易所", "本所业务规则", shapes.indented, "day"),
    Section(4, "DT 财经", "数据侠专栏", shapes.gelonghui),
    Section(4, "WEEX 华尔街见闻旗下全球投资线上品牌", "资讯", shapes.sentence),
)

_UNSAFE = re.compile(r"[:/\\?*“”<>|\[\]]")
_LOST_IN_NAMES = re.compile(r"[\n#.]")
_NAME_BYTES = 200
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_IMAGE = "https://example.com/images/{}.jpg"
_RANDOM_IMAGE = "https://picsum.photos/400/300?random={}"


def _gmt(moment: datetime) -> str:
    """Write a date as JavaScript's toUTCString does, whatever the locale."""
    day, month = _DAYS[moment.weekday()], _MONTHS[moment.month - 1]
    return f"{day}, {moment.day:02} {month} {moment.year} {moment:%H:%M:%S} GMT"


def written_date(form: DateForm, beijing: datetime) -> str:
    """Write a time of Beijing in the form of a source."""
    true = beijing - timedelta(hours=8)
    if form == "none":
        return "Invalid Date"
    if form == "local":
        return f"{beijing:%Y-%m-%d %H:%M:%S}"
    if form == "1970":
        seconds = (true - datetime(1970, 1, 1)) // timedelta(seconds=1)
        return _gmt(datetime(1970, 1, 1) + timedelta(seconds=seconds // 1000))
    if form == "day":
        return _gmt(beijing.replace(hour=0, minute=0, second=0))
    return _gmt(beijing if form == "beijing" else true)


def draw_layout(story: Story) -> Layout:
    """Draw the generation of the generator that wrote a post."""
    draw = story.random()
    if draw > 0.017:
        return "tree"
    return "post tree" if draw < 0.006 else "post pair" if draw < 0.011 else "post flat"


def folder_of(section: Section, layout: Layout) -> tuple[str, tuple[str, ...]]:
    """Return the folder of a post, and the source and section as its front matter names them."""
    if layout == "tree":
        return f"source/_posts/{section.top}/{section.source}/{section.name}", section.names
    if layout == "post tree":
        return f"source/_posts/post/{section.top}/{section.source}/{section.name}", section.names
    pair = " - ".join(section.names)
    folder = f"source/_posts/post/{section.top}" + (f"/{pair}" if layout == "post pair" else "")
    return folder, (pair,)


def front_matter(section: Section, layout: Layout, title: str, date: str, story: Story) -> str:
    """Write the front matter of a post as its generation did, nothing escaped."""
    early = layout == "tree" and story.moment < datetime(2021, 6, 1) and story.random() < 0.4
    quoted = f'"{title}"' if "'" in title else f"'{title}'"
    if layout == "post flat":
        quoted = title
    elif layout == "post pair" and story.random() < 0.05:
        quoted = '"' * 10 + f"'{title}'" + '"' * 10
    picture = _RANDOM_IMAGE.format(story.below(10000))
    if story.random() < 0.3:
        picture = _IMAGE.format(story.below(10**9))
    names = folder_of(section, layout)[1]
    if layout == "tree" and not early:
        dash, image, thumbnail = " - ", f"headimg: '{picture}'\n", f"'{picture}'"
    elif layout in ("tree", "post tree"):
        dash, image, thumbnail = "    - ", "\n", "''"
    else:
        dash, image, thumbnail = "    - ", "", "" if layout == "post flat" else "''"
    items = "".join(f"{dash}{item}\n" for item in (section.top, *names))
    return (
        f"\n---\ntitle: {quoted}\ncategories: \n{items}{image}author: {names[0]}\n"
        f"comments: false\ndate: {date}\nthumbnail: {thumbnail}\n---\n"
    )


def file_name(title: str) -> str:
    """Derive a file name from a title as the generator does, short enough for any file system."""
    name = _LOST_IN_NAMES.sub("", title)
    return name.encode()[:_NAME_BYTES].decode(errors="ignore")


def clean_title(title: str) -> str:
    """Replace what the generator lets stand neither in a title nor in a file name."""
    return _UNSAFE.sub("_", title)
