"""The address of a link, as a browser would read it."""

from __future__ import annotations

from newsreader.text.clean import clean_line

_DROPPED = str.maketrans("", "", "\t\n\r")


def address(href: str | None) -> str:
    """`href` clean, without white space; empty where there is none.

    By the URL standard tabs and newlines in it do not count, and a space is `%20`. An address
    without a scheme (`//host/path`) takes that of its page, which nowadays is https; any other
    relative address stays, because nothing says what it is relative to.
    """
    if not href:
        return ""
    found = clean_line(href.translate(_DROPPED)).replace(" ", "%20")
    return f"https:{found}" if found.startswith("//") else found
