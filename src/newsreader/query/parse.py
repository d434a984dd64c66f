"""The grammar of the filter language.

    query    = all { "OR" all }
    all      = one { ["AND"] one }
    one      = ( "-" | "NOT" ) one | "(" query ")" | field | word | quoted
    field    = name ":" value { "," value }
    value    = word | quoted, after "date:" also with < <= > >= before it

Space is AND, also between fields of one name; a comma is OR among the values of one field.
Operators are upper-case only. `-` binds tightest, then AND, then OR. Only a known name makes a
field; any other word with a colon in it (`10:30`, an address) is text, but for near-misses of a
name, which are errors. Parentheses are literal only in quotes. In quotes a backslash makes the
quotation mark or backslash after it literal. Full-width punctuation and letters are read as ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from newsreader.errors import QueryError
from newsreader.language import _
from newsreader.query import fields
from newsreader.query.tree import And, Everything, Not, Or, Query
from newsreader.query.words import OPERATORS, QUOTES, shown

MOST_CHARACTERS: Final = 1_000
"""A longer filter is refused."""
DEEPEST: Final = 50
"""How many parentheses and negations may stand in each other."""

# One character for one, so that a position in the one spelling is a position in the other.
_ASCII: Final = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    0x3000: " ",
    0x2212: "-",
    **{ord(mark): '"' for mark in QUOTES},
}
_NAME: Final = re.compile(r"([A-Za-z]+):")
_WORD: Final = re.compile(r'[^\s()"]+')
_VALUE: Final = re.compile(r'[^\s()",]+')
_SIGN: Final = re.compile("[<>《》]=?")


def parse(text: str, today: date) -> Query:
    """The filter that `text` spells; `today` is the present day in the display zone.

    Raises QueryError, which says what is wrong and where, for anything else than a whole filter.
    """
    if len(text) > MOST_CHARACTERS:
        message = _("A filter has at most {most} characters.").format(most=MOST_CHARACTERS)
        raise QueryError(message, MOST_CHARACTERS, len(text))
    parser = _Parser(text, today)
    parser.skip()
    if parser.ended():
        return Everything()
    query = parser.either()
    if not parser.ended():
        raise QueryError(_("There is no “(” for this “)”."), parser.at, parser.at + 1)
    return query


class _Parser:
    """Reads a filter from left to right, by recursive descent."""

    def __init__(self, typed: str, today: date) -> None:
        self.typed = typed
        self.plain = typed.translate(_ASCII)
        self.today = today
        self.at = 0
        self.depth = 0

    def ended(self) -> bool:
        """Whether everything is read."""
        return self.at == len(self.plain)

    def skip(self) -> None:
        """Step over white space."""
        while not self.ended() and self.plain[self.at].isspace():
            self.at += 1

    def either(self) -> Query:
        """What stands between `OR`s; ends before a `)` or at the end."""
        parts = [self._all()]
        while (start := self.at) < len(self.plain) and self._operator() == "OR":
            self.at += len("OR")
            if self._nothing_follows():
                raise self._wants("OR", start)
            parts.append(self._all())
        return _joined(Or, parts)

    def _all(self) -> Query:
        """What stands together, with or without `AND`; ends before `OR`, a `)` or at the end."""
        parts: list[Query] = []
        while True:
            self.skip()
            if self.ended() or self._peek() == ")":
                break
            operator = self._operator()
            if operator in ("OR", "AND") and not parts:
                message = _("“{operator}” wants something before it.").format(operator=operator)
                raise QueryError(message, self.at, self.at + len(operator))
            if operator == "OR":
                break
            if operator == "AND":
                start = self.at
                self.at += len("AND")
                if self._nothing_follows():
                    raise self._wants("AND", start)
            parts.append(self._one())
        if not parts:
            raise QueryError(_("There is no “(” for this “)”."), self.at, self.at + 1)
        return _joined(And, parts)

    def _one(self) -> Query:
        start = self.at
        if self._peek() == "(":
            return self._group()
        if self._peek() == "-":
            self.at += 1
            if self._peek().isspace() or self._nothing_follows():
                raise self._wants("-", start)
            return self._not(start)
        if self._operator() == "NOT":
            self.at += len("NOT")
            if self._nothing_follows():
                raise self._wants("NOT", start)
            return self._not(start)
        if self._peek() == '"':
            return fields.text(*self._quoted())
        if name := _NAME.match(self.plain, self.at):
            if field := fields.named(name[1]):
                self.at = name.end()
                return self._field(field, name[0], start)
            near = None if self.plain.startswith("//", name.end()) else fields.nearly(name[1])
            if near is not None:
                message = _("“{typed}” is no field; “{near}:” is. In quotes it is plain text.")
                message = message.format(typed=shown(name[0]), near=near)
                raise QueryError(message, start, name.end())
        return fields.text(*self._bare(_WORD))

    def _group(self) -> Query:
        start = self.at
        self._deeper(start)
        self.at += 1
        self.skip()
        if self._peek() == ")":
            message = _("Nothing stands between the parentheses.")
            raise QueryError(message, start, self.at + 1)
        if self.ended():
            raise QueryError(_("This “(” wants a “)” after it."), start, start + 1)
        query = self.either()
        if self.ended():
            raise QueryError(_("This “(” wants a “)” after it."), start, start + 1)
        self.at += 1
        self.depth -= 1
        return query

    def _not(self, start: int) -> Query:
        self._deeper(start)
        query = self._one()
        self.depth -= 1
        return query.part if isinstance(query, Not) else Not(query)

    def _field(self, field: str, typed: str, start: int) -> Query:
        """The values of a field; `typed` is its name and colon, which stand at `start`."""
        parts: list[Query] = []
        while True:
            first = self.at
            sign = _SIGN.match(self.plain, self.at) if field == "date" else None
            self.at = sign.end() if sign else first
            if self._peek() == '"':
                value, begin, end = self._quoted()
            else:
                value, begin, end = self._bare(_VALUE)
            if begin == end:
                message = _("“{field}” wants a value.").format(field=typed)
                if parts:
                    message = _("A value is missing after the comma.")
                raise QueryError(message, first - 1 if parts else start, end)
            if sign:
                value, begin = sign[0] + value, first
            parts.append(fields.meaning(field, value, begin, end, self.today))
            if self._peek() != ",":
                return _joined(Or, parts)
            self.at += 1

    def _quoted(self) -> tuple[str, int, int]:
        """What stands in quotes, without them and the backslashes that make one literal; and where.

        Raises QueryError for quotes that are empty or not closed.
        """
        start = self.at
        self.at += 1
        value = ""
        while (char := self._peek()) != '"':
            if char == "\\" and self.plain[self.at + 1 : self.at + 2] in ("\\", '"'):
                self.at += 1
            if self.ended():
                raise QueryError(_("This quotation mark is not closed."), start, self.at)
            value += self.typed[self.at]
            self.at += 1
        self.at += 1
        if not value:
            raise QueryError(_("Nothing stands between the quotation marks."), start, self.at)
        return value, start + 1, self.at - 1

    def _bare(self, pattern: re.Pattern[str]) -> tuple[str, int, int]:
        """A word as typed, and where it stands; empty where there is none."""
        start = self.at
        if word := pattern.match(self.plain, self.at):
            self.at = word.end()
        return self.typed[start : self.at], start, self.at

    def _peek(self) -> str:
        """The character to read next; empty at the end."""
        return self.plain[self.at : self.at + 1]

    def _operator(self) -> str:
        """The operator that stands here as a word of its own; empty for none."""
        word = _WORD.match(self.plain, self.at)
        return word[0] if word and word[0] in OPERATORS else ""

    def _nothing_follows(self) -> bool:
        """Step over white space; whether nothing comes then that could stand by itself."""
        self.skip()
        return self.ended() or self._peek() == ")" or self._operator() in ("OR", "AND")

    def _wants(self, operator: str, start: int) -> QueryError:
        message = _("“{operator}” wants something after it.").format(operator=operator)
        return QueryError(message, start, start + len(operator))

    def _deeper(self, start: int) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            message = _("At most {most} parentheses and negations may stand in each other.")
            raise QueryError(message.format(most=DEEPEST), start, start + 1)


def _joined(kind: type[And] | type[Or], parts: Sequence[Query]) -> Query:
    """The parts as one filter, those of the same kind taken apart; one part is itself."""
    flat: list[Query] = []
    for part in parts:
        if isinstance(part, And | Or) and isinstance(part, kind):
            flat.extend(part.parts)
        else:
            flat.append(part)
    return flat[0] if len(flat) == 1 else kind(tuple(flat))
