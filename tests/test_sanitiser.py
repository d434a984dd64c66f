"""No byte of a post, a file's name, a link or an error reaches the terminal as control.

First by reading the source: whatever hands text to a terminal is found, and each place that hands
on more than constants, words of the catalogue and what was cleaned on the spot stands in a table
that a person has gone through. `test_sanitiser_commands.py` and `test_sanitiser_reader.py` then run
the program on an archive in which everything is an attack.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path

import pytest

from sinks import Sink, sinks, with_markup

SOURCE = Path(__file__).parent.parent / "src" / "newsreader"

POST = "a Post's fields are clean (test_posts_post.py)"
PAGE = "lines of a page are made of a clean document (test_article_build.py, test_article_page.py)"
ROWS = "rows are made of stories, whose fields are clean as they come from a Post"
WORDS = "words of the catalogue"
OURS = "numbers and drawing characters of our own"
NOWHERE = "no terminal is written to"

REVIEWED: Mapping[str, Mapping[str, str]] = {
    "__main__.py": {
        "sys.exit('newsreader needs Python 3.11 or later; this is ' "
        "+ sys.version.split()[0] + '.')":
            "Python's own number",
        "sys.exit(main())": "a number",
    },
    "cli/help.py": {
        "self.write(f\"{(' ' * indent if number else '')}{whole[start:end]}\\n\")": WORDS,
        "self.write(f\"{lead}{' ' * (indent - width(lead))}{line}\".rstrip() + '\\n')": WORDS,
    },
    "cli/marks.py": {
        "sys.stdout.buffer.write(line)": "exchange.line_of escapes what is not clean",
        "out.writelines(lines)": NOWHERE,
    },
    "cli/open.py": {"sys.stdout.write(markdown(post))": "markdown cleans what it returns"},
    "cli/program.py": {"click.echo(f'newsreader {__version__}')": "a constant"},
    "cli/securities.py": {
        "sys.stdout.write(f'{lead}{streams.lined(sentence)}\\n')": "lined cleans its sentence",
    },
    "cli/signals.py": {"SystemExit(128 + number)": "a number"},
    "cli/streams.py": {"sys.stderr.write(f'{text}\\n')": "text is cleaned, then only broken"},
    "console/pages.py": {
        "out.writelines((f'{line.text.rstrip()}\\n' for line in page.lines))": PAGE,
        "text.append(piece.text)": PAGE,
    },
    "console/rows.py": {
        "out.writelines((f'{_set_row(row, widths)}\\n' for row in table))": "_shown cleans",
        "out.write('\\t'.join((column.name for column in columns)) + '\\n')": "names in the code",
        "out.write(f'{headings}\\n')": WORDS,
        "out.write('\\t'.join((_written(row.get(column.name), column) for column in columns)) "
        "+ '\\n')": "_written cleans",
        "Text(headings)": WORDS,
    },
    "marks/marks.py": {
        "self._database.write(write)": NOWHERE,
        "self._database.write(lambda connection: merge(connection, merged))": NOWHERE,
    },
    "marks/salvage.py": {"copy.write(page)": NOWHERE},
    "pictures/kept.py": {"stream.write(data)": NOWHERE},
    "pictures/pixels.py": {"import warnings": "warnings are switched off with it"},
    "tui/app.py": {
        "self.notify(address)": "openable: nothing in it that cleaning would change",
        "self._library.update(progress)": NOWHERE,
        "self._library.update(lambda: worker.is_cancelled or self._ending.is_set())": NOWHERE,
    },
    "tui/article_view.py": {
        "Segment(piece.text[start - piece.start:stop - piece.start])": PAGE,
        "Segment(piece.text[at - piece.start:] if piece.start >= 0 else piece.text)": PAGE,
        "Segment(piece.text[at - piece.start:start - piece.start])": PAGE,
    },
    "tui/bar.py": {
        "Text(fit(f' {self.left}', max(0, cells - width(right) - 1)) + ' ' + right)":
            "what is said is cleaned by the screens' `say`, the rest are titles and names, clean",
        "text.append(f' {last[0]}', 'bold').append(f' {last[1]}')": WORDS,
        "text.append(f' {key}', 'bold').append(f' {label}  ')": WORDS,
        "text.append(f' {last[0]}')": "keys.shown cleans what the settings have",
        "text.append(f' {key}')": "keys.shown cleans what the settings have",
    },
    "tui/browse_screen.py": {"Static(self._note)": WORDS},
    "tui/cells.py": {
        "BORDER_CHARS.update({edge: _in_ascii(box) for edge, box in BORDER_CHARS.items()})": OURS,
    },
    "tui/driver.py": {"super().write(data)": "what Textual has drawn"},
    "tui/ending.py": {
        "SystemExit(self.code)": "a number",
        "os.write(RESTORING.encode())": OURS,
    },
    "tui/filter_line.py": {"line.value = text": "a filter of our own, on a canonical symbol"},
    "tui/first_screen.py": {
        "brush.write(cell.text)": ROWS,
        "brush.write(words)": "a day and a number",
        "os.write((_ENTER + '\\r\\n'.join(lines)).encode())": "lines of what the brush wrote",
        "os.write(_LEAVE.encode())": OURS,
    },
    "tui/half_cells.py": {"Segment(_HALF * (end - start))": OURS},
    "tui/help_screen.py": {
        "Segment(left)": "keys.shown cleans what the settings have",
        "Segment(right)": WORDS,
    },
    "tui/mention_line.py": {
        "Text(f' {shorten(first, room)}')": "names out of a clean document, and symbols",
        "line.append(f' · {word}')": WORDS,
        "line.append(' ' * gap + self.place)": OURS,
    },
    "tui/side_panel.py": {
        "self.root.add_leaf(self._label(all_stories, 0))": "_label cleans",
        "branch.add(label)": "_label cleans",
        "Text(label)": WORDS,
        "child.set_label(self._label(child.data, depth))": "_label cleans",
        "child.set_label(label)": "_label cleans",
    },
    "tui/stock_head.py": {"text.append(piece.text)": "stock_lines are made of clean names"},
    "tui/stock_list.py": {
        "Segment(segments[-1].text + cell.text)": "a gap",
        "Segment(words)": WORDS,
        "Segment(text)": WORDS,
        "Segment(cell.text)": "names of securities are clean in all tables",
    },
    "tui/story_list.py": {
        "Segment(words)": WORDS,
        "Segment(fit(text, cells))": "a day and a number",
        "Segment(segments[-1].text + cell.text)": "a gap",
        "Segment(cell.text)": ROWS,
    },
}  # fmt: skip
"""Every place that hands on text which it does not clean itself, and why that text is safe."""

ADVICE = """
Text goes to the terminal here, and nothing shows that it is clean. Pass it through
newsreader.text.clean (clean_line for a line) where it is written; or, where it is clean already,
add a line with the reason to REVIEWED in tests/test_sanitiser.py. A widget that reads markup gets
markup=False, or a rich Text."""


def found_in(source: str, file: str = "tui/new.py", **others: str) -> list[Sink]:
    """The sinks of a module of these lines."""
    modules = {file: ast.parse(source)}
    modules |= {f"tui/{name}.py": ast.parse(text) for name, text in others.items()}
    return sinks(modules)


@pytest.fixture(scope="module")
def found() -> list[Sink]:
    """All sinks of the program."""
    modules = {
        file.relative_to(SOURCE).as_posix(): ast.parse(file.read_text(encoding="utf-8"))
        for file in sorted(SOURCE.rglob("*.py"))
    }
    return sinks(modules)


def test_whatever_goes_to_a_terminal_is_cleaned_where_it_goes_or_was_reviewed(
    found: list[Sink],
) -> None:
    new = [str(sink) for sink in found if sink.call not in REVIEWED.get(sink.file, {})]
    assert not new, "\n".join([*new, ADVICE])


def test_every_reviewed_place_is_still_there(found: list[Sink]) -> None:
    calls = {(sink.file, sink.call) for sink in found}
    reviewed = {(file, call) for file, rows in REVIEWED.items() for call in rows}
    assert not reviewed - calls, "take these lines out of REVIEWED"


@pytest.mark.parametrize(
    "source",
    [
        "print(path)",
        "print('a', path)",
        "print(*titles)",
        "print(f'{post.title}')",
        "print('%s' % title)",
        "print('{}'.format(title))",
        "def f(title): print(title)",
        "map(print, titles)",
        "import sys\nsys.stdout.write(title)",
        "import sys\nput = sys.stderr.write",
        "import sys\nsys.stdout.writelines(lines)",
        "import sys\nsys.stdout.buffer.write(data)",
        "import sys\nsys.exit(str(error))",
        "raise SystemExit(str(error))",
        "import os\nos.write(1, title.encode())",
        "import click\nclick.echo(title)",
        "from click import echo as say\nsay(title)",
        "from rich.console import Console\nConsole(markup=False).print(title)",
        "from rich.text import Text\nText(post.title)",
        "from rich.text import Text\nText('a').append(post.title)",
        "from rich.text import Text\ndef f():\n text = Text()\n text.append(post.title)",
        "from rich.text import Text\ndef f(text: Text):\n text.append(post.title)",
        "from rich.text import Text\nText.from_markup(post.title)",
        "from rich.segment import Segment\nSegment(fit(title, 5), style)",
        "from textual.widgets import Static\nStatic(post.title, markup=False)",
        "from textual.widgets import Static\nStatic('a', markup=False).update(post.title)",
        "from textual.widgets import Label as L\nL(post.title, markup=False)",
        "from textual.widgets import Input\nInput(placeholder=post.title)",
        "from textual.widgets import Markdown\nMarkdown(body)",
        "from textual.widgets import Button\nButton(label=post.title)",
        "from textual.content import Content\nContent(post.title)",
        "self.notify(str(error), markup=False)",
        "self.notify('a', title=post.title, markup=False)",
        "box.border_title = post.title",
        "box.tooltip: str = post.title",
        "line.value, line.cursor_position = text, 3",
        "def f():\n words = clean(a)\n words = b\n print(words)",
        "def f():\n for word in words:\n  print(word)",
        "import logging",
    ],
)
def test_new_text_of_a_post_on_the_way_to_the_terminal_is_found(source: str) -> None:
    (sink,) = found_in(source)
    assert sink.file == "tui/new.py"


@pytest.mark.parametrize(
    "source",
    [
        "print('a', 1)",
        "print(_('Nothing.'))",
        "print(clean_line(post.title), end='')",
        "print(_('{name} is gone.').format(name=clean_line(name)))",
        "print(f'{len(titles):,}: {clean(title)}' + ' ' * 3)",
        "print(fit(clean_line(title), cells - 2))",
        "def f():\n words = clean(a)\n text = f'{words}!'\n print(text)",
        "from rich.text import Text\nText(clean_line(title)).append('a')",
        "from rich.text import Text\nfrom textual.widgets import Static\n"
        "Static(Text(clean(a)), markup=False)",
        "WORD = 'a'\nprint(WORD)",
        "from newsreader.query import Text\nText(value)",
        "known.append(title)",
        "self.total = self.title_of(post)",
    ],
)
def test_text_that_is_plainly_clean_is_no_find(source: str) -> None:
    assert found_in(source, "cli/new.py") == []


def test_a_widget_made_of_a_widget_is_found() -> None:
    source = """
from textual.widgets import Static
class Note(Static):
    def __init__(self, words):
        super().__init__(words, markup=False)
class Louder(Note):
    pass
"""
    calls = "from newsreader.tui.new import Louder\ndef f(): yield Louder(post.title, markup=False)"
    found = [str(sink) for sink in found_in(source, other=calls)]
    assert found == ["tui/new.py:5: super().__init__(words)", "tui/other.py:2: Louder(post.title)"]


@pytest.mark.parametrize("call", ["Static('a')", "Label('a', markup=True)", "OptionList('a')"])
def test_a_widget_that_reads_markup_is_found_whatever_it_says(call: str) -> None:
    (sink,) = found_in(f"from textual.widgets import Static, Label, OptionList\n{call}")
    assert "markup=False" in sink.trouble


def test_a_widget_that_renders_a_string_is_found_because_it_would_be_read_as_markup() -> None:
    (sink,) = found_in("class A:\n def render(self) -> str:\n  return self.title")
    assert "no rich Text" in sink.trouble
    assert not found_in("class A:\n def render(self) -> Text:\n  return Text('a')")


def test_what_reads_markup_is_known_from_the_libraries() -> None:
    assert with_markup() >= {"Static", "Label", "notify", "Console", "TextColumn"}
