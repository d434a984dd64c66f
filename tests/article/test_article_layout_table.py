from __future__ import annotations

import time

import pytest

from newsreader.article import dom
from newsreader.article.layout_table import LONG, is_layout

TEXT = "字" * (LONG + 1)


def layout(table: str) -> bool:
    root = dom.parse(table)
    assert root is not None
    assert root.child is not None
    return is_layout(root.child)


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("<tr><td>a<td>b<tr><td>c<td>d", False),
        ("<tr><th>a<th>b", False),
        ("<thead><tr><td>a<td>b", False),
        ("<caption>t</caption><tr><td>a<td>b", False),
        ("<tr><td>a<td>b", True),
        ("<tr><td>a<tr><td>b", True),
        ("<tr><th>a<tr><td>b", True),
        ("<tr><td>&nbsp;<td>a<td> <tr><td><td>b<td>\u3000", True),
        ("", True),
    ],
)
def test_a_table_of_one_column_or_one_row_is_for_layout(table: str, found: bool) -> None:
    assert layout(f"<table>{table}</table>") is found


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("<tr><td>a<td><table></table><tr><td>b<td>c", True),
        ("<tr><th>a<th>b<tr><td>c<td><table></table>", False),
        ("<tr><td><h3>a</h3><td>b<tr><td>c<td>d", True),
        ("<tr><td><ul><li>a</ul><td><ul><li>b</ul><tr><td>c<td>d", True),
        ("<tr><td><ul><li>a</ul><td>b<tr><td>c<td>d", False),
        (f"<tr><td>{TEXT}<td>{TEXT}<tr><td>{TEXT}<td>", True),
        (f"<tr><td>a<td>{TEXT}<tr><td>b<td>{TEXT}", False),
        (f"<tr><th>a<th>b<tr><td>{TEXT}<td>{TEXT}", False),
        ("<tr><td><img><td><img><tr><td><img><td><img>", True),
        ("<tr><td>a<td>b<!-- <table> --><tr><td hidden><h3>x</h3><td>d<td>e", False),
    ],
)
def test_columns_of_text_and_of_pictures_are_layout_unless_a_header_says_otherwise(
    table: str, found: bool
) -> None:
    assert layout(f"<table>{table}</table>") is found


def test_a_table_that_says_that_it_is_for_presentation_is_believed() -> None:
    cells = "<tr><th>a<th>b<tr><td>c<td>d"
    assert layout(f"<table role=presentation>{cells}</table>")
    assert layout(f"<table role=none>{cells}</table>")
    assert not layout(f"<table role=table>{cells}</table>")


def test_time_is_bounded_for_tables_inside_tables() -> None:
    began = time.process_time()
    root = dom.parse("<table><tr><th>a<td>" * 20_000 + "x" * 100_000)
    assert root is not None
    for table in root.css("table"):
        is_layout(table)
    assert time.process_time() - began < 5
