"""The pure functions against small models of their own."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

import vendra
from vendra.types import GoodsLine, QuoteInput, TaxRateInput

AMOUNTS = st.integers(-(10**12), 10**12)
WEIGHTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any)


def largest_remainder(amount: int, weights: list[int]) -> list[int]:
    """Hamilton's method over fractions; ties go to the earlier."""
    if amount < 0:
        return [-part for part in largest_remainder(-amount, weights)]
    shares = [Fraction(amount * weight, sum(weights)) for weight in weights]
    parts = [int(share) for share in shares]
    by_rest = sorted(range(len(weights)), key=lambda place: (parts[place] - shares[place], place))
    for place in by_rest[: amount - sum(parts)]:
        parts[place] += 1
    return parts


@settings(max_examples=300, deadline=None)
@given(amount=AMOUNTS, weights=WEIGHTS)
def test_allocate(amount: int, weights: list[int]) -> None:
    parts = vendra.functions.allocate(amount=amount, weights=weights, method="largest_remainder")
    assert list(parts) == largest_remainder(amount, weights)
    assert sum(parts) == amount


@settings(max_examples=200, deadline=None)
@given(amount=st.integers(0, 10**9), quantity=st.integers(1, 200), data=st.data())
def test_the_first_units_of_a_line(amount: int, quantity: int, data: st.DataObject) -> None:
    units = data.draw(st.integers(0, quantity))
    part = vendra.functions.prefix_of_units(amount=amount, quantity=quantity, units=units)
    assert part == sum(largest_remainder(amount, [1] * quantity)[:units])


LINES = st.lists(st.tuples(st.integers(0, 100_000), st.integers(1, 20), st.sampled_from(["0.07", "0.19", "0.055", "0"])), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None)
@given(lines=LINES)
def test_quote(lines: list[tuple[int, int, str]]) -> None:
    given_lines = [
        GoodsLine(
            id=vendra.new_id("lin"),
            vendor="ven_01h455vb4pex5vsknk084sn001",
            offer=vendra.new_id("off"),
            unit_price=price,
            quantity=quantity,
            prices="tax_exclusive",
            taxes=[TaxRateInput(rule="rul_01h455vb4pex5vsknk084sn001", jurisdiction="DE", rate=Decimal(rate), remitter="vendor")],
        )
        for price, quantity, rate in lines
    ]
    tender = {"source": {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001"}}
    asked = QuoteInput(currency="EUR", lines=given_lines, tenders=[tender])  # type: ignore[list-item]
    quote = vendra.quotes.quote(asked)
    nets = [price * quantity for price, quantity, _ in lines]
    taxes = [int((net * Decimal(rate)).quantize(Decimal(1), ROUND_HALF_UP)) for net, (_, _, rate) in zip(nets, lines)]
    assert (quote.totals.net, quote.totals.tax) == (sum(nets), sum(taxes))
    assert quote.totals.gross == sum(nets) + sum(taxes)
    # And whoever reads it can check it.
    vendra.quotes.check(input=asked, quote=quote)
