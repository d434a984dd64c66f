"""Where the sample archive stands that the program carries."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from newsreader.errors import UnreadableFile
from newsreader.language import _

_PACKAGE: Final = Path(__file__).parent
# In a wheel they stand inside the package, in a checkout (and so where the install is editable)
# at its top.
_PLACES: Final = (_PACKAGE / "sample_posts", _PACKAGE.parent.parent / "sample_posts")


def sample_archive() -> Path:
    """The sample archive: in a wheel, an editable install and a checkout alike.

    Raises UnreadableFile where the installation has lost it.
    """
    for place in _PLACES:
        if place.is_dir():
            return place
    message = _("The sample posts are missing from this installation; name an archive of your own.")
    raise UnreadableFile(message)
