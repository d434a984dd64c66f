"""The names of securities by which a command reads one file."""

from __future__ import annotations

import os
from pathlib import Path

from newsreader.cli import streams
from newsreader.cli.archives import Place
from newsreader.config import cache_directory
from newsreader.index.place import index_file
from newsreader.securities.lexicon import Lexicon
from newsreader.securities.own_file import load


def lexicon_for(place: Place) -> Lexicon:
    """The names that count where a file stands; what is wrong with the user's table is told."""
    own = load()
    if own.problem:
        streams.say(own.problem)
    archive = Path(os.path.realpath(place.archive))
    index = index_file(archive, cache_directory())
    if not index.is_file():
        return own.over()
    from newsreader.index.teaching import names_in  # the database comes with it

    return names_in(index, archive, own)
