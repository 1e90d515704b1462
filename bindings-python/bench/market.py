"""What is measured: a quote of 5 lines, and a marketplace with carts of 5 lines over 3 vendors."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import msgspec

import vendra
from vendra.types import GoodsLine, MarketplaceOpen, MoneySourcePayment, QuoteInput, TaxRateInput, TaxRowInput, Tender

MARKETPLACE = "mkt_01h455vb4pex5vsknk084sn001"
CUSTOMER = "cus_01h455vb4pex5vsknk084sn001"
BUYER = vendra.Customer(CUSTOMER)
INVOICE = vendra.Trial.by_invoice()


def _id(prefix: str, number: int) -> str:
    return f"{prefix}_01h455vb4pex5vsknk084sn00{number}"


VAT = TaxRateInput(rule=_id("rul", 9), rate=Decimal("0.19"), jurisdiction="DE", remitter="vendor")

QUOTE = QuoteInput(
    currency="EUR",
    lines=[
        GoodsLine(
            id=_id("lin", number),
            vendor=_id("ven", 1 + number % 3),
            offer=_id("off", number),
            category="books",
            unit_price=1_990 + number,
            quantity=number,
            prices="tax_inclusive",
            taxes=[VAT],
        )
        for number in range(1, 6)
    ],
    tenders=[Tender(source=MoneySourcePayment(payment=_id("pay", 1)))],
)


def shop(file: Path, count: int) -> list[str]:
    """A marketplace of three vendors in a file, and carts of 5 lines over them."""
    with vendra.open_sync(file) as engine:
        trial = vendra.sync.Trial.found(engine, marketplace=MARKETPLACE, customer=CUSTOMER, units=10 * count)
        owner = trial.owner
        row = TaxRowInput(jurisdiction="DE", class_="standard", rates=[VAT])
        opened = owner.settings.get()
        assert isinstance(opened, MarketplaceOpen)
        owner.settings.configure(settings=msgspec.structs.replace(opened.settings, taxes=[row]))
        contact = owner.contacts.add(details={"name": "The third"}).id
        third = owner.vendors.apply(contact=contact).id
        owner.vendors.request_review(third)
        owner.vendors.activate(third)
        location = vendra.new_id("loc")
        place = {"id": location, "contact": contact, "jurisdiction": "DE", "priority": 1}
        owner.vendors.set_location(third, location=place)
        offers = [trial.books.offer, trial.lamps.offer]
        for vendor, at in (
            (trial.books.vendor, trial.books.location),
            (trial.lamps.vendor, trial.lamps.location),
            (third, location),
        ):
            offers.append(_offer(owner, vendor, at, 10 * count))
        # Many at a time share a commit.
        with ThreadPoolExecutor(32) as pool:
            made = [pool.submit(_cart, trial.buyer, offers) for _ in range(count)]
            return [cart.result() for cart in made]


def _offer(owner: vendra.sync.Market, vendor: str, location: str, units: int) -> str:
    terms = {
        "tax_class": "standard",
        "weight": 400,
        "prices_are": "tax_inclusive",
        "prices": {"EUR": 1_990},
        "quantity_max": 10,
    }
    offer = owner.offers.create(vendor=vendor, product=vendra.new_id("prd"), terms=terms).id
    owner.offers.publish(offer)
    owner.stock.receive(offer, location, units=units)
    return offer


def _cart(buyer: vendra.sync.Market, offers: list[str]) -> str:
    cart = buyer.carts.create(owner={"owner": "customer", "customer": CUSTOMER}, currency="EUR").id
    for offer in offers:
        buyer.carts.add_line(cart, offer=offer, quantity=1)
    return cart
