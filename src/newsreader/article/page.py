"""A whole story set as a page: title, source, dates, the text, what is named and linked in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from itertools import zip_longest
from typing import Final
from zoneinfo import ZoneInfo

from newsreader.article.flow import FlowText, Insert, Stretch
from newsreader.article.layout import SetBlocks, set_blocks
from newsreader.article.line import NONE, Line, Page, Piece, Role, Roles
from newsreader.article.setting import PLAIN, Setting
from newsreader.article.tones import change_tones, word_tones
from newsreader.language import _, in_words
from newsreader.model import (
    BlockKind,
    Document,
    Emphasis,
    Level,
    Mention,
    Named,
    Post,
    Published,
    Sense,
)
from newsreader.text.clean import clean_line
from newsreader.text.when import moment
from newsreader.text.width import fit, width

_EMPHASIS_ROLES: Final = {
    Emphasis.STRONG: Role.STRONG,
    Emphasis.ITALIC: Role.ITALIC,
    Emphasis.STRIKE: Role.STRIKE,
    Emphasis.CODE: Role.CODE,
    Emphasis.IMAGE: Role.MEDIA,
    Emphasis.VIDEO: Role.MEDIA,
    Emphasis.AUDIO: Role.MEDIA,
}
_EXECUTED = re.compile(r"\s*(?:javascript|vbscript|data):", re.IGNORECASE)
_BRACKET: Final = 2
"""Characters between a name and its code."""
_META: Final = frozenset((Role.META,))
_LABEL: Final = frozenset((Role.LABEL,))
_PROBLEM: Final = frozenset((Role.PROBLEM,))
_SECURITY: Final = frozenset((Role.SECURITY,))
_MARK: Final = frozenset((Role.MARK,))


@dataclass(frozen=True, slots=True)
class Article:
    """Everything that a page is made of."""

    post: Post
    document: Document
    mentions: tuple[Mention, ...] = ()
    named: tuple[Named, ...] = ()
    """The securities of `mentions`, each once, most often named first."""
    minutes: int = 0
    """How long the text takes to read; 0 for less than half a minute."""


def set_page(article: Article, cells: int, zone: tzinfo, setting: Setting = PLAIN) -> Page:
    """`article` at a width of `cells`, its date in `zone`."""
    document = article.document
    codes = setting.codes
    links = _numbered_links(article)
    tones = _Tones.of(document) if setting.tones else _Tones()
    title = FlowText(
        document.title,
        (*tones.title, *_mention_stretches(article.mentions, "title")),
        _code_inserts(article.mentions, "title") if codes else (),
        field="title",
    )
    shown_in_title = {
        mention.symbol for mention in article.mentions if codes and mention.field == "title"
    }
    body = FlowText(
        document.text,
        (
            *(
                Stretch(span.start, span.end, _EMPHASIS_ROLES[span.emphasis])
                for span in document.spans
            ),
            *(
                Stretch(link.start, link.end, Role.LINK, link.href)
                for link in document.links
                if link.href
            ),
            *tones.body,
            *_mention_stretches(article.mentions, "body"),
        ),
        (
            *_media_inserts(document),
            *(Insert(end, False, f"[{number}]") for end, number in links.ends),
            *(_code_inserts(article.mentions, "body", shown_in_title) if codes else ()),
        ),
    )
    head = [
        *title.lines(0, len(document.title), cells, roles=frozenset((Role.TITLE,))),
        *_about(article, cells, zone),
        Line(),
    ]
    story = _story(document, body, cells, setting)
    tail = [
        *_legend(tones, cells),
        *_stocks(article.named, Sense.COMPANY, _("Stocks"), cells, links),
        *_stocks(article.named, Sense.COMMON, _("Linked, probably the common word"), cells, links),
        *_addresses(links.addresses, cells),
    ]
    above = len(head)
    return Page(
        (*head, *story.lines, *tail),
        cells,
        links.addresses,
        (above, above + len(story.lines)),
        tuple(replace(table, first=table.first + above) for table in story.tables),
        tuple(replace(picture, first=picture.first + above) for picture in story.pictures),
    )


# --- the story ---------------------------------------------------------------------------------


def says_more(document: Document) -> bool:
    """Whether there is any text beyond the title."""
    return document.text.strip() not in ("", document.title)


def _story(document: Document, flow: FlowText, cells: int, setting: Setting) -> SetBlocks:
    """The text itself; a heading that only repeats the title is left out."""
    if not says_more(document):
        words = _said(_("This post has no text beyond its title."), cells, _META)
        return SetBlocks(tuple(words))
    blocks = document.blocks
    first = 0
    if blocks and blocks[0].kind is BlockKind.HEADING:
        first = int(document.text[blocks[0].start : blocks[0].end] == document.title)
    return set_blocks(document, flow, cells, setting, first=first)


def _mention_stretches(mentions: Iterable[Mention], field: str) -> Iterator[Stretch]:
    for mention in mentions:
        if mention.field == field:
            role = Role.SECURITY if mention.sense is Sense.COMPANY else Role.LINK
            yield Stretch(mention.start, mention.end, role)


def _code_inserts(
    mentions: Sequence[Mention], field: str, shown: set[str] | frozenset[str] = frozenset()
) -> Iterator[Insert]:
    """The symbol behind the first mention of each security, where the text itself lacks it."""
    seen = set(shown)
    for mention, after in zip_longest(mentions, mentions[1:]):
        if mention.field != field or mention.symbol in seen:
            continue
        seen.add(mention.symbol)
        if not _says(mention.text, mention.symbol) and not _follows(mention, after):
            yield Insert(mention.end, False, f"[{mention.symbol}]")


def _follows(mention: Mention, after: Mention | None) -> bool:
    """The text itself has the code right behind the name: 绿的谐波（688017）."""
    return (
        after is not None
        and (after.symbol, after.field) == (mention.symbol, mention.field)
        and after.start - mention.end <= _BRACKET
        and _says(after.text, after.symbol)
    )


def _says(text: str, symbol: str) -> bool:
    """Whether `text` holds the code of `symbol`, and not only its letters, as Disney does DIS."""
    code = symbol.partition(".")[0].lstrip("0")
    edge = r"\d" if code.isdigit() else "[A-Z0-9]"
    return bool(re.search(rf"(?<!{edge})0*{re.escape(code)}(?!{edge})", text.upper()))


def _media_inserts(document: Document) -> Iterator[Insert]:
    words = {
        Emphasis.IMAGE: _("image"),
        Emphasis.VIDEO: _("video"),
        Emphasis.AUDIO: _("audio"),
    }
    for span in document.spans:
        if span.emphasis in words:
            numbered = document.text.startswith("#", span.start)
            yield Insert(span.start, True, f"[{words[span.emphasis]}{' ' if numbered else ': '}")
            yield Insert(span.end, False, "]")


# --- tones -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Tones:
    """What says that something rose or fell."""

    title: tuple[Stretch, ...] = ()
    body: tuple[Stretch, ...] = ()

    @classmethod
    def of(cls, document: Document) -> _Tones:
        body = (*word_tones(document.text), *change_tones(document))
        return cls(tuple(word_tones(document.title)), body)


def _legend(tones: _Tones, cells: int) -> list[Line]:
    """What the colours of rise and fall go by, where there are any."""
    if not tones.title and not tones.body:
        return []
    words = _("The colours of rise and fall go by these words and signs, not by prices.")
    return [Line(), *_said(words, cells, _META)]


# --- links -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Links:
    ends: tuple[tuple[int, int], ...]
    """Where in the text a number stands, and which."""
    addresses: tuple[str, ...]
    securities: Mapping[str, int]
    """The number of the first address of each symbol."""


def _numbered_links(article: Article) -> _Links:
    """Each address once, in the order of the text; those of securities after the others.

    A security's link carries its symbol in the text, and its number in the list of securities.
    What would be executed rather than opened has no number.
    """
    numbers: dict[str, int] = {}
    ends: list[tuple[int, int]] = []
    securities: list[tuple[str, str]] = []
    mentioned = [(m.start, m.end, m.symbol) for m in article.mentions if m.field == "body"]
    at = 0
    for link in article.document.links:
        if not link.href or link.href.startswith("#") or _EXECUTED.match(link.href):
            continue
        while at < len(mentioned) and mentioned[at][1] <= link.start:
            at += 1
        if at < len(mentioned) and mentioned[at][0] < link.end:
            securities.append((mentioned[at][2], link.href))
            continue
        number = numbers.setdefault(link.href, len(numbers) + 1)
        ends.append((link.end, number))
    symbols: dict[str, int] = {}
    for symbol, href in securities:
        symbols.setdefault(symbol, numbers.setdefault(href, len(numbers) + 1))
    return _Links(tuple(ends), tuple(numbers), symbols)


def _addresses(addresses: Sequence[str], cells: int) -> list[Line]:
    """The numbered addresses below the story."""
    if not addresses:
        return []
    lines = [Line(), Line((Piece(_("Links"), _LABEL),))]
    room = width(f"[{len(addresses)}] ")
    for number, address in enumerate(addresses, 1):
        lead = fit(f"[{number}]", room)
        for index, line in enumerate(FlowText(address).lines(0, len(address), cells - room)):
            text = Piece(line.text, _META, address=address)
            lines.append(Line((Piece(lead if index == 0 else " " * room, _MARK), text)))
    return lines


# --- what is said about the story --------------------------------------------------------------


def _said(text: str, cells: int, roles: Roles) -> list[Line]:
    """Something that the page itself says, in lines."""
    lines = FlowText(text).lines(0, len(text), cells)
    return [Line((Piece(line.text, roles),)) for line in lines]


def _about(article: Article, cells: int, zone: tzinfo) -> list[Line]:
    """Source, section, author, dates and length; what is wrong with the post."""
    post = article.post
    origin = " › ".join(part for part in (post.source, post.section) if part)
    if post.author and post.author not in (post.source, post.section):
        origin = f"{origin} · {post.author}" if origin else post.author
    if article.minutes:
        length = _("{number} min").format(number=article.minutes)
        origin = f"{origin} · {length}" if origin else length
    lines = _said(origin, cells, _META) if origin else []
    lines += [line for text in _dates(post.published, zone) for line in _said(text, cells, _META)]
    for remark in post.remarks:
        if remark.level is Level.PROBLEM:
            lines += _said(f"! {in_words(remark.reason)}", cells, _PROBLEM)
    return lines


def _dates(published: Published | None, zone: tzinfo) -> Iterator[str]:
    """The date as it is understood, and as it was published where that says more."""
    if published is None:
        yield _("Undated")
        return
    when = moment(published.instant, zone, day_only=published.day_only)
    yield when if published.day_only else f"{when} {zone_name(zone)}"
    if published.written:
        yield _("Published as {date}").format(date=published.written)
    if published.correction:
        yield in_words(published.correction)


def zone_name(zone: tzinfo) -> str:
    """The name of a zone for a person."""
    return zone.key if isinstance(zone, ZoneInfo) else clean_line(str(zone))


def _stocks(
    named: Sequence[Named], sense: Sense, label: str, cells: int, links: _Links
) -> list[Line]:
    """The securities that are named in one sense: symbol, name, how often, number of the link."""
    rows = [security for security in named if security.sense is sense]
    if not rows:
        return []
    lines = [Line(), *_said(label, cells, _LABEL)]
    roles = _SECURITY if sense is Sense.COMPANY else frozenset((Role.LINK,))
    numbers = {symbol: f"  [{number}]" for symbol, number in links.securities.items()}
    symbols = max(width(security.symbol) for security in rows)
    counts = max(len(str(security.count)) for security in rows) + 1
    room = cells - symbols - counts - 4 - max(map(len, numbers.values()), default=0)
    names = min(max(width(security.name) for security in rows), max(0, room))
    for security in rows:
        pieces = (
            Piece(security.symbol, roles),
            Piece(" " * (symbols - width(security.symbol) + 2), NONE),
            Piece(fit(security.name, names) + "  " if names else "", NONE),
            Piece(fit(f"×{security.count}", counts, right=True), _META),
            Piece(numbers.get(security.symbol, "") if room >= 0 else "", _MARK),
        )
        lines.append(Line(tuple(piece for piece in pieces if piece.text)))
    return lines


def said_page(text: str, cells: int) -> Page:
    """A page that says only why there is no story on it."""
    return Page(tuple(_said(text, cells, _PROBLEM)), cells)
