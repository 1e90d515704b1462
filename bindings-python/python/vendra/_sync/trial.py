"""A small marketplace, to try things on. Made from the one for asyncio: see bindings-python/generate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from ..actors import Customer, Staff
from ..ids import new_id
from ..types import CheckOutPayMethod
from .engine import Engine, Market

__all__ = ["Shelf", "Trial"]


@dataclass(frozen=True)
class Shelf:
    """A vendor of the trial, and what it sells."""

    vendor: str
    """The vendor."""
    location: str
    """Its one place."""
    offer: str
    """Its one offer, of which there are units at that place."""


@dataclass(frozen=True)
class Trial:
    """A small marketplace to try things on, in examples and in tests of your own.

    In euros, with a commission of 15 %, a vendor of books at 24.90 and one of lamps at 79.00, a customer, and two ways to pay: by
    card through a gateway ``acme``, which the engine is to be opened with, and by invoice. No goods are taxed. It is made through
    the same calls that any marketplace is made with, so its source is an example too.
    """

    engine: Engine
    """The engine that it was founded on."""
    marketplace: str
    """The marketplace."""
    customer: str
    """The one customer."""
    owner: Market
    """The marketplace as its owner sees it."""
    buyer: Market
    """The marketplace as the customer sees it."""
    books: Shelf
    """A vendor of books, at 24.90 euros."""
    lamps: Shelf
    """A vendor of lamps, at 79.00 euros."""

    @classmethod
    def found(
        cls, engine: Engine, *, marketplace: Optional[str] = None, customer: Optional[str] = None, units: int = 1_000
    ) -> Trial:
        """Founds one, open for business, with nothing sold yet.

        Args:
            marketplace: its id, of which there is none yet: a fresh one, where it is left out.
            customer: the customer's: a fresh one, where it is left out.
            units: how many books and how many lamps there are.

        Raises ConflictError where there is a marketplace of that id.
        """
        marketplace, customer = marketplace or new_id("mkt"), customer or new_id("cus")
        owner = engine.market(marketplace, Staff(user=new_id("usr"), role="owner"))
        _open(owner)
        return cls(
            engine=engine,
            marketplace=marketplace,
            customer=customer,
            owner=owner,
            buyer=engine.market(marketplace, Customer(customer)),
            books=_shelf(owner, "Paper Moon Books", 2_490, units),
            lamps=_shelf(owner, "Bright & Daughters", 7_900, units),
        )

    def cart(self, books: int, lamps: int = 0) -> str:
        """A cart of the customer's with so many books and so many lamps: its id."""
        owner = {"owner": "customer", "customer": self.customer}
        cart = self.buyer.carts.create(owner=owner, currency="EUR")
        for shelf, units in ((self.books, books), (self.lamps, lamps)):
            if units:
                self.buyer.carts.add_line(cart.id, offer=shelf.offer, quantity=units)
        return cart.id

    @staticmethod
    def by_card(token: str = "tok_visa") -> CheckOutPayMethod:
        """Pays by card, through the gateway ``acme``."""
        return CheckOutPayMethod(method="card", gateway="acme", token=token)

    @staticmethod
    def by_invoice() -> CheckOutPayMethod:
        """Pays later, by invoice: no gateway is asked."""
        return CheckOutPayMethod(method="invoice", gateway="none")


def _open(owner: Market) -> None:
    fee = {
        "rule": new_id("rul"),
        "slot": "commission",
        "payee": {"payee": "commission"},
        "rate": {"rate": "flat", "of": "0.15"},
    }
    rules = {"id": new_id("pln"), "rules": [fee]}
    plan = owner.commission_plans.create(title="Fifteen per cent", rules=rules)
    owner.commission_plans.publish(plan.id)
    owner.settings.create(
        settings={
            "currencies": ["EUR"],
            "default_plan": plan.id,
            "hold_ms": 900_000,
            "return_within_ms": 1_209_600_000,
            "payout_schedule": {"every": {"every": "week", "on": "monday"}, "hour": 6, "time_zone": "Europe/Berlin"},
            "methods": [
                {"method": "card", "kind": {"kind": "authorize_and_capture"}},
                {"method": "invoice", "kind": {"kind": "receivable", "collector": "platform"}},
            ],
        }
    )


def _shelf(owner: Market, name: str, price: int, units: int) -> Shelf:
    contact = owner.contacts.add(details={"name": name})
    vendor = owner.vendors.apply(contact=contact.id)
    owner.vendors.request_review(vendor.id)
    owner.vendors.activate(vendor.id)
    location = new_id("loc")
    place = {"id": location, "contact": contact.id, "jurisdiction": "DE", "priority": 1}
    owner.vendors.set_location(vendor.id, location=place)
    terms = {
        "tax_class": "standard",
        "weight": 400,
        "prices_are": "tax_inclusive",
        "prices": {"EUR": price},
        "quantity_max": 10,
    }
    offer = owner.offers.create(vendor=vendor.id, product=new_id("prd"), terms=terms)
    owner.offers.publish(offer.id)
    owner.stock.receive(offer.id, location, units=units)
    return Shelf(vendor=vendor.id, location=location, offer=offer.id)
