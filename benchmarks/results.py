"""How results are written: tables that read well in a terminal, and are Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from wcwidth import wcswidth

from figures import Line
from growth import Growth
from plan import Plan, Result, Row

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


def section(row: Row, results: Sequence[Result], sizes: tuple[int, ...]) -> str:
    """What was found in one row, with how it was measured; `sizes` are those of growth."""
    lines = [one for one in results if isinstance(one, Line)]
    grown = [one for one in results if isinstance(one, Growth)]
    parts = [f"## {row.title}", row.how]
    if lines:
        parts.append(table(_LINES, [cells(line) for line in lines]))
    if grown:
        heads = ["what", *(f"{size:,}" for size in sizes), "exponent", "target", ""]
        parts.append(table(heads, [one.cells(sizes) for one in grown]))
    return "\n\n".join(parts)


def tally(results: Sequence[Result], sizes: tuple[int, ...]) -> str:
    """How many targets were met, missed and not measured."""
    verdicts = [one.verdict if isinstance(one, Line) else one.cells(sizes)[-1] for one in results]
    met, missed = verdicts.count("met"), verdicts.count("**MISSED**")
    unknown = sum(verdict.startswith("not measured") for verdict in verdicts)
    return f"{met} met, {missed} missed, {unknown} not measured"


def page(
    plan: Plan,
    found: Sequence[tuple[Row, Sequence[Result]]],
    machine: str,
    versions: Mapping[str, str],
    loads: tuple[str, str],
    day: date,
) -> str:
    """The whole page of results."""
    named = ", ".join(f"{program} {version}" for program, version in versions.items())
    everything = [one for _, results in found for one in results]
    parts = [
        "# Results",
        "Written by `make bench`; [README.md](README.md) says how to read it.",
        table(
            ("", ""),
            [
                ["targets", tally(everything, plan.growth_sizes)],
                ["measured on", f"{day:%Y-%m-%d}"],
                ["machine", machine],
                ["programs", named],
                ["load before and after", " and ".join(loads)],
                ["rounds", f"{plan.rounds}; {plan.slow_rounds} or fewer where a row takes minutes"],
            ],
        ),
        *(section(row, results, plan.growth_sizes) for row, results in found),
    ]
    return "\n\n".join(parts) + "\n"
