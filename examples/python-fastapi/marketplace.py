"""What an operator does once: the marketplace, two vendors, an offer of each with stock. The service does it as it starts."""

from __future__ import annotations

import os

import vendra

MARKETPLACE = os.environ.get("SHOP_MARKETPLACE", "mkt_01h455vb4pex5vsknk084sn001")
STORE = os.environ.get("SHOP_STORE", "sqlite:shop.db")
OWNER = vendra.Staff(user="usr_01h455vb4pex5vsknk084sn001", role="owner")


def found_once() -> None:
    """Founds it where it is not founded yet."""
    with vendra.open_sync(STORE) as engine:
        owner = engine.market(MARKETPLACE, OWNER)
        try:
            owner.settings.get()
        except vendra.MissingError:
            _open(owner)
            _sell(owner, "Paper Moon Books", 2_490)
            _sell(owner, "Bright & Daughters", 7_900)


def _open(owner: vendra.sync.Market) -> None:
    fee = {
        "rule": vendra.new_id("rul"),
        "slot": "commission",
        "payee": {"payee": "commission"},
        "rate": {"rate": "flat", "of": "0.15"},
    }
    rules = {"id": vendra.new_id("pln"), "rules": [fee]}
    plan = owner.commission_plans.create(title="Fifteen per cent", rules=rules)
    owner.commission_plans.publish(plan.id)
    owner.settings.create(
        settings={
            "currencies": ["EUR"],
            "default_plan": plan.id,
            "hold_ms": 15 * 60_000,
            "return_within_ms": 14 * 86_400_000,
            "payout_schedule": {"every": {"every": "week", "on": "monday"}, "hour": 6, "time_zone": "Europe/Berlin"},
            "methods": [{"method": "card", "kind": {"kind": "authorize_and_capture"}}],
        }
    )


def _sell(owner: vendra.sync.Market, name: str, price: int) -> None:
    contact = owner.contacts.add(details={"name": name})
    vendor = owner.vendors.apply(contact=contact.id)
    owner.vendors.request_review(vendor.id)
    owner.vendors.activate(vendor.id)
    location = vendra.new_id("loc")
    place = {"id": location, "contact": contact.id, "jurisdiction": "DE", "priority": 1}
    owner.vendors.set_location(vendor.id, location=place)
    terms = {
        "tax_class": "standard",
        "weight": 400,
        "prices_are": "tax_inclusive",
        "prices": {"EUR": price},
        "quantity_max": 10,
    }
    offer = owner.offers.create(vendor=vendor.id, product=vendra.new_id("prd"), terms=terms)
    owner.offers.publish(offer.id)
    owner.stock.receive(offer.id, location, units=100)
