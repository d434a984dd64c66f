"""The initials by which Chinese users type a name: 贵州茅台 is gzmt, TCL科技 is tclkj."""

from __future__ import annotations

import importlib
import re
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final, cast

from tools.securities.sources import wheel

# Where the readings of the dictionary are not those of the names. Looked for first, longest first.
READINGS: Final = {
    "长": "c", "行": "x", "重庆": "cq", "乐": "l", "合": "h", "晟": "s", "鹄": "h",
    "银行": "yh", "农行": "nh", "工行": "gh", "中行": "zh", "建行": "jh", "交行": "jh",
    "招行": "zh", "商行": "sh", "港行": "gh", "联行": "lh", "酒行": "jh", "太行": "th",
    "厦门": "xm", "厦工": "xg", "厦华": "xh", "厦钨": "xw", "华厦": "hx",
    "重药": "cy", "二重": "ez", "藏格": "zg", "朝阳": "cy", "会稽": "kj", "大参林": "dsl",
    "苏泊尔": "sbe", "呷": "x",
}  # fmt: skip

_MARK: Final = re.compile(r"^(?:S?\*?ST|PT|S)(?=[\u4e00-\u9fff])")


def reader(folder: Path) -> Callable[[str], list[str]]:
    """What gives the first letter of the reading of each character, by pypinyin."""
    unpacked = folder / "pypinyin"
    with zipfile.ZipFile(wheel(folder, "pypinyin")) as archive:
        archive.extractall(unpacked)
    sys.path.insert(0, str(unpacked))
    pypinyin = importlib.import_module("pypinyin")

    def letters(text: str) -> list[str]:
        return cast(
            list[str],
            pypinyin.lazy_pinyin(text, style=pypinyin.Style.FIRST_LETTER, errors=list),
        )

    return letters


def initials(name: str, letters: Callable[[str], list[str]]) -> str:
    """The initials of `name`, small; empty for a name without Chinese characters."""
    name = unicodedata.normalize("NFKC", name)
    if not re.search(r"[\u4e00-\u9fff]", name):
        return ""
    name = _MARK.sub("", name)
    found = letters(name)
    for word in sorted(READINGS, key=len):
        for match in re.finditer(word, name):
            found[match.start() : match.end()] = READINGS[word]
    return "".join(letter for letter in found if letter.isascii() and letter.isalnum()).lower()
