"""The front page and the papers say what the program does: each table is held against the code."""

from __future__ import annotations

import dataclasses
import doctest
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import click
import pexpect
import pytest

import newsreader
from newsreader.cli import program
from newsreader.config import Configuration, SourceOverride, load
from newsreader.query import parse
from newsreader.query.fields import ALIASES, NAMES
from newsreader.text.width import width
from newsreader.tui.keys import KEYS, checked_keymap, names

ROOT = Path(__file__).parent.parent
PAPERS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
PICTURES = sorted((ROOT / "docs").glob("*.svg"))
COLUMNS = 96
"""Cells of the terminal in which the transcripts were taken."""


def paper(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(name: str, title: str) -> str:
    """What stands in a paper below one of its headings."""
    _before, found, after = paper(name).partition(f"\n## {title}\n")
    assert found, f"{name} has no section “{title}”"
    return after.partition("\n## ")[0]


def fenced(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def rows(text: str) -> list[list[str]]:
    """The cells of every table in a text, without the headings."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    ruled = [set(line) <= set("|-: ") for line in lines] + [False]
    body = [line for number, line in enumerate(lines) if not (ruled[number] or ruled[number + 1])]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in body]


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


# --- the front page: what is typed ---------------------------------------------------------------


def sessions() -> Iterator[tuple[str, str]]:
    """The commands of the front page's transcripts, each with what it printed."""
    for block in fenced(paper("README.md"), "console"):
        for session in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = session.partition("\n")
            yield command, output.strip("\n")


def test_the_front_page_shows_the_main_commands_at_work() -> None:
    shown = " ".join(command for command, _output in sessions())
    assert all(f"newsreader {name} " in shown for name in ("open", "list", "mentions"))


@pytest.mark.terminal
@pytest.mark.parametrize(("command", "output"), sessions())
def test_a_command_of_the_front_page_prints_what_stands_there(command: str, output: str) -> None:
    """In a terminal of 96 columns that knows no colour."""
    places = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    child = pexpect.spawn(
        "bash",
        ["-c", command],
        cwd=str(ROOT),
        env={**os.environ, "PATH": places, "TERM": "dumb", "LC_ALL": "C.UTF-8"},
        dimensions=(40, COLUMNS),
        encoding="utf-8",
        timeout=60,
    )
    printed = child.read().replace("\r\n", "\n")
    child.close()
    assert "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n") == output
    assert child.exitstatus == 0


def test_the_python_of_the_front_page_works() -> None:
    (example,) = fenced(section("README.md", "As a library"), "pycon")
    test = doctest.DocTestParser().get_doctest(example, {}, "README.md", None, None)
    failures: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=failures.append)
    assert not failures, "".join(failures)


def test_every_example_of_a_filter_is_one() -> None:
    examples = [one for row in rows(section("README.md", "Filters")) for one in code(row[0])]
    for example in examples:
        parse(example, date(2026, 11, 22))
    assert len(examples) > 12


def test_every_field_of_a_filter_stands_on_the_front_page() -> None:
    text = section("README.md", "Filters")
    written = set(re.findall(r"\b([a-z]+):", " ".join(code(text))))
    assert written == {*NAMES, *ALIASES}


# --- the front page: what there is ---------------------------------------------------------------


def test_the_keys_of_the_front_page_are_those_of_the_program() -> None:
    """The rows are printed as they should be, so that they can be taken over."""
    there = [line for line in section("README.md", "Keys").splitlines() if line.startswith("| ")]
    keys = [
        f"| {key.where} | {' '.join(f'`{one}`' for one in names(key))} | {key.tooltip} "
        f"| `{key.id}` |"
        for key in KEYS
    ]
    assert there[1:] == keys, "the rows of the table must be\n" + "\n".join(keys)


def commands() -> dict[str, set[str]]:
    """Every command that prints or does something, with its options."""
    found: dict[str, set[str]] = {}
    waiting = [(name, program.command(name)) for name in program.COMMANDS]
    while waiting:
        name, command = waiting.pop()
        if isinstance(command, click.Group):
            waiting += [(f"{name} {inner}", command.commands[inner]) for inner in command.commands]
            continue
        options = [one for one in command.params if isinstance(one, click.Option)]
        found[name] = {spelt for one in options for spelt in (*one.opts, *one.secondary_opts)}
    return found


def test_the_commands_of_the_front_page_are_those_of_the_program() -> None:
    there: dict[str, set[str]] = {}
    for usage, _does, options in rows(section("README.md", "Commands")):
        words = code(usage)[0].removeprefix("newsreader").split()
        name = " ".join(word for word in words if word.islower())
        if name:
            there[name] = set(code(options))
    assert there == commands()


def spelt(value: object) -> str:
    """How a default is written on the front page; nothing for one that words must tell."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else ""


def test_the_settings_of_the_front_page_are_those_of_the_program() -> None:
    there = {
        code(key)[0]: default for key, default, _does in rows(section("README.md", "Settings"))
    }
    settings = {
        field.name: spelt(getattr(Configuration(), field.name))
        for field in dataclasses.fields(Configuration)
        if field.name not in ("sources", "keys")
    }
    settings |= {f'sources."NAME".{field.name}': "" for field in dataclasses.fields(SourceOverride)}
    settings["keys.ACTION"] = ""
    assert set(there) == set(settings)
    for key, default in settings.items():
        assert code(there[key]) == ([default] if default else []), key


def test_the_example_of_a_configuration_is_one_and_sets_everything(tmp_path: Path) -> None:
    (example,) = fenced(section("README.md", "Settings"), "toml")
    file = tmp_path / "config.toml"
    file.write_text(example, encoding="utf-8")
    configuration = load(file)
    assert checked_keymap(configuration.keys)
    assert set(tomllib.loads(example)) == {one.name for one in dataclasses.fields(Configuration)}


def test_setting_up_takes_two_commands_which_stand_first() -> None:
    (first, *_others) = re.findall(r"^```\w*\n(.*?)^```$", paper("README.md"), re.DOTALL | re.M)
    assert [line.split("#")[0].strip() for line in first.splitlines()] == [
        "make run",
        "make test",
        "pipx install .",
    ]


# --- the papers ----------------------------------------------------------------------------------


def test_the_newest_release_in_the_changelog_is_this_one() -> None:
    releases = re.findall(
        r"^## \[?(\d[^\]\s]*)\]? - (\d{4}-\d\d-\d\d)$", paper("CHANGELOG.md"), re.M
    )
    assert releases
    assert releases[0][0] == newsreader.__version__


@pytest.mark.parametrize("name", PAPERS)
def test_what_a_paper_links_to_is_there(name: str) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", paper(name)):
        place = unquote(target.partition("#")[0])
        if "://" not in target and place:
            assert (ROOT / place).exists(), target


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_names_no_folder_of_one_machine(name: str) -> None:
    assert not re.search(r"(?<![\w~.])/(home|root|work|tmp|Users)/|[A-Z]:\\", paper(name))


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_names_only_targets_that_make_has(name: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", paper("Makefile"), re.MULTILINE))
    named = [one for text in code(paper(name)) for one in re.findall(r"^make ([a-z-]+)", text)]
    assert set(named) <= targets


@pytest.mark.parametrize("name", ["ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_a_paper_is_about_a_page(name: str) -> None:
    assert len(paper(name).split()) < 1_500


def test_the_layers_of_the_architecture_are_those_that_are_checked() -> None:
    contracts = tomllib.loads(paper("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    (layers,) = [one["layers"] for one in contracts if one["type"] == "layers"]
    (drawn,) = fenced(section("ARCHITECTURE.md", "Who may call whom"), "text")
    assert [layer.strip() for layer in re.split(r"->", drawn)] == layers


def test_the_parts_of_the_architecture_are_those_of_the_package() -> None:
    there = {code(row[0])[0] for row in rows(section("ARCHITECTURE.md", "The parts"))}
    package = ROOT / "src" / "newsreader"
    modules = {file.stem for file in package.glob("*.py")} - {"__init__"}
    assert there == modules | {file.parent.name for file in package.glob("*/__init__.py")}


def test_the_libraries_of_the_architecture_are_the_dependencies() -> None:
    there = {code(row[0])[0] for row in rows(section("ARCHITECTURE.md", "Libraries"))}
    needed = tomllib.loads(paper("pyproject.toml"))["project"]["dependencies"]
    assert there == {re.split("[><=]", one)[0] for one in needed}


# --- the pictures --------------------------------------------------------------------------------


def test_the_pictures_of_the_front_page_are_those_that_are_drawn() -> None:
    shown = re.findall(r"!\[[^\]]+\]\((docs/[^)]+)\)", paper("README.md"))
    assert sorted(shown) == [f"docs/{picture.name}" for picture in PICTURES]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_a_picture_fetches_nothing(picture: Path) -> None:
    svg = picture.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "://" not in svg
    assert "@font-face" not in svg


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_every_text_of_a_picture_is_as_wide_as_its_cells(picture: Path) -> None:
    """Rich counts characters, which squeezes Chinese."""
    svg = picture.read_text(encoding="utf-8")
    texts = re.findall(r'textLength="([\d.]+)"[^>]*>([^<&]+)</text>', svg)
    assert len(texts) > 50
    for length, text in texts:
        assert float(length) == pytest.approx(width(text) * 12.2, rel=1e-4), text


def test_the_figures_of_the_readme_stand_in_the_results() -> None:
    table = paper("README.md").partition("## How fast")[2].partition("## More")[0]
    figures = re.findall(r"[0-9.,]+ (?:ms|s|MiB)\b", table)
    assert len(figures) > 8
    results = paper("benchmarks/RESULTS.md")
    assert [figure for figure in figures if figure not in results] == []
