"""The inputs of html5lib-tests as bodies: read, set at three widths, as Markdown, as JSON.

They are inputs only: whether they are parsed as their authors wish is the parser's affair.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from torture.account import Account, suite, told
from torture.examine import faults
from torture.home import away

HEAD: Final = "---\ntitle: An ordinary title\ndate: 2022-08-14 12:00:00 +08:00\n---\n"
_DATA: Final = re.compile(r"^#data\n(.*?)\n#errors", re.DOTALL | re.MULTILINE)
_UNIT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})")


def documents(folder: Path) -> Iterator[str]:
    """The inputs of the tests of tree construction."""
    for file in sorted(folder.glob("*.dat")):
        for found in _DATA.finditer(file.read_text(encoding="utf-8")):
            yield found[1]


def tokens(folder: Path) -> Iterator[str]:
    """The inputs of the tests of the tokenizer, lone surrogates and all."""
    for file in sorted(folder.glob("*.test")):
        for tests in json.loads(file.read_text(encoding="utf-8")).values():
            for test in tests:
                text = test["input"]
                yield _undone(text) if test.get("doubleEscaped") else text


def _undone(text: str) -> str:
    """A text whose escapes were escaped once more."""
    return _UNIT.sub(lambda unit: chr(int(unit[1], 16)), text)


def tried(part: str, bodies: Iterable[str], name: str = "post.html") -> Account:
    """Each of `bodies` as that of a post."""
    account = Account(part)
    for body in bodies:
        data = (HEAD + body).encode("utf-8", errors="surrogatepass")
        account.case(repr(body[:80]), faults(data, name))
    return account


def _suite(part: str) -> Account:
    folder = suite(f"html5lib/{part}")
    if folder is None:
        account = Account(f"html5lib {part}")
        account.skip("no html5lib-tests beside the project; SUITES=folder names them")
        return account
    bodies = documents(folder) if part == "tree-construction" else tokens(folder)
    return tried(f"html5lib {part}", bodies)


def main() -> int:
    """All inputs; the exit code."""
    with away():
        return told(lambda: _suite("tree-construction"), lambda: _suite("tokenizer"))


if __name__ == "__main__":
    sys.exit(main())
