"""The trial marketplace under ids that are always the same: two vendors, a customer, cards and invoices."""

from __future__ import annotations

from dataclasses import replace

import vendra

Shop = vendra.sync.Trial

MARKETPLACE = "mkt_01h455vb4pex5vsknk084sn001"
CUSTOMER = "cus_01h455vb4pex5vsknk084sn001"
OWNER = vendra.Staff(user="usr_01h455vb4pex5vsknk084sn001", role="owner")
BUYER = vendra.Customer(CUSTOMER)

CARD = Shop.by_card()
INVOICE = Shop.by_invoice()


def found(engine: vendra.sync.Engine, units: int = 1_000) -> Shop:
    """Sets a marketplace up."""
    return Shop.found(engine, marketplace=MARKETPLACE, customer=CUSTOMER, units=units)


def cart(engine: vendra.sync.Engine, shop: Shop, books: int, lamps: int = 0) -> str:
    """A cart of the customer's, by an engine that may be another than the one that the marketplace was set up on."""
    return replace(shop, buyer=engine.market(MARKETPLACE, BUYER)).cart(books, lamps)
