"""The cases of yaml-test-suite as front matter: a Post, whatever they are.

Of a plain mapping of strings the fields are what the suite says, compared as strings; or the post
has a remark, where libyaml reads less than YAML 1.2 has; or what is refused and names no field is
taken for text. Anchors, aliases and tags are refused by design.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from newsreader.posts.front_matter import split
from torture.account import Account, suite, told
from torture.examine import faults
from torture.home import away

BODY: Final = "---\n<p>An ordinary body.</p>\n"
READ_OTHERWISE: Final = {
    "652Z/0": "libyaml takes the ? of ?foo for the sign of a key, though no space follows",
}
"""Cases of which libyaml itself reads something else, without a word; and what."""
_SPELT: Final = str.maketrans({"␣": " ", "↵": "", "←": "\r", "⇔": "\ufeff"})
_TAB: Final = re.compile("—*»")
_EVENT: Final = re.compile(r"=VAL (?P<style>[:'\"|>])(?P<text>.*)")
_ESCAPED: Final = re.compile(r"\\(.)")
_ESCAPES: Final = {"n": "\n", "t": "\t", "b": "\b", "r": "\r"}
_BOUNDARY: Final = re.compile(r"^(?:-{3,}|\.{3})[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """One document of the suite."""

    name: str
    source: str
    fields: dict[str, str] | None
    """What it says, where it is a plain mapping of strings; None for everything else."""


def cases(folder: Path) -> Iterator[Case]:
    """All cases; the later ones of a file have what they do not say from the one before."""
    for file in sorted(folder.glob("*.yaml")):
        known: dict[str, Any] = {}
        for number, written in enumerate(yaml.safe_load(file.read_text(encoding="utf-8"))):
            known |= written
            if "fail" not in written:
                known.pop("fail", None)
            fields = None if known.get("fail") else mapping(str(known.get("tree", "")))
            yield Case(f"{file.stem}/{number}", spelt(str(known["yaml"])), fields)


def spelt(source: str) -> str:
    """A case as it is, of how the suite writes what cannot be seen."""
    source = _TAB.sub("\t", source).translate(_SPELT)
    return source.removesuffix("∎\n") if source.endswith("∎\n") else source


def mapping(tree: str) -> dict[str, str] | None:
    """The fields of a tree of events, if it is one mapping of strings without anchors and tags."""
    events = [line.strip() for line in tree.strip().splitlines()]
    if [event.split()[0] for event in events[:1] + events[-1:]] != ["+STR", "-STR"]:
        return None
    inner = events[2:-2]
    if not inner or not re.fullmatch(r"\+MAP(?: \{\})?", inner[0]) or inner[-1] != "-MAP":
        return None
    values = []
    for event in inner[1:-1]:
        found = _EVENT.fullmatch(event)
        if found is None:
            return None
        text = _ESCAPED.sub(lambda one: _ESCAPES.get(one[1], one[1]), spelt(found["text"]))
        values.append("" if found["style"] == ":" and text in ("null", "~", "Null") else text)
    return dict(zip(values[::2], values[1::2], strict=True))


def faults_of(case: Case) -> list[str]:
    """What is wrong with a case as front matter."""
    source = case.source.removeprefix("---\n")
    post = "---\n" + source + "\n" * (not source.endswith("\n")) + BODY
    for data in (post, case.source):
        found = faults(data.encode("utf-8", errors="surrogatepass"))
        if found:
            return found
    if case.fields is None or case.name in READ_OTHERWISE or _BOUNDARY.search(source):
        return []
    read = split(post)
    wanted = {name.strip().lower(): text for name, text in case.fields.items()}
    if read.trouble or not read.found or read.fields == wanted:
        return []
    return [f"read as {read.fields}, and it is {wanted}"]


def tried() -> Account:
    """The whole suite."""
    account = Account("yaml-test-suite")
    folder = suite("yaml")
    if folder is None:
        account.skip("no yaml-test-suite beside the project; SUITES=folder names it")
        return account
    compared = 0
    for case in cases(folder):
        compared += case.fields is not None
        account.case(case.name, faults_of(case))
    account.part += f" ({compared} are mappings whose values are compared)"
    return account


def main() -> int:
    """All cases; the exit code."""
    with away():
        return told(tried)


if __name__ == "__main__":
    sys.exit(main())
