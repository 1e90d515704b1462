"""The pure functions against small models of their own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

import vendra
from vendra.types import GoodsLine, MoneySourceGiftCard, MoneySourcePayment, PriceBasis, QuoteInput, Remitter, TaxRateInput, Tender

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


def rounded(exact: Fraction) -> int:
    """To the nearest whole number, halves up: of nothing below zero."""
    return int(exact + Fraction(1, 2))


def known(prefix: str, number: int) -> str:
    """An id that is the same in every run."""
    return f"{prefix}_01h455vb4pex5vsknk084sn{number:03}"


@dataclass(frozen=True)
class Goods:
    """One line of a cart, and what it costs."""

    price: int
    quantity: int
    vendor: int
    prices: PriceBasis
    rate: str
    remitter: Remitter

    @property
    def tax(self) -> int:
        rate = Fraction(self.rate)
        return rounded(self.price * self.quantity * (rate if self.prices == "tax_exclusive" else rate / (1 + rate)))

    @property
    def gross(self) -> int:
        return self.price * self.quantity + (self.tax if self.prices == "tax_exclusive" else 0)

    def line(self, number: int) -> GoodsLine:
        rate = TaxRateInput(rule=known("rul", 9), jurisdiction="DE", rate=Decimal(self.rate), remitter=self.remitter)
        return GoodsLine(
            id=known("lin", number),
            vendor=known("ven", self.vendor),
            offer=known("off", number),
            unit_price=self.price,
            quantity=self.quantity,
            prices=self.prices,
            taxes=[rate],
        )


GOODS = st.builds(
    Goods,
    price=st.integers(0, 100_000),
    quantity=st.integers(1, 20),
    vendor=st.integers(1, 3),
    prices=st.sampled_from(["tax_inclusive", "tax_exclusive"]),
    rate=st.sampled_from(["0.07", "0.19", "0.055", "0.2", "0"]),
    remitter=st.sampled_from(["vendor", "platform"]),
)
CARTS = st.lists(GOODS, min_size=1, max_size=6)


def asked(cart: list[Goods], card: int = 0) -> QuoteInput:
    """A cart that is paid by a gift card of so much, and for the rest by a payment."""
    tenders = [Tender(source=MoneySourceGiftCard(gift_card=known("gft", 1)), limit=card)] if card else []
    tenders.append(Tender(source=MoneySourcePayment(payment=known("pay", 1))))
    return QuoteInput(currency="EUR", lines=[one.line(number) for number, one in enumerate(cart, 1)], tenders=tenders)


@settings(max_examples=200, deadline=None)
@given(cart=CARTS)
def test_quote(cart: list[Goods]) -> None:
    quote = vendra.quotes.quote(asked(cart))
    assert [(line.net, line.tax, line.gross) for line in quote.lines] == [(one.gross - one.tax, one.tax, one.gross) for one in cart]
    tax, gross = sum(one.tax for one in cart), sum(one.gross for one in cart)
    assert (quote.totals.net, quote.totals.tax, quote.totals.gross) == (gross - tax, tax, gross)
    # And whoever reads it can check it.
    vendra.quotes.check(input=asked(cart), quote=quote)


@settings(max_examples=200, deadline=None)
@given(price=st.integers(0, 10**9), quantity=st.integers(1, 1000), rate=st.sampled_from(["0.19", "0.07", "0.077", "0.2", "0.255"]))
def test_a_price_with_tax_inside_is_what_is_paid(price: int, quantity: int, rate: str) -> None:
    quote = vendra.quotes.quote(asked([Goods(price, quantity, 1, "tax_inclusive", rate, "vendor")]))
    (line,) = quote.lines
    assert line.gross == line.net + line.tax == price * quantity
    # The tax is that of the net amount, and no other whole amount is nearer.
    assert abs(line.tax - line.gross * Fraction(rate) / (1 + Fraction(rate))) <= Fraction(1, 2)


def named(share: object) -> tuple[str, int]:
    """Which kind of party a share is of, and how much it is."""
    told = vendra.plain(share)
    return told.get("use") or told["source"], told["amount"]


@settings(max_examples=200, deadline=None)
@given(cart=CARTS, card=st.integers(0, 300_000), of=st.sampled_from(["0", "0.1", "0.15", "0.333"]))
def test_split(cart: list[Goods], card: int, of: str) -> None:
    vendors = list(dict.fromkeys(one.vendor for one in cart))
    rule = {"rule": known("rul", 1), "slot": "commission", "payee": {"payee": "commission"}, "rate": {"rate": "flat", "of": of}}
    shown = vendra.functions.split(
        of={"cart": asked(cart, card)},
        plans=[{"id": known("pln", 1), "rules": [rule]}],
        terms=[{"vendor": known("ven", one), "vendor_order": known("vor", one), "plan": known("pln", 1)} for one in vendors],
        post={"operation": known("cap", 1), "order": known("ord", 1)},
    )
    whole = sum(one.gross for one in cart)
    fees = [rounded((one.gross - one.tax) * Fraction(of)) for one in cart]
    by_card = largest_remainder(min(card, whole), [one.gross for one in cart]) if whole else [0] * len(cart)
    books: Counter[tuple[str, str]] = Counter()
    payable = dict.fromkeys(vendors, 0)
    assert shown.lines and shown.vendor_orders and shown.totals
    for line, one, fee, first in zip(shown.lines, cart, fees, by_card):
        own = {"vendor": one.gross - one.tax - fee, "fee": fee, "vendor_tax" if one.remitter == "vendor" else "tax": one.tax}
        paid = {"gift_card": first, "payment": one.gross - first}
        for shares, model in ((line.uses, own), (line.sources, paid)):
            assert {name: amount for name, amount in map(named, shares) if amount} == {name: amount for name, amount in model.items() if amount}
        payable[one.vendor] += one.gross - fee - (one.tax if one.remitter == "platform" else 0)
        books["debit", "gift_cards"] += first
        books["debit", f"buyer_clearing/{known('ord', 1)}"] += one.gross - first
        books["credit", "commission"] += fee
        books["credit", "tax_payable/DE"] += one.tax if one.remitter == "platform" else 0
    assert [line.total for line in shown.lines] == [one.gross for one in cart]
    for place, vendor in enumerate(vendors):
        books["credit", f"vendor_pending/{known('ven', vendor)}"] += payable[vendor]
        part = shown.vendor_orders[place]
        assert (part.id, part.totals.payable) == (known("vor", vendor), payable[vendor])
        assert list(part.lines) == [known("lin", number) for number, one in enumerate(cart, 1) if one.vendor == vendor]
    posted: Counter[tuple[str, str]] = Counter()
    for entry in shown.journal.entries if shown.journal else ():
        assert entry.amount > 0
        posted[entry.side, entry.account] += entry.amount
    assert posted == +books
    # Every cent has come from somebody, and is somebody's.
    assert sum(amount for (side, _), amount in books.items() if side == "debit") == whole
    assert shown.totals.payable + shown.totals.fees + shown.totals.tax_by_platform == whole
