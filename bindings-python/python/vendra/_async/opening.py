"""Opening an engine for asyncio."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from datetime import timedelta
from types import TracebackType
from typing import Any, Optional

from .._hosting import named
from ..config import ClockSetting, Gateway, OutwardWebhooks, Resilience, Sqlite, Store, settings
from ..ports import Notifier, ShippingRates, TaxCalculator
from .engine import Engine
from .transport import Transport


class Opening:
    """An engine about to be opened: await it, or enter it with ``async with``."""

    def __init__(self, config: Mapping[str, Any], hosted: Mapping[str, Any]) -> None:
        self._config = config
        self._hosted = hosted
        self._engine: Optional[Engine] = None

    async def _open(self) -> Engine:
        return Engine(await Transport.open(self._config, self._hosted))

    def __await__(self) -> Generator[Any, None, Engine]:
        return self._open().__await__()

    async def __aenter__(self) -> Engine:
        self._engine = await self._open()
        return self._engine

    async def __aexit__(
        self,
        kind: Optional[type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        if self._engine is not None:
            await self._engine.close()


def open(
    store: Store,
    *,
    gateways: Optional[Mapping[str, Gateway]] = None,
    taxes: Optional[TaxCalculator] = None,
    rates: Optional[ShippingRates] = None,
    notifier: Optional[Notifier] = None,
    sqlite: Optional[Sqlite] = None,
    webhooks: Optional[OutwardWebhooks] = None,
    resilience: Optional[Mapping[str, Resilience]] = None,
    answers_kept: Optional[timedelta] = None,
    claim_lease: Optional[timedelta] = None,
    close_within: Optional[timedelta] = None,
    clock: Optional[ClockSetting] = None,
    seed: Optional[int] = None,
) -> Opening:
    """Opens an engine: ``async with vendra.open("sqlite:shop.db") as engine:``, or ``engine = await vendra.open(..)``.

    Args:
        store: ``"memory:"``, ``"sqlite:"`` and a path, or a ``pathlib.Path``; the file is made where there is none.
        gateways: by name, whom to ask for money: a ``PaymentGateway`` of yours, ``Hosted(..)`` to say more of it, ``"simulated"`` or ``Simulated(..)``.
        taxes, rates, notifier: functions of yours, see ``vendra.ports``.
        webhooks: how the worker sends events to webhook endpoints, ``OutwardWebhooks(key=..)``; without it none is sent.
        resilience: by port (``"gateway/acme"``, ``"taxes"``, ``"rates"``, ``"notifier"``), how it is called.
        answers_kept: how long answers are kept under their keys: a day.
        claim_lease: how long a key is in flight at most: 30 seconds.
        close_within: how long calls that are under way are waited for when it is closed: 10 seconds.
        clock: for tests ``"manual"``, or the moment at which it stands until it is turned.
        seed: for tests: ids and chance are decided by it.

    Raises InvalidError with the code ``config.malformed``, and UnavailableError or BrokenError with a ``store.`` code where the file
    cannot be had.
    """
    hosted = named(gateways or {}, taxes, rates, notifier)
    return Opening(
        settings(
            store,
            gateways=gateways or {},
            hosted=hosted,
            sqlite=sqlite,
            webhooks=webhooks,
            resilience=resilience or {},
            answers_kept=answers_kept,
            claim_lease=claim_lease,
            close_within=close_within,
            clock=clock,
            seed=seed,
        ),
        hosted,
    )
