"""Whole posts made up at random, by a grammar that knows where readers break.

The same posts every time: a fault that was found stays found until it is mended.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Final

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from torture.account import Account, told
from torture.attacks import ATTACKS, quoted
from torture.examine import faults
from torture.home import away

EXAMPLES: Final = int(os.environ.get("EXAMPLES", "3000"))
MOST_SECONDS: Final = 2.0
"""Of this process's own time, that one post may take in all that is done with it."""

WORDS: Final = (
    "harbour", "teahouse", "300024", "机器人", "贵州茅台", "茶馆里的人", "Quay", "10", "5.2%",
    "null", "$AAPL", "(600519.SH)", "“好”", "……", "——", "a_b*c", "# x", "> y", "1. z",
)  # fmt: skip
ODD: Final = (
    "\x00", "\x1b", "\x9b", "\x85", "\u2028", "\u202e", "\u200b", "\ufeff", "\u3000", "\xa0", "\t",
    "\r", "\ud800", "\U000e0041", "\ue000", "\u0301" * 9, "\u3099" * 9, "👩\u200d👧", "🇨🇳", "ﷺ",
    "ไทยยยย", "한국", "עברית", "أهلا",
)  # fmt: skip
TAGS: Final = (
    "p", "div", "b", "i", "a", "span", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td",
    "th", "thead", "caption", "colgroup", "col", "pre", "code", "blockquote", "h1", "h6", "br",
    "hr", "img", "sup", "sub", "ruby", "rt", "figure", "figcaption", "section", "q", "s", "wbr",
    "script", "style", "template", "svg", "math", "select", "textarea", "title", "noscript",
    "video", "picture", "details", "summary", "frameset", "body", "html", "form", "button", "xmp",
    "plaintext",
)  # fmt: skip
ATTRIBUTES: Final = (
    'href="https://example.org/%1b%07"', "href=javascript:alert(1)", 'href="//example.org"',
    "hidden", 'style="display:none"', "colspan=3", "colspan=99999999", "rowspan=0",
    "rowspan=-1", "start=7", "start=99999999999999999999", 'code="300024"', "=", "'", '"', "<",
    "src=a.png alt='a&#27;b'", 'class="x" class="y"', "\x00=\x1b", "width=100%",
    "type=A reversed", "data-stock-code=SH600519",
)  # fmt: skip
ENTITIES: Final = (
    "&amp;", "&lt;b&gt;", "&#27;", "&#x1b;", "&#155;", "&#x202e;", "&#xD800;", "&#0;",
    "&#99999999;",
    "&nbsp", "&NotEqualTilde;", "&unknown;", "&", "&#", "&#x", "&Tab;", "&NewLine;", "&shy;",
    "&zwj;",
)  # fmt: skip
LINES: Final = (
    "title: {}", "title: '{}'", 'title: "{}"', "title: [{}]", "title:\n  - {}", "title: |\n  {}",
    "categories: {}", "categories:\n  - {}\n  - [{}]", "tags: [{}, b]", "author: {}", "source: {}",
    "date: {}", "date: 2022-08-14 12:00:00 +08:00", "date: Sun, 14 Aug 2022 07:33:00 GMT",
    "date: 9999-99-99", "date: 0001-01-01 00:00:00 +23:59", "{}", "{}: {}", "? {}", "- {}", "&a {}",
    "*a", "!!python/object {}", "<<: {}", "\t{}", "# {}", "a: {{b: {{c: [{}]}}}}", "title = '{}'",
)  # fmt: skip
FENCES: Final = ("---", "+++", ";;;", "----", "--- ", "{", "}", "...", "", "\ufeff---")
ENCODINGS: Final = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be", "big5", "latin-1")

_words = st.sampled_from(WORDS)
_odd = st.one_of(
    st.sampled_from(ODD), st.sampled_from(tuple(ATTACKS.values())), st.text(max_size=5)
)
_text = st.lists(
    st.one_of(
        _words, _words, _odd, st.sampled_from(ENTITIES), st.sampled_from([" ", "\n", "\n\n"])
    ),
    max_size=8,
).map(" ".join)


@st.composite
def _tag(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    """An element; as often as not something is wrong with it."""
    name = draw(st.sampled_from(TAGS))
    attributes = " ".join(draw(st.lists(st.sampled_from(ATTRIBUTES), max_size=2)))
    broken = draw(st.integers(0, 9))
    opened = f"<{name} {attributes}" + ("" if broken == 0 else ">")
    closed = (
        "" if broken in (1, 2) else f"</{draw(st.sampled_from(TAGS)) if broken == 3 else name}>"
    )
    return f"{opened}{draw(inner)}{closed}"


def _more(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=4).map("".join)
    repeated = st.tuples(
        st.sampled_from(("<div>", "<ul><li>", "<b>", "<table><tr><td>", "<a ", "<!--", "> ", "* ")),
        st.integers(2, 60),
    ).map(lambda one: one[0] * one[1])
    row = st.lists(inner, min_size=1, max_size=3).map(lambda cells: "<tr><td>" + "<td>".join(cells))
    table = st.lists(row, min_size=1, max_size=3).map(
        lambda rows: f"<table>{''.join(rows)}</table>"
    )
    return st.one_of(_tag(several), several, repeated, table)


bodies = st.recursive(_text, _more, max_leaves=12)
"""Bodies of posts."""


@st.composite
def posts(draw: st.DrawFn) -> tuple[bytes, str]:
    """The bytes of a post, and its path."""
    lines = draw(st.lists(st.sampled_from(LINES), max_size=6))
    filled = []
    for line in lines:
        text = draw(_text)
        text = quoted(text) if draw(st.booleans()) else text
        filled.append(line.replace("{}", text))
    fence = draw(st.sampled_from(FENCES[:3])) if draw(st.integers(0, 4)) else ""
    closing = fence if draw(st.integers(0, 4)) else draw(st.sampled_from(FENCES))
    whole = "\n".join([fence, *filled, closing, draw(bodies)])
    data = whole.encode(draw(st.sampled_from(ENCODINGS)), errors="replace")
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=4)) + data[at:]
    return data, draw(
        st.sampled_from(("a.md", "b.html", "c.txt", "\x1b[2J.md", "\udcff/\u202e.markdown"))
    )


def tried(examples: int = EXAMPLES, most_seconds: float | None = MOST_SECONDS) -> Account:
    """So many posts, each read in full; None for `most_seconds` takes no time."""
    account = Account("made up at random")

    @settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(posts())
    def bear(post: tuple[bytes, str]) -> None:
        account.cases += 1
        began = time.process_time()
        found = faults(*post)
        if most_seconds is not None and (seconds := time.process_time() - began) > most_seconds:
            found.append(f"took {seconds:.1f} s")
        assert not found, found

    try:
        bear()
    except Exception as error:
        notes = getattr(error, "__notes__", [])
        account.failures.append(" ".join([f"{type(error).__name__}: {error}", *notes]))
    return account


def main() -> int:
    """All of it; the exit code."""
    with away():
        return told(tried)


if __name__ == "__main__":
    sys.exit(main())
