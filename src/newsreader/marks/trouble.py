"""What is wrong with the file of marks, in words: what is not being kept, and the cure."""

from __future__ import annotations

import os
from pathlib import Path

from newsreader.errors import MarksDamaged, MarksError
from newsreader.language import _


def explained(file: Path, error: Exception) -> MarksError:
    """What SQLite or the system says of `file`, as the error that a person sees."""
    if isinstance(error, MarksError):
        return error
    reason = str(error)
    if "locked" in reason:
        message = _("Another program holds {file}. The mark is not saved; try again.")
    elif "full" in reason or "No space" in reason:
        message = _("The disk is full. The mark is not saved in {file}; free some space.")
    elif "disk I/O" in reason or "quota" in reason or "too large" in reason:
        message = _(
            "Marks are not saved: {file} cannot be written ({reason}). See whether the disk or "
            "your share of it is full."
        )
    elif ("unable to open" in reason or "ermission" in reason) and _is_shut(file):
        message = _("Marks are not shown or saved: {file} may not be read. Allow it to you.")
    elif "readonly" in reason or "ermission" in reason or "Read-only" in reason:
        message = _("Marks are not saved: {file} may not be written. Allow it to you.")
    elif "malformed" in reason or "not a database" in reason or "no such" in reason:
        return damaged(file)
    else:
        message = _("Marks are not saved in {file}: {reason}.")
    return MarksError(message.format(file=file, reason=reason))


def _is_shut(file: Path) -> bool:
    """Whether the file is there, or may be, and cannot be read."""
    folder = file.parent
    if os.path.isdir(folder) and not os.access(folder, os.X_OK):  # noqa: PTH112 - never raises
        return True
    return os.path.exists(file) and not os.access(file, os.R_OK)  # noqa: PTH110 - never raises


def damaged(file: Path) -> MarksDamaged:
    """That `file` is no sound database."""
    message = _(
        "Marks are not shown or saved: {file} is damaged. It is left as it is; "
        "“newsreader marks mend” keeps it aside and saves what it and the backups hold."
    )
    return MarksDamaged(message.format(file=file))


def no_file(file: Path) -> MarksDamaged:
    """That a folder, or something else that is no file, stands where `file` should."""
    message = _(
        "Marks are not shown or saved: {file} is no file. It is left as it is; "
        "“newsreader marks mend” keeps it aside and begins anew with what the backups hold."
    )
    return MarksDamaged(message.format(file=file))


def emptied(file: Path, backup: Path) -> MarksDamaged:
    """That there is nothing in `file`, or no such file, and yet a backup of it."""
    message = _(
        "Marks are not shown or saved: {file} is gone or empty, and there is a backup, {backup}. "
        "“newsreader marks mend” brings its marks back; move the backups away to begin anew."
    )
    return MarksDamaged(message.format(file=file, backup=backup))


def without_backup(file: Path, folder: Path, error: Exception) -> str:
    """That today's backup of `file` could not be made, and why."""
    if isinstance(explained(file, error), MarksDamaged):
        message = _(
            "Marks are no longer backed up: {file} is damaged. “newsreader marks mend” saves what "
            "it and the backups hold."
        )
    else:
        message = _("The marks have no backup of today in {folder}: {reason}.")
    return message.format(file=file, folder=folder, reason=getattr(error, "strerror", 0) or error)
