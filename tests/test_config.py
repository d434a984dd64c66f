from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.config import (
    Configuration,
    SourceOverride,
    cache_directory,
    config_file,
    data_directory,
    load,
)
from newsreader.errors import ConfigurationError


def saved(file: Path, text: str) -> Path:
    file.write_text(text, encoding="utf-8")
    return file


def refusal(file: Path, text: str) -> str:
    """What is said about `text`, without the name of the file that it begins with."""
    with pytest.raises(ConfigurationError) as refused:
        load(saved(file, text))
    message = str(refused.value)
    assert message.startswith(f"{file}: ")
    return message.removeprefix(f"{file}: ")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


# --- where files stand -------------------------------------------------------------------------


def test_the_folders_are_those_that_the_environment_names(state: Path) -> None:
    assert config_file() == state / "config" / "newsreader" / "config.toml"
    assert cache_directory() == state / "cache" / "newsreader"
    assert data_directory() == state / "data" / "newsreader"


@pytest.mark.skipif(sys.platform != "linux", reason="each platform has its own")
@pytest.mark.parametrize("value", [None, ""])
def test_without_the_environment_they_are_in_the_home(
    state: Path, monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    for name in ("CONFIG", "CACHE", "DATA"):
        if value is None:
            monkeypatch.delenv(f"XDG_{name}_HOME")
        else:
            monkeypatch.setenv(f"XDG_{name}_HOME", value)
    assert config_file() == state / ".config" / "newsreader" / "config.toml"
    assert cache_directory() == state / ".cache" / "newsreader"
    assert data_directory() == state / ".local" / "share" / "newsreader"


def test_a_relative_folder_in_the_environment_is_ignored(
    state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    assert data_directory().is_relative_to(state)


def test_asking_for_a_folder_makes_none(state: Path) -> None:
    cache_directory()
    data_directory()
    load()
    assert list(state.iterdir()) == []


def test_without_a_home_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    unexpanded = Path("~/.cache/newsreader")  # what comes of no HOME and no entry in passwd
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: unexpanded)
    with pytest.raises(ConfigurationError, match="set HOME or XDG_CACHE_HOME"):
        cache_directory()


def test_nothing_slow_is_loaded_before_it_is_needed() -> None:
    slow = {"platformdirs", "tomllib", "zoneinfo", "difflib"}
    program = (
        "import sys; from newsreader.config import load; load(); "
        f"print(sorted({slow!r} & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ran.stdout == "[]\n", ran.stderr


# --- what is set -------------------------------------------------------------------------------


def test_without_a_file_everything_is_as_it_comes() -> None:
    assert load() == Configuration()


def test_the_file_is_looked_for_in_the_folder_of_configurations() -> None:
    config_file().parent.mkdir(parents=True)
    saved(config_file(), "width = 66")
    assert load().width == 66


def test_every_key_is_understood(file: Path, state: Path) -> None:
    configuration = load(
        saved(
            file,
            """\
archive = "~/news"
timezone = "Asia/Shanghai"
language = "zh_CN"
theme = "nord"
width = 72
ambiguous_width = 2
codes = false
images = "always"
tones = "green-up"
stocks = "names"
sidebar = true

[sources."证券日报"]
clock = "Asia/Shanghai"
day_only = true

[sources.CNBC]
zone = "America/New_York"

[keys]
bookmark = "B"
quit = ["q", "ctrl+q"]
markdown = []
""",
        )
    )
    assert configuration == Configuration(
        archive=state / "news",
        timezone="Asia/Shanghai",
        language="zh_CN",
        theme="nord",
        width=72,
        ambiguous_width=2,
        codes=False,
        images="always",
        tones="green-up",
        stocks="names",
        sidebar=True,
        sources={
            "证券日报": SourceOverride(clock="Asia/Shanghai", day_only=True),
            "CNBC": SourceOverride(zone="America/New_York"),
        },
        keys={"bookmark": ("B",), "quit": ("q", "ctrl+q"), "markdown": ()},
    )


def test_a_relative_archive_counts_from_the_folder_of_the_file(file: Path) -> None:
    assert load(saved(file, 'archive = "news"')).archive == file.parent / "news"


def test_a_byte_order_mark_and_carriage_returns_do_no_harm(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfwidth = 66\r\ncodes = false\r\n")
    assert load(file) == Configuration(width=66, codes=False)


@pytest.mark.parametrize(
    ("written", "images"), [("true", True), ("false", False), ('"always"', "always")]
)
def test_pictures_have_three_settings(file: Path, written: str, images: bool | str) -> None:
    assert load(saved(file, f"images = {written}")).images == images


@pytest.mark.parametrize("width", [20, 200])
def test_the_ends_of_the_range_of_widths_belong_to_it(file: Path, width: int) -> None:
    assert load(saved(file, f"width = {width}")).width == width


def test_what_is_set_cannot_be_changed(file: Path) -> None:
    configuration = load(saved(file, '[keys]\nquit = "q"'))
    with pytest.raises(TypeError):
        configuration.keys["quit"] = ()  # type: ignore[index]  # the point of the test


# --- what is wrong -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("widht = 80", "there is no key “widht”; do you mean “width”?"),
        ("[source.x]", "there is no key “source”; do you mean “sources”?"),
        ('[sources."证券日报"]\nclok = "UTC"', '“sources."证券日报".clok”; do you mean “clock”?'),
        (
            "zzz = 1",
            "there is no key “zzz”; there are archive, timezone, language, theme, width, "
            "max_width, spacing, indent, justify, hyperlinks, ambiguous_width, codes, images, "
            "tones, stocks, sidebar, sources, keys.",
        ),
    ],
)
def test_an_unknown_key_is_refused_with_the_nearest_known_one(
    file: Path, text: str, message: str
) -> None:
    assert message in refusal(file, text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('width = "80"', "“width” is '80'; it wants a whole number from 20 to 200."),
        ("max_width = 201", "“max_width” is 201; it wants a whole number from 20 to 200."),
        ("spacing = 3", "“spacing” is 3; it wants a whole number from 0 to 2."),
        ("width = 19", "“width” is 19; it wants a whole number from 20 to 200."),
        ("width = 201", "“width” is 201; it wants a whole number from 20 to 200."),
        ("width = 80.0", "“width” is 80.0; it wants a whole number from 20 to 200."),
        ("width = true", "“width” is true; it wants a whole number from 20 to 200."),
        (
            "ambiguous_width = 3",
            "“ambiguous_width” is 3; it wants a whole number from 1 to 2.",
        ),
        ("width = 0x" + "f" * 9000, "“width” is …; it wants a whole number from 20 to 200."),
        ("codes = 1", "“codes” is 1; it wants true or false."),
        ('images = "yes"', "“images” is 'yes'; it wants true, false or 'always'."),
        ("images = 1", "“images” is 1; it wants true, false or 'always'."),
        ('tones = "red"', "“tones” is 'red'; it wants one of 'red-up', 'green-up', 'off'."),
        ("tones = false", "“tones” is false; it wants one of 'red-up', 'green-up', 'off'."),
        ("stocks = [1]", "“stocks” is [1]; it wants one of 'codes', 'names'."),
        ('sidebar = "yes"', "“sidebar” is 'yes'; it wants true or false."),
        ("archive = 1", "“archive” is 1; it wants a text in quotes."),
        ('archive = ""', "“archive” is ''; it wants a text in quotes."),
        ('archive = "~nobody-here/x"', "'~nobody-here/x', and there is no such home folder."),
        ("theme = 2022-08-14", "“theme” is 2022-08-14; it wants a text in quotes."),
        ('language = "fr"', "“language” is 'fr'; it wants 'en' or 'zh_CN'."),
        ("language = []", "“language” is []; it wants 'en' or 'zh_CN'."),
        ('timezone = "Asia/Shangai"', "'Asia/Shangai', which is no time zone; one is 'Asia/"),
        ('timezone = "Asia"', "“timezone” is 'Asia', which is no time zone"),
        ('timezone = "../UTC"', "“timezone” is '../UTC', which is no time zone"),
        ("timezone = 8", "“timezone” is 8; it wants a text in quotes."),
        ("sources = 1", "“sources” is 1; it wants a table, [sources]."),
        ('sources.x = "UTC"', "“sources.x” is 'UTC'; it wants a table, [sources.x]."),
        ("[sources.x]\nday_only = 1", "“sources.x.day_only” is 1; it wants true or false."),
        ('[sources.x]\nzone = "CST"', "“sources.x.zone” is 'CST', which is no time zone"),
        ('keys = "q"', "“keys” is 'q'; it wants a table, [keys]."),
        ("[keys]\nquit = 1", "“keys.quit” is 1; it wants a key in quotes, or a list of them."),
        ('[keys]\nquit = ["q", 1]', "“keys.quit” is ['q', 1]; it wants a key in quotes"),
        ('[keys]\nquit = ""', "“keys.quit” is ''; it wants a key in quotes"),
        ("theme = [" + "1," * 99 + "]", "…; it wants a text in quotes."),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_there_and_what_is_wanted(
    file: Path, text: str, message: str
) -> None:
    assert message in refusal(file, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("width = 80\ntheme = nord\n", 2),
        ("width = 80\n\ncodes", 3),
        ('theme = "nord', 1),
        ("width = 1\nwidth = 2", 2),
    ],
)
def test_a_slip_in_the_toml_is_refused_with_its_line(file: Path, text: str, line: int) -> None:
    message = refusal(file, text)
    assert message.startswith(f"line {line}: ")
    assert "(at" not in message


def test_other_encodings_are_refused_with_the_line(file: Path) -> None:
    file.write_bytes('width = 80\ntheme = "夜间模式"'.encode("gb18030"))
    with pytest.raises(ConfigurationError, match=r"config\.toml: line 2: this is not UTF-8\.$"):
        load(file)


@pytest.mark.parametrize("text", ["theme = " + "[" * 100_000, "width = " + "1" * 5_000])
def test_hostile_toml_is_refused(file: Path, text: str) -> None:
    assert refusal(file, text) == "this is too deep or too large to be read."


def test_a_file_that_was_named_must_be_there(file: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"config\.toml: No such file"):
        load(file)


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="directory"):
        load(tmp_path)


def test_a_message_cannot_steer_the_terminal(file: Path) -> None:
    message = refusal(file, '"\\u001b[31m" = 1')
    assert message.isprintable()


@given(
    st.lists(
        st.sampled_from(
            [
                "width",
                "theme",
                "[keys]",
                "[sources.",
                "x",
                "]",
                "=",
                " 1",
                '"',
                "true",
                "\n",
                ".",
                "{",
            ]
        ),
        max_size=20,
    )
    .map("".join)
    .map(str.encode)
    | st.binary(max_size=60)
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_a_configuration_or_refused_by_name(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "config.toml"
    file.write_bytes(data)
    try:
        found: Configuration | str = load(file)
    except ConfigurationError as error:
        found = str(error)
    assert isinstance(found, Configuration) or found.startswith(f"{file}: ")
