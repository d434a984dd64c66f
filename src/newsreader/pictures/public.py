"""Which addresses of the internet protocol are public: a post must not reach any other.

Whoever writes posts could otherwise have a server ask its own network, or itself.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Final

_UNICAST: Final = IPv6Network("2000::/3")
"""All that the IANA has given out of version 6; Python calls more of it global."""
_TRANSLATED: Final = IPv6Network("64:ff9b::/96")
"""RFC 6052: the last four bytes are an address of version 4, which a gateway on the way asks."""


def is_public(address: str) -> bool:
    """Whether a numeric address is one of the public internet, and so is one hidden in it."""
    found = ip_address(address)
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None or found in _TRANSLATED:
            found = IPv4Address(int(found) & 0xFFFF_FFFF)
        else:
            return found in _UNICAST and found.is_global and all(map(_is_public, _hidden(found)))
    return _is_public(found)


def _is_public(address: IPv4Address) -> bool:
    return address.is_global and not address.is_multicast


def _hidden(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """The addresses of version 4 to which a tunnel leads that an address of version 6 names."""
    found = (*(address.teredo or ()), address.sixtofour)
    return tuple(one for one in found if one is not None)
