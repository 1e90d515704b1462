"""Who asks. Your service has authenticated them; vendra believes it, and judges by it what they may do and see."""

from __future__ import annotations

from typing import Literal, Optional, Union

import msgspec


class Staff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="actor", tag="staff"):
    """One of the platform's people."""

    user: str
    """Who: a ``usr_`` id, of your choice."""
    role: Literal["owner", "support", "finance"]
    """In which capacity."""
    tenant: Optional[str] = None
    """Of which marketplace: the one that is asked, where it is left out."""


class Member(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="actor", tag="member"):
    """One of a vendor's people."""

    user: str
    """Who: a ``usr_`` id, of your choice."""
    vendor: str
    """Of which vendor."""
    role: Literal["owner", "manager", "fulfilment"]
    """In which capacity."""
    tenant: Optional[str] = None
    """Of which marketplace: the one that is asked, where it is left out."""


class Customer(msgspec.Struct, frozen=True, tag_field="actor", tag="buyer"):
    """A customer who is registered and has signed in."""

    customer: str
    """Who."""
    buyer: Literal["customer"] = "customer"
    """That it is one with an account: leave it out."""
    tenant: Union[str, msgspec.UnsetType] = msgspec.UNSET
    """Of which marketplace: the one that is asked, where it is left out."""


class Guest(msgspec.Struct, frozen=True, tag_field="actor", tag="buyer"):
    """A buyer without an account, who showed the token of this cart: ``market.carts.guest`` gives one."""

    cart: str
    """Which cart."""
    buyer: Literal["guest"] = "guest"
    """That it is one without an account: leave it out."""
    tenant: Union[str, msgspec.UnsetType] = msgspec.UNSET
    """Of which marketplace: the one that is asked, where it is left out."""


class System(msgspec.Struct, frozen=True, tag_field="actor", tag="system"):
    """Your own service: its workers, and what it does on nobody's behalf."""


Actor = Union[Staff, Member, Customer, Guest, System]
"""Whoever asks."""
