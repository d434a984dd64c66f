"""What the layers of the import contracts cannot say: what really is loaded, and what has tests."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "newsreader"

HEAVY = (
    "textual", "rich", "yaml", "selectolax", "sqlite3", "html2text", "markdown_it", "dateutil",
    "PIL",
)  # fmt: skip

UNTESTED = {
    "errors.py": "classes without code",
    "model.py": "data without code, but for one property that every reader of posts uses",
}
"""Modules without a test file of their own, and why."""

POST = """---
title: Chips
date: 2022-08-14 07:33:00 +08:00
---
<p>机器人(300024.SZ)走强。</p>
"""


def run_python(code: str, cwd: Path) -> str:
    """Run `code` in a fresh interpreter, and give what it printed on stderr."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def loaded_by(code: str, cwd: Path) -> set[str]:
    """Give the top-level modules that a fresh interpreter holds after `code`."""
    report = "import sys; sys.stderr.write('\\n' + ' '.join(sys.modules))"
    modules = run_python(f"{code}\n{report}", cwd).splitlines()[-1].split()
    return {module.partition(".")[0] for module in modules}


def loaded_by_command(cwd: Path, *arguments: str) -> set[str]:
    """Give the top-level modules that a command loads, its stdout being a pipe."""
    return loaded_by(f"from newsreader.cli import main; main({arguments!r})", cwd)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Make an archive of one post."""
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / "chips.md").write_text(POST, encoding="utf-8")
    return folder


def test_the_import_contracts_hold() -> None:
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", lint], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_importing_the_package_loads_nothing_heavy(tmp_path: Path) -> None:
    assert not loaded_by("import newsreader", tmp_path) & {*HEAVY, "click", "wcwidth"}


def test_the_package_loads_none_of_its_parts(tmp_path: Path) -> None:
    code = "import sys, newsreader; sys.stderr.write(' '.join(sys.modules))"
    loaded = run_python(code, tmp_path).split()
    assert [name for name in loaded if name.startswith("newsreader")] == ["newsreader"]


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(option: str, tmp_path: Path) -> None:
    assert not loaded_by_command(tmp_path, option) & set(HEAVY)


@pytest.mark.parametrize(
    "command", ["open", "list", "mentions", "bookmark", "marks", "index", "doctor"]
)
def test_the_help_of_a_command_loads_nothing_heavy(command: str, tmp_path: Path) -> None:
    assert not loaded_by_command(tmp_path, command, "--help") & set(HEAVY)


def test_open_into_a_pipe_loads_only_what_reads_a_post(archive: Path) -> None:
    for arguments in (["open", "chips.md"], ["mentions", "chips.md"], ["chips.md"]):
        loaded = loaded_by_command(archive, *arguments)
        assert not loaded & {"textual", "rich", "sqlite3", "html2text", "markdown_it"}


def test_list_reads_no_post_when_none_has_changed(archive: Path) -> None:
    arguments = ("list", "--archive", ".")
    assert "selectolax" in loaded_by_command(archive, *arguments)
    assert loaded_by_command(archive, *arguments) & set(HEAVY) == {"sqlite3"}


def test_the_reader_starts_without_what_reads_and_fetches_pictures(tmp_path: Path) -> None:
    code = "import sys, newsreader.tui.app; sys.stderr.write(' '.join(sys.modules))"
    loaded = set(run_python(code, tmp_path).split())
    assert "newsreader.pictures.pixels" in loaded
    assert not loaded & {"PIL", "newsreader.pictures.fetch", "newsreader.pictures.album"}


def test_the_first_screen_stands_without_textual(tmp_path: Path) -> None:
    code = "import sys, newsreader.tui.start; sys.stderr.write(' '.join(sys.modules))"
    loaded = set(run_python(code, tmp_path).split())
    assert "newsreader.tui.first_screen" in loaded
    assert not loaded & {"textual", "rich", "newsreader.securities.lexicon", "yaml"}


def test_only_one_module_opens_a_connection() -> None:
    opens = re.compile(r"^ *(?:import|from) (?:socket|ssl|http|urllib\.request)\b", re.MULTILINE)
    found = {
        file.relative_to(SOURCE).as_posix()
        for file in SOURCE.rglob("*.py")
        if opens.search(file.read_text(encoding="utf-8"))
    }
    # The clock cuts lines that the other has opened.
    assert found == {"pictures/clock.py", "pictures/fetch.py"}


def test_every_module_has_its_tests() -> None:
    missing = []
    for module in sorted(SOURCE.rglob("*.py")):
        path = module.relative_to(SOURCE)
        if module.stem == "__init__" or path.as_posix() in UNTESTED:
            continue
        folder = ROOT / "tests" / path.parent
        stem = module.stem.strip("_")
        names = (f"test_{stem}.py", f"test_{'_'.join(path.parent.parts)}_{stem}.py")
        if not any((folder / name).is_file() for name in names):
            missing.append(path.as_posix())
    assert not missing


def test_the_modules_without_tests_are_still_there() -> None:
    assert all((SOURCE / path).is_file() for path in UNTESTED)


def test_no_test_file_has_the_name_of_another() -> None:
    names = [file.name for file in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))
