from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import Final

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from newsreader import language
from newsreader.cli.click_words import CLICK_WORDS
from newsreader.language import _, choose, current, in_words, ngettext
from newsreader.text.when import day_header, long_day

SOURCE: Final = Path(language.__file__).parent
TEMPLATE: Final = SOURCE / "locale" / "newsreader.pot"
CHINESE: Final = SOURCE / "locale" / "zh_CN" / "LC_MESSAGES" / "newsreader.po"
KEYWORDS: Final = re.findall(
    r"--keyword=(\S+)", (SOURCE.parent.parent / "Makefile").read_text(encoding="utf-8")
)
GETTEXT: Final = ("_", "ngettext:1,2")
HAN: Final = re.compile(r"[\u4e00-\u9fff]")
MESSAGE: Final = "No story is found."


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only what a test sets chooses the language; afterwards the words are English again."""
    for name in ("NEWSREADER_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    choose("en")


def catalogue(file: Path) -> Catalog:
    """A catalogue as its file has it."""
    with file.open("rb") as stream:
        return read_po(stream)


def messages(file: Path) -> list[Message]:
    """The messages of a catalogue, without its header."""
    return [message for message in catalogue(file) if message.id]


def name(message: Message) -> str:
    """What a message is called in the list of tests: its beginning."""
    return str(message.id if isinstance(message.id, str) else message.id[0])[:40]


def forms(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The singular and the plural, or the one form that there is."""
    return (words or "",) if isinstance(words, str | None) else tuple(words)


def placeholders(words: str) -> set[str]:
    """The names in braces, with their conversions."""
    return {
        f"{field}!{conversion}" if conversion else field
        for _text, field, _format, conversion in Formatter().parse(words)
        if field is not None
    }


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, its environment's language as given."""
    kept = {key: os.environ[key] for key in os.environ if key.startswith("XDG_")}
    return subprocess.run(
        [sys.executable, "-m", "newsreader", *arguments],
        env={**kept, "HOME": os.environ["HOME"], "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
    )


# --- the catalogues ----------------------------------------------------------------------------


def test_the_template_has_exactly_the_messages_of_the_code() -> None:
    keywords = parse_keywords([*GETTEXT, *KEYWORDS])
    found = {
        forms(message)
        for _file, _line, message, _comments, _context in extract_from_dir(
            str(SOURCE), keywords=keywords
        )
    }
    assert found == {forms(message.id) for message in messages(TEMPLATE)}


def test_the_catalogue_has_exactly_the_messages_of_the_template() -> None:
    translated = {forms(message.id) for message in messages(CHINESE)}
    assert translated == {forms(message.id) for message in messages(TEMPLATE)}


def test_the_catalogue_says_what_it_is() -> None:
    header = dict(catalogue(CHINESE).mime_headers)
    assert header["Language"] == "zh_CN"
    assert header["Content-Type"] == "text/plain; charset=utf-8"
    assert header["Plural-Forms"] == "nplurals=1; plural=0;"
    assert "@" not in " ".join(header.values())


@pytest.mark.parametrize("message", messages(CHINESE), ids=name)
def test_a_message_is_translated_with_the_same_placeholders(message: Message) -> None:
    assert not message.fuzzy
    (chinese,) = forms(message.string)
    assert chinese.strip()
    assert placeholders(chinese) in [placeholders(form) for form in forms(message.id)]


@pytest.mark.parametrize("message", messages(CHINESE), ids=name)
def test_a_translation_ends_as_its_message_does(message: Message) -> None:
    english, chinese = forms(message.id)[0], forms(message.string)[0]
    assert chinese == chinese.strip()
    assert chinese.count("\n") == english.count("\n")
    if english.endswith("."):
        assert chinese.endswith(("。", "...", "）")) or chinese.endswith("参数")


@pytest.mark.parametrize("message", messages(CHINESE), ids=name)
def test_a_translation_has_full_width_punctuation_beside_chinese(message: Message) -> None:
    chinese = forms(message.string)[0]
    chinese = chinese.removesuffix(":")  # click writes that of its other headings itself
    assert not re.search(r"[\u4e00-\u9fff][,;:!?]|[,;!?][\u4e00-\u9fff]", chinese)


def test_the_compiled_catalogue_is_that_of_the_translations() -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue(CHINESE))
    assert CHINESE.with_suffix(".mo").read_bytes() == compiled.getvalue()


# --- which language ----------------------------------------------------------------------------


def test_a_language_is_chosen_by_its_name() -> None:
    choose("zh_CN")
    assert _(MESSAGE) == "没有找到文章。"
    assert ngettext("{number} story", "{number} stories", 1) == "{number} 篇"
    assert ngettext("{number} story", "{number} stories", 2) == "{number} 篇"
    choose("en")
    assert _(MESSAGE) == MESSAGE
    assert ngettext("{number} story", "{number} stories", 2) == "{number} stories"


@pytest.mark.parametrize("variable", ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"])
def test_the_environment_chooses_where_nothing_is_named(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "zh_CN.UTF-8")
    choose()
    assert _("Today") == "今天"


def test_the_program_s_own_variable_goes_before_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    monkeypatch.setenv("NEWSREADER_LANGUAGE", "en")
    choose("zh_CN")
    assert _("Today") == "Today"


def test_the_configured_language_goes_before_the_environment_s(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    choose("en")
    assert _("Today") == "Today"


@pytest.mark.parametrize("unknown", ["tlh", "C.UTF-8", "nowhere/../..", ""])
def test_an_unknown_language_is_english(unknown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSREADER_LANGUAGE", unknown)
    choose()
    assert _("Today") == "Today"


def test_the_language_of_the_words_has_a_name() -> None:
    choose("zh_CN")
    assert current() == "zh_CN"
    choose("tlh")
    assert current() == "en"


# --- in Chinese --------------------------------------------------------------------------------


def test_days_are_written_as_chinese_writes_them() -> None:
    choose("zh_CN")
    day = date(2022, 8, 14)
    assert long_day(day) == "2022年8月14日 周日"
    assert [day_header(other, day) for other in (day, date(2022, 8, 13), None)] == [
        "今天", "昨天", "无日期",
    ]  # fmt: skip


def test_a_remark_is_told_in_chinese_and_what_is_written_as_it_is() -> None:
    choose("zh_CN")
    assert in_words("The date is not understood: soon: 5") == "无法识别日期: soon: 5"


def test_click_s_own_words_are_in_the_catalogue() -> None:
    translated = {forms(message.id)[0] for message in messages(CHINESE)}
    assert translated >= set(CLICK_WORDS)


def test_the_command_line_speaks_the_configured_language(state: Path) -> None:
    configuration = state / "config" / "newsreader" / "config.toml"
    configuration.parent.mkdir(parents=True)
    configuration.write_text('language = "zh_CN"\n', encoding="utf-8")
    shown = run("--help", LANG="C.UTF-8").stdout
    assert shown.startswith("用法: newsreader [选项] [文件夹 | 文件 | 命令 …]\n")
    assert "\n命令:\n" in shown
    lines = [line for line in shown.splitlines() if line and not HAN.search(line)]
    assert lines == []
    english = run("--help", LANG="zh_CN.UTF-8", NEWSREADER_LANGUAGE="en").stdout
    assert not HAN.search(english)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["open"], "缺少参数"),
        (["list", "--colour"], "没有选项 '--colour'。"),
        (["list", "--limit", "many"], "'many' 不是有效的数值"),
        (["list", "--limit", "0"], "0 不在范围 x>=1 之内。"),
        (["list", "--limit"], "选项 '--limit' 需要 1 个参数。"),
        (["list", "--format", "pdf"], "'pdf' 不在可选值 'table', 'tsv', 'json', 'jsonl' 之中。"),
        (["index", ".", "here"], "多余的参数（here）"),
        (["bookmark", "show"], "没有命令 'show'。"),
        (["list", "date:soon"], "“soon”不是日期。可写 2022-08-14"),
        (["lsit"], "没有命令“lsit”，也没有这个文件；是不是“list”？"),
    ],
    ids=lambda typed: " ".join(typed) if isinstance(typed, list) else "",
)
def test_wrong_use_is_explained_in_chinese(typed: list[str], said: str) -> None:
    ended = run(*typed, LANG="zh_CN.UTF-8")
    assert ended.returncode == 2
    assert said in ended.stderr
    assert [
        line for line in ended.stderr.splitlines() if re.search(r"\b(Usage|Try|is|of)\b", line)
    ] == []


def test_a_remark_s_sentence_is_translated_and_what_is_written_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = {"The date is not understood": "看不懂日期"}
    monkeypatch.setattr(language, "_", lambda message: words.get(message, message))
    assert in_words("The date is not understood: soon: 5") == "看不懂日期: soon: 5"
    assert in_words("The body is empty") == "The body is empty"
    assert in_words("") == ""
