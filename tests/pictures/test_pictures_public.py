from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.pictures.public import is_public

PUBLIC = ("8.8.8.8", "2606:4700::1111", "2620:4f:8000::1")
OTHERS = (
    "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254",
    "0.0.0.0", "198.18.0.1", "192.0.2.1", "224.0.1.1", "240.0.0.1", "255.255.255.255",
    "::", "::1", "fe80::1", "fe80::1%2", "fec0::1", "fc00::1", "fd12::1", "ff02::1", "ff0e::1",
    "2001:db8::1", "100::1", "4000::1", "64:ff9b:1::808:808", "::8.8.8.8",
)  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_of_the_public_internet_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", OTHERS)
def test_nothing_else_is(address: str) -> None:
    assert not is_public(address)


def hidden(address: ipaddress.IPv4Address) -> list[str]:
    """The addresses of version 6 that lead to one of version 4: RFC 4291, 6052, 3056, 4380."""
    number = int(address)
    return [
        str(ipaddress.IPv6Address(made))
        for made in (
            0xFFFF << 32 | number,
            0x64_FF9B << 96 | number,
            0x2002 << 112 | number << 80,
            0x2001_0000 << 96 | number << 64 | 0xFFFF_FFFF ^ int(ipaddress.IPv4Address("8.8.8.8")),
            0x2001_0000 << 96 | int(ipaddress.IPv4Address("8.8.8.8")) << 64 | 0xFFFF_FFFF ^ number,
        )
    ]


@given(st.ip_addresses(v=4))
def test_an_address_in_another_one_is_seen(address: ipaddress.IPv4Address) -> None:
    if not is_public(str(address)):
        assert not any(map(is_public, hidden(address)))


def test_a_mapped_or_translated_public_address_is_public() -> None:
    assert [is_public(one) for one in hidden(ipaddress.IPv4Address("8.8.8.8"))[:3]] == [True] * 3
