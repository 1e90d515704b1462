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
sys.path.insert(0, str(HERE))

from app import WEBHOOK_SECRET, app  # noqa: E402
from fastapi.testclient import TestClient  # noqa: E402
from marketplace import STORE, found_once  # noqa: E402

import vendra  # noqa: E402
from vendra.types import CloudEvent  # noqa: E402

CUSTOMER = "cus_01h455vb4pex5vsknk084sn001"

told: list[str] = []


def hear(event: CloudEvent) -> None:
    told.append(f"{event.type} {event.subject}")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with vendra.open_sync(STORE) as engine:
        offers = found_once(engine)
        assert found_once(engine) == offers
    app.state.mail = hear
    with TestClient(app) as client:
        yield client


def post(client: TestClient, path: str, body: Any = None, key: str = "", customer: str = CUSTOMER) -> Any:
    headers = {"X-Customer": customer, "Idempotency-Key": key or uuid.uuid4().hex}
    return client.post(path, json=body, headers=headers)


def offers(client: TestClient) -> dict[int, str]:
    """By price, what is sold."""
    return {offer["prices"]["EUR"]: offer["id"] for offer in client.get("/offers").json()}


def test_a_checkout(client: TestClient) -> None:
    goods = offers(client)
    cart = post(client, "/carts").json()["id"]
    assert post(client, f"/carts/{cart}/lines", {"offer": goods[2_490], "quantity": 3}).status_code == 204
    assert post(client, f"/carts/{cart}/lines", {"offer": goods[7_900], "quantity": 1}).status_code == 204
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


def test_a_card_that_is_declined(client: TestClient) -> None:
    cart = post(client, "/carts").json()["id"]
    post(client, f"/carts/{cart}/lines", {"offer": offers(client)[2_490], "quantity": 1})
    declined = post(client, f"/carts/{cart}/checkout", {"token": "tok_declined"})
    assert declined.json()["state"] == "awaiting_payment"


def test_webhooks(client: TestClient) -> None:
    body = json.dumps({"id": "evt_1", "type": "ping"})
    assert client.post("/webhooks/acme", content=body).status_code in (403, 422)
    at = int(time.time())
    signature = vendra.functions.sign_standard_webhooks(secret=WEBHOOK_SECRET, id="evt_1", timestamp=at, body=body)
    headers = {"webhook-id": "evt_1", "webhook-timestamp": str(at), "webhook-signature": signature}
    taken = client.post("/webhooks/acme", content=body, headers=headers)
    assert (taken.status_code, taken.json()) == (200, [])


def test_what_is_wrong_is_said(client: TestClient) -> None:
    refused = post(client, "/carts/crt_01h455vb4pex5vsknk084sn099/lines", {"offer": "x", "quantity": 1})
    assert (refused.status_code, refused.json()["code"]) == (422, "request.malformed")
    wrong: list[Any] = [
        client.post("/carts"),  # Nobody says who asks.
        post(client, "/carts", customer="ada"),
        post(client, "/carts/x/checkout", {"token": "tok_visa"}),
        post(client, "/carts/x/lines", {"offer": "x"}),
        post(client, "/carts/x/lines", ["x"]),
        client.post("/webhooks/acme", content=b"\xff\xfe"),
    ]
    for answer in wrong:
        assert (answer.status_code, answer.json()["code"]) == (422, "request.malformed"), answer.text
        assert answer.headers["content-type"] == "application/problem+json"
