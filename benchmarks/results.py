"""How results are written: tables that read well in a terminal, and are Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from wcwidth import wcswidth

from figures import Line
from growth import Growth
from kept import Kept
from plan import Row

_LINES = ("what", "posts", "newsreader", "beside", "it took", "ratio", "target", "")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table, its columns in line."""
    cells = [[cell.replace("|", "\\|") for cell in row] for row in (heads, *rows)]
    widths = [max(3, *(_cells(row[column]) for row in cells)) for column in range(len(heads))]
    ruled = ["-" * width for width in widths]
    written = [cells[0], ruled, *cells[1:]]
    return "\n".join(
        "| "
        + " | ".join(
            cell + " " * (width - _cells(cell)) for cell, width in zip(row, widths, strict=True)
        )
        + " |"
        for row in written
    )


def _cells(text: str) -> int:
    return max(0, wcswidth(text))


def cells(line: Line) -> list[str]:
    """The cells of one line of results."""
    ratio = line.ratio
    return [
        line.what,
        "" if line.posts is None else f"{line.posts:,}",
        "" if line.ours is None else str(line.ours),
        line.peer,
        "" if line.theirs is None else str(line.theirs),
        "" if ratio is None else f"{ratio:.3g}x",
        line.wanted,
        line.verdict,
    ]


def section(row: Row, found: Kept) -> str:
    """What was found in one row, with how and when it was measured."""
    lines = [one for one in found.results if isinstance(one, Line)]
    grown = [one for one in found.results if isinstance(one, Growth)]
    parts = [f"## {row.title}", row.how]
    if lines:
        parts.append(table(_LINES, [cells(line) for line in lines]))
    if grown:
        sizes = tuple(sorted({posts for one in grown for posts in one.figures}))
        heads = ["what", *(f"{size:,}" for size in sizes), "exponent", "target", ""]
        parts.append(table(heads, [one.cells(sizes) for one in grown]))
    if found.failure:
        parts.append(f"**Not measured to its end:** {found.failure}")
    parts.append(
        f"*{found.day}; program {found.program}; {found.asked}; load {found.load} (`{row.name}`)*"
    )
    return "\n\n".join(parts)


def tally(rows: Sequence[Kept]) -> str:
    """How many targets were met, missed and not measured."""
    verdicts = [one.verdict for row in rows for one in row.results]
    met, missed = verdicts.count("met"), verdicts.count("**MISSED**")
    unknown = sum(verdict.startswith("not measured") for verdict in verdicts)
    unknown += sum(bool(row.failure) for row in rows)
    return f"{met} met, {missed} missed, {unknown} not measured"


def page(rows: Sequence[tuple[Row, Kept | None]], machine: str, versions: Mapping[str, str]) -> str:
    """The whole page of results."""
    named = ", ".join(f"{program} {version}" for program, version in versions.items())
    known = [(row, found) for row, found in rows if found is not None]
    lacking = ", ".join(row.name for row, found in rows if found is None)
    parts = [
        "# Results",
        "Written by `make bench`; [README.md](README.md) says how to read it. Figures are medians, "
        "with the least and the most; *ratio* is the median of the ratios of each round.",
        table(
            ("", ""),
            [
                ["targets", tally([found for _, found in known])],
                ["machine", machine],
                ["programs", named],
                ["not measured yet", lacking or "nothing"],
            ],
        ),
        *(section(row, found) for row, found in known),
    ]
    return "\n\n".join(parts) + "\n"
