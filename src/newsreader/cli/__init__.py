"""The command `newsreader`; one module a subject.

No code stands here: the modules `list` and `open` would hide the functions of these names.
"""

from __future__ import annotations

from newsreader.cli.entry import main

__all__ = ["main"]
