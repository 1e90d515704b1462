"""The shop over HTTP."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
os.environ["SHOP_STORE"] = f"sqlite:{tempfile.mkdtemp()}/shop.db"
sys.path[:0] = [str(HERE), str(HERE.parent.parent / "bindings-python")]

from app import MARKETPLACE, STORE, WEBHOOK_SECRET, app  # noqa: E402
from fastapi.testclient import TestClient  # noqa: E402
from tests.shop import CUSTOMER, Shop, found  # noqa: E402

import vendra  # noqa: E402

told: list[str] = []


@pytest.fixture(scope="module")
def shop() -> Iterator[tuple[TestClient, Shop]]:
    with vendra.open_sync(STORE) as engine:
        shop = found(engine)
    app.state.mail = lambda event: told.append(f"{event.type} {event.subject}")
    with TestClient(app) as client:
        yield client, shop


def post(client: TestClient, path: str, body: Any = None, key: str = "", customer: str = CUSTOMER) -> Any:
    headers = {"X-Customer": customer, "Idempotency-Key": key or uuid.uuid4().hex}
    return client.post(path, json=body, headers=headers)


def test_a_checkout(shop: tuple[TestClient, Shop]) -> None:
    client, goods = shop
    cart = post(client, "/carts").json()["id"]
    assert post(client, f"/carts/{cart}/lines", {"offer": goods.books.offer, "quantity": 3}).status_code == 204
    assert post(client, f"/carts/{cart}/lines", {"offer": goods.lamps.offer, "quantity": 1}).status_code == 204
    first = post(client, f"/carts/{cart}/checkout", {"token": "tok_visa"}, key="pay-1")
    assert first.status_code == 201
    assert (first.json()["state"], first.json()["gross"]) == ("placed", 3 * 2_490 + 7_900)
    assert post(client, f"/carts/{cart}/checkout", {"token": "tok_visa"}, key="pay-1").json() == first.json()
    other = post(client, f"/carts/{cart}/checkout", {"token": "tok_amex"}, key="pay-1")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency.key_reused")
    assert other.headers["content-type"] == "application/problem+json"
    order = first.json()["id"]
    assert client.get(f"/orders/{order}", headers={"X-Customer": CUSTOMER}).json()["id"] == order
    stranger = client.get(f"/orders/{order}", headers={"X-Customer": vendra.new_id("cus")})
    assert stranger.status_code in (403, 404)
    until = time.monotonic() + 20
    while f"vendra.order.placed {order}" not in told:
        assert time.monotonic() < until, told
        time.sleep(0.05)


def test_a_card_that_is_declined(shop: tuple[TestClient, Shop]) -> None:
    client, goods = shop
    cart = post(client, "/carts").json()["id"]
    post(client, f"/carts/{cart}/lines", {"offer": goods.books.offer, "quantity": 1})
    declined = post(client, f"/carts/{cart}/checkout", {"token": "tok_declined"})
    assert declined.json()["state"] == "awaiting_payment"


def test_webhooks(shop: tuple[TestClient, Shop]) -> None:
    client, _ = shop
    body = json.dumps({"id": "evt_1", "type": "ping"})
    assert client.post("/webhooks/acme", content=body).status_code in (403, 422)
    at = int(time.time())
    signature = vendra.functions.sign_standard_webhooks(secret=WEBHOOK_SECRET, id="evt_1", timestamp=at, body=body)
    headers = {"webhook-id": "evt_1", "webhook-timestamp": str(at), "webhook-signature": signature}
    taken = client.post("/webhooks/acme", content=body, headers=headers)
    assert (taken.status_code, taken.json()) == (200, [])


def test_what_is_wrong_is_said(shop: tuple[TestClient, Shop]) -> None:
    client, _ = shop
    refused = post(client, "/carts/crt_01h455vb4pex5vsknk084sn099/lines", {"offer": "x", "quantity": 1})
    assert (refused.status_code, refused.json()["code"]) == (422, "request.malformed")
    assert MARKETPLACE
