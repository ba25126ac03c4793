"""Whose word about a client's address counts: only that of proxies the operator named."""

from __future__ import annotations

from collections.abc import Collection
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network


def read_networks(value: str) -> frozenset[Network]:
    """ "10.0.0.0/8, 127.0.0.1" → networks; an address alone is a network of one. Raises ValueError with the bad part."""
    found = []
    for part in filter(None, (p.strip() for p in value.split(","))):
        try:
            found.append(ip_network(part))
        except ValueError:
            raise ValueError(part) from None
    return frozenset(found)


def client_address(peer: str, forwarded: str | None, trusted: Collection[Network]) -> str:
    """The client's address: the last forwarded one that is no trusted proxy's, if the peer itself is trusted.

    What a client writes into the header stands to the left of what the first trusted proxy added, and is never reached.
    """
    address = peer
    for hop in reversed([h.strip() for h in (forwarded or "").split(",") if h.strip()]):
        if not is_trusted(address, trusted):
            break
        if not _is_address(hop):
            break
        address = hop
    return address


def is_trusted(host: str, trusted: Collection[Network]) -> bool:
    """Whether a host's address lies in one of the networks; a name never does."""
    return _is_address(host) and any(ip_address(host) in network for network in trusted)


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
