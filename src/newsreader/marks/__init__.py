"""What the reader did: read, unread, bookmarked, watched. Precious: written at once, never guessed.

One SQLite file for all archives, with a rollback journal (a write-ahead log needs shared memory,
which a home on a network has not) and every write synchronised before it is acknowledged. A file
that is damaged is never overwritten: reading goes on without marks, the message says so, and
`mending` saves what can be saved when it is told to. Each day has a backup, and an export of all
marks can be merged into those of another machine.
"""

from __future__ import annotations

from newsreader.marks.marks import Adopted, Change, Kind, Marks, Subject, Watching, key

__all__ = ["Adopted", "Change", "Kind", "Marks", "Subject", "Watching", "key"]
