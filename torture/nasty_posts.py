"""Posts that somebody wrote to do harm, or that a broken disk or program left behind.

Each has a name, its bytes or what makes them, and words that a person reads when it is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

_HEAD: Final = "title: 海潮\ndate: 2022-08-14 07:33:00 +08:00\ncategories: [金融]\n"
_TEXT: Final = "<p>样本电子(600856.SH)走强。</p>\n"
BROKEN: Final = "The front matter is broken, it was read line by line"
LARGE: Final = "The front matter is too large, its beginning was read"
CUT_FILE: Final = "The file is too large, only its beginning was read"
CUT_BODY: Final = "The body is too large, only its beginning is shown"
BAD_DATE: Final = "The date is not understood"
BAD_BYTES: Final = "Some bytes are not text in any known encoding"
NULS: Final = "There are NUL bytes in the file"
NO_FRONT_MATTER: Final = "There is no front matter"
TITLE: Final = "海潮"
MB: Final = 1_000_000


class NastyPost(NamedTuple):
    """One of them."""

    name: str
    """Of its file."""
    make: bytes | Callable[[], bytes]
    """What is in it; what is long is made when it is asked for."""
    words: str
    """What stands on its page, in English."""

    @property
    def content(self) -> bytes:
        """What is in it."""
        return self.make if isinstance(self.make, bytes) else self.make()


def post(body: str = _TEXT, more: str = "", head: str = _HEAD) -> bytes:
    """A post with a sound title and date, `more` front matter, and a body."""
    return f"---\n{head}{more}---\n{body}".encode("utf-8", "surrogatepass")


def _repeated(before: str, part: str, after: str = "", *, size: int) -> bytes:
    """A post whose body is `part` again and again, some `size` bytes long in all."""
    return post(before + part * (size // len(part.encode())) + after)


def _bomb(levels: int, merge: bool) -> str:
    """Aliases of aliases: 20 to the power of `levels` values in a few lines."""
    lines = ["a0: &a0 {k: v}" if merge else "a0: &a0 [x]"]
    for level in range(1, levels):
        aliases = ", ".join(f"*a{level - 1}" for _ in range(20))
        value = f"{{<<: [{aliases}]}}" if merge else f"[{aliases}]"
        lines.append(f"a{level}: &a{level} {value}")
    return "\n".join(lines) + "\n"


def _front(name: str, more: str | Callable[[], str], words: str = BROKEN) -> NastyPost:
    def make() -> bytes:
        return post(more=more if isinstance(more, str) else more())

    return NastyPost(f"{name}.md", make, words)


def _body(name: str, part: str, size: int, words: str = TITLE, *, before: str = "") -> NastyPost:
    ending = "" if "." in name else ".html"
    return NastyPost(f"{name}{ending}", partial(_repeated, before, part, size=size), words)


FRONT_MATTER: Final = (
    _front("yaml-brackets", lambda: "x: " + "[" * 50_000 + "\n"),
    _front("yaml-braces", lambda: "x: " + "{a: " * 12_000 + "\n"),
    _front("yaml-items", lambda: "x:\n " + "- " * 25_000 + "\n"),
    _front("yaml-indented", lambda: "".join(" " * n + "k:\n" for n in range(340))),
    _front("yaml-questions", lambda: "? " * 25_000 + "\n"),
    _front("yaml-cycle", "x: &x [*x]\n"),
    _front("yaml-cycle-of-keys", "x: &x {*x : *x}\n"),
    _front("yaml-alias-bomb", lambda: _bomb(9, merge=False)),
    _front("yaml-merge-bomb", lambda: _bomb(7, merge=True)),
    _front("yaml-object", "x: !!python/object/apply:os.system ['true']\n", TITLE),
    _front("yaml-huge-integer", lambda: "x: " + "9" * 60_000 + "\n", TITLE),
    _front("yaml-sixties", lambda: "x: 1" + ":59" * 15_000 + "\n", TITLE),
    _front("yaml-escapes", 'x: "\\e]52;c;AAAA\\a\\x9b"\n', TITLE),
    _front("yaml-quotes", lambda: "x: '" + "'" * 60_001 + "\n", TITLE),
    _front("yaml-spaces", lambda: "x: a" + " " * 60_000 + ": b\n"),
    _front("yaml-colons", lambda: "x: a" + ":" * 60_000 + "\n", TITLE),
    _front("yaml-signs", lambda: "x: " + "a :" * 20_000 + "b: \n"),
    _front("yaml-keys", lambda: "".join(f"k{n}: v\n" for n in range(6_000)), TITLE),
    _front("yaml-tags", lambda: "tags:\n" + " - 标签\n" * 5_000, TITLE),
    _front("yaml-documents", lambda: "%YAML 1.1\n" + "...\n" * 10, TITLE),
    _front("yaml-block", lambda: "x: |\n" + "  text\n" * 8_000, TITLE),
    _front("yaml-large", lambda: "x: " + "[" * (5 * MB) + "\n", LARGE),
    _front("yaml-lines", lambda: "x: y\n" * (2 * MB), LARGE),
    NastyPost("impossible-day.md", post(head="title: 海潮\ndate: 2022-02-30 25:61:61\n"), BAD_DATE),
    NastyPost("impossible-year.md", post(head="title: 海潮\ndate: 99999-01-01\n"), BAD_DATE),
    NastyPost("impossible-zone.md", post(head="title: 海潮\ndate: 2022-08-14 +99:99\n"), BAD_DATE),
    NastyPost(
        "date-of-digits.md",
        lambda: post(head="title: 海潮\ndate: " + "9" * 60_000 + "\n"),
        BAD_DATE,
    ),
    NastyPost(
        "date-of-signs.md",
        lambda: post(head="title: 海潮\ndate: " + "1-1 1:1 " * 7_000 + "\n"),
        BAD_DATE,
    ),
    NastyPost("title-of-60-kb.md", lambda: post(head="title: " + "海潮" * 10_000 + "\n"), TITLE),
    NastyPost("title-of-controls.md", post(head='title: "海潮\\e[2J\\u202e"\n'), TITLE),
    NastyPost(
        "title-of-entities.md", lambda: post(head="title: 海潮" + "&amp;" * 12_000 + "\n"), TITLE
    ),
    NastyPost(
        "no-end.md", lambda: b"---\ntitle: \xe6\xb5\xb7\xe6\xbd\xae\n" + b"x: y\n" * MB, TITLE
    ),
    NastyPost(
        "toml-brackets.md",
        lambda: ("+++\ntitle = '海潮'\nx = " + "[" * 50_000 + "\n+++\n" + _TEXT).encode(),
        BROKEN,
    ),
    NastyPost(
        "toml-dots.md",
        lambda: ("+++\ntitle = '海潮'\n" + "a." * 25_000 + "b = 1\n+++\n" + _TEXT).encode(),
        BROKEN,
    ),
    NastyPost(
        "toml-tables.md",
        lambda: ("+++\ntitle = '海潮'\n" + "[[a]]\n" * 9_000 + "+++\n" + _TEXT).encode(),
        TITLE,
    ),
    NastyPost(
        "toml-integer.md",
        lambda: ("+++\ntitle = '海潮'\nx = " + "9" * 60_000 + "\n+++\n" + _TEXT).encode(),
        BROKEN,
    ),
    NastyPost(
        "json-brackets.md",
        lambda: ('{\n"title": "海潮",\n"x": ' + "[" * 50_000 + "\n}\n" + _TEXT).encode(),
        BROKEN,
    ),
    NastyPost(
        "json-integer.md",
        lambda: ('{"title": "海潮", "x": ' + "9" * 60_000 + "}\n" + _TEXT).encode(),
        TITLE,
    ),
    NastyPost(
        "json-of-hexo.md",
        lambda: (';;;\n"title": "海潮",\n"x": ' + '{"a":' * 10_000 + "\n;;;\n" + _TEXT).encode(),
        BROKEN,
    ),
)
"""What is wrong stands before the text."""

ENCODINGS: Final = (
    NastyPost("nul.md", post("<p>a\0b</p>"), NULS),
    NastyPost("nuls.md", lambda: post("\0" * MB), NULS),
    NastyPost("nuls-alone.md", lambda: b"\0" * MB, NULS),
    NastyPost("empty.md", b"", NO_FRONT_MATTER),
    NastyPost("one-bad-byte.md", post("<p>海潮</p>").replace(b"</p>", b"\xff</p>"), BAD_BYTES),
    NastyPost("cut-in-a-character.md", post("海潮")[:-1], BAD_BYTES),
    NastyPost("gbk.md", post("<p>海潮与样本</p>").decode().encode("gb18030"), TITLE),
    NastyPost(
        "gbk-in-utf-8.md", post("<p>海潮</p>" * 99) + "海潮与样本".encode("gb18030"), BAD_BYTES
    ),
    NastyPost("utf-16.md", post().decode().encode("utf-16"), TITLE),
    NastyPost("utf-16-cut.md", post().decode().encode("utf-16")[:-1], BAD_BYTES),
    NastyPost("utf-16-without-a-mark.md", post().decode().encode("utf-16-le"), TITLE),
    NastyPost("utf-32.md", post().decode().encode("utf-32"), TITLE),
    NastyPost("big5.md", "---\ntitle: t\n---\n海潮與樣本".encode("big5"), "t"),
    NastyPost("surrogates.md", post("<p>\ud83d\udca5 \udcff</p>"), BAD_BYTES),
    NastyPost("two-marks.md", b"\xef\xbb\xbf" * 2 + post(), TITLE),
    NastyPost("noise.md", lambda: bytes(n * n * 7 >> 3 & 255 for n in range(MB)), NO_FRONT_MATTER),
    NastyPost("bad-bytes-of-5-mb.md", lambda: post() + b"\xff\xfe" * (5 * MB // 2), BAD_BYTES),
    NastyPost(
        "controls.html", lambda: post("\x1b]0;x\x07\x9b2J\x0b&#27;[2J&#x9b;" * 20_000), TITLE
    ),
)
"""What is wrong is in the bytes."""

TAGS: Final = (
    _body("a-of-60-kb", "<a ", 60_000),
    _body("a-of-4-mb", "<a ", 4 * MB),
    _body("less-than", "<", 4 * MB),
    _body("less-than-of-closing", "</", 4 * MB),
    _body("attributes", "x=y ", 4 * MB, before="<p "),
    _body("attribute-without-end", "x", 4 * MB, before='<p title="'),
    _body("comment-without-end", "<!-- ", 4 * MB),
    _body("comments", "<!---->", 4 * MB),
    _body("cdata", "<![CDATA[", MB),
    _body("entities", "&#27;", 2 * MB),
    _body("entities-without-end", "&amp", 2 * MB),
    _body("ampersands", "&", 4 * MB),
    *(
        _body(f"nested-{tag}", f"<{tag}>", len(tag) * 100_000 + 200_000)
        for tag in (
            "div",
            "p",
            "ul",
            "li",
            "ol",
            "table",
            "td",
            "b",
            "a",
            "span",
            "font",
            "blockquote",
            "sup",
            "pre",
            "h1",
            "dl",
            "svg",
            "math",
            "select",
            "template",
            "noscript",
            "ruby",
            "details",
            "frameset",
            "form",
            "button",
            "x-y",
        )
    ),
    _body("nested-lists", "<ul><li>", 800_000),
    _body("nested-tables", "<table><tr><td>", 1_500_000),
    _body("nested-emphases", "<b><i><u><s><a href=x>", 2 * MB),
    _body("nested-and-closed", "<div>a</div></div>", 2 * MB),
    _body("misnested", "<b><p></b>", 300_000),
    _body("misnested-links", "<a href=x><p></a>", 300_000),
    _body("misnested-tables", "<table><b><tr><i>", 300_000),
    _body("paragraphs", "<p>a", 2 * MB),
    _body("paragraphs-deep-in-lists", "<p>a", 2 * MB, before="<ul><li>" * 128),
    _body("paragraphs-deep-in-quotes", "<p>a", 2 * MB, before="<blockquote>" * 250),
    _body("items-deep-in-lists", "<li>a", 2 * MB, before="<ol><li>" * 120 + "<ol>"),
    _body("links-without-end", "<a href=https://example.org/>a<p>", 2 * MB),
    _body("rules", "<hr>", 2 * MB),
    _body("breaks", "<br>", 4 * MB),
    _body("images", "<img src=x>", 2 * MB),
    _body("links", "<a href=https://example.org/>a</a> ", 2 * MB),
    _body("links-of-stocks", '<a href="https://xueqiu.com/S/SZ300024">样本</a>', 2 * MB),
    _body("headings", "<h1>海潮</h1>", 2 * MB),
    _body("table-of-columns", "<td>a", MB, before="<table><tr>"),
    _body("table-of-rows", "<tr><td>a", MB, before="<table>"),
    _body("table-of-spans", "<tr><td colspan=1000 rowspan=65534>a", MB, before="<table>"),
    _body(
        "table-of-one-span", "<td colspan=9999999999 rowspan=9999999999>", 60_000, before="<table>"
    ),
    _body("table-of-text", "海潮", MB, before="<table><tr><td>a<td>"),
    _body("tables", "<table><tr><td>a<td>b</table>", 2 * MB),
    _body("styles", '<p style="display  :  visibility">a', 2 * MB),
    _body("style-of-spaces", " ", MB, before='<p style="display'),
    _body("spans-of-style", "<span style=x>a</span>", 2 * MB),
    _body("text-in-pre", "a\tb\n", 2 * MB, before="<pre>"),
    _body("line-in-pre", "海潮", 2 * MB, before="<pre>"),
    _body("ordered", "<li value=999999999>a", MB, before="<ol start=-999999999 type=i>"),
)
"""Pages of HTML."""

MARKDOWN: Final = tuple(
    _body(f"{name}.md", part, size, before=before)
    for name, part, size, before in (
        ("md-brackets", "[", 100_000, ""),
        ("md-brackets-of-links", "[a](", 200_000, ""),
        ("md-images", "![[]()", 200_000, ""),
        ("md-references", "[a]: b\n", MB, ""),
        ("md-footnotes", "[^1]: a\n\n[^1]\n\n", MB, ""),
        ("md-notes", "[^a]", 500_000, "[^a]: x\n\n"),
        ("md-stars", "*a **a ", MB, ""),
        ("md-stars-alone", "*", 500_000, ""),
        ("md-stars-closed", "**a*", MB, ""),
        ("md-underscores", "_a __a ", MB, ""),
        ("md-underscores-alone", "_", 500_000, "a"),
        ("md-tildes", "~~a ", MB, ""),
        ("md-ticks", "`a``b```", MB, ""),
        ("md-ticks-growing", "".join("a" + "`" * n for n in range(600)), 400_000, ""),
        ("md-quotes", ">", 100_000, ""),
        ("md-quotes-of-lines", "> " * 50 + "a\n", 500_000, ""),
        ("md-lists", "- ", 100_000, ""),
        ("md-lists-of-lines", "- a\n", 500_000, ""),
        ("md-numbers", "999999999. a\n", 500_000, ""),
        ("md-table", "|", 200_000, "|a|b|\n|-|-|\n"),
        ("md-table-of-columns", "|a", 100_000, ""),
        ("md-table-of-rules", "|-", 100_000, "|a\n"),
        ("md-rows", "|a|b|\n", 500_000, "|a|b|\n|-|-|\n"),
        ("md-backslashes", "\\", MB, ""),
        ("md-angles", "<", MB, "a "),
        ("md-tags", "<a href=", MB, "a "),
        ("md-declarations", "<!A ", 500_000, "a "),
        ("md-instructions", "<?a ", 500_000, "a "),
        ("md-comments", "<!-- ", 500_000, "a "),
        ("md-autolinks", "<https://a", MB, "a "),
        ("md-entities", "&#35;", MB, ""),
        ("md-terms", "a\n: b\n", 500_000, ""),
        ("md-headings", "# a\n", MB, ""),
        ("md-underlined", "a\n=\n", MB, ""),
        ("md-one-paragraph", "海潮\n", 2 * MB, ""),
        ("md-paragraphs", "海潮\n\n", 2 * MB, ""),
        ("md-code", "```\n", MB, ""),
        ("md-indented", "    a\n", MB, ""),
        ("md-spaces", " ", 2 * MB, "a"),
        ("md-tabs", "\t", 2 * MB, "-"),
        ("md-newlines", "\n", 5 * MB, "a"),
        ("md-line-of-5-mb", "潮", 5 * MB, ""),
    )
)
"""Markdown."""

TEXTS: Final = (
    *(
        _body(f"line-of-5-mb-{name}", part, 5 * MB)
        for name, part in (
            ("chinese", "海潮"),
            ("letters", "a"),
            ("capitals", "A"),
            ("words", "word "),
            ("digits", "6"),
            ("codes", "600856 "),
            ("qualified-codes", "样本电子(600856.SH)"),
            ("names", "宁德时代"),
            ("cashtags", "$AAPL "),
            ("brackets", "（"),
            ("brackets-of-codes", "(600856)"),
            ("quotes", "“"),
            ("marks", "a\u0301\u0301\u0301\u0301\u0301"),
            ("emoji", "\U0001f468\u200d\U0001f469\u200d\U0001f467"),
            ("flags", "\U0001f1e8\U0001f1f3"),
            ("bidi", "\u202e\u2066"),
            ("tags", "\U0001f3f4\U000e0067"),
            ("private", "\ue000"),
            ("wide-spaces", "\u3000"),
            ("dashes", "—"),
            ("per-cents", "涨1.5%"),
            ("dates", "2022-08-14 "),
            ("spelled-dates", "2022年8月14日"),
            ("addresses", "https://example.org/"),
            ("thai", "\u0e17\u0e33"),
            ("jamo", "\u1112\u1161\u11ab"),
            ("arabic", "\u0645\u0651"),
            ("ligatures", "\ufdfa"),
            ("small-capitals", "aB"),
            ("tickers", "AAPL, NVDA; "),
        )
    ),
    _body("text-of-lines.txt", "海潮\n", 2 * MB),
    _body("text-of-one-line.txt", "海潮", 5 * MB),
    _body("text-of-columns.txt", "a   b\n", 2 * MB),
    _body("text-of-tabs.txt", "\t", 2 * MB),
    _body("text-of-blank-lines.txt", " \n\u3000\n", 2 * MB),
    NastyPost("post-of-50-mb.html", lambda: post(_TEXT * 1_100_000), CUT_FILE),
    NastyPost("text-of-50-mb.txt", lambda: post("海潮\n" * 7_000_000), CUT_FILE),
    NastyPost("markdown-of-50-mb.md", lambda: post("海潮 *b*\n\n" * 4_000_000), CUT_FILE),
)
"""Texts that are too long."""

NASTY_POSTS: Final = (*FRONT_MATTER, *ENCODINGS, *TAGS, *MARKDOWN, *TEXTS)
"""All of them."""
