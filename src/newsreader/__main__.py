"""`python -m newsreader`."""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - a checkout can be run by any Python
    sys.exit("newsreader needs Python 3.11 or later; this is " + sys.version.split()[0] + ".")

if __name__ == "__main__":
    from newsreader.cli import main

    sys.exit(main())
