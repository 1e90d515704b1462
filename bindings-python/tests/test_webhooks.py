"""Webhooks both ways: a gateway's, which come in signed, and the marketplace's, which a worker sends to endpoints."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, Optional

import pytest

import vendra
from vendra import ports
from vendra.types import (
    Authorize,
    GatewayAnswer,
    GatewayAnswerNeedsAction,
    GatewayEvent,
    GatewayNewsAttempt,
    PaymentAttemptOutcomeAuthorized,
    WebhookTold,
)

from .shop import BUYER, CARD, MARKETPLACE, OWNER, cart, found
from .test_ports import Plain

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "whsec_b3RoZXIgc2VjcmV0IHRoYXQgbm9ib2R5IGhhcw=="
ANYWHERE = vendra.OutwardWebhooks(
    key=b"\x07" * 32, reach="anywhere", refresh=timedelta(0), idle=timedelta(milliseconds=10)
)


def signature(secret: str, message: str, timestamp: str, body: str) -> str:
    """The signature of Standard Webhooks, by Python's own HMAC."""
    key = base64.b64decode(secret[len("whsec_") :])
    signed = hmac.new(key, f"{message}.{timestamp}.{body}".encode(), hashlib.sha256)
    return "v1," + base64.b64encode(signed.digest()).decode()


Came = tuple[Mapping[str, str], str]


@contextmanager
def endpoint(status: int = 204) -> Generator[tuple[str, list[Came]], None, None]:
    """An endpoint that keeps what comes."""
    came: list[Came] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            came.append(({name.lower(): value for name, value in self.headers.items()}, body))
            self.send_response(status)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook", came
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def ticked(engine: vendra.sync.Engine) -> None:
    """Rounds until there is nothing more to do: a round sends one event of each partition."""
    more = True
    while more:
        tick = engine.worker.tick(MARKETPLACE)
        assert not tick.troubles
        more = tick.more


def test_a_worker_sends_events_signed_with_a_secret_that_its_owner_is_told() -> None:
    with endpoint() as (url, came), vendra.open_sync("memory:", webhooks=ANYWHERE, clock="manual") as engine:
        found(engine)
        ticked(engine)
        owner = engine.market(MARKETPLACE, OWNER)
        hook = owner.webhook_endpoints.add(url=url, events=["contact.*"]).id
        first = owner.webhook_endpoints.secret(hook)
        with pytest.raises(vendra.ForbiddenError):
            engine.market(MARKETPLACE, BUYER).webhook_endpoints.secret(hook)

        def told(city: str) -> tuple[Mapping[str, str], str, dict[str, Any]]:
            contact = owner.contacts.add(details={"city": city}).id
            ticked(engine)
            mine = [(headers, body) for headers, body in came if json.loads(body)["subject"] == contact]
            assert len(mine) == 1
            return (*mine[0], json.loads(mine[0][1]))

        def signed(headers: Mapping[str, str], body: str, secret: str) -> bool:
            wanted = signature(secret, headers["webhook-id"], headers["webhook-timestamp"], body)
            return wanted in headers["webhook-signature"].split(" ")

        headers, body, event = told("Porto")
        assert (event["specversion"], event["type"]) == ("1.0", "vendra.contact.written")
        assert "Porto" not in body  # who may read contacts asks for them
        assert signed(headers, body, first) and not signed(headers, body, OTHER)
        # A new secret signs beside the old one, so that whoever checks can change over.
        owner.webhook_endpoints.rotate_secret(hook, keep_old_ms=86_400_000)
        second = owner.webhook_endpoints.secret(hook)
        headers, body, _ = told("Faro")
        assert second != first and signed(headers, body, first) and signed(headers, body, second)


def test_what_answers_410_is_told_no_more() -> None:
    with endpoint(410) as (url, came), vendra.open_sync("memory:", webhooks=ANYWHERE, clock="manual") as engine:
        found(engine)
        ticked(engine)
        owner = engine.market(MARKETPLACE, OWNER)
        hook = owner.webhook_endpoints.add(url=url, events=["contact.*"]).id
        owner.contacts.add(details={"city": "Porto"})
        ticked(engine)
        assert len(came) == 1
        assert isinstance(owner.webhook_endpoints.get(hook), vendra.types.WebhookEndpointDisabled)


def test_a_private_address_is_not_told() -> None:
    public = vendra.OutwardWebhooks(key=ANYWHERE.key, refresh=timedelta(0), idle=timedelta(milliseconds=10))
    with endpoint() as (url, came), vendra.open_sync("memory:", webhooks=public, clock="manual") as engine:
        found(engine)
        owner = engine.market(MARKETPLACE, OWNER)
        owner.webhook_endpoints.add(url=url, events=["contact.*"])
        owner.contacts.add(details={"city": "Porto"})
        for _ in range(3):
            engine.worker.tick(MARKETPLACE)
        assert came == []


class Secure(Plain):
    """A gateway whose payers say yes at their bank, of which it tells in words of its own."""

    call: Optional[Authorize] = None

    def authorize(self, call: Authorize) -> GatewayAnswer:
        self.call = call
        return GatewayAnswerNeedsAction(url="https://bank.example/3ds")

    def read_webhook(self, message: ports.WebhookMessage) -> Sequence[GatewayEvent]:
        assert self.call is not None and message.id is not None
        if json.loads(message.body)["paid"] != self.call.attempt:
            return []
        outcome = PaymentAttemptOutcomeAuthorized()
        what = GatewayNewsAttempt(payment=self.call.payment, attempt=self.call.attempt, outcome=outcome)
        return [GatewayEvent(id=message.id, what=what)]


def test_what_a_gateway_says_in_a_signed_webhook_is_read_once() -> None:
    gateway = Secure()
    hosted = vendra.Hosted(gateway=gateway, standard_webhooks=[SECRET])
    with vendra.open_sync("memory:", gateways={"acme": hosted}, clock="manual") as engine:
        shop = found(engine)
        order = shop.buyer.checkout.check_out(cart=cart(engine, shop, 1), pay=[CARD], key="k1").id
        assert shop.buyer.orders.get(order).state == "awaiting_payment"
        assert gateway.call is not None
        body = json.dumps({"paid": gateway.call.attempt})
        timestamp = str(int(engine.clock.now().timestamp()))

        def receive(secret: str) -> Sequence[WebhookTold]:
            headers = {
                "webhook-id": "msg_1",
                "webhook-timestamp": timestamp,
                "webhook-signature": signature(secret, "msg_1", timestamp, body),
            }
            system = engine.market(MARKETPLACE, vendra.System())
            return system.webhooks.receive(gateway="acme", headers=headers, body=body)

        with pytest.raises(vendra.Error) as forged:
            receive(OTHER)
        assert forged.value.code.startswith("signature.")
        assert [told.heard for told in receive(SECRET)] == ["new"]
        assert [told.heard for told in receive(SECRET)] == ["known"]
        assert shop.buyer.orders.get(order).state == "placed"
