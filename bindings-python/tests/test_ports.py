"""Ports that are written in Python, and what they do wrong."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any, Callable, Optional, Union, cast

import pytest

import vendra
from vendra import config, ports
from vendra.types import (
    Authorize,
    GatewayAnswer,
    GatewayAnswerDeclined,
    GatewayAnswerSucceeded,
    Notice,
    PayoutCall,
    ShippingCall,
    ShippingRate,
    TaxCall,
    TaxRateInput,
)

from .shop import BUYER, CARD, MARKETPLACE, OWNER, cart, found

QUICK = {"gateway/acme": vendra.Resilience(timeout=timedelta(milliseconds=200), retries_max=0)}


class Books:
    """What a gateway was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def say(self, what: str) -> GatewayAnswer:
        self.asked.append(what)
        return GatewayAnswerSucceeded(fee=30)


class Plain(Books):
    """A gateway of plain functions."""

    def authorize(self, call: Authorize) -> GatewayAnswer:
        assert call.currency == "EUR" and call.token == "tok_visa"
        return self.say(f"authorize {call.amount}")

    def capture(self, call: Any) -> GatewayAnswer:
        return self.say(f"capture {call.amount}")

    def void(self, call: Any) -> GatewayAnswer:
        return self.say("void")

    def refund(self, call: Any) -> GatewayAnswer:
        return self.say("refund")

    def transfer(self, call: Any) -> GatewayAnswer:
        return self.say("transfer")

    def reverse_transfer(self, call: Any) -> GatewayAnswer:
        return self.say("reverse_transfer")

    def pay_out(self, call: PayoutCall) -> GatewayAnswer:
        return self.say("pay_out")

    def look_up(self, operation: str) -> Optional[GatewayAnswer]:
        self.asked.append("look_up")
        return None


class Awaited(Books):
    """The same of coroutines."""

    async def authorize(self, call: Authorize) -> GatewayAnswer:
        await asyncio.sleep(0.001)
        return self.say(f"authorize {call.amount}")

    async def capture(self, call: Any) -> GatewayAnswer:
        await asyncio.sleep(0.001)
        return self.say(f"capture {call.amount}")

    async def void(self, call: Any) -> GatewayAnswer:
        return self.say("void")

    async def refund(self, call: Any) -> GatewayAnswer:
        return self.say("refund")

    async def transfer(self, call: Any) -> GatewayAnswer:
        return self.say("transfer")

    async def reverse_transfer(self, call: Any) -> GatewayAnswer:
        return self.say("reverse_transfer")

    async def pay_out(self, call: PayoutCall) -> GatewayAnswer:
        return self.say("pay_out")

    async def look_up(self, operation: str) -> Optional[GatewayAnswer]:
        self.asked.append("look_up")
        return None


@pytest.mark.parametrize("kind", [Plain, Awaited])
def test_a_gateway_of_ones_own(kind: Callable[[], Any]) -> None:
    gateway = kind()
    with vendra.open_sync("memory:", gateways={"acme": gateway}) as engine:
        shop = found(engine)
        buyer = engine.market(MARKETPLACE, BUYER)
        made = buyer.checkout.check_out(cart(engine, shop, 2), pay=[CARD])
        assert buyer.orders.get(made.id).state == "placed"
    assert gateway.asked == ["authorize 4980", "capture 4980"]


@pytest.mark.parametrize("kind", [Plain, Awaited])
async def test_the_same_with_asyncio(kind: Callable[[], Any]) -> None:
    gateway = kind()
    async with vendra.open("memory:", gateways={"acme": vendra.Hosted(gateway=gateway)}) as engine:
        shop = await asyncio.to_thread(found, blocking(engine))
        filled = await asyncio.to_thread(cart, blocking(engine), shop, 2)
        buyer = engine.market(MARKETPLACE, BUYER)
        made = await buyer.checkout.check_out(filled, pay=[CARD])
        assert (await buyer.orders.get(made.id)).state == "placed"
    assert gateway.asked == ["authorize 4980", "capture 4980"]


def blocking(engine: vendra.Engine) -> vendra.sync.Engine:
    """An engine for asyncio as the helpers take it, which are without."""
    waits: Any = Blocking(engine)
    return cast("vendra.sync.Engine", waits)


class Blocking:
    """An engine for asyncio, used from a thread as one without: a loop in each."""

    def __init__(self, engine: vendra.Engine) -> None:
        self.engine = engine

    def market(self, marketplace: str, actor: Any) -> Any:
        return _Waits(self.engine.market(marketplace, actor))


class _Waits:
    def __init__(self, of: Any) -> None:
        self.of = of

    def __getattr__(self, name: str) -> Any:
        found = getattr(self.of, name)
        if not callable(found):
            return _Waits(found)

        def called(*given: Any, **named: Any) -> Any:
            async def ask() -> Any:
                return await found(*given, **named)

            return asyncio.run(ask())

        return called


class Wrong(Plain):
    """A gateway that does wrong what it is told to."""

    def __init__(self, wrong: Callable[[], Any]) -> None:
        super().__init__()
        self.wrong = wrong

    def authorize(self, call: Authorize) -> GatewayAnswer:
        self.asked.append("authorize")
        answer: GatewayAnswer = self.wrong()
        return answer


def _raises() -> Any:
    raise KeyError("no such card")


def _exits() -> Any:
    raise SystemExit(3)


def _hangs() -> Any:
    time.sleep(2)


class Waits(Plain):
    """A gateway that waits on an event loop, for too long."""

    cancelled = False

    async def authorize(self, call: Authorize) -> GatewayAnswer:  # type: ignore[override]
        try:
            await asyncio.sleep(20)
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        return self.say("authorize")


WRONG: dict[str, Callable[[], Any]] = {
    "raises": _raises,
    "exits": _exits,
    "hangs": _hangs,
    "nothing": lambda: None,
    "a number": lambda: 7,
    "a float": lambda: {"answer": "succeeded", "fee": 0.5},
    "an object": object,
    "another answer": lambda: {"answer": "perhaps"},
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_gateway_that_does_wrong(wrong: str) -> None:
    gateway = Wrong(WRONG[wrong])
    with vendra.open_sync("memory:", gateways={"acme": gateway}, resilience=QUICK) as engine:
        shop = found(engine)
        buyer = engine.market(MARKETPLACE, BUYER)
        begun = time.monotonic()
        try:
            made = buyer.checkout.check_out(cart(engine, shop, 1), pay=[CARD])
            assert buyer.orders.get(made.id).state == "awaiting_payment"
        except vendra.Error as error:
            assert error.code in vendra.CODES
            assert error.kind == "unavailable", error
        assert time.monotonic() - begun < 5
        assert engine.market(MARKETPLACE, OWNER).ledger.balance(account="commission", currency="EUR") == 0


async def test_an_event_loop_goes_on_while_a_gateway_blocks() -> None:
    gateway = Wrong(_hangs)
    async with vendra.open("memory:", gateways={"acme": gateway}, resilience=QUICK) as engine:
        shop = await asyncio.to_thread(found, blocking(engine))
        filled = await asyncio.to_thread(cart, blocking(engine), shop, 1)
        buying = asyncio.ensure_future(engine.market(MARKETPLACE, BUYER).checkout.check_out(filled, pay=[CARD]))
        longest, last = 0.0, time.monotonic()
        while not buying.done():
            await asyncio.sleep(0.005)
            now = time.monotonic()
            longest, last = max(longest, now - last), now
        assert longest < 0.15
        buying.exception()


async def test_a_gateway_that_waits_for_too_long_is_cancelled() -> None:
    gateway = Waits()
    async with vendra.open("memory:", gateways={"acme": gateway}, resilience=QUICK) as engine:
        shop = await asyncio.to_thread(found, blocking(engine))
        filled = await asyncio.to_thread(cart, blocking(engine), shop, 1)
        begun = time.monotonic()
        with pytest.raises(vendra.UnavailableError) as refused:
            await engine.market(MARKETPLACE, BUYER).checkout.check_out(filled, pay=[CARD])
        assert refused.value.code == "gateway.unavailable"
        assert time.monotonic() - begun < 5
        for _ in range(100):
            if gateway.cancelled:
                break
            await asyncio.sleep(0.02)
    assert gateway.cancelled and gateway.asked == []


def test_a_decline_is_no_error() -> None:
    gateway = Wrong(lambda: GatewayAnswerDeclined(reason="insufficient_funds"))
    with vendra.open_sync("memory:", gateways={"acme": gateway}) as engine:
        shop = found(engine)
        buyer = engine.market(MARKETPLACE, BUYER)
        made = buyer.checkout.check_out(cart(engine, shop, 1), pay=[CARD])
        assert buyer.orders.get(made.id).state == "awaiting_payment"


def test_taxes_of_ones_own() -> None:
    seen: list[TaxCall] = []

    def taxes(call: TaxCall) -> Mapping[str, Sequence[TaxRateInput]]:
        seen.append(call)
        raise ports.Down("the service is away")

    with vendra.open_sync("memory:", gateways={"acme": Plain()}, taxes=taxes) as engine:
        shop = found(engine)
        with pytest.raises(vendra.UnavailableError) as refused:
            filled = cart(engine, shop, 1)
            engine.market(MARKETPLACE, BUYER).checkout.check_out(filled, pay=[CARD], jurisdiction="DE")
        assert refused.value.code == "port.unavailable"
        assert refused.value.retry is not None
    assert seen and len(seen[0].lines) == 1


def test_taxes_and_delivery_of_ones_own() -> None:
    carried: list[ShippingCall] = []

    def taxes(call: TaxCall) -> Mapping[str, Sequence[TaxRateInput]]:
        rate = TaxRateInput(rule=vendra.new_id("rul"), rate=Decimal("0.19"), jurisdiction="DE", remitter="vendor")
        return {line.line: [rate] for line in call.lines}

    def rates(call: ShippingCall) -> ShippingRate:
        carried.append(call)
        return ShippingRate(rule=vendra.new_id("rul"), price=490)

    with vendra.open_sync("memory:", gateways={"acme": Plain()}, taxes=taxes, rates=rates) as engine:
        shop = found(engine)
        buyer = engine.market(MARKETPLACE, BUYER)
        filled = cart(engine, shop, 1)
        made = buyer.checkout.check_out(filled, pay=[CARD], jurisdiction="DE")
        assert [call.weight_g > 0 for call in carried] == [True]
        assert buyer.orders.get(made.id).gross == carried[0].goods + 490


@pytest.mark.parametrize("wrong", [ports.Refused("nobody goes there"), ports.Down("away"), ValueError("?")])
def test_a_rates_service_that_does_wrong(wrong: Exception) -> None:
    def rates(call: ShippingCall) -> ShippingRate:
        raise wrong

    quick = {"rates": vendra.Resilience(retries_max=0)}
    with vendra.open_sync("memory:", gateways={"acme": Plain()}, rates=rates, resilience=quick) as engine:
        shop = found(engine)
        with pytest.raises(vendra.UnavailableError) as refused:
            engine.market(MARKETPLACE, BUYER).checkout.check_out(cart(engine, shop, 1), pay=[CARD])
        assert refused.value.code == "port.unavailable"


@pytest.mark.parametrize(("most", "asked"), [(None, 5), (2, 2), ("unlimited", 8)])
def test_a_port_that_fails_is_left_alone_unless_it_never_is(most: Union[int, config.Unlimited, None], asked: int) -> None:
    calls: list[ShippingCall] = []

    def rates(call: ShippingCall) -> ShippingRate:
        calls.append(call)
        raise ports.Down("away")

    quick = {"rates": vendra.Resilience(retries_max=0, failures_max=most, timeout="unlimited", concurrent_max="unlimited")}
    with vendra.open_sync("memory:", gateways={"acme": Plain()}, rates=rates, resilience=quick) as engine:
        shop = found(engine)
        filled = cart(engine, shop, 1)
        for _ in range(8):
            with pytest.raises(vendra.UnavailableError):
                engine.market(MARKETPLACE, BUYER).checkout.check_out(filled, pay=[CARD])
    assert len(calls) == asked


def test_a_subscriber_that_raises_is_told_again() -> None:
    seen: list[str] = []

    def mailer(event: vendra.types.CloudEvent) -> None:
        seen.append(event.id)
        if len(seen) < 3:
            raise OSError("no paper")

    with vendra.open_sync("memory:", clock="manual") as engine:
        engine.market(MARKETPLACE, OWNER).contacts.add(details={"name": "Ada"})
        for _ in range(10):
            engine.worker.tick(MARKETPLACE, subscribers={"mailer": mailer})
            engine.clock.turn(ms=3_600_000)
    assert len(seen) == 3 and len(set(seen)) == 1


def test_notices_go_out_by_the_worker() -> None:
    told: list[Notice] = []
    with vendra.open_sync("memory:", gateways={"acme": Plain()}, notifier=told.append) as engine:
        shop = found(engine)
        buyer = engine.market(MARKETPLACE, BUYER)
        buyer.customers.register(contact=buyer.contacts.add(details={"name": "Ada"}).id)
        buyer.checkout.check_out(cart(engine, shop, 1), pay=[CARD])
        day = timedelta(days=1)
        for _ in range(20):
            engine.worker.tick(MARKETPLACE, pause=timedelta(seconds=2), pause_max=day, unheard=day)
        assert told and all(notice.tenant == MARKETPLACE for notice in told)


@pytest.mark.parametrize("span", ["lease", "capture_margin", "item", "pause", "pause_max", "unheard"])
def test_a_worker_takes_no_span_below_zero(engine: vendra.sync.Engine, span: str) -> None:
    before: Any = {span: timedelta(microseconds=-1)}
    with pytest.raises(vendra.InvalidError) as refused:
        engine.worker.tick(MARKETPLACE, **before)
    assert refused.value.code == "request.malformed"
    with pytest.raises(vendra.InvalidError):
        engine.worker.start(MARKETPLACE, relay=vendra.Relay(longest_wait=timedelta(days=-1)))


def test_events_by_a_worker() -> None:
    seen: list[str] = []
    enough = threading.Event()

    def mailer(event: vendra.types.CloudEvent) -> None:
        seen.append(event.type)
        if len(seen) >= 3:
            enough.set()

    with vendra.open_sync("memory:") as engine:
        engine.worker.start(MARKETPLACE, subscribers={"mailer": mailer}, every=timedelta(milliseconds=20))
        with pytest.raises(vendra.ConflictError) as refused:
            engine.worker.start(MARKETPLACE)
        assert refused.value.code == "worker.running"
        for number in range(3):
            engine.market(MARKETPLACE, OWNER).contacts.add(details={"name": str(number)})
        assert enough.wait(20)
        engine.worker.stop()
    assert seen[:3] == ["vendra.contact.written"] * 3


async def test_events_with_asyncio() -> None:
    async with vendra.open("memory:") as engine:
        owner = engine.market(MARKETPLACE, OWNER)
        made = [(await owner.contacts.add(details={"name": str(number)})).id for number in range(4)]
        async with engine.events.subscribe("mailer") as events:
            first = await events.__anext__()
            assert first.subject in made and first.type == "vendra.contact.written"
            assert first.time.tzinfo is not None
        # It was given and not settled: it comes again.
        async with engine.events.subscribe("mailer") as events:
            seen: list[Optional[str]] = []
            async for event in events:
                seen.append(event.subject)
                if len(seen) == 4:
                    events.handled()
                    break
            assert sorted(filter(None, seen)) == sorted(made)
            # Nobody is told of what was taken back.
            waiting = asyncio.ensure_future(events.__anext__())
            await asyncio.sleep(0.05)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            last = (await owner.contacts.add(details={"name": "late"})).id
            assert (await asyncio.wait_for(events.__anext__(), 20)).subject == last


async def test_closing_ends_who_waits_for_events() -> None:
    engine = await vendra.open("memory:")
    events = engine.events.subscribe("mailer")

    async def follow() -> int:
        return len([event async for event in events])

    following = asyncio.ensure_future(follow())
    await asyncio.sleep(0.05)
    await engine.close()
    assert await asyncio.wait_for(following, 10) == 0


def test_events_without_asyncio(engine: vendra.sync.Engine) -> None:
    owner = engine.market(MARKETPLACE, OWNER)
    made = owner.contacts.add(details={"name": "Ada"}).id
    with engine.events.subscribe("mailer", handle_within=timedelta(seconds=5)) as events:
        for event in events:
            assert event.subject == made
            events.failed("no template")
            break
    with pytest.raises(vendra.Error):
        engine.events.subscribe("x" * 65)
