"""Which addresses may be asked: public ones, also where they are wrapped in one of another kind."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address

_WRAPPED = (
    (IPv6Network("::ffff:0:0/96"), 0),
    (IPv6Network("::ffff:0:0:0/96"), 0),
    (IPv6Network("::/96"), 0),
    (IPv6Network("64:ff9b::/96"), 0),
    (IPv6Network("2002::/16"), 80),
)
"""IPv6 networks in which an IPv4 address stands (mapped, translated, compatible, NAT64, 6to4), and how many bits follow
it: a gateway passes on what is sent to them."""

_CLOSED = tuple(
    map(
        ip_network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
        ),
    )
)
"""The special-purpose IPv4 networks of RFC 6890 and IANA's registry. Python's ``is_global`` differs by version: some
take 192.0.0.192, where a cloud keeps its passwords, for public."""

_OPEN = IPv6Network("2000::/3")
"""All IPv6 addresses that are given out to the public; fec0::, fc00::, fe80:: and ff00:: lie outside."""

_CLOSED_WITHIN = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48")))
"""What is special within: Teredo, benchmarks, ORCHID and their like; documentation; 6to4; AS112."""


def is_public(host: str) -> bool:
    """Return whether an IP address belongs to the public network: no own machine, network, group or gateway into one.

    Args:
        host: as ``getaddrinfo`` gives it, perhaps with the zone of a link ("fe80::1%eth0").
    """
    address = ip_address(host.partition("%")[0])
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in closed for closed in _CLOSED)
    inner = _inner(address)
    if inner is not None:
        return is_public(str(inner))
    return address in _OPEN and address.is_global and not any(address in closed for closed in _CLOSED_WITHIN)


def _inner(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 address stands for."""
    for network, after in _WRAPPED:
        if address in network:
            return IPv4Address((int(address) >> after) & 0xFFFFFFFF)
    return None
