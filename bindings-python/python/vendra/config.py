"""What an engine is opened with."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal, Optional, Union

import msgspec

from .errors import InvalidError
from .ports import PaymentGateway


class Simulated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A gateway for tests and demos, within the engine, which keeps books.

    A payer's token that begins with ``decline`` is declined, and one that begins with ``action`` waits for the payer; any other, such as
    ``tok_visa``, is good."""

    seed: int = 0
    """Decides what chance says."""
    fee_basis_points: int = 0
    """What it keeps of each capture, in hundredths of a percent."""
    fee_fixed: int = 0
    """What it keeps of each capture besides, in minor units."""
    dispute_fee: Optional[int] = None
    """What a dispute costs, in minor units."""
    idempotency: Optional[timedelta] = None
    """How long it knows an id for the same operation."""
    later: Optional[timedelta] = None
    """After what time a payment that is decided later is decided."""
    webhook: Optional[timedelta] = None
    """After what time it sends a webhook."""
    payout: Optional[timedelta] = None
    """How long a payout is under way."""
    available: Optional[timedelta] = None
    """After what time what was captured is available."""


class Hosted(msgspec.Struct, frozen=True, kw_only=True):
    """A gateway of yours, and what else is to be known of it."""

    gateway: Any
    """The ``PaymentGateway``. With secrets of webhooks it ``ReadsWebhooks`` as well."""
    idempotency: Optional[timedelta] = None
    """How long it knows an id for the same operation: a day."""
    standard_webhooks: Sequence[str] = ()
    """Secrets (``whsec_..``) of its webhooks, which are signed after Standard Webhooks: any of them will do."""
    stripe_webhooks: Sequence[str] = ()
    """Secrets of its webhooks, which are signed as Stripe signs them: any of them will do."""


Unlimited = Literal["unlimited"]
"""Said of a limit that there is to be none, where leaving it out means the engine's default."""


class Resilience(msgspec.Struct, frozen=True, kw_only=True):
    """How one port to the outside is called. Of what is left out, or None, the engine's default stands.

    ``Resilience(failures_max="unlimited")`` is a port that is asked again however often it failed.
    """

    timeout: Union[timedelta, Unlimited, None] = None
    """How long one call may take, with all its tries: 20 seconds. ``"unlimited"``: as long as it likes."""
    retries_max: Optional[int] = None
    """How often what failed is tried again: twice."""
    first_wait: Optional[timedelta] = None
    """How long it waits before the first of them, a tenth of a second; each further wait is twice as long."""
    longest_wait: Optional[timedelta] = None
    """How long it waits at most: 2 seconds."""
    retries_percent: Optional[int] = None
    """How many retries there may be for a hundred calls: 10."""
    failures_max: Union[int, Unlimited, None] = None
    """After how many failures in a row it is not called for a while: 5. ``"unlimited"``: it is always called."""
    open: Optional[timedelta] = None
    """How long it is not called then: 10 seconds."""
    concurrent_max: Union[int, Unlimited, None] = None
    """How many calls may be under way at a time: 64. ``"unlimited"``: as many as there are."""


class OutwardWebhooks(msgspec.Struct, frozen=True, kw_only=True):
    """How events are sent to webhook endpoints, signed after Standard Webhooks."""

    key: bytes
    """At least 32 bytes, the same in every process: what the endpoints' secrets are derived from."""
    reach: Literal["public", "anywhere"] = "public"
    """Where they may go: ``anywhere`` reaches private addresses too, for tests."""
    timeout: Optional[timedelta] = None
    """How long one may take: 15 seconds."""
    refresh: Optional[timedelta] = None
    """How soon a change of an endpoint is seen: a second."""
    idle: Optional[timedelta] = None
    """How long is waited where there is nothing to send: a quarter of a second."""

    def __repr__(self) -> str:
        return f"OutwardWebhooks(reach={self.reach!r})"


class Sqlite(msgspec.Struct, frozen=True, kw_only=True):
    """How a SQLite file is used."""

    readers: Optional[int] = None
    """How many connections read: four."""
    busy_timeout: Optional[timedelta] = None
    """How long another process that writes is waited for: five seconds."""
    bytes_max: Optional[int] = None
    """How large the file may become."""


Gateway = Union[Literal["simulated"], Simulated, Hosted, PaymentGateway]
"""Whoever moves money: the simulated one, or one of yours."""
Store = Union[str, "os.PathLike[str]"]
"""Where all is kept: ``memory:``, ``sqlite:`` and a path, or a ``pathlib.Path``."""
ClockSetting = Union[Literal["system", "manual"], datetime]
"""Which clock: the system's, or one that stands until it is turned, at a moment that may be given."""


def milliseconds(value: timedelta) -> int:
    """A duration as the engine takes it."""
    return value // timedelta(milliseconds=1)


def fields(given: Mapping[str, Any]) -> dict[str, Any]:
    """What is given, durations as milliseconds under the engine's names. None is left out."""
    written: dict[str, Any] = {}
    for name, value in given.items():
        if isinstance(value, timedelta):
            written[f"{name}_ms"] = milliseconds(value)
        elif value is not None:
            written[name] = value
    return written


def struct(value: msgspec.Struct) -> dict[str, Any]:
    """The fields of a setting."""
    return fields(msgspec.structs.asdict(value))


def guard(value: Resilience) -> dict[str, Any]:
    """How a port is called. What is unlimited is null to the engine."""
    limits = {"timeout": "timeout_ms", "failures_max": "failures_max", "concurrent_max": "concurrent_max"}
    free = [name for name in limits if getattr(value, name) == "unlimited"]
    written = struct(msgspec.structs.replace(value, **dict.fromkeys(free)))
    return {**written, **dict.fromkeys(limits[name] for name in free)}


def store(value: Store) -> str:
    """``memory:``, ``sqlite:`` and a path, or a path by itself."""
    if isinstance(value, str):
        return value
    try:
        return "sqlite:" + os.fspath(value)
    except TypeError:
        raise InvalidError("config.malformed", "a store is `memory:`, `sqlite:` and a path, or a pathlib.Path") from None


def _gateway(gateway: Gateway) -> Any:
    if isinstance(gateway, Simulated):
        return {"simulated": struct(gateway)}
    if isinstance(gateway, Hosted):
        said = fields({"idempotency": gateway.idempotency})
        if gateway.standard_webhooks:
            said["webhooks"] = {"standard": gateway.standard_webhooks}
        elif gateway.stripe_webhooks:
            said["webhooks"] = {"stripe": gateway.stripe_webhooks}
        return {"host": said}
    return gateway if isinstance(gateway, str) else "host"


def settings(
    at: Store,
    *,
    gateways: Mapping[str, Gateway],
    hosted: Mapping[str, Any],
    sqlite: Optional[Sqlite],
    webhooks: Optional[OutwardWebhooks],
    resilience: Mapping[str, Resilience],
    answers_kept: Optional[timedelta],
    claim_lease: Optional[timedelta],
    close_within: Optional[timedelta],
    clock: Optional[ClockSetting],
    seed: Optional[int],
) -> dict[str, Any]:
    """All of it, as the engine is opened with it."""
    config = fields({"answers_kept": answers_kept, "claim_lease": claim_lease, "close": close_within, "seed": seed})
    config["store"] = store(at)
    if sqlite is not None:
        config["sqlite"] = struct(sqlite)
    if webhooks is not None:
        config["webhooks"] = {**struct(webhooks), "key": webhooks.key.hex()}
    if gateways:
        config["gateways"] = {name: _gateway(gateway) for name, gateway in gateways.items()}
    config.update({port: "host" for port in ("taxes", "rates", "notifier") if port in hosted})
    if resilience:
        config["resilience"] = {port: guard(setting) for port, setting in resilience.items()}
    if clock is not None:
        config["clock"] = {"manual_at": clock} if isinstance(clock, datetime) else clock
    return config
