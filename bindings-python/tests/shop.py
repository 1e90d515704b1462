"""A small marketplace to try things on: two vendors, a customer, cards and invoices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import vendra
from vendra.types import CheckOutPayMethod

MARKETPLACE = "mkt_01h455vb4pex5vsknk084sn001"
CUSTOMER = "cus_01h455vb4pex5vsknk084sn001"
OWNER = vendra.Staff(user="usr_01h455vb4pex5vsknk084sn001", role="owner")
BUYER = vendra.Customer(CUSTOMER)

CARD = CheckOutPayMethod(method="card", gateway="acme", token="tok_visa")
INVOICE = CheckOutPayMethod(method="invoice", gateway="none")

RULES: dict[str, Any] = {
    "id": "pln_01h455vb4pex5vsknk084sn001",
    "rules": [
        {
            "rule": "rul_01h455vb4pex5vsknk084sn001",
            "slot": "commission",
            "payee": {"payee": "commission"},
            "rate": {"rate": "flat", "of": "0.15"},
        }
    ],
}


@dataclass
class Shelf:
    """A vendor, and what it sells."""

    vendor: str
    offer: str
    location: str


@dataclass
class Shop:
    """What was set up."""

    books: Shelf
    lamps: Shelf


def settings(plan: str) -> dict[str, Any]:
    """What the marketplace is opened with."""
    return {
        "currencies": ["EUR"],
        "default_plan": plan,
        "hold_ms": 900_000,
        "return_within_ms": 1_209_600_000,
        "payout_schedule": {"every": {"every": "week", "on": "monday"}, "time_zone": "Europe/Berlin", "hour": 6},
        "methods": [
            {"method": "card", "kind": {"kind": "authorize_and_capture"}},
            {"method": "invoice", "kind": {"kind": "receivable", "collector": "platform"}},
        ],
    }


def terms(price: int) -> dict[str, Any]:
    """What an offer costs."""
    return {
        "tax_class": "standard",
        "weight": 400,
        "prices_are": "tax_inclusive",
        "prices": {"EUR": price},
        "quantity_max": 10,
    }


def found(engine: vendra.sync.Engine, units: int = 1_000) -> Shop:
    """Sets a marketplace up."""
    owner = engine.market(MARKETPLACE, OWNER)
    plan = owner.commission_plans.create(title="Fifteen per cent", rules=RULES).id
    owner.commission_plans.publish(plan)
    owner.settings.create(settings=settings(plan))
    return Shop(books=_shelf(owner, "1", 2_490, units), lamps=_shelf(owner, "2", 7_900, units))


def _shelf(owner: vendra.sync.Market, number: str, price: int, units: int) -> Shelf:
    contact = owner.contacts.add(details={"name": f"Vendor {number}"}).id
    vendor = owner.vendors.apply(contact=contact).id
    owner.vendors.request_review(vendor)
    owner.vendors.activate(vendor)
    location = f"loc_01h455vb4pex5vsknk084sn00{number}"
    place = {"id": location, "contact": contact, "jurisdiction": "DE", "priority": 1}
    owner.vendors.set_location(vendor, location=place)
    product = f"prd_01h455vb4pex5vsknk084sn00{number}"
    offer = owner.offers.create(vendor=vendor, product=product, terms=terms(price)).id
    owner.offers.publish(offer)
    owner.stock.receive(offer, location, units=units)
    return Shelf(vendor, offer, location)


def cart(engine: vendra.sync.Engine, shop: Shop, books: int, lamps: int = 0) -> str:
    """A cart of the customer's."""
    carts = engine.market(MARKETPLACE, BUYER).carts
    made = carts.create(owner={"owner": "customer", "customer": CUSTOMER}, currency="EUR").id
    for shelf, units in ((shop.books, books), (shop.lamps, lamps)):
        if units:
            carts.add_line(made, offer=shelf.offer, quantity=units)
    return made
