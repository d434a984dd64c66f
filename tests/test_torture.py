"""A few dozen cases of every part of the torture; `make torture` tries thousands."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from torture import fuzz, html_suite, naughty, screens, yaml_suite
from torture.__main__ import main, modules
from torture.account import Account, suite, told
from torture.attacks import ATTACKS, quoted
from torture.examine import faults
from torture.sequences import (
    COPYING,
    NARRATED,
    PLAIN,
    PRINTED,
    READER,
    copied,
    reader_strays,
    strays,
    strays_in,
)
from torture.window import Window

BODIES = (
    "<p>甲乙<b>丙丁</p></b>戊己",
    "<table><tr><td>one<td>two</table>three",
    "<table>four<tr>five</table>",
    "<!-- six --!>seven<!--eight",
    "<script><!--nine</script>ten",
    "<svg><p>eleven</svg>twelve<math><mi>x</math>",
    "<a href=\x1b>thirteen<a href='&#27;]0;x&#7;'>fourteen",
    "<p " + "a=b " * 300 + ">fifteen",
    "<" * 500 + "sixteen",
    "</" * 200 + "seventeen>eighteen",
    "&#x1b;[2J&#155;&#0;&#xd800;nineteen",
    "<plaintext>twenty</plaintext>",
    "<frameset><frame></frameset>",
    "\ud800\udfff<p>one and twenty",
    "<ul>" * 300 + "two and twenty",
    "<select><option>x<p>three and twenty",
    "<template><p>x</template>four and twenty",
    "<ruby>漢<rt>han</ruby><sup>2</sup><sub>3</sub>",
    "<pre>\n\n  five\tand twenty</pre>",
    "<textarea><p>x</textarea>six and twenty",
)


def tree(*events: str) -> str:
    """A document of these events, as the suite writes one."""
    return "\n".join(("+STR", "+DOC", *events, "-DOC", "-STR"))


MAPPINGS = (
    ("title: a\n", tree("+MAP", "=VAL :title", "=VAL :a", "-MAP"), {"title": "a"}),
    (
        "{a: 'b', c: 007}\n",
        tree("+MAP {}", "=VAL :a", "=VAL 'b", "=VAL :c", "=VAL :007", "-MAP"),
        {"a": "b", "c": "007"},
    ),
    ("a: |\n  b\n  c\n", tree("+MAP", "=VAL :a", "=VAL |b\\nc\\n", "-MAP"), {"a": "b\nc\n"}),
    ("a: ~\n", tree("+MAP", "=VAL :a", "=VAL :~", "-MAP"), {"a": ""}),
    ("- a\n", tree("+SEQ", "=VAL :a", "-SEQ"), None),
    ("&x a: *x\n", tree("+MAP", "=VAL &x :a", "=ALI *x", "-MAP"), None),
    ("[" * 400, "", None),
    ("a: !!int 'b\n c: [", "", None),
    ("\ta:\tb\n? c\n: d\n", "", None),
    ('a: "\\e]0;b\\a"\n', "", None),
)
TEXTS = (
    "undefined", "NaN", "1/0", "-1", "0x10", "١٢٣", "Ω≈ç√∫", "‪‪test‪", "田中さん", "🏳\u200d🌈",
    "表ポあA鷗ŒéＢ逍", "(｡◕ ∀ ◕｡)", "<a href='\\x0Bjavascript:a'>x</a>", "'; drop table posts; --",
    "${7*7}", "$(touch x)", "`id`", "../../x", "%s%n%x", "{{7*7}}", "\\\\server\\x", "CON", "-rf",
    "--help", "\x1b[2J", "Ṱ̺̺o͞", "\u2028", "שלום", "\ufeff", " ", "",
)  # fmt: skip


# --- what may be sent ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "own",
    [
        "\x1b[1;1H\x1b[1;38;2;1;2;3mtext\x1b[m",
        "\x1b]8;id=1-a;https://example.org/%1b\x1b\\link\x1b]8;;\x1b\\",
        "\x1b[?1049h\x1b[?25l\x1b[?1000h\x1b[?2004h\x1b[?2026$p\x1b[?2026h芯片\r\n\x1b[?2026l",
    ],
)
def test_what_the_reader_sends_is_no_stray(own: str) -> None:
    assert strays(own, READER) == []


@pytest.mark.parametrize("attack", ATTACKS.values())
def test_what_a_post_sends_is_a_stray_or_only_text(attack: str) -> None:
    allowed = {"\x1b[?1049l", "\x1b]8;;\x1b\\", "\x1b]8;;http://QX7.example/\x1b\\"}
    text = attack
    for one in allowed:  # which are told by where they stand, and by whose address it is
        text = text.replace(one, "")
    assert bool(strays(text, READER)) == (
        not text.isprintable() or "\u3099" in text or "\u0301" in text
    )


@pytest.mark.parametrize(
    ("sent", "stray"),
    [
        ("a\x1b]0;x\x07b", "\x1b]0;x\x07"),
        ("a\x1b]52;c;eA==\x07b", "\x1b]52;c;eA==\x07"),
        ("a\x1b[6nb", "\x1b[6n"),
        ("a\x9b2Jb", "\x9b"),
        ("a\rb", "\r"),
        ("a\tb", "\t"),
        ("\x1b]8;;file:///x\x1b\\", "\x1b]8;;file:///x\x1b\\"),
        ("\x1b[8mhidden", "\x1b[8m"),
        ("\x1b", "\x1b"),
        ("\u202eabc", "\u202eabc"),
    ],
)
def test_what_it_does_not_send_is_a_stray(sent: str, stray: str) -> None:
    assert strays(sent, READER) == [stray]


def test_each_place_has_sequences_of_its_own() -> None:
    assert strays("\x1b[1ma\x1b[m", PLAIN) == ["\x1b[1m", "\x1b[m"]
    assert strays("a\tb\r\n", PRINTED) == []
    assert strays("\r\x1b[2K", PRINTED) == ["\r", "\x1b[2K"]
    assert strays("\r\x1b[2K", NARRATED) == []
    assert strays("\x1b]52;c;eA==\x07", COPYING) == []
    assert copied(b"\x1b]52;c;eA==\x07") == ["x"]


def test_other_bytes_than_those_of_utf8_are_a_stray() -> None:
    assert strays_in(b"a\xffb", PLAIN) == ["no UTF-8: b'\\xffb'"]


def test_the_other_screen_is_left_once_and_at_the_end() -> None:
    assert reader_strays(b"\x1b[?1049habc\x1b[?1049l\x1b[?25h") == []
    assert reader_strays(b"\x1b[?1049habc\x1b[?1049labc") == ["behind the end: abc"]
    assert len(reader_strays(b"\x1b[?1049ha\x1b[?1049lb\x1b[?1049hc\x1b[?1049l")) == 1


# --- the parts ----------------------------------------------------------------------------------


@pytest.mark.parametrize("body", BODIES)
def test_a_broken_body_is_borne(body: str) -> None:
    assert html_suite.tried("bodies", [body, f"<div>{body}"]).failures == []


def test_what_a_page_should_not_hold_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert faults(b"---\ntitle: a\n---\n<p>some words</p>") == []
    monkeypatch.setattr("torture.examine.squeezed", lambda _text: "")
    assert "lost: some" in faults(b"---\ntitle: a\n---\n<p>some words</p>")


@pytest.mark.parametrize(("source", "events", "fields"), MAPPINGS)
def test_front_matter_of_every_kind_is_borne(
    source: str, events: str, fields: dict[str, str] | None
) -> None:
    assert yaml_suite.mapping(events) == fields
    assert yaml_suite.faults_of(yaml_suite.Case("own", source, fields)) == []


def test_a_field_that_is_read_as_another_one_is_noticed() -> None:
    case = yaml_suite.Case("own", "title: 010\n", {"title": "8"})
    assert yaml_suite.faults_of(case) == ["read as {'title': '010'}, and it is {'title': '8'}"]


def test_a_case_of_the_suite_is_written_out() -> None:
    assert yaml_suite.spelt("a:␣b\n——»c↵\n∎\n") == "a: b\n\tc\n"


@pytest.mark.usefixtures("names_ready")
def test_posts_made_up_at_random_are_borne() -> None:
    account = fuzz.tried(60, None)
    assert account.failures == []
    assert account.cases >= 60


def test_naughty_strings_are_borne_everywhere() -> None:
    for account in naughty.tried(TEXTS[::2]):
        assert account.failures == []
        assert account.cases >= len(TEXTS) / 2


@pytest.mark.terminal
def test_a_small_window_bears_hostile_titles(tmp_path: Path) -> None:
    archive = screens.archive_of(screens.TITLES[::4], tmp_path)
    keys = ("j", "G", "enter", "m", "J", "q", "/", "Q", "escape", "?", "escape", "T", "q")
    assert screens.walked(archive, 40, 10, keys) == []
    assert screens.resized(archive, ((80, 24), (20, 5), (1, 1))) == []


@pytest.mark.terminal
def test_a_program_is_told_of_the_other_size_of_its_window() -> None:
    tells = """
import os, signal
signal.signal(signal.SIGWINCH, lambda *_: print(os.get_terminal_size().columns, "columns"))
print("ready")
while True:
    signal.pause()
"""
    with Window((sys.executable, "-c", tells), 80, 24) as window:
        assert window.settle(lambda: window.shows("ready"))
        window.resize(40, 10)
        assert window.settle(lambda: window.shows("40 columns"))
        assert len(window.lines()) == 10


@pytest.mark.terminal
def test_what_is_drawn_beyond_the_edge_is_noticed() -> None:
    draws = r"import time; print('\x1b[?7l\x1b[1;4Hready \u673a', flush=True); time.sleep(60)"
    with Window((sys.executable, "-c", draws), 10, 5) as window:
        assert window.settle(lambda: window.shows("ready"))
        assert window.beyond == ["机"]


# --- the account --------------------------------------------------------------------------------


def test_an_account_tells_cases_failures_and_what_failed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def part() -> Account:
        account = Account("stones")
        account.case("first", [])
        account.case("second", ["it broke"])
        return account

    assert told(part) == 1
    out = capsys.readouterr().out
    assert out.startswith("stones: 2 cases, 1 failures, ")
    assert "  second: it broke\n" in out


def test_a_part_without_its_suite_is_skipped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUITES", str(tmp_path))
    assert suite("yaml") is None
    for part in (yaml_suite, html_suite, naughty):
        assert part.main() == 0
        assert "skipped, no " in capsys.readouterr().out


def test_every_module_that_can_be_run_is_run() -> None:
    assert {"naughty", "html_suite", "yaml_suite", "fuzz", "screens"} <= set(modules())
    assert "sequences" not in modules()


def test_the_exit_code_says_whether_anything_failed(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", "false")
    assert main(["fuzz"]) == 1
    assert "failed: fuzz" in capfd.readouterr().out
    monkeypatch.setattr(sys, "executable", "true")
    assert main(["fuzz"]) == 0


@pytest.mark.parametrize("attack", ATTACKS.values())
def test_an_attack_in_quotes_is_the_attack_to_yaml(attack: str) -> None:
    import yaml

    assert yaml.safe_load(quoted(attack)) == attack
