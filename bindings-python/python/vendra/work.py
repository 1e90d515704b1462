"""What a worker is told, and what it did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Literal, Optional

import msgspec


class Relay(msgspec.Struct, frozen=True, kw_only=True):
    """How a worker hands events to subscribers. Of what is left out the engine's default stands."""

    batch: Optional[int] = None
    """How many events are read at a time."""
    tries_max: Optional[int] = None
    """How often an event is tried before it is a dead letter."""
    first_wait: Optional[timedelta] = None
    """How long an event that failed rests first; each further rest is twice as long."""
    longest_wait: Optional[timedelta] = None
    """How long it rests at most."""
    handle: Optional[timedelta] = None
    """How long a subscriber may take."""
    lease: Optional[timedelta] = None
    """How long after a crash another worker waits before it goes on."""
    idle: Optional[timedelta] = None
    """How long it rests where there is nothing to hand on."""
    after_dead_letter: Optional[Literal["goes_on", "waits"]] = None
    """Whether what follows of the same thing goes on after a dead letter, or waits for somebody to look at it."""


class Trouble(msgspec.Struct, frozen=True):
    """What a worker could not do. It tries again."""

    marketplace: str
    """In which marketplace."""
    subject: str
    """With what."""
    code: str
    """Why."""


class Relayed(msgspec.Struct, frozen=True):
    """How many events a round handed on."""

    handled: int
    """Events that were handled."""
    failed: int
    """Tries of an event that failed."""
    dead_letters: int
    """Of these, the last: events that became dead letters."""
    full: int
    """Partitions that stand still because as many of their events wait as may wait: somebody should look."""
    elsewhere: int
    """Groups of partitions that another worker is at."""
    lost: int
    """Groups of partitions that another worker took over meanwhile: what was done there comes again."""
    paused: int
    """Subscribers that can handle nothing at the moment, and are left alone for a while."""


class Ticked(msgspec.Struct, frozen=True):
    """What a round of a worker came to."""

    done: int
    """How many things it did."""
    more: bool
    """Whether there is more to do at once."""
    troubles: Sequence[Trouble]
    """What it could not do."""
    relayed: Relayed
    """What became of events."""


def told(marketplaces: Sequence[str], subscribers: Sequence[str], given: dict[str, Any]) -> dict[str, Any]:
    """What a worker is told, as the engine takes it."""
    from .config import fields, struct

    relay = given.pop("relay", None)
    input = fields(given)
    # Of one name alone the most comes last.
    if "pause_max_ms" in input:
        input["pause_ms_max"] = input.pop("pause_max_ms")
    if relay is not None:
        input["relay"] = struct(relay)
    return {**input, "marketplaces": marketplaces, "subscribers": subscribers}
