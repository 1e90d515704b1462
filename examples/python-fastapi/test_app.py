"""The shop over HTTP."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import uuid
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import httpx2
import pytest
import uvicorn

HERE = Path(__file__).parent
os.environ["SHOP_STORE"] = f"sqlite:{tempfile.mkdtemp()}/shop.db"
sys.path.insert(0, str(HERE))

from app import WEBHOOK_SECRET, app  # noqa: E402

import vendra  # noqa: E402
from vendra.types import CloudEvent  # noqa: E402

CUSTOMER = "cus_01h455vb4pex5vsknk084sn001"

told: list[str] = []


def hear(event: CloudEvent) -> None:
    told.append(f"{event.type} {event.subject}")


@contextmanager
def served() -> Generator[httpx2.Client]:
    """A client of the service, which runs that long."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = Thread(target=server.run)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    port: int = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def client() -> Iterator[httpx2.Client]:
    app.state.mail = hear
    with served() as client:
        founded = offers(client)
    with served() as client:
        assert offers(client) == founded
        yield client


def post(client: httpx2.Client, path: str, body: Any = None, key: str = "", customer: str = CUSTOMER) -> Any:
    headers = {"X-Customer": customer, "Idempotency-Key": key or uuid.uuid4().hex}
    return client.post(path, json=body, headers=headers)


def offers(client: httpx2.Client) -> dict[int, str]:
    """By price, what is sold."""
    return {offer["prices"]["EUR"]: offer["id"] for offer in client.get("/offers").json()}


def test_a_checkout(client: httpx2.Client) -> None:
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


def test_a_card_that_is_declined(client: httpx2.Client) -> None:
    cart = post(client, "/carts").json()["id"]
    post(client, f"/carts/{cart}/lines", {"offer": offers(client)[2_490], "quantity": 1})
    declined = post(client, f"/carts/{cart}/checkout", {"token": "tok_declined"})
    assert declined.json()["state"] == "awaiting_payment"


def test_webhooks(client: httpx2.Client) -> None:
    body = json.dumps({"id": "evt_1", "type": "ping"})
    assert client.post("/webhooks/acme", content=body).status_code in (403, 422)
    at = int(time.time())
    signature = vendra.functions.sign_standard_webhooks(secret=WEBHOOK_SECRET, id="evt_1", timestamp=at, body=body)
    headers = {"webhook-id": "evt_1", "webhook-timestamp": str(at), "webhook-signature": signature}
    taken = client.post("/webhooks/acme", content=body, headers=headers)
    assert (taken.status_code, taken.json()) == (200, [])


def test_what_is_wrong_is_said(client: httpx2.Client) -> None:
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
