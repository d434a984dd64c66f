"""Errors that a person sees: every message names the thing and the cure."""

from __future__ import annotations


class NewsreaderError(Exception):
    """Something that the person at the terminal can act on; its text is the whole message."""

    exit_code = 3
    """What a command exits with: 3, could not read."""


class WrongUse(NewsreaderError):
    """A command, option, filter or configuration that cannot be understood."""

    exit_code = 2


class UnreadableFile(NewsreaderError):
    """A file that cannot be read as a post: missing, not a regular file, not allowed.

    `reason` says why in a fixed English sentence, which can be kept and be translated where it is
    shown (`language.in_words`); empty where only the message does.
    """

    def __init__(self, message: str, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


class ConfigurationError(WrongUse):
    """A configuration file with something in it that the program does not understand."""


class QueryError(WrongUse):
    """A filter that is not well formed.

    `start` and `end` say where, in characters of the text as it was typed.
    """

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.start = start
        self.end = end


class UnknownSecurity(WrongUse):
    """A filter on a security whose `notation`, as it was typed, cannot be that of any."""

    def __init__(self, message: str, notation: str) -> None:
        super().__init__(message)
        self.notation = notation


class IndexUnavailable(NewsreaderError):
    """The index cannot be opened or written; it may be deleted at any time."""


class MarksError(NewsreaderError):
    """A mark could not be read or saved; the message says what is not being kept."""


class MarksDamaged(MarksError):
    """The file of marks is damaged, or nothing is left of it; `newsreader marks mend` mends it."""


class NotOpened(NewsreaderError):
    """An address that no browser was started for; the message has it, to be opened elsewhere."""


class NotCopied(NewsreaderError):
    """A text that cannot go to the terminal's clipboard."""


class NotFetched(NewsreaderError):
    """A picture that could not be fetched; `silent_host` is who gave no answer at all, if so."""

    def __init__(self, message: str, silent_host: str = "") -> None:
        super().__init__(message)
        self.silent_host = silent_host
