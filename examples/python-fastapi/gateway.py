"""A payment gateway of one's own: here one that takes every card but one, in a real shop the client of a provider."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Optional

from vendra.ports import WebhookMessage
from vendra.types import (
    Authorize,
    GatewayAnswer,
    GatewayAnswerDeclined,
    GatewayAnswerSucceeded,
    GatewayEvent,
    GatewayNewsPayoutPaid,
    PaymentPartOfCaptureId,
    PaymentPartOfRefundId,
    PaymentPartOfVoidId,
    PayoutCall,
    VendorTransfer,
)


class Acme:
    """Each operation has an id, which goes along as the idempotency key: the same id is the same operation."""

    def __init__(self) -> None:
        self.done: dict[str, GatewayAnswer] = {}

    async def authorize(self, call: Authorize) -> GatewayAnswer:
        if call.token == "tok_declined":
            return self.once(call.attempt, GatewayAnswerDeclined(reason="insufficient_funds"))
        return self.succeeded(call.attempt)

    async def capture(self, call: PaymentPartOfCaptureId) -> GatewayAnswer:
        return self.succeeded(call.operation)

    async def void(self, call: PaymentPartOfVoidId) -> GatewayAnswer:
        return self.succeeded(call.operation)

    async def refund(self, call: PaymentPartOfRefundId) -> GatewayAnswer:
        return self.succeeded(call.operation)

    async def transfer(self, call: VendorTransfer) -> GatewayAnswer:
        return self.succeeded(call.transfer)

    async def reverse_transfer(self, call: VendorTransfer) -> GatewayAnswer:
        return self.succeeded(call.transfer)

    async def pay_out(self, call: PayoutCall) -> GatewayAnswer:
        return self.succeeded(call.payout)

    async def look_up(self, operation: str) -> Optional[GatewayAnswer]:
        return self.done.get(operation)

    async def read_webhook(self, message: WebhookMessage) -> Sequence[GatewayEvent]:
        told = json.loads(message.body)
        if told["type"] == "payout.paid":
            return [GatewayEvent(id=told["id"], what=GatewayNewsPayoutPaid(payout=told["payout"]))]
        return []

    def succeeded(self, operation: str) -> GatewayAnswer:
        return self.once(operation, GatewayAnswerSucceeded(fee=30))

    def once(self, operation: str, answer: GatewayAnswer) -> GatewayAnswer:
        return self.done.setdefault(operation, answer)
