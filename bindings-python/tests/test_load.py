"""Many calls: memory stays flat, threads share an engine, cancelled calls leave nothing behind."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psutil
import pytest

import vendra

from .shop import BUYER, INVOICE, MARKETPLACE, Shop, cart


def resident() -> int:
    """How many bytes of memory this process has."""
    return int(psutil.Process().memory_info().rss)


@pytest.mark.slow
async def test_memory_is_flat_over_a_hundred_thousand_calls() -> None:
    async with vendra.open("memory:") as engine:
        market = engine.market(MARKETPLACE, vendra.System())

        async def calls(count: int) -> None:
            for _ in range(count // 100):
                asked = [market.orders.list(limit=5) for _ in range(99)]
                failing = market.orders.get("ord_01h455vb4pex5vsknk084sn001")
                await asyncio.gather(*asked, failing, return_exceptions=True)

        await calls(20_000)
        before = resident()
        await calls(100_000)
        assert resident() - before < 8 * 1024 * 1024


def test_memory_is_flat_over_functions() -> None:
    for _ in range(20_000):
        vendra.functions.allocate(amount=100, weights=[1, 2, 3], method="first")
    before = resident()
    for _ in range(100_000):
        vendra.functions.allocate(amount=100, weights=[1, 2, 3], method="first")
    assert resident() - before < 4 * 1024 * 1024


def test_threads_share_an_engine(engine: vendra.sync.Engine, shop: Shop) -> None:
    start = threading.Barrier(8)

    def buy(_: int) -> str:
        filled = cart(engine, shop, 1)
        start.wait()
        return engine.market(MARKETPLACE, BUYER).checkout.check_out(filled, pay=[INVOICE]).id

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(buy, range(8)))) == 8


async def test_loops_share_an_engine() -> None:
    async with vendra.open("memory:") as engine:

        def other() -> None:
            async def calls() -> None:
                await asyncio.gather(*[engine.clock.now() for _ in range(100)])

            asyncio.run(calls())

        await asyncio.gather(*[asyncio.to_thread(other) for _ in range(4)], *[engine.clock.now() for _ in range(100)])


async def test_cancelled_calls_leave_nothing_behind() -> None:
    async with vendra.open("memory:", close_within=timedelta(seconds=5)) as engine:
        for _ in range(200):
            call = asyncio.ensure_future(engine.clock.now())
            await asyncio.sleep(0)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
        with pytest.raises(asyncio.TimeoutError):
            async with engine.events.subscribe("nobody") as events:
                await asyncio.wait_for(events.__anext__(), 0.05)
        assert await engine.clock.now()
