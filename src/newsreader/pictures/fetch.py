"""One picture, fetched from the web: the only place of the program that opens a connection.

The address comes from a post, so it is asked as a stranger would: no cookies, no credentials, no
proxy, no referrer; no other machine than one of the public internet, wherever redirects lead; and
never more than so many bytes or seconds. `urllib.request` would look up a name twice, once to be
checked and once to be asked, and read the body of a redirect to its end.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import closing
from http.client import (
    HTTPConnection,
    HTTPException,
    HTTPResponse,
    HTTPSConnection,
    IncompleteRead,
)
from importlib.metadata import version
from typing import Final
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from newsreader.errors import NotFetched
from newsreader.language import _
from newsreader.pictures.clock import Clock
from newsreader.pictures.places import web_address
from newsreader.pictures.public import is_public
from newsreader.text.clean import clean_line
from newsreader.text.width import shorten

MOST_BYTES: Final = 5_000_000
"""Of one picture."""
SECONDS: Final = 10.0
"""For one picture, redirects included; looking up a name takes what the system lets it take."""

_REDIRECTS: Final = 5
_REDIRECTING: Final = frozenset((301, 302, 303, 307, 308))
_LEAST_PORT: Final = 1024
"""Below it, but for 80 and 443, are services that might take a request for something else."""
_ADDRESSES: Final = 4
"""Of one host, that are tried."""
_PRINTABLE: Final = "".join(map(chr, range(33, 127)))
_SHOWN: Final = 60
"""Cells of a reason that is not ours."""


def fetch(
    address: str, public: Callable[[str], bool] = is_public, *, seconds: float = SECONDS
) -> bytes:
    """What is at an http or https address, at most 5 MB of it; nobody has looked at it yet.

    `public` says of a numeric address whether it may be asked; one that may not is enough to
    refuse its host. Raises NotFetched.
    """
    clock = Clock(seconds)
    try:
        for _redirect in range(_REDIRECTS + 1):
            parts = _parts(address)
            answer = _answer(parts, public, clock)
            if isinstance(answer, bytes):
                return answer
            address = _joined(address, answer)
    finally:
        clock.stop()
    raise _not_fetched(_("{host} redirects again and again."), parts)


def _joined(address: str, target: str) -> str:
    """Where a redirect leads from an address."""
    try:
        return urljoin(address, target)
    except ValueError:
        raise _refused(target) from None


def _parts(address: str) -> SplitResult:
    """The parts of an address that may be asked, its host as the domain name system has it."""
    try:
        parts = urlsplit(web_address(address))
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    except (ValueError, KeyError):  # KeyError: there is no scheme, as it is not of the web
        raise _refused(address) from None
    known = port in (80, 443) or port >= _LEAST_PORT
    if not host or not known or parts.username is not None or parts.password is not None:
        raise _refused(address)
    netloc = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    return parts._replace(netloc=netloc)


def _answer(parts: SplitResult, public: Callable[[str], bool], clock: Clock) -> bytes | str:
    """The body at an address, or the address to which it redirects."""
    try:
        with closing(_connected(parts, public, clock)) as connection:
            target = quote(f"{parts.path or '/'}?{parts.query}".removesuffix("?"), safe=_PRINTABLE)
            connection.request("GET", target, headers=_headers())
            with connection.getresponse() as response:
                return _taken(response, parts, clock)
    except (OSError, HTTPException, ValueError) as error:
        host = parts.hostname or ""
        if not clock.left or isinstance(error, TimeoutError):
            raise _not_fetched(_("{host} does not answer in time."), parts, host) from None
        reason = getattr(error, "verify_message", "") or getattr(error, "strerror", "")
        if not reason:
            raise _not_fetched(_("{host}: what it answers cannot be read."), parts) from None
        reason = shorten(clean_line(reason).rstrip("."), _SHOWN)
        raise _not_fetched(_("{host}: {reason}."), parts, host, reason=reason) from None


def _taken(response: HTTPResponse, parts: SplitResult, clock: Clock) -> bytes | str:
    """The body of a response, or where it redirects to."""
    if response.status in _REDIRECTING and (target := response.getheader("Location")):
        return target
    if response.status != 200:
        raise _not_fetched(_("{host} answers {status}."), parts, status=response.status)
    length = response.length
    data = response.read(MOST_BYTES + 1) if (length or 0) <= MOST_BYTES else None
    if data is None or len(data) > MOST_BYTES:
        raise _not_fetched(_("{host}: the picture is larger than 5 MB."), parts)
    if not clock.left:
        raise TimeoutError  # the line was cut on our side
    if length is not None and len(data) < length:
        raise IncompleteRead(data, length - len(data))
    return data


def _connected(parts: SplitResult, public: Callable[[str], bool], clock: Clock) -> HTTPConnection:
    """A connection to a host, none of whose addresses is other than public."""
    host, port = parts.hostname or "", parts.port or 0
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys((family, place) for family, _type, _, _, place in found))
    if not all(public(str(place[0])) for _family, place in addresses):
        raise _not_fetched(_("{host} is no public address, so it is not asked."), parts)
    line = _line(addresses[:_ADDRESSES], clock)
    try:
        clock.watch(line)
        if parts.scheme == "http":
            connection = HTTPConnection(host, port)
            connection.sock = line
        else:
            context = ssl.create_default_context()
            connection = HTTPSConnection(host, port, context=context)
            connection.sock = context.wrap_socket(line, server_hostname=host)
    except BaseException:
        line.close()
        raise
    return connection


def _line(addresses: Sequence[tuple[int, tuple[object, ...]]], clock: Clock) -> socket.socket:
    """A line to the first of the addresses that takes it; each has its share of the time."""
    failure: OSError = OSError()
    for tried, (family, place) in enumerate(addresses):
        line = socket.socket(family, socket.SOCK_STREAM)
        try:
            line.settimeout(max(0.1, clock.left / (len(addresses) - tried)))
            line.connect(place)
            line.settimeout(max(0.1, clock.left))
        except OSError as error:
            failure = error
            line.close()
        else:
            return line
    raise failure


def _refused(address: str) -> NotFetched:
    message = _("Not fetched, as it is no plain http or https address: {address}")
    return NotFetched(message.format(address=shorten(clean_line(address[:200]), _SHOWN)))


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"newsreader-tui/{version('newsreader-tui')}",
        "Accept": "image/png, image/jpeg, image/webp, image/gif, image/bmp",
        "Connection": "close",
    }


def _not_fetched(
    message: str, parts: SplitResult, silent_host: str = "", **more: object
) -> NotFetched:
    """What is wrong with a host; `message` may have `{host}` and what `more` names in it."""
    return NotFetched(message.format(host=parts.hostname, **more), silent_host)
