"""What vendra asks of you: gateways, taxes, delivery prices, messages to people. Write them with ``async def`` or plain ``def``.

A port that raises, hangs past its ``timeout`` (``Resilience``) or answers what is no answer fails the call that needed it, with a
code, and nothing else. An operation of a gateway whose outcome is not known is looked up, and never begun again under another id.
Plain functions run on threads, a coroutine on the event loop that the engine was opened on, or on a thread of its own without one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Mapping, Sequence
from typing import Callable, Optional, Protocol, TypeVar, Union

import msgspec

from .types import (
    AnyId,
    Authorize,
    CloudEvent,
    GatewayAnswer,
    GatewayEvent,
    LineId,
    Notice,
    PaymentPartOfCaptureId,
    PaymentPartOfRefundId,
    PaymentPartOfVoidId,
    PayoutCall,
    ShippingCall,
    ShippingRate,
    TaxCall,
    TaxRateInput,
    VendorTransfer,
)

_T = TypeVar("_T")
Sooner = Union[_T, Awaitable[_T]]
"""At once, or awaited."""


class Down(Exception):
    """Raise it in a port that cannot be asked now, whatever for: an event then counts no try."""


class Refused(Exception):
    """Raise it in a notifier that refuses for good: an address that does not exist."""


class WebhookMessage(msgspec.Struct, frozen=True):
    """What a gateway sent, which has been verified."""

    body: str
    """The body, as it came."""
    id: Optional[str] = None
    """The id of the message, where the scheme has one."""


class PaymentGateway(Protocol):
    """Whoever moves money. Each operation has an id of its own, which is the idempotency key to send along.

    Answer ``GatewayAnswerSucceeded``, ``GatewayAnswerDeclined``, ``GatewayAnswerNeedsAction`` or ``GatewayAnswerUnknown``.
    """

    def authorize(self, call: Authorize) -> Sooner[GatewayAnswer]:
        """Holds money of a buyer's."""
        ...

    def capture(self, call: PaymentPartOfCaptureId) -> Sooner[GatewayAnswer]:
        """Takes money that is held."""
        ...

    def void(self, call: PaymentPartOfVoidId) -> Sooner[GatewayAnswer]:
        """Lets go of money that is held."""
        ...

    def refund(self, call: PaymentPartOfRefundId) -> Sooner[GatewayAnswer]:
        """Gives money back."""
        ...

    def transfer(self, call: VendorTransfer) -> Sooner[GatewayAnswer]:
        """Moves money to a vendor's account at the gateway."""
        ...

    def reverse_transfer(self, call: VendorTransfer) -> Sooner[GatewayAnswer]:
        """Takes a transfer back."""
        ...

    def pay_out(self, call: PayoutCall) -> Sooner[GatewayAnswer]:
        """Pays a vendor."""
        ...

    def look_up(self, operation: AnyId) -> Sooner[Optional[GatewayAnswer]]:
        """What became of an operation, by the id under which it was asked for; None where there is none of that id."""
        ...


class ReadsWebhooks(Protocol):
    """A gateway that reads webhooks as well: ``Hosted(gateway, standard_webhooks=["whsec_.."])``."""

    def read_webhook(self, message: WebhookMessage) -> Sooner[Sequence[GatewayEvent]]:
        """What a message says, in vendra's words."""
        ...


TaxCalculator = Callable[[TaxCall], Sooner[Mapping[LineId, Sequence[TaxRateInput]]]]
"""The tax rates of each line."""
ShippingRates = Callable[[ShippingCall], Sooner[ShippingRate]]
"""What a delivery costs."""
Notifier = Callable[[Notice], Sooner[None]]
"""Tells somebody something: by mail, by text."""
Subscriber = Callable[[CloudEvent], Sooner[None]]
"""Is handed events by a worker, one at a time; those of one key in their order, each at least once."""
