"""Calls and their answers, with asyncio and without."""

from __future__ import annotations

import asyncio
import pickle
import sqlite3
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

import vendra
from vendra.types import (
    GiftCardActive,
    GiftCardFacts,
    GiftCardFrozen,
    GiftCardFundingGranted,
    GiftCardRequestFreeze,
    GiftCardRequestIssue,
    OfferTermsInput,
    SettingsInput,
)

from .shop import BUYER, CARD, CUSTOMER, INVOICE, MARKETPLACE, OWNER, Shop, cart, found


def test_a_split_checkout(engine: vendra.sync.Engine, shop: Shop) -> None:
    buyer = engine.market(MARKETPLACE, BUYER)
    made = buyer.checkout.check_out(cart(engine, shop, 3, 1), pay=[CARD], key="checkout-1")
    order = buyer.orders.get(made.id)
    assert (order.state, order.gross, order.currency) == ("placed", 3 * 2_490 + 7_900, "EUR")
    assert len(order.vendor_orders) == 2
    assert order.placed_at == datetime(2026, 1, 5, 9, tzinfo=timezone.utc)
    owner = engine.market(MARKETPLACE, OWNER)
    assert owner.ledger.balance(account="commission", currency="EUR") == 1_121 + 1_185
    assert owner.operations.doctor().findings == []
    with pytest.raises(AttributeError):
        order.gross = 0  # type: ignore[misc]


async def test_the_same_with_asyncio(file: Path) -> None:
    def prepare() -> tuple[Shop, str]:
        with vendra.open_sync(file) as engine:
            shop = found(engine)
            return shop, cart(engine, shop, 2)

    _, filled = await asyncio.to_thread(prepare)
    async with vendra.open(file) as engine:
        buyer = engine.market(MARKETPLACE, BUYER, correlation="request-17")
        made = await buyer.checkout.check_out(filled, pay=[INVOICE], key="checkout-1")
        assert await buyer.checkout.check_out(filled, pay=[INVOICE], key="checkout-1") == made
        assert (await buyer.orders.get(made.id)).gross == 4_980
        with pytest.raises(vendra.InvalidError) as refused:
            await buyer.checkout.check_out(filled, pay=[CARD], key="checkout-1")
        assert refused.value.code == "idempotency.key_reused"


async def test_engines_can_be_awaited_and_closed_twice() -> None:
    engine = await vendra.open("memory:")
    now = await engine.clock.now()
    assert abs(now - datetime.now(timezone.utc)) < timedelta(seconds=60)
    await engine.close()
    await engine.close()
    with pytest.raises(vendra.ConflictError) as refused:
        await engine.clock.now()
    assert refused.value.code == "handle.closed"


def test_pages_and_all_of_them(engine: vendra.sync.Engine, shop: Shop) -> None:
    buyer = engine.market(MARKETPLACE, BUYER)
    for number in range(5):
        buyer.checkout.check_out(cart(engine, shop, 1), pay=[INVOICE], key=str(number))
    mine = {"by": "buyer", "value": {"buyer": "customer", "customer": CUSTOMER}}
    page = buyer.orders.list(by=mine, limit=2)
    assert len(page.items) == 2 and page.next is not None
    assert len(list(buyer.orders.each(by=mine, limit=2))) == 5


def test_what_is_typed_can_be_given_as_well(engine: vendra.sync.Engine, shop: Shop) -> None:
    owner = engine.market(MARKETPLACE, OWNER)
    terms = OfferTermsInput(
        tax_class="standard", weight=1, prices_are="tax_inclusive", prices={"EUR": 100}, quantity_max=1
    )
    owner.offers.change(shop.books.offer, terms=terms)
    marketplace = owner.settings.get()
    assert isinstance(marketplace, vendra.types.MarketplaceOpen)
    owner.settings.configure(settings=marketplace.settings)
    assert marketplace.settings.settlement.reserve_rate == Decimal(0)
    assert SettingsInput.__struct_fields__ == vendra.types.Settings.__struct_fields__


def test_a_clock_that_is_turned(engine: vendra.sync.Engine) -> None:
    at = datetime(2026, 3, 1, 12, 30, 15, 123_999, tzinfo=timezone(timedelta(hours=2)))
    assert engine.clock.set(at=at) == datetime(2026, 3, 1, 10, 30, 15, 123_000, tzinfo=timezone.utc)
    assert engine.clock.turn(ms=1_500) == datetime(2026, 3, 1, 10, 30, 16, 623_000, tzinfo=timezone.utc)
    with vendra.open_sync("memory:", clock=at) as other:
        assert other.clock.now() == at.replace(microsecond=123_000)


def test_refusals_say_what_they_are(engine: vendra.sync.Engine, shop: Shop) -> None:
    buyer = engine.market(MARKETPLACE, BUYER)
    with pytest.raises(vendra.Error) as refused:
        buyer.carts.add_line(cart(engine, shop, 1), offer=shop.lamps.offer, quantity=11)
    error = refused.value
    assert vendra.CODES[error.code] == error.kind
    assert error.data and error.message and error.retry is None
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.code, again.data, str(again)) == (type(error), error.code, error.data, str(error))


def test_guests(engine: vendra.sync.Engine, shop: Shop) -> None:
    service = engine.market(MARKETPLACE, OWNER)
    fresh = service.carts.guest_token()
    assert fresh.token is not None
    made = service.carts.create(owner={"owner": "guest", "token": fresh.hash}, currency="EUR").id
    guest = service.carts.guest(made, token=fresh.token)
    assert (guest.cart, guest.buyer) == (made, "guest")
    engine.market(MARKETPLACE, guest).carts.add_line(made, offer=shop.books.offer, quantity=1)
    with pytest.raises(vendra.ForbiddenError):
        engine.market(MARKETPLACE, BUYER).carts.get(made)
    customer = engine.market(MARKETPLACE, BUYER)
    customer.carts.claim(made, token=fresh.token)
    assert isinstance(customer.carts.get(made), vendra.types.CartOpen)


def test_the_hosts_own_sql(file: Path) -> None:
    with vendra.open_sync(file) as engine:
        shop = found(engine)
    # Not while an engine is open on it in this process: two copies of SQLite in one process do not see each other's locks.
    database = sqlite3.connect(file)
    database.execute("create table notes (cart text, note text, size integer, raw blob)")
    database.close()
    with vendra.open_sync(file) as engine:
        filled = cart(engine, shop, 1)
        note = vendra.Statement("insert into notes values (?1, ?2, ?3, ?4)", [filled, None, 7, b"\0\1"], rows=1)
        engine.market(MARKETPLACE, BUYER).checkout.check_out(filled, pay=[INVOICE], also=[note])
    database = sqlite3.connect(file)
    assert list(database.execute("select * from notes")) == [(filled, None, 7, b"\0\1")]
    database.close()


def test_ids_sort_as_they_come() -> None:
    ids = [vendra.new_id("prd") for _ in range(100)]
    assert len(set(ids)) == 100 and all(len(one) == 30 for one in ids)
    assert ids[0][:12] <= ids[-1][:12]
    assert vendra.functions.parse({"kind": "id", "of": vendra.new_id("ord")})
    for prefix in ("", "product", "PRD", "p_d"):
        with pytest.raises(vendra.InvalidError):
            vendra.new_id(prefix)


def test_what_was_decided_is_what_the_next_decision_starts_from() -> None:
    now = datetime(2026, 3, 1, 10, tzinfo=timezone.utc)
    facts = GiftCardFacts(at=now, id=vendra.new_id("gft"), movement=vendra.new_id("mov"), taken=0)
    asked = GiftCardRequestIssue(currency="EUR", amount=5_000, funding=GiftCardFundingGranted())
    issued = vendra.decide.gift_card(request=asked, facts=facts)
    assert isinstance(issued.state, GiftCardActive) and issued.state.balance == 5_000
    assert issued.effects.counters and issued.effects.counters[0].delta == 5_000
    frozen = vendra.decide.gift_card(given=issued.events, request=GiftCardRequestFreeze(reason="stolen"), facts=facts)
    assert isinstance(frozen.state, GiftCardFrozen) and frozen.state.id == facts.id


def test_customers_are_kept_apart(engine: vendra.sync.Engine, shop: Shop) -> None:
    filled = cart(engine, shop, 1)
    stranger = engine.market(MARKETPLACE, vendra.Customer("cus_01h455vb4pex5vsknk084sn002"))
    with pytest.raises(vendra.ForbiddenError):
        stranger.carts.get(filled)
    assert CUSTOMER in str(engine.market(MARKETPLACE, BUYER).carts.get(filled))


async def test_an_engine_quotes_as_the_function_does() -> None:
    line = {
        "id": vendra.new_id("lin"),
        "vendor": vendra.new_id("ven"),
        "offer": vendra.new_id("off"),
        "unit_price": 2_490,
        "quantity": 3,
        "prices": "tax_inclusive",
    }
    asked = {"currency": "EUR", "lines": [line]}
    quote = vendra.quotes.quote(asked)
    async with vendra.open("memory:") as engine:
        assert await engine.quotes.quote(asked) == quote
        await engine.quotes.check(input=asked, quote=quote)
        # One that is too long to be computed on the loop.
        long = {"currency": "EUR", "lines": [{**line, "id": vendra.new_id("lin")} for _ in range(100)]}
        assert await engine.quotes.quote(long) == vendra.quotes.quote(long)
        with pytest.raises(vendra.InvalidError) as refused:
            await engine.quotes.quote({"currency": "EUR", "lines": [{**line, "unit_price": 24.9}]})
        assert refused.value.code == "request.malformed"
    with vendra.open_sync("memory:") as blocking:
        assert blocking.quotes.quote(asked) == quote


async def test_a_trial_is_founded_once(engine: vendra.sync.Engine) -> None:
    trial = vendra.sync.Trial.found(engine, units=7)
    assert trial.owner.stock.levels(trial.lamps.offer)[0].available == 7
    with pytest.raises(vendra.ConflictError):
        vendra.sync.Trial.found(engine, marketplace=trial.marketplace)
    async with vendra.open("memory:", gateways={"acme": "simulated"}) as other:
        awaited = await vendra.Trial.found(other, customer=trial.customer)
        made = await awaited.buyer.checkout.check_out(await awaited.cart(3, 1), pay=[awaited.by_card()])
        assert len((await awaited.buyer.orders.get(made.id)).vendor_orders) == 2
