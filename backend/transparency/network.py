"""Which network a statement came in by, in a form that compares within one visit and nowhere else.

The address itself is never kept. Its prefix goes through a keyed digest together with the visit: two halves
of one visit can be seen to share a network, while nobody can follow a person from visit to visit by it.
"""

from __future__ import annotations

import hashlib
import hmac
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from backend.kernel import keys

if TYPE_CHECKING:
    from uuid import UUID

LENGTH = 16  # hex digits
PREFIX = {4: 24, 6: 48}  # bits: what one office or one household has, and a carrier gives to a neighbourhood


def named(address: str | None, visit: UUID) -> str | None:
    """The network's name within this visit; None where the address is unknown or this machine's own."""
    prefix = _prefix(address)
    if prefix is None:
        return None
    message = f"lianfang.network/v1\n{visit}\n{prefix}".encode()
    return hmac.new(keys.current().index, message, hashlib.sha256).hexdigest()[:LENGTH]


def _prefix(address: str | None) -> str | None:
    try:
        found = ip_address(address or "")
    except ValueError:
        return None
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    if found.is_loopback:
        return None
    return str(ip_network((found, PREFIX[found.version]), strict=False))
