"""What is installed: the lock says of every package which bytes it is made of."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from tools import audit, lock
from tools.securities.sources import PACKAGES

ROOT = Path(__file__).parent.parent
FILES = ("run", "develop", "audit", "data")
ENTRY = re.compile(
    r"(?P<name>[a-z0-9]+(?:-[a-z0-9]+)*)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+))? \\\n"
    r"(?:    --hash=sha256:[0-9a-f]{64} \\\n)*    --hash=sha256:[0-9a-f]{64}\n"
)
HEADS = {"# Made by `make lock` from pyproject.toml; not to be edited.", "-r run.txt"}

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def pinned(*names: str) -> dict[str, str]:
    """The version of each package of some files of the lock; what is no whole entry is a fault."""
    versions = {}
    for name in names:
        for lines in lock.read(name).values():
            found = ENTRY.fullmatch(lines)
            assert found, lines
            versions[found["name"]] = found["version"]
    return versions


# --- the lock ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("files", "wanted"), [(("run",), "run"), (("run", "develop"), "develop"), (("audit",), "audit")]
)
def test_every_package_that_is_wanted_is_locked_with_its_hashes(
    files: tuple[str, ...], wanted: str
) -> None:
    versions = pinned(*files)
    for one in map(Requirement, lock.wanted(PROJECT)[wanted]):
        version = versions.get(canonicalize_name(one.name))
        assert version is not None, one
        assert one.specifier.contains(version), one


def test_what_the_locked_packages_need_is_locked_as_well() -> None:
    """Of those that are installed here, by what they say themselves."""
    versions = pinned("run", "develop")
    seen = set()
    for name in versions:
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        for need in map(Requirement, needs):
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                seen.add(need.name)
                assert canonicalize_name(need.name) in versions, f"{name} needs {need}"
    assert len(seen) > 10


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_lock_holds_nothing_but_packages_and_hashes(name: str) -> None:
    text = (lock.LOCK / f"{name}.txt").read_text(encoding="utf-8")
    packages = "".join(lock.read(name).values())
    assert text.endswith(packages)
    assert set(text.removesuffix(packages).splitlines()) <= HEADS
    assert "/" not in packages, "no address of an index or of a file"


def test_a_package_stands_in_one_file_in_one_version() -> None:
    assert not lock.read("run").keys() & lock.read("develop").keys()


def test_make_installs_the_lock_and_nothing_else() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    variables = dict(re.findall(r"^(\w+) := (.*)$", text, re.MULTILINE))
    locked = variables["LOCKED"]
    assert locked.split()[1:] == ["--require-hashes", "--only-binary", ":all:"]
    installs = re.findall(r"^\t@\S+python (\$\((?:LOCKED|INSTALL)\).*)$", text, re.MULTILINE)
    assert installs == [
        "$(LOCKED) --requirement requirements/run.txt",
        "$(INSTALL) --no-deps --no-build-isolation --editable .",
        "$(LOCKED) --requirement requirements/develop.txt",
        "$(LOCKED) --requirement requirements/audit.txt",
    ]
    assert text.count("pip install") == variables["INSTALL"].count("pip install") == 1


def test_what_is_no_package_is_left_out_of_a_lock() -> None:
    text = (
        "--index-url https://index.example/simple\n# head\na-b==1 \\\n    --hash=sha256:00\n"
        "    # via c\nc==2 ; sys_platform == 'win32' \\\n    --hash=sha256:11\n"
    )
    assert lock.entries(text) == {
        "a-b": "a-b==1 \\\n    --hash=sha256:00\n",
        "c": "c==2 ; sys_platform == 'win32' \\\n    --hash=sha256:11\n",
    }


def test_the_packages_of_which_only_data_is_read_are_locked_as_well() -> None:
    assert pinned("data") == PACKAGES


def test_every_file_of_the_lock_that_is_installed_is_audited() -> None:
    files = {file.name for file in lock.LOCK.iterdir()}
    assert set(audit.FILES) == files - {"data.txt"}


# --- what is known against packages ------------------------------------------------------------

CLEAN = '{"name": "a", "version": "1", "vulns": []}'
FAULTY = '{"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}'
SKIPPED = '{"name": "c", "skip_reason": "not found"}'


def report(*packages: str) -> str:
    """What pip-audit prints."""
    return f'{{"dependencies": [{", ".join(packages)}], "fixes": []}}'


def test_a_known_fault_is_told_with_its_cure() -> None:
    answer = audit.understood(report(CLEAN, FAULTY), "")
    assert answer == audit.Answer(2, ("b 2: PYSEC-1, mended in 2.1",), "")


@pytest.mark.parametrize(
    ("output", "errors", "trouble"),
    [
        (
            report(CLEAN, SKIPPED),
            "No known vulnerabilities found",
            "1 without an answer; not found",
        ),
        ("", "Traceback\nConnectionError: no route\n", "ConnectionError: no route"),
        ("", "", "pip-audit printed nothing"),
        (report(), "", "no package was asked about"),
    ],
)
def test_what_could_not_be_asked_is_no_good_news(output: str, errors: str, trouble: str) -> None:
    assert audit.understood(output, errors).trouble == trouble


@pytest.mark.parametrize(
    ("answers", "code", "words"),
    [
        ([audit.Answer(3, (), "")], 0, "nothing is known against 3 packages (pypi)"),
        ([audit.Answer(0, (), "no route"), audit.Answer(3, (), "")], 0, "3 packages (osv)"),
        ([audit.Answer(3, ("b 2: PYSEC-1",), "")], 1, "b 2: PYSEC-1"),
        ([audit.Answer(0, (), "no route")] * 2, 2, "NOT AUDITED"),
    ],
)
def test_the_exit_code_tells_clean_from_faulty_and_from_not_asked(
    answers: list[audit.Answer],
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    left = iter(answers)
    monkeypatch.setattr(audit, "ask", lambda _file, _service: next(left))
    assert audit.audit(Path("run.txt")) == code
    printed = capsys.readouterr()
    assert words in printed.out + printed.err
