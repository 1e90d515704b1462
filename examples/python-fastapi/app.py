"""A shop on FastAPI."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Annotated, Any, Optional

from fastapi import Depends, FastAPI, Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel

import vendra
from gateway import Acme
from marketplace import MARKETPLACE, OWNER, STORE, found_once
from vendra.types import CheckOutPayMethod, CloudEvent, OfferActive

# Whoever knows the secret may say what was paid: set your gateway's own.
WEBHOOK_SECRET = os.environ.get("SHOP_WEBHOOK_SECRET", "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")

log = logging.getLogger("shop")


async def mail(event: CloudEvent) -> None:
    """Is handed every event, each at least once. What raises is handed on again later."""
    if event.type == "vendra.order.placed":
        log.info("thank you for order %s", event.subject)


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    await asyncio.to_thread(found_once)
    gateway = vendra.Hosted(gateway=Acme(), standard_webhooks=[WEBHOOK_SECRET])
    async with vendra.open(STORE, gateways={"acme": gateway}) as engine:
        app.state.engine = engine
        await engine.worker.start(MARKETPLACE, subscribers={"mailer": app.state.mail}, every=timedelta(seconds=1))
        yield


app = FastAPI(lifespan=lifespan)
app.state.mail = mail

STATUS = {"invalid": 422, "forbidden": 403, "missing": 404, "conflict": 409, "limit": 422, "unavailable": 503, "broken": 500}


def problem(status: int, code: str, title: str, data: object, headers: Optional[dict[str, str]] = None) -> JSONResponse:
    """Problem details (RFC 9457) that carry a code."""
    told = {"title": title, "status": status, "code": code, "data": data}
    return JSONResponse(told, status, headers, media_type="application/problem+json")


@app.exception_handler(vendra.Error)
async def refused(request: Request, error: vendra.Error) -> JSONResponse:
    """What vendra refuses."""
    headers = {} if error.retry is None else {"Retry-After": str(max(1, round(error.retry.total_seconds())))}
    return problem(STATUS[error.kind], error.code, error.message, vendra.plain(error.data), headers)


@app.exception_handler(RequestValidationError)
async def malformed(request: Request, error: RequestValidationError) -> JSONResponse:
    """What FastAPI refuses, in the same form."""
    where = [{"at": [str(part) for part in one["loc"]], "what": one["msg"]} for one in error.errors()]
    return problem(422, "request.malformed", "the request is not what it should be", {"where": where})


def customer_of(customer: Annotated[str, Header(alias="X-Customer")]) -> vendra.Customer:
    """Who asks. Put your own sign-in here: vendra believes what it is told."""
    return vendra.Customer(customer)


def shop_of(request: Request, customer: Annotated[vendra.Customer, Depends(customer_of)]) -> vendra.Market:
    """The marketplace as the customer sees it."""
    engine: vendra.Engine = request.app.state.engine
    return engine.market(MARKETPLACE, customer)


Shop = Annotated[vendra.Market, Depends(shop_of)]
Customer = Annotated[vendra.Customer, Depends(customer_of)]
Key = Annotated[str, Header(alias="Idempotency-Key")]


class Line(BaseModel):
    offer: str
    quantity: int


class Offer(BaseModel):
    id: str
    prices: dict[str, int]
    """By currency, in minor units."""


class Checkout(BaseModel):
    token: str


@app.get("/offers")
async def offers(request: Request) -> list[Offer]:
    """What is sold."""
    engine: vendra.Engine = request.app.state.engine
    every = engine.market(MARKETPLACE, OWNER).offers.each(by={"by": "all"})
    seen = [(one.id, one.state) async for one in every]
    return [Offer(id=id, prices=dict(state.terms.prices)) for id, state in seen if isinstance(state, OfferActive)]


@app.post("/carts", status_code=201)
async def new_cart(shop: Shop, customer: Customer, key: Key) -> dict[str, str]:
    made = await shop.carts.create(
        owner={"owner": "customer", "customer": customer.customer}, currency="EUR", key=key
    )
    return {"id": made.id}


@app.post("/carts/{cart}/lines", status_code=204)
async def add_line(cart: str, line: Line, shop: Shop, key: Key) -> None:
    await shop.carts.add_line(cart, offer=line.offer, quantity=line.quantity, key=key)


@app.post("/carts/{cart}/checkout", status_code=201)
async def check_out(cart: str, checkout: Checkout, shop: Shop, key: Key) -> Any:
    """Sent again with the same key, whatever broke in between, it is the same order."""
    card = CheckOutPayMethod(method="card", gateway="acme", token=checkout.token)
    made = await shop.checkout.check_out(cart, pay=[card], key=key)
    return vendra.plain(await shop.orders.get(made.id))


@app.get("/orders/{order}")
async def order(order: str, shop: Shop) -> Any:
    return vendra.plain(await shop.orders.get(order))


@app.post("/webhooks/acme")
async def webhook(request: Request) -> Any:
    """What the gateway tells by itself: verified, read, and done once."""
    engine: vendra.Engine = request.app.state.engine
    shop = engine.market(MARKETPLACE, vendra.System())
    try:
        body = (await request.body()).decode()
    except UnicodeDecodeError:
        return problem(422, "request.malformed", "the message is not text", {})
    return vendra.plain(await shop.webhooks.receive(gateway="acme", headers=dict(request.headers), body=body))
