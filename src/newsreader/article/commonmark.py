"""A Markdown body as HTML: CommonMark, with what Chinese posts and posts on stocks need besides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from newsreader.text.width import char_width

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererProtocol
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_DEEPEST: Final = 100
"""Lists and quotations inside each other; what is deeper is lost."""
_DEEPEST_IN_LINE: Final = 20
"""Brackets inside each other: every sign between them is looked at so many times."""
_SHARE = re.compile(r"ST\w")


def html_of_markdown(text: str) -> str:
    """`text` rendered. With tables, struck text, lists of terms and footnotes; never raises."""
    return str(_parser().render(text))


@cache
def _parser() -> MarkdownIt:
    """The parser, made once: making it takes longer than most posts."""
    parser, of_lines = _made(_DEEPEST), _made(_DEEPEST_IN_LINE)

    def inline(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "inline":
                token.children = []
                of_lines.inline.parse(token.content, of_lines, state.env, token.children)

    parser.core.ruler.at("inline", inline)
    return parser


def _made(nesting: int) -> MarkdownIt:
    # Only a Markdown body pays for them.
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    markdown = MarkdownIt("commonmark", {"html": True, "maxNesting": nesting})
    markdown.enable(["table", "strikethrough"])
    markdown.use(deflist_plugin).use(footnote_plugin, inline=False, move_to_end=False)
    markdown.inline.ruler.at("emphasis", _emphasis)
    _write_footnotes(markdown)
    return markdown


# --- footnotes ---------------------------------------------------------------------------------


def _write_footnotes(markdown: MarkdownIt) -> None:
    """Write a mark as a raised number, and the notes as a list where they stand.

    Without the rules of the plugin, `[^1]: 说明` would be the address of a link, and vanish.
    """
    markdown.add_render_rule("footnote_ref", _mark)
    markdown.add_render_rule("footnote_reference_open", _begin_note)
    markdown.add_render_rule("footnote_reference_close", _end_note)


def _mark(
    _self: RendererProtocol,
    tokens: Sequence[Token],
    index: int,
    _options: OptionsDict,
    _env: EnvType,
) -> str:
    return f"<sup>{tokens[index].meta['id'] + 1}</sup>"


def _begin_note(
    _self: RendererProtocol,
    tokens: Sequence[Token],
    index: int,
    _options: OptionsDict,
    env: EnvType,
) -> str:
    notes = env["footnotes"]
    number = notes["refs"].get(f":{tokens[index].meta['label']}", -1)
    return f'<ol start="{(number if number >= 0 else len(notes["list"])) + 1}"><li>'


def _end_note(*_rendered: object) -> str:
    return "</li></ol>"


# --- emphasis ----------------------------------------------------------------------------------


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Stars as CommonMark reads them, but beside Chinese as its rules for it are meant.

    CommonMark knows where a word ends by white space, of which Chinese has none: it leaves the
    stars of `**注意：**请看` as they are. Here a wide character beside a star counts as white
    space would, and a wide sign not as a sign; see github.com/tats-u/markdown-cjk-friendly. And the
    star of *ST, which marks a share, is a star.
    """
    from markdown_it.rules_inline.emphasis import tokenize
    from markdown_it.rules_inline.state_inline import Delimiter

    source, start = state.src, state.pos
    if silent or source[start] != "*":
        return tokenize(state, silent)
    end = start
    while end < state.posMax and source[end] == "*":
        end += 1
    stars = end - start - _is_share(source, end)
    before = source[start - 1] if start else " "
    after = source[start + stars] if start + stars < state.posMax else " "
    opens = _flanks(before, after)
    closes = _flanks(after, before)
    for number in range(end - start):
        token = state.push("text", "", 0)
        token.content = "*"
        if number < stars:
            state.delimiters.append(
                Delimiter(
                    marker=ord("*"),
                    length=stars,
                    token=len(state.tokens) - 1,
                    end=-1,
                    open=opens,
                    close=closes,
                )
            )
    state.pos = end
    return True


def _is_share(source: str, end: int) -> bool:
    """Whether the star before `end` belongs to a name like *ST望海."""
    return _SHARE.match(source, end) is not None and char_width(source[end + 2]) == 2


def _flanks(outside: str, inside: str) -> bool:
    """Whether stars between two characters may begin or end emphasis of what is `inside`."""
    if inside.isspace():
        return False
    return (
        not _is_sign(inside) or outside.isspace() or _is_sign(outside) or char_width(outside) == 2
    )


def _is_sign(char: str) -> bool:
    """Whether a character is punctuation or a symbol, but none of Chinese."""
    return unicodedata.category(char)[0] in "PS" and char_width(char) != 2
