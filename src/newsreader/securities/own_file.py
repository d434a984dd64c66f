"""Where the user's own table of names is read from."""

from __future__ import annotations

from pathlib import Path

from newsreader.config import names_file
from newsreader.language import _
from newsreader.securities.own import NO_NAMES, OwnNames, WrongTable, read
from newsreader.text.clean import clean_line


def load(file: Path | None = None) -> OwnNames:
    """What the table in `file`, or in `names_file()`, which need not exist, says.

    Of one that cannot be read, or has a line that is not understood, nothing is used, and
    `problem` names the file and the line: what is written in it can wait, reading need not.
    """
    place = file or names_file()
    try:
        return read(place.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return NO_NAMES
    except OSError as error:
        reason = error.strerror or str(error)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        reason = _("line {line}: this is not UTF-8.").format(line=line)
    except WrongTable as error:
        reason = str(error)
    message = _("Your names of stocks are not used. {file}: {reason}")
    return OwnNames(problem=message.format(file=clean_line(str(place)), reason=reason))
