"""Whatever is given, what comes of it is an answer or a vendra.Error with a known code: never another exception, never a crash."""

from __future__ import annotations

import math
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any, Callable
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vendra

from .shop import BUYER, MARKETPLACE, OWNER

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.text(),
    st.binary(),
    st.datetimes(),
    st.datetimes(timezones=st.just(timezone.utc)),
    st.dates(),
    st.timedeltas(),
    st.uuids(),
    st.complex_numbers(),
    st.sampled_from(["crt_01h455vb4pex5vsknk084sn001", "EUR", "0.15", "2026-01-05T09:00:00.000Z", "\ud800", object(), object]),
)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4), st.tuples(inner, inner)
    ),
    max_leaves=12,
)
KNOWN = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def refused_or_answered(call: Callable[[], Any]) -> None:
    """Calls, and believes a vendra.Error of a known code alone."""
    try:
        call()
    except vendra.Error as error:
        assert vendra.CODES[error.code] == error.kind
        assert error.kind != "broken", error


@KNOWN
@given(one=ANYTHING, other=ANYTHING)
def test_requests(engine: vendra.sync.Engine, one: Any, other: Any) -> None:
    owner = engine.market(MARKETPLACE, OWNER)
    refused_or_answered(lambda: owner.carts.add_line(one, offer=other, quantity=one, note=other))
    refused_or_answered(lambda: owner.settings.create(settings=one))
    refused_or_answered(lambda: owner.contacts.add(details={"name": one, "city": other}))
    refused_or_answered(lambda: owner.checkout.check_out(one, pay=[other]))
    refused_or_answered(lambda: owner.orders.list(by=one, after=other, limit=one))
    refused_or_answered(lambda: owner.ledger.balance(account=one, currency=other, as_of=one))
    refused_or_answered(lambda: owner.operations.run(command=one))


@KNOWN
@given(one=ANYTHING, other=ANYTHING)
def test_actors_keys_and_marketplaces(engine: vendra.sync.Engine, one: Any, other: Any) -> None:
    refused_or_answered(lambda: engine.market(one, other).orders.get("ord_01h455vb4pex5vsknk084sn001"))
    refused_or_answered(lambda: engine.market(MARKETPLACE, BUYER, correlation=one).contacts.add(details={}, key=other))
    refused_or_answered(lambda: engine.clock.set(at=one))
    refused_or_answered(lambda: engine.clock.turn(ms=other))


@KNOWN
@given(one=ANYTHING, other=ANYTHING)
def test_functions(one: Any, other: Any) -> None:
    refused_or_answered(lambda: vendra.functions.allocate(amount=one, weights=other, method="first"))
    refused_or_answered(lambda: vendra.functions.allocate(amount=1, weights=[one, other], method="first"))
    refused_or_answered(lambda: vendra.quotes.quote(one))
    refused_or_answered(lambda: vendra.quotes.quote({"currency": "EUR", "lines": [one], "tenders": other}))
    refused_or_answered(lambda: vendra.functions.parse({"kind": "rate", "of": one}))
    refused_or_answered(lambda: vendra.decide.gift_card(request=one, facts=other, given=one))
    refused_or_answered(lambda: vendra.decide.stock(request={"request": "receive", "units": one}, facts={"at": other}))


@KNOWN
@given(value=ANYTHING)
def test_what_can_be_said_is_said_the_same_again(value: Any) -> None:
    try:
        said = vendra.plain(value)
    except vendra.InvalidError as error:
        assert error.code == "request.malformed"
    else:
        assert vendra.plain(said) == said


class Colour(Enum):
    RED = "red"


@pytest.mark.parametrize(
    "value, said",
    [
        (Decimal("0.190"), "0.190"),
        (Decimal("1E+2"), "100"),
        (Colour.RED, "red"),
        (date(2026, 1, 5), "2026-01-05"),
        (UUID(int=7), "00000000-0000-0000-0000-000000000007"),
        (datetime(2026, 1, 5, 9, 0, 0, 999_999, timezone.utc), "2026-01-05T09:00:00.999Z"),
        (datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(hours=-3))), "2026-01-05T12:00:00.000Z"),
        ((1, [True, None]), [1, [True, None]]),
    ],
)
def test_what_is_said(value: object, said: object) -> None:
    assert vendra.plain(value) == said


@pytest.mark.parametrize(
    "value, what",
    [
        (19.99, "is a float: amounts are whole numbers of minor units"),
        (math.nan, "is a float"),
        (math.inf, "is a float"),
        (2**53, "beyond 2**53-1"),
        (-(2**53), "beyond 2**53-1"),
        (10**400, "beyond 2**53-1"),
        (datetime(2026, 1, 5), "has no time zone"),
        (Decimal("NaN"), "is no number"),
        (object(), "of type object cannot be sent"),
        ({1: 2}, "the names of fields are texts"),
    ],
)
def test_what_cannot_be_said_is_refused_by_its_place(engine: vendra.sync.Engine, value: object, what: str) -> None:
    with pytest.raises(vendra.InvalidError) as refused:
        engine.market(MARKETPLACE, OWNER).settings.create(settings={"methods": [{"pay_within_ms": value}]})
    assert refused.value.code == "request.malformed"
    assert refused.value.message.startswith("settings.methods[0].pay_within_ms: ") and what in refused.value.message


def test_what_contains_itself_is_refused(engine: vendra.sync.Engine) -> None:
    endless: dict[str, Any] = {}
    endless["settings"] = endless
    with pytest.raises(vendra.InvalidError):
        engine.market(MARKETPLACE, OWNER).settings.create(settings=endless)


@pytest.mark.parametrize("store", ["", "memory", "postgres://x", "sqlite:", "sqlite:/no/such/folder/shop.db", 7])
def test_stores_that_are_none(store: Any) -> None:
    with pytest.raises(vendra.Error) as refused:
        vendra.open_sync(store)
    assert refused.value.code in vendra.CODES


def test_settings_that_are_none() -> None:
    wrong: list[dict[str, Any]] = [
        {"seed": -1},
        {"clock": "sundial"},
        {"gateways": {"a b": "simulated"}},
        {"resilience": {"x": vendra.Resilience()}},
        {"resilience": {"taxes": vendra.Resilience(failures_max="never")}},  # type: ignore[arg-type]
        {"resilience": {"taxes": vendra.Resilience(retries_max="unlimited")}},  # type: ignore[arg-type]
    ]
    for given_wrong in wrong:
        with pytest.raises(vendra.InvalidError):
            vendra.open_sync("memory:", **given_wrong)
