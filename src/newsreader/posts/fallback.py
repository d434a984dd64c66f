"""Broken front matter, read line by line, as a person would read it.

Generators write titles into YAML without escaping them; the rest of such front matter is plain
`key: value` lines and `- item` lists, and nothing of it need be lost.
"""

from __future__ import annotations

import re
from typing import Final

Value = str | list["Value"] | dict[str, "Value"]
"""What a field of front matter holds: strings only, in lists and mappings."""

_KEY: Final = re.compile(r"""["']?([^\W\d][\w-]{0,63})["']?[ \t]*(?::(?:[ \t]|$)|=|":)(.*)$""")
_ITEM: Final = re.compile(r"[ \t]*-(?:[ \t]+(.*))?$")
_BLOCK_SCALARS: Final = frozenset({"|", ">", "|-", ">-", "|+", ">+"})
_CLOSES: Final = re.compile(r"[\s,.;:!?，。；：！？）)》」』】]")


def read_lines(source: str) -> dict[str, Value]:
    """The fields of `source` that stand on lines of their own; never raises, linear."""
    found: dict[str, Value] = {}
    is_json = source.lstrip().startswith("{")
    for line in source.split("\n"):
        if not line.strip() or line.lstrip().startswith("# "):
            continue
        # In YAML an indented key belongs to the field before it.
        if key := _KEY.match(line.lstrip() if is_json else line):
            found[key[1]] = _value(key[2])
        elif found:
            _continue(found, line)
    return found


def end_of_fields(source: str) -> int:
    """Where the lines that can be fields end, for front matter without its closing line."""
    position = 0
    for line in source.split("\n"):
        if line.strip() and not (_KEY.match(line) or _ITEM.match(line)):
            return position
        position += len(line) + 1
    return len(source)


def _continue(found: dict[str, Value], line: str) -> None:
    """Add `line`, which begins no field, to the field before it."""
    name = next(reversed(found))
    before = found[name]
    item = _ITEM.match(line)
    if item and (isinstance(before, list) or not before):
        items = before if isinstance(before, list) else []
        items.append(unquoted(item[1] or ""))
        found[name] = items
    elif isinstance(before, str) and line[0] in " \t" and len(before) < 4_000:
        text = "" if before in _BLOCK_SCALARS else before
        found[name] = f"{text} {line.strip()}".strip()


def _value(written: str) -> Value:
    """What stands behind a key: a list in brackets, or text."""
    written = written.strip().removesuffix(",").rstrip()
    if len(written) >= 2 and written[0] == "[" and written[-1] == "]":
        items = (unquoted(item) for item in written[1:-1].split(","))
        return [item for item in items if item]
    return unquoted(written)


def unquoted(written: str) -> str:
    """`written` without the quotes that were put around it; those of the text itself stay."""
    written = written.strip()
    if not _is_wrapped(written):
        return written
    quote, inner = written[0], written[1:-1]
    # A run of quotes around the whole is the generator's too: \"\"\"'title'\"\"\".
    run = len(inner) - len(inner.lstrip(quote))
    core = inner.strip(quote)
    if run and len(inner) - len(inner.rstrip(quote)) == run and quote not in core:
        inner = core
        return inner[1:-1] if _is_wrapped(inner) else inner
    if quote == "'":
        return inner.replace("''", "'")
    return inner.replace('\\"', '"').replace("\\\\", "\\")


def _is_wrapped(written: str) -> bool:
    """True where a pair of quotes stands around the whole, and not around its first words."""
    if len(written) < 2 or written[0] not in "\"'" or written[-1] != written[0]:
        return False
    first = written.find(written[0], 1, -1)
    if first < 0 or written[first - 1] in written[0] + "\\" or written[first - 1].isspace():
        return True
    return not _CLOSES.match(written, first + 1)
