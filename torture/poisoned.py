"""An archive in which every field of every post is an attack, and settings that are no better."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from torture.attacks import ATTACKS, quoted

SHOWN: Final = "Ordinary"
"""Begins the title of the one post that is not hostile, and the newest."""
LINK: Final = "https://example.org/ordinary"
"""The one address that may reach a terminal as a link."""

_FORBIDDEN: Final = ("/", "\x00")
_DAYS: Final = 28


def post_of(attack: str, number: int) -> str:
    """A post with `attack` in every field: decoded by YAML, by HTML, and as it is."""
    one = quoted(attack)
    attribute = attack.replace("&", "&amp;").replace('"', "&quot;")
    return f"""---
title: {one}
categories: [{one}, {quoted(attack + "2")}, {quoted(attack + "3")}]
tags: [{one}]
author: {one}
source: {one if number % 2 else ""}
date: {f"2022-08-{1 + number % _DAYS:02} 12:00:00 +08:00" if number % 3 else one}
---
<h1>{attack}</h1>
<p>{attack} <a href="https://example.org/{attribute}">{attack}</a> <a href="{attribute}">a</a>
<a href="{LINK}">b</a> <a href="https://info.stcn.com/dc/stock/?stockcode=SZ300024"
code="{attribute}">{attack}</a> 贵州茅台(600519.SH) {attack}(000725.SZ)</p>
<img src="{attribute}" alt="{attribute}"><video src="{attribute}"></video>
<table><caption>{attack}</caption><tr><th>{attack}<th>b<tr><td>{attack}<td>{attack}</table>
<pre>{attack}</pre><ul><li>{attack}</ul><blockquote>{attack}</blockquote><code>{attack}</code>
"""


def broken_post_of(attack: str) -> str:
    """A post whose front matter cannot be read."""
    return (
        f"---\ntitle: {attack}\ndate: [{attack}\n: {attack}\ncategories: {attack}\n---\n{attack}\n"
    )


def archive(folder: Path, attacks: Sequence[str] = tuple(ATTACKS.values())) -> Path:
    """Write the archive into `folder`; attacks are names of files and folders where they can be."""
    root = folder / "poisoned"
    root.mkdir()
    for number, attack in enumerate(attacks):
        home, name = root, f"{number}"
        if not any(char in attack for char in _FORBIDDEN) and len(attack.encode()) < 200:
            home, name = root / attack, attack
            home.mkdir()
        for path, text in (
            (home / f"{name}.md", post_of(attack, number)),
            (home / f"{number}-broken.md", broken_post_of(attack)),
            (home / f"{number}-plain.txt", f"---\ndate: 2022-08-12\n---\n{attack}\n"),
        ):
            path.write_text(text, encoding="utf-8")
    (root / b"\xff\x1b[2J.md".decode("utf-8", "surrogateescape")).write_text(
        "---\ndate: 2022-08-13\n---\nA name of other bytes.\n"
    )
    (root / "ordinary.md").write_text(
        f"---\ntitle: {SHOWN} news of a teahouse\ndate: 2022-08-30 12:00:00 +08:00\n---\n"
        f'<p>贵州茅台(600519.SH) <a href="{LINK}">a link</a>.</p>\n',
        encoding="utf-8",
    )
    return root


def settings(attacks: Sequence[str] = tuple(ATTACKS.values())) -> str:
    """A `config.toml` with an attack wherever the program takes a text of the user's."""
    lines = ["hyperlinks = true", "[keys]"]
    keys = ("bookmark", "filter", "bookmarks", "panel", "watch", "next-story", "find", "markdown")
    lines += [
        f"{key} = [{_toml(attack)}, '{char}']"
        for key, attack, char in zip(keys, attacks, "b/Bcw", strict=False)
    ]
    lines += [f"[sources.{_toml(attack)}]\nday_only = true" for attack in attacks]
    return "\n".join(lines)


def wrong_settings() -> list[str]:
    """Settings that are refused, with the attack in what is refused."""
    found = []
    for attack in map(_toml, ATTACKS.values()):
        found += [
            f"{attack} = 1",
            f"theme = {attack}",
            f"timezone = {attack}",
            f"archive = {attack}",
        ]
        found += [f"language = {attack}", f"[keys]\n{attack} = 'x'", f"[sources.a]\n{attack} = 1"]
    return found


def own_names() -> str:
    """A `securities.tsv` whose names are attacks."""
    lines = []
    for attack in ATTACKS.values():
        name = attack.replace("\n", " ").replace("\r", " ").replace("\t", " ")
        if len(name.splitlines()) == 1:
            lines.append(f"600519.SH\t{name}\n000725.SZ\t{name}")
    return "\n".join(lines) + "\n"


def _toml(text: str) -> str:
    """`text` as a TOML string in quotes."""
    escaped = []
    for char in text:
        code = ord(char)
        if " " <= char <= "~" and char not in '"\\':
            escaped.append(char)
        else:
            escaped.append(f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
    return '"' + "".join(escaped) + '"'
