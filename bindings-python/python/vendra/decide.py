"""What a request comes to, for each kind of thing: the pure functions by which the engine itself decides.

``given`` is what happened to the thing before, ``request`` what is asked of it, ``facts`` what the engine would have looked up. The answer
has the events that come of it, the state after them, and the effects: what the same commit posts and counts. What the state does not
permit raises a ``vendra.Error`` with the code of the refusal. Made from vendra's schema: see bindings-python/generate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Optional, Union

from ._pure import pure
from .types import (
    CartDecision,
    CartEvent,
    CartEventInput,
    CartFacts,
    CartRequest,
    ClaimDecision,
    ClaimEvent,
    ClaimEventInput,
    ClaimFacts,
    ClaimRequest,
    CommissionPlanDecision,
    CommissionPlanEvent,
    CommissionPlanEventInput,
    CommissionPlanFacts,
    CommissionPlanRequest,
    ContactDecision,
    ContactEvent,
    ContactFacts,
    ContactRequest,
    CustomerDecision,
    CustomerEvent,
    CustomerFacts,
    CustomerRequest,
    DisputeDecision,
    DisputeEvent,
    DisputeFacts,
    DisputeRequest,
    ExchangeDecision,
    ExchangeEvent,
    ExchangeEventInput,
    ExchangeFacts,
    ExchangeRequest,
    GiftCardDecision,
    GiftCardEvent,
    GiftCardEventInput,
    GiftCardFacts,
    GiftCardRequest,
    InvoiceDecision,
    InvoiceEvent,
    InvoiceEventInput,
    InvoiceFacts,
    InvoiceRequest,
    MarketplaceDecision,
    MarketplaceEvent,
    MarketplaceEventInput,
    MarketplaceFacts,
    MarketplaceRequest,
    OfferDecision,
    OfferEvent,
    OfferEventInput,
    OfferFacts,
    OfferRequest,
    OrderDecision,
    OrderEvent,
    OrderEventInput,
    OrderFacts,
    OrderRequest,
    PaymentDecision,
    PaymentEvent,
    PaymentEventInput,
    PaymentFacts,
    PaymentRequest,
    PayoutDecision,
    PayoutEvent,
    PayoutEventInput,
    PayoutFacts,
    PayoutRequest,
    PromotionDecision,
    PromotionEvent,
    PromotionEventInput,
    PromotionFacts,
    PromotionRequest,
    ReconciliationDecision,
    ReconciliationEvent,
    ReconciliationFacts,
    ReconciliationRequest,
    RefundDecision,
    RefundEvent,
    RefundEventInput,
    RefundFacts,
    RefundRequest,
    ReservationDecision,
    ReservationEvent,
    ReservationFacts,
    ReservationRequest,
    ReturnDecision,
    ReturnEvent,
    ReturnEventInput,
    ReturnFacts,
    ReturnRequest,
    SettlementDecision,
    SettlementEvent,
    SettlementEventInput,
    SettlementFacts,
    SettlementRequest,
    StockDecision,
    StockEvent,
    StockFacts,
    StockRequest,
    StoreCreditDecision,
    StoreCreditEvent,
    StoreCreditFacts,
    StoreCreditRequest,
    TransferDecision,
    TransferEvent,
    TransferFacts,
    TransferRequest,
    VendorDecision,
    VendorEvent,
    VendorEventInput,
    VendorFacts,
    VendorOrderDecision,
    VendorOrderEvent,
    VendorOrderEventInput,
    VendorOrderFacts,
    VendorOrderRequest,
    VendorRequest,
    WebhookEndpointDecision,
    WebhookEndpointEvent,
    WebhookEndpointFacts,
    WebhookEndpointRequest,
)

__all__ = [
    "cart",
    "claim",
    "commission_plan",
    "contact",
    "customer",
    "dispute",
    "exchange",
    "gift_card",
    "invoice",
    "marketplace",
    "offer",
    "order",
    "payment",
    "payout",
    "promotion",
    "reconciliation",
    "refund",
    "reservation",
    "return_",
    "settlement",
    "stock",
    "store_credit",
    "transfer",
    "vendor",
    "vendor_order",
    "webhook_endpoint",
]


def cart(
    *,
    request: Union[CartRequest, Mapping[str, Any]],
    facts: Union[CartFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[CartEventInput, CartEvent, Mapping[str, Any]]]] = None,
) -> CartDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: CartDecision = pure("decide.cart", asked, CartDecision)
    return answer


def claim(
    *,
    request: Union[ClaimRequest, Mapping[str, Any]],
    facts: Union[ClaimFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[ClaimEventInput, ClaimEvent, Mapping[str, Any]]]] = None,
) -> ClaimDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: ClaimDecision = pure("decide.claim", asked, ClaimDecision)
    return answer


def commission_plan(
    *,
    request: Union[CommissionPlanRequest, Mapping[str, Any]],
    facts: Union[CommissionPlanFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[CommissionPlanEventInput, CommissionPlanEvent, Mapping[str, Any]]]] = None,
) -> CommissionPlanDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: CommissionPlanDecision = pure("decide.commission_plan", asked, CommissionPlanDecision)
    return answer


def contact(
    *,
    request: Union[ContactRequest, Mapping[str, Any]],
    facts: Union[ContactFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[ContactEvent, Mapping[str, Any]]]] = None,
) -> ContactDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: ContactDecision = pure("decide.contact", asked, ContactDecision)
    return answer


def customer(
    *,
    request: Union[CustomerRequest, Mapping[str, Any]],
    facts: Union[CustomerFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[CustomerEvent, Mapping[str, Any]]]] = None,
) -> CustomerDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: CustomerDecision = pure("decide.customer", asked, CustomerDecision)
    return answer


def dispute(
    *,
    request: Union[DisputeRequest, Mapping[str, Any]],
    facts: Union[DisputeFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[DisputeEvent, Mapping[str, Any]]]] = None,
) -> DisputeDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: DisputeDecision = pure("decide.dispute", asked, DisputeDecision)
    return answer


def exchange(
    *,
    request: Union[ExchangeRequest, Mapping[str, Any]],
    facts: Union[ExchangeFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[ExchangeEventInput, ExchangeEvent, Mapping[str, Any]]]] = None,
) -> ExchangeDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: ExchangeDecision = pure("decide.exchange", asked, ExchangeDecision)
    return answer


def gift_card(
    *,
    request: Union[GiftCardRequest, Mapping[str, Any]],
    facts: Union[GiftCardFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[GiftCardEventInput, GiftCardEvent, Mapping[str, Any]]]] = None,
) -> GiftCardDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: GiftCardDecision = pure("decide.gift_card", asked, GiftCardDecision)
    return answer


def invoice(
    *,
    request: Union[InvoiceRequest, Mapping[str, Any]],
    facts: Union[InvoiceFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[InvoiceEventInput, InvoiceEvent, Mapping[str, Any]]]] = None,
) -> InvoiceDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: InvoiceDecision = pure("decide.invoice", asked, InvoiceDecision)
    return answer


def marketplace(
    *,
    request: Union[MarketplaceRequest, Mapping[str, Any]],
    facts: Union[MarketplaceFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[MarketplaceEventInput, MarketplaceEvent, Mapping[str, Any]]]] = None,
) -> MarketplaceDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: MarketplaceDecision = pure("decide.marketplace", asked, MarketplaceDecision)
    return answer


def offer(
    *,
    request: Union[OfferRequest, Mapping[str, Any]],
    facts: Union[OfferFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[OfferEventInput, OfferEvent, Mapping[str, Any]]]] = None,
) -> OfferDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: OfferDecision = pure("decide.offer", asked, OfferDecision)
    return answer


def order(
    *,
    request: Union[OrderRequest, Mapping[str, Any]],
    facts: Union[OrderFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[OrderEventInput, OrderEvent, Mapping[str, Any]]]] = None,
) -> OrderDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: OrderDecision = pure("decide.order", asked, OrderDecision)
    return answer


def payment(
    *,
    request: Union[PaymentRequest, Mapping[str, Any]],
    facts: Union[PaymentFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[PaymentEventInput, PaymentEvent, Mapping[str, Any]]]] = None,
) -> PaymentDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: PaymentDecision = pure("decide.payment", asked, PaymentDecision)
    return answer


def payout(
    *,
    request: Union[PayoutRequest, Mapping[str, Any]],
    facts: Union[PayoutFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[PayoutEventInput, PayoutEvent, Mapping[str, Any]]]] = None,
) -> PayoutDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: PayoutDecision = pure("decide.payout", asked, PayoutDecision)
    return answer


def promotion(
    *,
    request: Union[PromotionRequest, Mapping[str, Any]],
    facts: Union[PromotionFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[PromotionEventInput, PromotionEvent, Mapping[str, Any]]]] = None,
) -> PromotionDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: PromotionDecision = pure("decide.promotion", asked, PromotionDecision)
    return answer


def reconciliation(
    *,
    request: Union[ReconciliationRequest, Mapping[str, Any]],
    facts: Union[ReconciliationFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[ReconciliationEvent, Mapping[str, Any]]]] = None,
) -> ReconciliationDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: ReconciliationDecision = pure("decide.reconciliation", asked, ReconciliationDecision)
    return answer


def refund(
    *,
    request: Union[RefundRequest, Mapping[str, Any]],
    facts: Union[RefundFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[RefundEventInput, RefundEvent, Mapping[str, Any]]]] = None,
) -> RefundDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: RefundDecision = pure("decide.refund", asked, RefundDecision)
    return answer


def reservation(
    *,
    request: Union[ReservationRequest, Mapping[str, Any]],
    facts: Union[ReservationFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[ReservationEvent, Mapping[str, Any]]]] = None,
) -> ReservationDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: ReservationDecision = pure("decide.reservation", asked, ReservationDecision)
    return answer


def return_(
    *,
    request: Union[ReturnRequest, Mapping[str, Any]],
    facts: Union[ReturnFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[ReturnEventInput, ReturnEvent, Mapping[str, Any]]]] = None,
) -> ReturnDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: ReturnDecision = pure("decide.return", asked, ReturnDecision)
    return answer


def settlement(
    *,
    request: Union[SettlementRequest, Mapping[str, Any]],
    facts: Union[SettlementFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[SettlementEventInput, SettlementEvent, Mapping[str, Any]]]] = None,
) -> SettlementDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: SettlementDecision = pure("decide.settlement", asked, SettlementDecision)
    return answer


def stock(
    *,
    request: Union[StockRequest, Mapping[str, Any]],
    facts: Union[StockFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[StockEvent, Mapping[str, Any]]]] = None,
) -> StockDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: StockDecision = pure("decide.stock", asked, StockDecision)
    return answer


def store_credit(
    *,
    request: Union[StoreCreditRequest, Mapping[str, Any]],
    facts: Union[StoreCreditFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[StoreCreditEvent, Mapping[str, Any]]]] = None,
) -> StoreCreditDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: StoreCreditDecision = pure("decide.store_credit", asked, StoreCreditDecision)
    return answer


def transfer(
    *,
    request: Union[TransferRequest, Mapping[str, Any]],
    facts: Union[TransferFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[TransferEvent, Mapping[str, Any]]]] = None,
) -> TransferDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: TransferDecision = pure("decide.transfer", asked, TransferDecision)
    return answer


def vendor(
    *,
    request: Union[VendorRequest, Mapping[str, Any]],
    facts: Union[VendorFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[VendorEventInput, VendorEvent, Mapping[str, Any]]]] = None,
) -> VendorDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: VendorDecision = pure("decide.vendor", asked, VendorDecision)
    return answer


def vendor_order(
    *,
    request: Union[VendorOrderRequest, Mapping[str, Any]],
    facts: Union[VendorOrderFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[VendorOrderEventInput, VendorOrderEvent, Mapping[str, Any]]]] = None,
) -> VendorOrderDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: VendorOrderDecision = pure("decide.vendor_order", asked, VendorOrderDecision)
    return answer


def webhook_endpoint(
    *,
    request: Union[WebhookEndpointRequest, Mapping[str, Any]],
    facts: Union[WebhookEndpointFacts, Mapping[str, Any]],
    given: Optional[Sequence[Union[WebhookEndpointEvent, Mapping[str, Any]]]] = None,
) -> WebhookEndpointDecision:
    """What a request comes to, by what happened before and what was looked up.

    Args:
        request: What is asked.
        facts: What the engine would have looked up.
        given: What happened before; nothing where it is left out.
    """
    asked: dict[str, Any] = {"request": request, "facts": facts}
    if given is not None:
        asked["given"] = given
    answer: WebhookEndpointDecision = pure("decide.webhook_endpoint", asked, WebhookEndpointDecision)
    return answer
