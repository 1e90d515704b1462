"""What can be done, by namespace. Made from vendra's schema: see bindings-python/generate."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Any, Optional, Union

from ..actors import Guest
from ..statement import Statement
from ..types import (
    Amount,
    AnyId,
    AttemptId,
    AuditEntryList,
    Backorder,
    BalanceReport,
    CancelCause,
    Cart,
    CartDelivery,
    CartId,
    CartMade,
    CartOwner,
    CheckOutPay,
    Claim,
    ClaimFault,
    ClaimId,
    ClaimMade,
    ClaimResolution,
    CommissionPlan,
    CommissionPlanMade,
    CommissionRules,
    CommissionRulesInput,
    ConsentChoice,
    ContactDetails,
    ContactDetailsInput,
    ContactId,
    ContactMade,
    Currency,
    Customer,
    CustomerId,
    CustomerMade,
    DeadLetter,
    DeadLetterList,
    Dispute,
    DisputeId,
    DisputeMade,
    DocumentKind,
    EventPlace,
    Exchange,
    ExchangeId,
    ExchangeMade,
    Export,
    FreshCartTokenHash,
    FreshGiftCardCodeHash,
    Gateway,
    GiftCard,
    GiftCardCodeHash,
    GiftCardFunding,
    GiftCardId,
    GiftCardMade,
    Health,
    HistoryOf,
    InspectedLine,
    Invoice,
    InvoiceId,
    InvoiceMade,
    Jurisdiction,
    LedgerAccount,
    LegalEntity,
    LineId,
    LineUnits,
    ListBy,
    LocationId,
    Marketplace,
    MemberRole,
    MergeStrategy,
    Offer,
    OfferId,
    OfferMade,
    OfferTerms,
    OfferTermsInput,
    OrderId,
    OrderMade,
    OrderView,
    ParcelId,
    Payment,
    PaymentAttemptOutcome,
    PaymentCollected,
    PaymentId,
    PaymentOperationOutcome,
    Payout,
    PayoutAccountId,
    PayoutHold,
    PayoutHoldInput,
    PayoutId,
    PayoutKind,
    PayoutMade,
    PlanId,
    ProductId,
    Promotion,
    PromotionId,
    PromotionRule,
    PromotionRuleInput,
    PromotionUsage,
    PromotionUsageInput,
    PromotionUses,
    Pruned,
    Quote,
    QuoteAsInput,
    QuoteInput,
    Receipt,
    Reconciled,
    Reconciliation,
    ReconciliationId,
    ReconciliationMade,
    Refund,
    RefundDestination,
    RefundId,
    RefundMade,
    ReportKind,
    ReportLine,
    RequirementId,
    Return,
    ReturnId,
    ReturnMade,
    ReturnReason,
    SeenCart,
    SeenCartList,
    SeenClaim,
    SeenClaimList,
    SeenCommissionPlan,
    SeenCommissionPlanList,
    SeenCustomer,
    SeenCustomerList,
    SeenDispute,
    SeenDisputeList,
    SeenExchange,
    SeenExchangeList,
    SeenGiftCard,
    SeenGiftCardList,
    SeenInvoice,
    SeenInvoiceList,
    SeenOffer,
    SeenOfferList,
    SeenOrderView,
    SeenOrderViewList,
    SeenPayment,
    SeenPaymentList,
    SeenPayout,
    SeenPayoutList,
    SeenPromotion,
    SeenPromotionList,
    SeenReconciliation,
    SeenReconciliationList,
    SeenRefund,
    SeenRefundList,
    SeenReturn,
    SeenReturnList,
    SeenSettlement,
    SeenSettlementList,
    SeenTransfer,
    SeenTransferList,
    SeenVendor,
    SeenVendorList,
    SeenVendorOrderView,
    SeenVendorOrderViewList,
    SeenWebhookEndpoint,
    SeenWebhookEndpointList,
    Settings,
    SettingsInput,
    Settlement,
    SettlementId,
    SettlementMade,
    StaffRole,
    StatementFile,
    StockLevel,
    StoreCreditGrant,
    StoredEntry,
    Timestamp,
    Transfer,
    TransferId,
    TransferMade,
    TrialBalance,
    UserId,
    Vendor,
    VendorId,
    VendorLocation,
    VendorMade,
    VendorOrderBy,
    VendorOrderId,
    VendorOrderUndo,
    VendorOrderView,
    WebhookEndpoint,
    WebhookEndpointId,
    WebhookEndpointMade,
    WebhookEndpointReason,
    WebhookTold,
    YearFile,
)

Also = Sequence[Statement]
"""Your own SQL, which is run in the same transaction: all of it or nothing."""


class Namespace:
    """What can be done with one kind of thing."""

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[..., Awaitable[Any]]) -> None:
        self._ask = ask


class CartsMethods(Namespace):
    """What buyers put together before they order."""

    __slots__ = ()

    async def abandon(self, id: CartId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Nobody came back, or it was merged into another."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("carts.abandon", given, Receipt, key, also)
        return answer

    async def add_line(
        self,
        id: CartId,
        *,
        offer: OfferId,
        quantity: int,
        note: Optional[str] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Put units of an offer in it; units of a line that is there already are added to it.

        Args:
            offer: The offer.
            quantity: How many units.
            note: What the buyer wants to say about it.
        """
        given: dict[str, Any] = {"id": id, "offer": offer, "quantity": quantity}
        if note is not None:
            given["note"] = note
        answer: Receipt = await self._ask("carts.add_line", given, Receipt, key, also)
        return answer

    async def apply_coupon(self, id: CartId, *, code: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Enter a coupon code.

        Args:
            code: The code; upper and lower case are the same.
        """
        given: dict[str, Any] = {"id": id, "code": code}
        answer: Receipt = await self._ask("carts.apply_coupon", given, Receipt, key, also)
        return answer

    async def assign(self, id: CartId, *, customer: CustomerId, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """A customer signed in: the guest's cart becomes the customer's.

        Args:
            customer: The customer.
        """
        given: dict[str, Any] = {"id": id, "customer": customer}
        answer: Receipt = await self._ask("carts.assign", given, Receipt, key, also)
        return answer

    async def claim(self, id: CartId, *, token: str, key: Optional[str] = None, also: Also = ()) -> None:
        """Gives a guest's cart to the customer who asks, who shows its token."""
        given: dict[str, Any] = {"id": id, "token": token}
        await self._ask("carts.claim", given, type(None), key, also)

    async def create(
        self,
        *,
        owner: Union[CartOwner, Mapping[str, Any]],
        currency: Currency,
        key: Optional[str] = None,
        also: Also = (),
    ) -> CartMade:
        """Begin a cart.

        Args:
            owner: Whose it is.
            currency: Its currency.
        """
        given: dict[str, Any] = {"owner": owner, "currency": currency}
        answer: CartMade = await self._ask("carts.create", given, CartMade, key, also)
        return answer

    async def get(self, id: CartId) -> Cart:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Cart = await self._ask("carts.get", given, Cart)
        return answer

    async def guest(self, id: CartId, *, token: str) -> Guest:
        """The actor that a guest is who shows the token of a cart."""
        given: dict[str, Any] = {"id": id, "token": token}
        answer: Guest = await self._ask("carts.guest", given, Guest)
        return answer

    async def guest_token(self) -> FreshCartTokenHash:
        """A fresh token for a guest's cart: the browser keeps it, `carts.create` takes its hash."""
        given: dict[str, Any] = {}
        answer: FreshCartTokenHash = await self._ask("carts.guest_token", given, FreshCartTokenHash)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenCartList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenCartList = await self._ask("carts.list", given, SeenCartList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenCart]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def merge(
        self,
        id: CartId,
        *,
        source: CartId,
        strategy: MergeStrategy,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Take another cart's content in.

        Args:
            source: The other cart, which the facts carry.
            strategy: How.
        """
        given: dict[str, Any] = {"id": id, "source": source, "strategy": strategy}
        answer: Receipt = await self._ask("carts.merge", given, Receipt, key, also)
        return answer

    async def remove_coupon(self, id: CartId, *, code: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Take a coupon code back.

        Args:
            code: The code.
        """
        given: dict[str, Any] = {"id": id, "code": code}
        answer: Receipt = await self._ask("carts.remove_coupon", given, Receipt, key, also)
        return answer

    async def remove_line(self, id: CartId, *, line: LineId, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Take a line out.

        Args:
            line: The line.
        """
        given: dict[str, Any] = {"id": id, "line": line}
        answer: Receipt = await self._ask("carts.remove_line", given, Receipt, key, also)
        return answer

    async def reopen(self, id: CartId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The checkout's order was released or refused: the buyer may go on."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("carts.reopen", given, Receipt, key, also)
        return answer

    async def reprice(self, id: CartId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Accept the prices of now."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("carts.reprice", given, Receipt, key, also)
        return answer

    async def set_delivery(
        self,
        id: CartId,
        *,
        delivery: Union[CartDelivery, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Say where and how a vendor's goods are delivered.

        Args:
            delivery: The delivery group.
        """
        given: dict[str, Any] = {"id": id, "delivery": delivery}
        answer: Receipt = await self._ask("carts.set_delivery", given, Receipt, key, also)
        return answer

    async def set_metadata(
        self,
        id: CartId,
        *,
        metadata: Mapping[str, str],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Remember something for the host.

        Args:
            metadata: The whole of it.
        """
        given: dict[str, Any] = {"id": id, "metadata": metadata}
        answer: Receipt = await self._ask("carts.set_metadata", given, Receipt, key, also)
        return answer

    async def set_quantity(
        self,
        id: CartId,
        *,
        line: LineId,
        quantity: int,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Set how many units of a line; 0 takes it out.

        Args:
            line: The line.
            quantity: How many units.
        """
        given: dict[str, Any] = {"id": id, "line": line, "quantity": quantity}
        answer: Receipt = await self._ask("carts.set_quantity", given, Receipt, key, also)
        return answer


class CheckoutMethods(Namespace):
    """From a cart to an order."""

    __slots__ = ()

    async def check_out(
        self,
        cart: CartId,
        *,
        pay: Sequence[Union[CheckOutPay, Mapping[str, Any]]],
        jurisdiction: Optional[Jurisdiction] = None,
        deliver_to: Optional[ContactId] = None,
        bill_to: Optional[ContactId] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> OrderMade:
        """Make an order of a cart: `order.check_out`, with how it is paid.

        Args:
            cart: The cart.
            pay: How it is paid.
            jurisdiction: Where the goods go, for taxes; nothing is taxed where there is none.
            deliver_to: Where it is delivered to.
            bill_to: Who gets the invoice.
        """
        given: dict[str, Any] = {"cart": cart, "pay": pay}
        if jurisdiction is not None:
            given["jurisdiction"] = jurisdiction
        if deliver_to is not None:
            given["deliver_to"] = deliver_to
        if bill_to is not None:
            given["bill_to"] = bill_to
        answer: OrderMade = await self._ask("checkout.check_out", given, OrderMade, key, also)
        return answer


class ClaimsMethods(Namespace):
    """Complaints of buyers about what came, or did not."""

    __slots__ = ()

    async def accept_answer(
        self,
        id: ClaimId,
        *,
        resolution: Union[ClaimResolution, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """The buyer takes it.

        Args:
            resolution: What the buyer was shown: the vendor may offer something else meanwhile.
        """
        given: dict[str, Any] = {"id": id, "resolution": resolution}
        answer: Receipt = await self._ask("claims.accept_answer", given, Receipt, key, also)
        return answer

    async def answer(
        self,
        id: ClaimId,
        *,
        resolution: Union[ClaimResolution, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """The vendor offers something.

        Args:
            resolution: What.
        """
        given: dict[str, Any] = {"id": id, "resolution": resolution}
        answer: Receipt = await self._ask("claims.answer", given, Receipt, key, also)
        return answer

    async def create(
        self,
        *,
        vendor_order: VendorOrderId,
        lines: Sequence[Union[LineUnits, Mapping[str, Any]]],
        fault: ClaimFault,
        key: Optional[str] = None,
        also: Also = (),
    ) -> ClaimMade:
        """Say what is wrong.

        Args:
            vendor_order: The vendor order.
            lines: Which units.
            fault: What is wrong.
        """
        given: dict[str, Any] = {"vendor_order": vendor_order, "lines": lines, "fault": fault}
        answer: ClaimMade = await self._ask("claims.create", given, ClaimMade, key, also)
        return answer

    async def decide(
        self,
        id: ClaimId,
        *,
        resolution: Union[ClaimResolution, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """The operator decides.

        Args:
            resolution: What.
        """
        given: dict[str, Any] = {"id": id, "resolution": resolution}
        answer: Receipt = await self._ask("claims.decide", given, Receipt, key, also)
        return answer

    async def escalate(self, id: ClaimId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The buyer does not, or the vendor's time is over."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("claims.escalate", given, Receipt, key, also)
        return answer

    async def get(self, id: ClaimId) -> Claim:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Claim = await self._ask("claims.get", given, Claim)
        return answer

    async def lapse(self, id: ClaimId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The buyer's time is over: the offer stands."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("claims.lapse", given, Receipt, key, also)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenClaimList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenClaimList = await self._ask("claims.list", given, SeenClaimList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenClaim]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def withdraw(self, id: ClaimId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Never mind."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("claims.withdraw", given, Receipt, key, also)
        return answer


class ClockMethods(Namespace):
    """What time it is for the engine."""

    __slots__ = ()

    async def now(self) -> Timestamp:
        """What time it is for the engine."""
        given: dict[str, Any] = {}
        answer: Timestamp = await self._ask("clock.now", given, Timestamp)
        return answer

    async def set(self, *, at: Timestamp) -> Timestamp:
        """Sets a manual clock."""
        given: dict[str, Any] = {"at": at}
        answer: Timestamp = await self._ask("clock.set", given, Timestamp)
        return answer

    async def turn(self, *, ms: int) -> Timestamp:
        """Moves a manual clock on by milliseconds."""
        given: dict[str, Any] = {"ms": ms}
        answer: Timestamp = await self._ask("clock.turn", given, Timestamp)
        return answer


class CommissionPlansMethods(Namespace):
    """What the platform takes of a sale."""

    __slots__ = ()

    async def create(
        self,
        *,
        title: str,
        rules: Union[CommissionRulesInput, CommissionRules, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> CommissionPlanMade:
        """Make one.

        Args:
            title: What the operator calls it.
            rules: Its rules, in order.
        """
        given: dict[str, Any] = {"title": title, "rules": rules}
        answer: CommissionPlanMade = await self._ask("commission_plans.create", given, CommissionPlanMade, key, also)
        return answer

    async def get(self, id: PlanId) -> CommissionPlan:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: CommissionPlan = await self._ask("commission_plans.get", given, CommissionPlan)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenCommissionPlanList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenCommissionPlanList = await self._ask("commission_plans.list", given, SeenCommissionPlanList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenCommissionPlan]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def publish(self, id: PlanId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Place orders under what was drafted."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("commission_plans.publish", given, Receipt, key, also)
        return answer

    async def redraft(
        self,
        id: PlanId,
        *,
        rules: Union[CommissionRulesInput, CommissionRules, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Write other rules. Nothing changes for orders until they are published.

        Args:
            rules: The rules, in order.
        """
        given: dict[str, Any] = {"id": id, "rules": rules}
        answer: Receipt = await self._ask("commission_plans.redraft", given, Receipt, key, also)
        return answer

    async def retire(self, id: PlanId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Give it to no vendor any more."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("commission_plans.retire", given, Receipt, key, also)
        return answer


class ContactsMethods(Namespace):
    """Names and addresses, which are nowhere else."""

    __slots__ = ()

    async def add(
        self,
        *,
        details: Union[ContactDetailsInput, ContactDetails, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> ContactMade:
        """Write the record, or write it over.

        Args:
            details: What it says.
        """
        given: dict[str, Any] = {"details": details}
        answer: ContactMade = await self._ask("contacts.add", given, ContactMade, key, also)
        return answer

    async def erase(self, id: ContactId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Empty it for ever."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("contacts.erase", given, Receipt, key, also)
        return answer

    async def get(self, id: ContactId) -> Optional[ContactDetails]:
        """What is written in a contact record; null once it is erased."""
        given: dict[str, Any] = {"id": id}
        answer: Optional[ContactDetails] = await self._ask("contacts.get", given, Optional[ContactDetails])
        return answer

    async def write(
        self,
        id: ContactId,
        *,
        details: Union[ContactDetailsInput, ContactDetails, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Write the record, or write it over.

        Args:
            details: What it says.
        """
        given: dict[str, Any] = {"id": id, "details": details}
        answer: Receipt = await self._ask("contacts.write", given, Receipt, key, also)
        return answer


class CustomersMethods(Namespace):
    """Buyers with an account."""

    __slots__ = ()

    async def add_contact(
        self,
        id: CustomerId,
        *,
        contact: ContactId,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Add a contact record.

        Args:
            contact: Which.
        """
        given: dict[str, Any] = {"id": id, "contact": contact}
        answer: Receipt = await self._ask("customers.add_contact", given, Receipt, key, also)
        return answer

    async def block(self, id: CustomerId, *, reason: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Forbid buying.

        Args:
            reason: Why, without anything personal.
        """
        given: dict[str, Any] = {"id": id, "reason": reason}
        answer: Receipt = await self._ask("customers.block", given, Receipt, key, also)
        return answer

    async def claim_cart(self, id: CustomerId, *, cart: CartId, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """A guest's cart is this customer's.

        Args:
            cart: Which.
        """
        given: dict[str, Any] = {"id": id, "cart": cart}
        answer: Receipt = await self._ask("customers.claim_cart", given, Receipt, key, also)
        return answer

    async def erase(self, id: CustomerId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Forget the person."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("customers.erase", given, Receipt, key, also)
        return answer

    async def export(self, id: CustomerId) -> Export:
        """All that is known of a customer, for the customer."""
        given: dict[str, Any] = {"id": id}
        answer: Export = await self._ask("customers.export", given, Export)
        return answer

    async def get(self, id: CustomerId) -> Customer:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Customer = await self._ask("customers.get", given, Customer)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenCustomerList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenCustomerList = await self._ask("customers.list", given, SeenCustomerList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenCustomer]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def register(self, *, contact: ContactId, key: Optional[str] = None, also: Also = ()) -> CustomerMade:
        """Open an account.

        Args:
            contact: The first contact record.
        """
        given: dict[str, Any] = {"contact": contact}
        answer: CustomerMade = await self._ask("customers.register", given, CustomerMade, key, also)
        return answer

    async def remove_contact(
        self,
        id: CustomerId,
        *,
        contact: ContactId,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Take a contact record out.

        Args:
            contact: Which.
        """
        given: dict[str, Any] = {"id": id, "contact": contact}
        answer: Receipt = await self._ask("customers.remove_contact", given, Receipt, key, also)
        return answer

    async def set_consent(
        self,
        id: CustomerId,
        *,
        wanted: ConsentChoice,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Say whether news are wanted.

        Args:
            wanted: The choice.
        """
        given: dict[str, Any] = {"id": id, "wanted": wanted}
        answer: Receipt = await self._ask("customers.set_consent", given, Receipt, key, also)
        return answer

    async def unblock(self, id: CustomerId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Permit buying again."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("customers.unblock", given, Receipt, key, also)
        return answer


class DeadLettersMethods(Namespace):
    """Events that a subscriber could not handle."""

    __slots__ = ()

    async def list(
        self,
        *,
        subscriber: str,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> DeadLetterList:
        """The events that a subscriber could not handle, a page at a time."""
        given: dict[str, Any] = {"subscriber": subscriber}
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: DeadLetterList = await self._ask("dead_letters.list", given, DeadLetterList)
        return answer

    async def each(self, *, subscriber: str, limit: Optional[int] = None) -> AsyncIterator[DeadLetter]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(subscriber=subscriber, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def purge(self, *, subscriber: str, place: Union[EventPlace, Mapping[str, Any]]) -> None:
        """Lets go of an event that a subscriber could not handle."""
        given: dict[str, Any] = {"subscriber": subscriber, "place": place}
        await self._ask("dead_letters.purge", given, type(None))

    async def replay(self, *, subscriber: str, place: Union[EventPlace, Mapping[str, Any]]) -> None:
        """Hands an event to its subscriber again."""
        given: dict[str, Any] = {"subscriber": subscriber, "place": place}
        await self._ask("dead_letters.replay", given, type(None))


class DisputesMethods(Namespace):
    """Payments that a bank takes back."""

    __slots__ = ()

    async def get(self, id: DisputeId) -> Dispute:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Dispute = await self._ask("disputes.get", given, Dispute)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenDisputeList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenDisputeList = await self._ask("disputes.list", given, SeenDisputeList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenDispute]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def lose(self, id: DisputeId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The bank decided for the buyer, or nobody objects."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("disputes.lose", given, Receipt, key, also)
        return answer

    async def open(
        self,
        *,
        payment: PaymentId,
        amount: Amount,
        fee: Amount,
        reason: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> DisputeMade:
        """The gateway took disputed money.

        Args:
            payment: The payment.
            amount: How much is disputed, in minor units.
            fee: The gateway's fee, in minor units.
            reason: The gateway's reason, as a code.
        """
        given: dict[str, Any] = {"payment": payment, "amount": amount, "fee": fee, "reason": reason}
        answer: DisputeMade = await self._ask("disputes.open", given, DisputeMade, key, also)
        return answer

    async def submit_evidence(
        self,
        id: DisputeId,
        *,
        evidence: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Evidence was sent to the gateway.

        Args:
            evidence: What it was, without anything personal: a file's id or digest.
        """
        given: dict[str, Any] = {"id": id, "evidence": evidence}
        answer: Receipt = await self._ask("disputes.submit_evidence", given, Receipt, key, also)
        return answer

    async def win(self, id: DisputeId, *, fee_returned: Amount, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The bank decided for the platform; also after it was lost.

        Args:
            fee_returned: What of the fee came back, in minor units.
        """
        given: dict[str, Any] = {"id": id, "fee_returned": fee_returned}
        answer: Receipt = await self._ask("disputes.win", given, Receipt, key, also)
        return answer


class ExchangesMethods(Namespace):
    """Other goods for those that came."""

    __slots__ = ()

    async def approve(self, id: ExchangeId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Agree."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("exchanges.approve", given, Receipt, key, also)
        return answer

    async def cancel(self, id: ExchangeId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Never mind."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("exchanges.cancel", given, Receipt, key, also)
        return answer

    async def create(
        self,
        *,
        vendor_order: VendorOrderId,
        lines: Sequence[Union[LineUnits, Mapping[str, Any]]],
        reason: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> ExchangeMade:
        """Ask for others.

        Args:
            vendor_order: The vendor order.
            lines: Which units.
            reason: What is wrong with them.
        """
        given: dict[str, Any] = {"vendor_order": vendor_order, "lines": lines, "reason": reason}
        answer: ExchangeMade = await self._ask("exchanges.create", given, ExchangeMade, key, also)
        return answer

    async def get(self, id: ExchangeId) -> Exchange:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Exchange = await self._ask("exchanges.get", given, Exchange)
        return answer

    async def lapse(self, id: ExchangeId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The next step's time is over."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("exchanges.lapse", given, Receipt, key, also)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenExchangeList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenExchangeList = await self._ask("exchanges.list", given, SeenExchangeList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenExchange]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def receive(self, id: ExchangeId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The goods are back."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("exchanges.receive", given, Receipt, key, also)
        return answer

    async def refund(self, id: ExchangeId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """There is no replacement after all."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("exchanges.refund", given, Receipt, key, also)
        return answer

    async def refuse(self, id: ExchangeId, *, why: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Do not agree.

        Args:
            why: Why.
        """
        given: dict[str, Any] = {"id": id, "why": why}
        answer: Receipt = await self._ask("exchanges.refuse", given, Receipt, key, also)
        return answer

    async def ship(
        self,
        id: ExchangeId,
        *,
        tracking: Optional[str] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """The replacement goes out.

        Args:
            tracking: The carrier and its number.
        """
        given: dict[str, Any] = {"id": id}
        if tracking is not None:
            given["tracking"] = tracking
        answer: Receipt = await self._ask("exchanges.ship", given, Receipt, key, also)
        return answer


class GiftCardsMethods(Namespace):
    """Money that is spent by a code."""

    __slots__ = ()

    async def code(self) -> FreshGiftCardCodeHash:
        """A fresh code for a gift card: the buyer gets it, `gift_cards.issue` takes its hash."""
        given: dict[str, Any] = {}
        answer: FreshGiftCardCodeHash = await self._ask("gift_cards.code", given, FreshGiftCardCodeHash)
        return answer

    async def expire(self, id: GiftCardId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Let it lapse, once its time has come."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("gift_cards.expire", given, Receipt, key, also)
        return answer

    async def freeze(self, id: GiftCardId, *, reason: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Forbid its use.

        Args:
            reason: Why.
        """
        given: dict[str, Any] = {"id": id, "reason": reason}
        answer: Receipt = await self._ask("gift_cards.freeze", given, Receipt, key, also)
        return answer

    async def get(self, id: GiftCardId) -> GiftCard:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: GiftCard = await self._ask("gift_cards.get", given, GiftCard)
        return answer

    async def issue(
        self,
        *,
        currency: Currency,
        amount: Amount,
        funding: Union[GiftCardFunding, Mapping[str, Any]],
        expires_at: Optional[Timestamp] = None,
        code: Optional[GiftCardCodeHash] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> GiftCardMade:
        """Issue the card.

        Args:
            currency: Its currency.
            amount: What it holds, in minor units.
            funding: Who paid for it.
            expires_at: When it lapses; never where there is none.
            code: What is kept of the code that spends it, so that no request holds a code; without one only the
                platform spends it.
        """
        given: dict[str, Any] = {"currency": currency, "amount": amount, "funding": funding}
        if expires_at is not None:
            given["expires_at"] = expires_at
        if code is not None:
            given["code"] = code
        answer: GiftCardMade = await self._ask("gift_cards.issue", given, GiftCardMade, key, also)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenGiftCardList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenGiftCardList = await self._ask("gift_cards.list", given, SeenGiftCardList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenGiftCard]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def thaw(self, id: GiftCardId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Permit its use again."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("gift_cards.thaw", given, Receipt, key, also)
        return answer


class InvoicesMethods(Namespace):
    """What vendors are charged, as documents."""

    __slots__ = ()

    async def get(self, id: InvoiceId) -> Invoice:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Invoice = await self._ask("invoices.get", given, Invoice)
        return answer

    async def issue(
        self,
        *,
        entity: LegalEntity,
        kind: DocumentKind,
        vendor: VendorId,
        currency: Currency,
        until: Timestamp,
        key: Optional[str] = None,
        also: Also = (),
    ) -> InvoiceMade:
        """Write down what a vendor was charged, or got back, since the last document of this kind.

        Args:
            entity: Who issues it.
            kind: What it says.
            vendor: Whom it is for.
            currency: In which currency.
            until: Until when it reaches, that moment not included: the end of a period that is over.
        """
        given: dict[str, Any] = {"entity": entity, "kind": kind, "vendor": vendor, "currency": currency, "until": until}
        answer: InvoiceMade = await self._ask("invoices.issue", given, InvoiceMade, key, also)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenInvoiceList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenInvoiceList = await self._ask("invoices.list", given, SeenInvoiceList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenInvoice]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next


class LedgerMethods(Namespace):
    """The books: every amount, twice."""

    __slots__ = ()

    async def balance(self, *, account: LedgerAccount, currency: Currency, as_of: Optional[Timestamp] = None) -> Amount:
        """The balance of an account in minor units, now or as of a moment."""
        given: dict[str, Any] = {"account": account, "currency": currency}
        if as_of is not None:
            given["as_of"] = as_of
        answer: Amount = await self._ask("ledger.balance", given, Amount)
        return answer

    async def entries(
        self,
        *,
        account: Optional[LedgerAccount] = None,
        currency: Optional[Currency] = None,
        from_: Optional[Timestamp] = None,
        until: Optional[Timestamp] = None,
        after: Optional[int] = None,
        limit: Optional[int] = None,
    ) -> Sequence[StoredEntry]:
        """Postings in their order, from a position on."""
        given: dict[str, Any] = {}
        if account is not None:
            given["account"] = account
        if currency is not None:
            given["currency"] = currency
        if from_ is not None:
            given["from"] = from_
        if until is not None:
            given["until"] = until
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: Sequence[StoredEntry] = await self._ask("ledger.entries", given, Sequence[StoredEntry])
        return answer

    async def trial_balance(self, *, as_of: Timestamp) -> TrialBalance:
        """Every account's balance as of a moment; the two sides are equal."""
        given: dict[str, Any] = {"as_of": as_of}
        answer: TrialBalance = await self._ask("ledger.trial_balance", given, TrialBalance)
        return answer


class OffersMethods(Namespace):
    """What vendors sell, and at what price."""

    __slots__ = ()

    async def change(
        self,
        id: OfferId,
        *,
        terms: Union[OfferTermsInput, OfferTerms, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Change its terms. Carts are told what changed; orders are not touched.

        Args:
            terms: The new terms.
        """
        given: dict[str, Any] = {"id": id, "terms": terms}
        answer: Receipt = await self._ask("offers.change", given, Receipt, key, also)
        return answer

    async def create(
        self,
        *,
        vendor: VendorId,
        product: ProductId,
        terms: Union[OfferTermsInput, OfferTerms, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> OfferMade:
        """Offer a product.

        Args:
            vendor: The vendor.
            product: The product.
            terms: The terms.
        """
        given: dict[str, Any] = {"vendor": vendor, "product": product, "terms": terms}
        answer: OfferMade = await self._ask("offers.create", given, OfferMade, key, also)
        return answer

    async def get(self, id: OfferId) -> Offer:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Offer = await self._ask("offers.get", given, Offer)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenOfferList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenOfferList = await self._ask("offers.list", given, SeenOfferList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenOffer]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def pause(self, id: OfferId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Do not sell it for now."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("offers.pause", given, Receipt, key, also)
        return answer

    async def publish(self, id: OfferId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Sell it."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("offers.publish", given, Receipt, key, also)
        return answer

    async def retire(self, id: OfferId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Never sell it again."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("offers.retire", given, Receipt, key, also)
        return answer


class OperationsMethods(Namespace):
    """The marketplace as a whole."""

    __slots__ = ()

    async def audit_trail(
        self,
        *,
        of: Union[HistoryOf, Mapping[str, Any]],
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> AuditEntryList:
        """Who did what when, a page at a time."""
        given: dict[str, Any] = {"of": of}
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: AuditEntryList = await self._ask("operations.audit_trail", given, AuditEntryList)
        return answer

    async def carry_on(self, *, subject: AnyId) -> None:
        """Goes on with what was interrupted. The system's alone."""
        given: dict[str, Any] = {"subject": subject}
        await self._ask("operations.carry_on", given, type(None))

    async def doctor(self) -> Health:
        """What does not add up, of records, ledger and counters."""
        given: dict[str, Any] = {}
        answer: Health = await self._ask("operations.doctor", given, Health)
        return answer

    async def prune(self, *, before: Timestamp, limit: int) -> Pruned:
        """Takes away answers and leases that have expired."""
        given: dict[str, Any] = {"before": before, "limit": limit}
        answer: Pruned = await self._ask("operations.prune", given, Pruned)
        return answer

    async def run(self, *, command: Mapping[str, Any], key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Any request as data."""
        given: dict[str, Any] = {"command": command}
        answer: Receipt = await self._ask("operations.run", given, Receipt, key, also)
        return answer


class OrdersMethods(Namespace):
    """What buyers ordered, of all vendors."""

    __slots__ = ()

    async def cancel(self, id: OrderId, *, reason: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Nobody fulfils it.

        Args:
            reason: Why.
        """
        given: dict[str, Any] = {"id": id, "reason": reason}
        answer: Receipt = await self._ask("orders.cancel", given, Receipt, key, also)
        return answer

    async def complete(self, id: OrderId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Every vendor's part is done."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("orders.complete", given, Receipt, key, also)
        return answer

    async def edit_contacts(
        self,
        id: OrderId,
        *,
        deliver_to: Optional[ContactId] = None,
        bill_to: Optional[ContactId] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Deliver or bill to someone else.

        Args:
            deliver_to: Where it is delivered to.
            bill_to: Who gets the invoice.
        """
        given: dict[str, Any] = {"id": id}
        if deliver_to is not None:
            given["deliver_to"] = deliver_to
        if bill_to is not None:
            given["bill_to"] = bill_to
        answer: Receipt = await self._ask("orders.edit_contacts", given, Receipt, key, also)
        return answer

    async def get(self, id: OrderId) -> OrderView:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: OrderView = await self._ask("orders.get", given, OrderView)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenOrderViewList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenOrderViewList = await self._ask("orders.list", given, SeenOrderViewList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenOrderView]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def release(self, id: OrderId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The hold is over."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("orders.release", given, Receipt, key, also)
        return answer


class PaymentsMethods(Namespace):
    """What buyers pay."""

    __slots__ = ()

    async def collect(
        self,
        id: PaymentId,
        *,
        amount: Amount,
        by: Union[PaymentCollected, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Record that what the buyer owed was collected.

        Args:
            amount: How much, in minor units.
            by: By whom.
        """
        given: dict[str, Any] = {"id": id, "amount": amount, "by": by}
        answer: Receipt = await self._ask("payments.collect", given, Receipt, key, also)
        return answer

    async def expire(self, id: PaymentId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The buyer's time to pay is over, or the time to capture what was authorized."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("payments.expire", given, Receipt, key, also)
        return answer

    async def get(self, id: PaymentId) -> Payment:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Payment = await self._ask("payments.get", given, Payment)
        return answer

    async def lapse(self, id: PaymentId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The gateway says that what was authorized, and not captured, can be captured no more, before its time or at
        it.
        """
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("payments.lapse", given, Receipt, key, also)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenPaymentList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenPaymentList = await self._ask("payments.list", given, SeenPaymentList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenPayment]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def release(self, id: PaymentId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The order was let go: money from now on is late."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("payments.release", given, Receipt, key, also)
        return answer

    async def resolve(
        self,
        id: PaymentId,
        *,
        operation: AnyId,
        outcome: Union[PaymentOperationOutcome, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Record what became of a capture, void or refund.

        Args:
            operation: Which operation.
            outcome: What it came to.
        """
        given: dict[str, Any] = {"id": id, "operation": operation, "outcome": outcome}
        answer: Receipt = await self._ask("payments.resolve", given, Receipt, key, also)
        return answer

    async def resolve_attempt(
        self,
        id: PaymentId,
        *,
        attempt: AttemptId,
        outcome: Union[PaymentAttemptOutcome, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Record what the gateway answered, or its webhook told.

        Args:
            attempt: Which attempt.
            outcome: What it came to.
        """
        given: dict[str, Any] = {"id": id, "attempt": attempt, "outcome": outcome}
        answer: Receipt = await self._ask("payments.resolve_attempt", given, Receipt, key, also)
        return answer

    async def return_late(self, id: PaymentId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The order cannot be revived: the late money goes back."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("payments.return_late", given, Receipt, key, also)
        return answer

    async def start_attempt(self, id: PaymentId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Record an attempt, before the gateway is asked."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("payments.start_attempt", given, Receipt, key, also)
        return answer

    async def start_capture(
        self,
        id: PaymentId,
        *,
        amount: Amount,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Record a capture, before the gateway is asked.

        Args:
            amount: How much, in minor units.
        """
        given: dict[str, Any] = {"id": id, "amount": amount}
        answer: Receipt = await self._ask("payments.start_capture", given, Receipt, key, also)
        return answer

    async def start_void(self, id: PaymentId, *, amount: Amount, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Record a void, before the gateway is asked.

        Args:
            amount: How much, in minor units.
        """
        given: dict[str, Any] = {"id": id, "amount": amount}
        answer: Receipt = await self._ask("payments.start_void", given, Receipt, key, also)
        return answer


class PayoutsMethods(Namespace):
    """What vendors are paid."""

    __slots__ = ()

    async def approve(self, id: PayoutId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """A second person agrees."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("payouts.approve", given, Receipt, key, also)
        return answer

    async def cancel(self, id: PayoutId, *, reason: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Never mind.

        Args:
            reason: Why.
        """
        given: dict[str, Any] = {"id": id, "reason": reason}
        answer: Receipt = await self._ask("payouts.cancel", given, Receipt, key, also)
        return answer

    async def confirm_paid(self, id: PayoutId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The provider paid it."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("payouts.confirm_paid", given, Receipt, key, also)
        return answer

    async def create(
        self,
        *,
        vendor: VendorId,
        currency: Currency,
        kind: PayoutKind,
        key: Optional[str] = None,
        also: Also = (),
    ) -> PayoutMade:
        """Pay a vendor what is available.

        Args:
            vendor: The vendor.
            currency: In which currency.
            kind: By schedule, or asked for.
        """
        given: dict[str, Any] = {"vendor": vendor, "currency": currency, "kind": kind}
        answer: PayoutMade = await self._ask("payouts.create", given, PayoutMade, key, also)
        return answer

    async def get(self, id: PayoutId) -> Payout:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Payout = await self._ask("payouts.get", given, Payout)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenPayoutList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenPayoutList = await self._ask("payouts.list", given, SeenPayoutList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenPayout]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def report_failed(self, id: PayoutId, *, reason: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """It did not arrive, or came back.

        Args:
            reason: The provider's reason, as a code.
        """
        given: dict[str, Any] = {"id": id, "reason": reason}
        answer: Receipt = await self._ask("payouts.report_failed", given, Receipt, key, also)
        return answer

    async def resolve(
        self,
        id: PayoutId,
        *,
        outcome: Union[PaymentOperationOutcome, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """What the gateway said that was asked to pay it.

        Args:
            outcome: What it came to.
        """
        given: dict[str, Any] = {"id": id, "outcome": outcome}
        answer: Receipt = await self._ask("payouts.resolve", given, Receipt, key, also)
        return answer

    async def statement(self, id: PayoutId) -> StatementFile:
        """What a payout is made of."""
        given: dict[str, Any] = {"id": id}
        answer: StatementFile = await self._ask("payouts.statement", given, StatementFile)
        return answer

    async def statement_csv(self, id: PayoutId) -> str:
        """What a payout is made of, as CSV."""
        given: dict[str, Any] = {"id": id}
        answer: str = await self._ask("payouts.statement_csv", given, str)
        return answer


class PromotionsMethods(Namespace):
    """Discounts, and who bears them."""

    __slots__ = ()

    async def activate(self, id: PromotionId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Let it be used."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("promotions.activate", given, Receipt, key, also)
        return answer

    async def add_coupon(
        self,
        id: PromotionId,
        *,
        code: str,
        uses_max: Optional[int] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Add a coupon.

        Args:
            code: What buyers enter; upper and lower case are the same.
            uses_max: How often it may be used.
        """
        given: dict[str, Any] = {"id": id, "code": code}
        if uses_max is not None:
            given["uses_max"] = uses_max
        answer: Receipt = await self._ask("promotions.add_coupon", given, Receipt, key, also)
        return answer

    async def create(
        self,
        id: PromotionId,
        *,
        rule: Union[PromotionRuleInput, PromotionRule, Mapping[str, Any]],
        usage: Union[PromotionUsageInput, PromotionUsage, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Make one.

        Args:
            rule: What it takes off.
            usage: When and how often.
        """
        given: dict[str, Any] = {"id": id, "rule": rule, "usage": usage}
        answer: Receipt = await self._ask("promotions.create", given, Receipt, key, also)
        return answer

    async def end(self, id: PromotionId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Never again."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("promotions.end", given, Receipt, key, also)
        return answer

    async def get(self, id: PromotionId) -> Promotion:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Promotion = await self._ask("promotions.get", given, Promotion)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenPromotionList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenPromotionList = await self._ask("promotions.list", given, SeenPromotionList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenPromotion]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def pause(self, id: PromotionId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Not for now."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("promotions.pause", given, Receipt, key, also)
        return answer

    async def uses(self, id: PromotionId) -> PromotionUses:
        """How often a promotion and its coupons were used."""
        given: dict[str, Any] = {"id": id}
        answer: PromotionUses = await self._ask("promotions.uses", given, PromotionUses)
        return answer


class ReconciliationsMethods(Namespace):
    """What gateways report, held against the books."""

    __slots__ = ()

    async def ask_write_off(
        self,
        id: ReconciliationId,
        *,
        reason: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Want to give up what is in suspense.

        Args:
            reason: Why.
        """
        given: dict[str, Any] = {"id": id, "reason": reason}
        answer: Receipt = await self._ask("reconciliations.ask_write_off", given, Receipt, key, also)
        return answer

    async def book(
        self,
        *,
        gateway: Gateway,
        line: Union[ReportLine, Mapping[str, Any]],
        posted: Optional[Timestamp] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> ReconciliationMade:
        """Book a line of a report: its actual fee, and what it differs by.

        Args:
            gateway: Whose report it is.
            line: The line.
            posted: When its operation was posted here; none where it is not.
        """
        given: dict[str, Any] = {"gateway": gateway, "line": line}
        if posted is not None:
            given["posted"] = posted
        answer: ReconciliationMade = await self._ask("reconciliations.book", given, ReconciliationMade, key, also)
        return answer

    async def get(self, id: ReconciliationId) -> Reconciliation:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Reconciliation = await self._ask("reconciliations.get", given, Reconciliation)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenReconciliationList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenReconciliationList = await self._ask("reconciliations.list", given, SeenReconciliationList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenReconciliation]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def miss(
        self,
        *,
        gateway: Gateway,
        operation: AnyId,
        kind: ReportKind,
        posted: Timestamp,
        key: Optional[str] = None,
        also: Also = (),
    ) -> ReconciliationMade:
        """Book that a report does not have an operation that was posted in its period.

        Args:
            gateway: Whose report it is.
            operation: The operation.
            kind: What it does to the balance.
            posted: When it was posted here.
        """
        given: dict[str, Any] = {"gateway": gateway, "operation": operation, "kind": kind, "posted": posted}
        answer: ReconciliationMade = await self._ask("reconciliations.miss", given, ReconciliationMade, key, also)
        return answer

    async def reconcile(
        self,
        *,
        report: Union[BalanceReport, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Reconciled:
        """Holds a gateway's balance report against the ledger, and books what nobody knew."""
        given: dict[str, Any] = {"report": report}
        answer: Reconciled = await self._ask("reconciliations.reconcile", given, Reconciled, key, also)
        return answer

    async def write_off(self, id: ReconciliationId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Give it up: another person's word."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("reconciliations.write_off", given, Receipt, key, also)
        return answer


class RefundsMethods(Namespace):
    """Money that goes back to buyers."""

    __slots__ = ()

    async def get(self, id: RefundId) -> Refund:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Refund = await self._ask("refunds.get", given, Refund)
        return answer

    async def give_back(
        self,
        order: OrderId,
        *,
        vendor_order: VendorOrderId,
        undo: Union[VendorOrderUndo, Mapping[str, Any]],
        reason: str,
        to: Optional[RefundDestination] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> RefundMade:
        """Give money back: `refund.create`, with what is undone.

        Args:
            order: The order.
            vendor_order: The vendor order that it is taken from.
            undo: How much of it.
            reason: Why.
            to: Where the money goes.
        """
        given: dict[str, Any] = {"order": order, "vendor_order": vendor_order, "undo": undo, "reason": reason}
        if to is not None:
            given["to"] = to
        answer: RefundMade = await self._ask("refunds.give_back", given, RefundMade, key, also)
        return answer

    async def give_credit(
        self,
        id: RefundId,
        *,
        operation: RefundId,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Give a part as store credit instead.

        Args:
            operation: Its operation.
        """
        given: dict[str, Any] = {"id": id, "operation": operation}
        answer: Receipt = await self._ask("refunds.give_credit", given, Receipt, key, also)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenRefundList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenRefundList = await self._ask("refunds.list", given, SeenRefundList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenRefund]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def part_failed(
        self,
        id: RefundId,
        *,
        operation: RefundId,
        reason: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """The gateway did not, or the money came back.

        Args:
            operation: Its operation.
            reason: The gateway's reason, as a code.
        """
        given: dict[str, Any] = {"id": id, "operation": operation, "reason": reason}
        answer: Receipt = await self._ask("refunds.part_failed", given, Receipt, key, also)
        return answer

    async def part_paid(
        self,
        id: RefundId,
        *,
        operation: RefundId,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """The gateway paid a part.

        Args:
            operation: Its operation.
        """
        given: dict[str, Any] = {"id": id, "operation": operation}
        answer: Receipt = await self._ask("refunds.part_paid", given, Receipt, key, also)
        return answer

    async def pay_by_hand(
        self,
        id: RefundId,
        *,
        operation: RefundId,
        reference: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """A failed part was paid from the platform's bank, by hand: the card is closed, the method's time to refund is
        over, and a guest has no store credit.

        Args:
            operation: Its operation.
            reference: The bank's reference of the transfer.
        """
        given: dict[str, Any] = {"id": id, "operation": operation, "reference": reference}
        answer: Receipt = await self._ask("refunds.pay_by_hand", given, Receipt, key, also)
        return answer

    async def retry(self, id: RefundId, *, operation: RefundId, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Try a failed part again, under a new id.

        Args:
            operation: Its operation.
        """
        given: dict[str, Any] = {"id": id, "operation": operation}
        answer: Receipt = await self._ask("refunds.retry", given, Receipt, key, also)
        return answer


class ReturnsMethods(Namespace):
    """Goods that come back."""

    __slots__ = ()

    async def approve(self, id: ReturnId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Agree."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("returns.approve", given, Receipt, key, also)
        return answer

    async def cancel(self, id: ReturnId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Never mind."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("returns.cancel", given, Receipt, key, also)
        return answer

    async def create(
        self,
        *,
        vendor_order: VendorOrderId,
        lines: Sequence[Union[LineUnits, Mapping[str, Any]]],
        reason: ReturnReason,
        key: Optional[str] = None,
        also: Also = (),
    ) -> ReturnMade:
        """Ask to send units back.

        Args:
            vendor_order: The vendor order.
            lines: Which units.
            reason: Why.
        """
        given: dict[str, Any] = {"vendor_order": vendor_order, "lines": lines, "reason": reason}
        answer: ReturnMade = await self._ask("returns.create", given, ReturnMade, key, also)
        return answer

    async def get(self, id: ReturnId) -> Return:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Return = await self._ask("returns.get", given, Return)
        return answer

    async def inspect(
        self,
        id: ReturnId,
        *,
        lines: Sequence[Union[InspectedLine, Mapping[str, Any]]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """It was looked at.

        Args:
            lines: What was found; a line that is left out is not accepted.
        """
        given: dict[str, Any] = {"id": id, "lines": lines}
        answer: Receipt = await self._ask("returns.inspect", given, Receipt, key, also)
        return answer

    async def lapse(self, id: ReturnId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The next step's time is over."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("returns.lapse", given, Receipt, key, also)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenReturnList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenReturnList = await self._ask("returns.list", given, SeenReturnList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenReturn]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def receive(self, id: ReturnId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """It arrived."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("returns.receive", given, Receipt, key, also)
        return answer

    async def refuse(self, id: ReturnId, *, why: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Do not agree.

        Args:
            why: Why.
        """
        given: dict[str, Any] = {"id": id, "why": why}
        answer: Receipt = await self._ask("returns.refuse", given, Receipt, key, also)
        return answer

    async def send(
        self,
        id: ReturnId,
        *,
        tracking: Optional[str] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """It was sent.

        Args:
            tracking: The carrier and its number.
        """
        given: dict[str, Any] = {"id": id}
        if tracking is not None:
            given["tracking"] = tracking
        answer: Receipt = await self._ask("returns.send", given, Receipt, key, also)
        return answer


class SettingsMethods(Namespace):
    """The marketplace's own policies."""

    __slots__ = ()

    async def close(self, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """End it."""
        given: dict[str, Any] = {}
        answer: Receipt = await self._ask("settings.close", given, Receipt, key, also)
        return answer

    async def configure(
        self,
        *,
        settings: Union[SettingsInput, Settings, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Decide otherwise. Placed orders are not touched.

        Args:
            settings: The new settings.
        """
        given: dict[str, Any] = {"settings": settings}
        answer: Receipt = await self._ask("settings.configure", given, Receipt, key, also)
        return answer

    async def create(
        self,
        *,
        settings: Union[SettingsInput, Settings, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Found it.

        Args:
            settings: What its operator decides.
        """
        given: dict[str, Any] = {"settings": settings}
        answer: Receipt = await self._ask("settings.create", given, Receipt, key, also)
        return answer

    async def get(self) -> Marketplace:
        """The marketplace as it stands."""
        given: dict[str, Any] = {}
        answer: Marketplace = await self._ask("settings.get", given, Marketplace)
        return answer

    async def lock_books(self, *, until: Timestamp, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Close the books of a period that is over: nothing is posted to them any more.

        Args:
            until: Until when, that moment not included.
        """
        given: dict[str, Any] = {"until": until}
        answer: Receipt = await self._ask("settings.lock_books", given, Receipt, key, also)
        return answer

    async def pause(self, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Take no new orders for now."""
        given: dict[str, Any] = {}
        answer: Receipt = await self._ask("settings.pause", given, Receipt, key, also)
        return answer

    async def remove_staff(self, *, user: UserId, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Take one of the platform's people out.

        Args:
            user: Who.
        """
        given: dict[str, Any] = {"user": user}
        answer: Receipt = await self._ask("settings.remove_staff", given, Receipt, key, also)
        return answer

    async def reopen(self, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Take orders again."""
        given: dict[str, Any] = {}
        answer: Receipt = await self._ask("settings.reopen", given, Receipt, key, also)
        return answer

    async def set_staff(self, *, user: UserId, role: StaffRole, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Add one of the platform's people, or give one another role.

        Args:
            user: Who.
            role: In which capacity.
        """
        given: dict[str, Any] = {"user": user, "role": role}
        answer: Receipt = await self._ask("settings.set_staff", given, Receipt, key, also)
        return answer


class SettlementsMethods(Namespace):
    """Sales that become what may be paid out."""

    __slots__ = ()

    async def get(self, id: SettlementId) -> Settlement:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Settlement = await self._ask("settlements.get", given, Settlement)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenSettlementList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenSettlementList = await self._ask("settlements.list", given, SeenSettlementList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenSettlement]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def release_reserve(self, id: SettlementId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The reserve's time is over."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("settlements.release_reserve", given, Receipt, key, also)
        return answer

    async def settle(
        self,
        *,
        vendor: VendorId,
        currency: Currency,
        key: Optional[str] = None,
        also: Also = (),
    ) -> SettlementMade:
        """Settle what can be settled of a vendor.

        Args:
            vendor: The vendor.
            currency: In which currency.
        """
        given: dict[str, Any] = {"vendor": vendor, "currency": currency}
        answer: SettlementMade = await self._ask("settlements.settle", given, SettlementMade, key, also)
        return answer

    async def write_off(
        self,
        *,
        vendor: VendorId,
        currency: Currency,
        reason: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> SettlementMade:
        """A closing vendor will never pay what it owes.

        Args:
            vendor: The vendor.
            currency: In which currency.
            reason: Why.
        """
        given: dict[str, Any] = {"vendor": vendor, "currency": currency, "reason": reason}
        answer: SettlementMade = await self._ask("settlements.write_off", given, SettlementMade, key, also)
        return answer


class StockMethods(Namespace):
    """How many units there are, by offer and location."""

    __slots__ = ()

    async def count(
        self,
        offer: OfferId,
        location: LocationId,
        *,
        units: int,
        reason: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Goods were counted: so many are there.

        Args:
            offer: The offer.
            location: The place.
            units: How many units.
            reason: Why it is not what was thought.
        """
        given: dict[str, Any] = {"offer": offer, "location": location, "units": units, "reason": reason}
        answer: Receipt = await self._ask("stock.count", given, Receipt, key, also)
        return answer

    async def levels(self, offer: OfferId) -> Sequence[StockLevel]:
        """How many of an offer there are, place by place."""
        given: dict[str, Any] = {"offer": offer}
        answer: Sequence[StockLevel] = await self._ask("stock.levels", given, Sequence[StockLevel])
        return answer

    async def receive(
        self,
        offer: OfferId,
        location: LocationId,
        *,
        units: int,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Goods came in.

        Args:
            offer: The offer.
            location: The place.
            units: How many units.
        """
        given: dict[str, Any] = {"offer": offer, "location": location, "units": units}
        answer: Receipt = await self._ask("stock.receive", given, Receipt, key, also)
        return answer

    async def set_backorder(
        self,
        offer: OfferId,
        location: LocationId,
        *,
        backorder: Union[Backorder, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Sell what is not there, or stop it. Goods that are made to order begin with it.

        Args:
            offer: The offer.
            location: The place.
            backorder: The new choice.
        """
        given: dict[str, Any] = {"offer": offer, "location": location, "backorder": backorder}
        answer: Receipt = await self._ask("stock.set_backorder", given, Receipt, key, also)
        return answer


class StoreCreditMethods(Namespace):
    """What customers have to spend here."""

    __slots__ = ()

    async def freeze(
        self,
        customer: CustomerId,
        currency: Currency,
        *,
        reason: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Forbid its use.

        Args:
            customer: The customer.
            currency: The currency.
            reason: Why.
        """
        given: dict[str, Any] = {"customer": customer, "currency": currency, "reason": reason}
        answer: Receipt = await self._ask("store_credit.freeze", given, Receipt, key, also)
        return answer

    async def grant(
        self,
        customer: CustomerId,
        currency: Currency,
        *,
        amount: Amount,
        grant: Union[StoreCreditGrant, Mapping[str, Any]],
        reason: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Grant credit.

        Args:
            customer: The customer.
            currency: The currency.
            amount: How much, in minor units.
            grant: Who pays for it.
            reason: Why.
        """
        given: dict[str, Any] = {"customer": customer, "currency": currency, "amount": amount, "grant": grant, "reason": reason}
        answer: Receipt = await self._ask("store_credit.grant", given, Receipt, key, also)
        return answer

    async def revoke(
        self,
        customer: CustomerId,
        currency: Currency,
        *,
        amount: Amount,
        reason: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Take credit back that was granted.

        Args:
            customer: The customer.
            currency: The currency.
            amount: How much, in minor units.
            reason: Why.
        """
        given: dict[str, Any] = {"customer": customer, "currency": currency, "amount": amount, "reason": reason}
        answer: Receipt = await self._ask("store_credit.revoke", given, Receipt, key, also)
        return answer

    async def thaw(
        self,
        customer: CustomerId,
        currency: Currency,
        *,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Permit its use again.

        Args:
            customer: The customer.
            currency: The currency.
        """
        given: dict[str, Any] = {"customer": customer, "currency": currency}
        answer: Receipt = await self._ask("store_credit.thaw", given, Receipt, key, also)
        return answer


class TransfersMethods(Namespace):
    """Money that is moved to vendors at a gateway."""

    __slots__ = ()

    async def create(self, *, vendor_order: VendorOrderId, key: Optional[str] = None, also: Also = ()) -> TransferMade:
        """Transfer what was settled of a vendor order and is not transferred yet.

        Args:
            vendor_order: The vendor order.
        """
        given: dict[str, Any] = {"vendor_order": vendor_order}
        answer: TransferMade = await self._ask("transfers.create", given, TransferMade, key, also)
        return answer

    async def get(self, id: TransferId) -> Transfer:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Transfer = await self._ask("transfers.get", given, Transfer)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenTransferList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenTransferList = await self._ask("transfers.list", given, SeenTransferList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenTransfer]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def resolve(
        self,
        id: TransferId,
        *,
        operation: TransferId,
        outcome: Union[PaymentOperationOutcome, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """What the gateway said of the transfer, or of a reversal.

        Args:
            operation: Which operation.
            outcome: What it came to.
        """
        given: dict[str, Any] = {"id": id, "operation": operation, "outcome": outcome}
        answer: Receipt = await self._ask("transfers.resolve", given, Receipt, key, also)
        return answer

    async def reverse(self, id: TransferId, *, amount: Amount, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Take some of it back.

        Args:
            amount: How much, in minor units.
        """
        given: dict[str, Any] = {"id": id, "amount": amount}
        answer: Receipt = await self._ask("transfers.reverse", given, Receipt, key, also)
        return answer


class VendorOrdersMethods(Namespace):
    """One vendor's part of an order."""

    __slots__ = ()

    async def accept(self, id: VendorOrderId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The vendor will fulfil it."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("vendor_orders.accept", given, Receipt, key, also)
        return answer

    async def cancel(
        self,
        id: VendorOrderId,
        *,
        lines: Sequence[Union[LineUnits, Mapping[str, Any]]],
        by: VendorOrderBy,
        cause: CancelCause,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Units that were never sent are not wanted any more; all of them where none are named.

        Args:
            lines: Which.
            by: Who wants it.
            cause: Why.
        """
        given: dict[str, Any] = {"id": id, "lines": lines, "by": by, "cause": cause}
        answer: Receipt = await self._ask("vendor_orders.cancel", given, Receipt, key, also)
        return answer

    async def deliver(
        self,
        id: VendorOrderId,
        *,
        parcel: ParcelId,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """A parcel arrived.

        Args:
            parcel: Which.
        """
        given: dict[str, Any] = {"id": id, "parcel": parcel}
        answer: Receipt = await self._ask("vendor_orders.deliver", given, Receipt, key, also)
        return answer

    async def deliver_to(self, id: VendorOrderId) -> Optional[ContactDetails]:
        """Where a vendor order goes; null where there is nothing to deliver, or the contact is erased."""
        given: dict[str, Any] = {"id": id}
        answer: Optional[ContactDetails] = await self._ask("vendor_orders.deliver_to", given, Optional[ContactDetails])
        return answer

    async def edit(
        self,
        id: VendorOrderId,
        *,
        lines: Sequence[Union[LineUnits, Mapping[str, Any]]],
        note: Optional[str] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Set the quantity of a line, downwards, or the note for the vendor.

        Args:
            lines: New quantities.
            note: A note, without anything personal.
        """
        given: dict[str, Any] = {"id": id, "lines": lines}
        if note is not None:
            given["note"] = note
        answer: Receipt = await self._ask("vendor_orders.edit", given, Receipt, key, also)
        return answer

    async def get(self, id: VendorOrderId) -> VendorOrderView:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: VendorOrderView = await self._ask("vendor_orders.get", given, VendorOrderView)
        return answer

    async def lapse(self, id: VendorOrderId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The vendor's window is over."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("vendor_orders.lapse", given, Receipt, key, also)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenVendorOrderViewList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenVendorOrderViewList = await self._ask("vendor_orders.list", given, SeenVendorOrderViewList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenVendorOrderView]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def reject(self, id: VendorOrderId, *, reason: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """The vendor will not.

        Args:
            reason: Why.
        """
        given: dict[str, Any] = {"id": id, "reason": reason}
        answer: Receipt = await self._ask("vendor_orders.reject", given, Receipt, key, also)
        return answer

    async def ship(
        self,
        id: VendorOrderId,
        *,
        lines: Sequence[Union[LineUnits, Mapping[str, Any]]],
        tracking: Optional[str] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Units were sent.

        Args:
            lines: Which.
            tracking: The carrier and its number.
        """
        given: dict[str, Any] = {"id": id, "lines": lines}
        if tracking is not None:
            given["tracking"] = tracking
        answer: Receipt = await self._ask("vendor_orders.ship", given, Receipt, key, also)
        return answer


class VendorsMethods(Namespace):
    """Who sells."""

    __slots__ = ()

    async def accept_requirement(
        self,
        id: VendorId,
        *,
        requirement: RequirementId,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """The operator finds it met.

        Args:
            requirement: Which.
        """
        given: dict[str, Any] = {"id": id, "requirement": requirement}
        answer: Receipt = await self._ask("vendors.accept_requirement", given, Receipt, key, also)
        return answer

    async def activate(self, id: VendorId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Let it sell."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("vendors.activate", given, Receipt, key, also)
        return answer

    async def apply(self, *, contact: ContactId, key: Optional[str] = None, also: Also = ()) -> VendorMade:
        """Apply to sell.

        Args:
            contact: Its name and address.
        """
        given: dict[str, Any] = {"contact": contact}
        answer: VendorMade = await self._ask("vendors.apply", given, VendorMade, key, also)
        return answer

    async def assign_plan(
        self,
        id: VendorId,
        *,
        plan: Optional[PlanId] = None,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Give it a commission plan of its own, or none.

        Args:
            plan: Which.
        """
        given: dict[str, Any] = {"id": id}
        if plan is not None:
            given["plan"] = plan
        answer: Receipt = await self._ask("vendors.assign_plan", given, Receipt, key, also)
        return answer

    async def close(self, id: VendorId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """End it."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("vendors.close", given, Receipt, key, also)
        return answer

    async def confirm_account(
        self,
        id: VendorId,
        *,
        account: PayoutAccountId,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Agree: the second. It says to what, so that nobody agrees to what was proposed a moment ago.

        Args:
            account: Where.
        """
        given: dict[str, Any] = {"id": id, "account": account}
        answer: Receipt = await self._ask("vendors.confirm_account", given, Receipt, key, also)
        return answer

    async def get(self, id: VendorId) -> Vendor:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: Vendor = await self._ask("vendors.get", given, Vendor)
        return answer

    async def hold_payouts(
        self,
        id: VendorId,
        *,
        hold: Union[PayoutHoldInput, PayoutHold, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Pay it nothing for now. What it sells is settled all the same.

        Args:
            hold: Why and until when.
        """
        given: dict[str, Any] = {"id": id, "hold": hold}
        answer: Receipt = await self._ask("vendors.hold_payouts", given, Receipt, key, also)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenVendorList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenVendorList = await self._ask("vendors.list", given, SeenVendorList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenVendor]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def propose_account(
        self,
        id: VendorId,
        *,
        account: PayoutAccountId,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Be paid elsewhere: the first of two people.

        Args:
            account: Where.
        """
        given: dict[str, Any] = {"id": id, "account": account}
        answer: Receipt = await self._ask("vendors.propose_account", given, Receipt, key, also)
        return answer

    async def refuse_requirement(
        self,
        id: VendorId,
        *,
        requirement: RequirementId,
        reason: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """The operator does not.

        Args:
            requirement: Which.
            reason: Why.
        """
        given: dict[str, Any] = {"id": id, "requirement": requirement, "reason": reason}
        answer: Receipt = await self._ask("vendors.refuse_requirement", given, Receipt, key, also)
        return answer

    async def reinstate(self, id: VendorId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Let it sell again."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("vendors.reinstate", given, Receipt, key, also)
        return answer

    async def reject(self, id: VendorId, *, reason: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Do not take it.

        Args:
            reason: Why.
        """
        given: dict[str, Any] = {"id": id, "reason": reason}
        answer: Receipt = await self._ask("vendors.reject", given, Receipt, key, also)
        return answer

    async def release_payouts(self, id: VendorId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Pay it again."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("vendors.release_payouts", given, Receipt, key, also)
        return answer

    async def remove_location(
        self,
        id: VendorId,
        *,
        location: LocationId,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Take a place out.

        Args:
            location: Which.
        """
        given: dict[str, Any] = {"id": id, "location": location}
        answer: Receipt = await self._ask("vendors.remove_location", given, Receipt, key, also)
        return answer

    async def remove_member(self, id: VendorId, *, user: UserId, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Take one of its people out.

        Args:
            user: Who.
        """
        given: dict[str, Any] = {"id": id, "user": user}
        answer: Receipt = await self._ask("vendors.remove_member", given, Receipt, key, also)
        return answer

    async def request_review(self, id: VendorId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Ask the operator to look."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("vendors.request_review", given, Receipt, key, also)
        return answer

    async def set_location(
        self,
        id: VendorId,
        *,
        location: Union[VendorLocation, Mapping[str, Any]],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Add a place, or change one.

        Args:
            location: The place.
        """
        given: dict[str, Any] = {"id": id, "location": location}
        answer: Receipt = await self._ask("vendors.set_location", given, Receipt, key, also)
        return answer

    async def set_member(
        self,
        id: VendorId,
        *,
        user: UserId,
        role: MemberRole,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Add one of its people, or give one another role.

        Args:
            user: Who.
            role: In which capacity.
        """
        given: dict[str, Any] = {"id": id, "user": user, "role": role}
        answer: Receipt = await self._ask("vendors.set_member", given, Receipt, key, also)
        return answer

    async def sold_in(self, id: VendorId, *, year: int) -> YearFile:
        """What a vendor sold in a year, month by month."""
        given: dict[str, Any] = {"id": id, "year": year}
        answer: YearFile = await self._ask("vendors.sold_in", given, YearFile)
        return answer

    async def sold_in_csv(self, id: VendorId, *, year: int) -> str:
        """What a vendor sold in a year, as CSV."""
        given: dict[str, Any] = {"id": id, "year": year}
        answer: str = await self._ask("vendors.sold_in_csv", given, str)
        return answer

    async def submit_requirement(
        self,
        id: VendorId,
        *,
        requirement: RequirementId,
        evidence: str,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Answer a requirement. What the operator looks at is not exchanged under its eyes.

        Args:
            requirement: Which.
            evidence: A file's id or digest, nothing personal.
        """
        given: dict[str, Any] = {"id": id, "requirement": requirement, "evidence": evidence}
        answer: Receipt = await self._ask("vendors.submit_requirement", given, Receipt, key, also)
        return answer

    async def suspend(self, id: VendorId, *, reason: str, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Let it sell nothing new.

        Args:
            reason: Why.
        """
        given: dict[str, Any] = {"id": id, "reason": reason}
        answer: Receipt = await self._ask("vendors.suspend", given, Receipt, key, also)
        return answer


class WebhookEndpointsMethods(Namespace):
    """Where events are sent to."""

    __slots__ = ()

    async def add(
        self,
        *,
        url: str,
        events: Sequence[str],
        key: Optional[str] = None,
        also: Also = (),
    ) -> WebhookEndpointMade:
        """Add an endpoint. It is sent what happens from now on.

        Args:
            url: Where events are posted to.
            events: Which events; none for all.
        """
        given: dict[str, Any] = {"url": url, "events": events}
        answer: WebhookEndpointMade = await self._ask("webhook_endpoints.add", given, WebhookEndpointMade, key, also)
        return answer

    async def change(
        self,
        id: WebhookEndpointId,
        *,
        url: str,
        events: Sequence[str],
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Send to another address, or other events.

        Args:
            url: Where events are posted to.
            events: Which events; none for all.
        """
        given: dict[str, Any] = {"id": id, "url": url, "events": events}
        answer: Receipt = await self._ask("webhook_endpoints.change", given, Receipt, key, also)
        return answer

    async def disable(
        self,
        id: WebhookEndpointId,
        *,
        reason: WebhookEndpointReason,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Send nothing more.

        Args:
            reason: Why.
        """
        given: dict[str, Any] = {"id": id, "reason": reason}
        answer: Receipt = await self._ask("webhook_endpoints.disable", given, Receipt, key, also)
        return answer

    async def enable(self, id: WebhookEndpointId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Send what happens from now on."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("webhook_endpoints.enable", given, Receipt, key, also)
        return answer

    async def get(self, id: WebhookEndpointId) -> WebhookEndpoint:
        """One, by its id."""
        given: dict[str, Any] = {"id": id}
        answer: WebhookEndpoint = await self._ask("webhook_endpoints.get", given, WebhookEndpoint)
        return answer

    async def list(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        after: Optional[str] = None,
        limit: Optional[int] = None,
    ) -> SeenWebhookEndpointList:
        """Those that are looked for, a page at a time: what `next` says is the next page's `after`."""
        given: dict[str, Any] = {}
        if by is not None:
            given["by"] = by
        if after is not None:
            given["after"] = after
        if limit is not None:
            given["limit"] = limit
        answer: SeenWebhookEndpointList = await self._ask("webhook_endpoints.list", given, SeenWebhookEndpointList)
        return answer

    async def each(
        self,
        *,
        by: Optional[Union[ListBy, Mapping[str, Any]]] = None,
        limit: Optional[int] = None,
    ) -> AsyncIterator[SeenWebhookEndpoint]:
        """All that ``list`` gives, page by page, one at a time."""
        after: Optional[str] = None
        while True:
            page = await self.list(by=by, limit=limit, after=after)
            for item in page.items:
                yield item
            if page.next is None:
                return
            after = page.next

    async def remove(self, id: WebhookEndpointId, *, key: Optional[str] = None, also: Also = ()) -> Receipt:
        """Take it away for ever."""
        given: dict[str, Any] = {"id": id}
        answer: Receipt = await self._ask("webhook_endpoints.remove", given, Receipt, key, also)
        return answer

    async def rotate_secret(
        self,
        id: WebhookEndpointId,
        *,
        keep_old_ms: int,
        key: Optional[str] = None,
        also: Also = (),
    ) -> Receipt:
        """Sign with a new secret.

        Args:
            keep_old_ms: For how long the old one signs too, in milliseconds; 0 where it has leaked.
        """
        given: dict[str, Any] = {"id": id, "keep_old_ms": keep_old_ms}
        answer: Receipt = await self._ask("webhook_endpoints.rotate_secret", given, Receipt, key, also)
        return answer

    async def secret(self, id: WebhookEndpointId) -> str:
        """What an endpoint's webhooks are signed with: for whoever may have a new secret made."""
        given: dict[str, Any] = {"id": id}
        answer: str = await self._ask("webhook_endpoints.secret", given, str)
        return answer


class WebhooksMethods(Namespace):
    """What gateways tell by themselves."""

    __slots__ = ()

    async def receive(self, *, gateway: Gateway, headers: Mapping[str, str], body: str) -> Sequence[WebhookTold]:
        """Takes what a gateway sent: verified, read, and heard once."""
        given: dict[str, Any] = {"gateway": gateway, "headers": headers, "body": body}
        answer: Sequence[WebhookTold] = await self._ask("webhooks.receive", given, Sequence[WebhookTold])
        return answer


class QuotesMethods(Namespace):
    """What a cart costs, and why: pure functions, on the engine's threads."""

    __slots__ = ()

    async def check(
        self,
        *,
        input: Union[QuoteInput, Mapping[str, Any]],
        quote: Union[QuoteAsInput, Quote, Mapping[str, Any]],
    ) -> None:
        """Whether a quote is what its input comes to."""
        given: dict[str, Any] = {"input": input, "quote": quote}
        await self._ask("quotes.check", given, type(None))

    async def quote(self, input: Union[QuoteInput, Mapping[str, Any]]) -> Quote:
        """What a cart costs, line by line, and why."""
        given = input
        answer: Quote = await self._ask("quotes.quote", given, Quote)
        return answer


class Namespaces:
    """All that can be done in a marketplace."""

    __slots__ = ()

    async def _ask(
        self, method: str, input: Any, answer: Any, key: Optional[str] = None, also: Also = ()
    ) -> Any:
        raise NotImplementedError

    @property
    def carts(self) -> CartsMethods:
        """What buyers put together before they order."""
        return CartsMethods(self._ask)

    @property
    def checkout(self) -> CheckoutMethods:
        """From a cart to an order."""
        return CheckoutMethods(self._ask)

    @property
    def claims(self) -> ClaimsMethods:
        """Complaints of buyers about what came, or did not."""
        return ClaimsMethods(self._ask)

    @property
    def clock(self) -> ClockMethods:
        """What time it is for the engine."""
        return ClockMethods(self._ask)

    @property
    def commission_plans(self) -> CommissionPlansMethods:
        """What the platform takes of a sale."""
        return CommissionPlansMethods(self._ask)

    @property
    def contacts(self) -> ContactsMethods:
        """Names and addresses, which are nowhere else."""
        return ContactsMethods(self._ask)

    @property
    def customers(self) -> CustomersMethods:
        """Buyers with an account."""
        return CustomersMethods(self._ask)

    @property
    def dead_letters(self) -> DeadLettersMethods:
        """Events that a subscriber could not handle."""
        return DeadLettersMethods(self._ask)

    @property
    def disputes(self) -> DisputesMethods:
        """Payments that a bank takes back."""
        return DisputesMethods(self._ask)

    @property
    def exchanges(self) -> ExchangesMethods:
        """Other goods for those that came."""
        return ExchangesMethods(self._ask)

    @property
    def gift_cards(self) -> GiftCardsMethods:
        """Money that is spent by a code."""
        return GiftCardsMethods(self._ask)

    @property
    def invoices(self) -> InvoicesMethods:
        """What vendors are charged, as documents."""
        return InvoicesMethods(self._ask)

    @property
    def ledger(self) -> LedgerMethods:
        """The books: every amount, twice."""
        return LedgerMethods(self._ask)

    @property
    def offers(self) -> OffersMethods:
        """What vendors sell, and at what price."""
        return OffersMethods(self._ask)

    @property
    def operations(self) -> OperationsMethods:
        """The marketplace as a whole."""
        return OperationsMethods(self._ask)

    @property
    def orders(self) -> OrdersMethods:
        """What buyers ordered, of all vendors."""
        return OrdersMethods(self._ask)

    @property
    def payments(self) -> PaymentsMethods:
        """What buyers pay."""
        return PaymentsMethods(self._ask)

    @property
    def payouts(self) -> PayoutsMethods:
        """What vendors are paid."""
        return PayoutsMethods(self._ask)

    @property
    def promotions(self) -> PromotionsMethods:
        """Discounts, and who bears them."""
        return PromotionsMethods(self._ask)

    @property
    def reconciliations(self) -> ReconciliationsMethods:
        """What gateways report, held against the books."""
        return ReconciliationsMethods(self._ask)

    @property
    def refunds(self) -> RefundsMethods:
        """Money that goes back to buyers."""
        return RefundsMethods(self._ask)

    @property
    def returns(self) -> ReturnsMethods:
        """Goods that come back."""
        return ReturnsMethods(self._ask)

    @property
    def settings(self) -> SettingsMethods:
        """The marketplace's own policies."""
        return SettingsMethods(self._ask)

    @property
    def settlements(self) -> SettlementsMethods:
        """Sales that become what may be paid out."""
        return SettlementsMethods(self._ask)

    @property
    def stock(self) -> StockMethods:
        """How many units there are, by offer and location."""
        return StockMethods(self._ask)

    @property
    def store_credit(self) -> StoreCreditMethods:
        """What customers have to spend here."""
        return StoreCreditMethods(self._ask)

    @property
    def transfers(self) -> TransfersMethods:
        """Money that is moved to vendors at a gateway."""
        return TransfersMethods(self._ask)

    @property
    def vendor_orders(self) -> VendorOrdersMethods:
        """One vendor's part of an order."""
        return VendorOrdersMethods(self._ask)

    @property
    def vendors(self) -> VendorsMethods:
        """Who sells."""
        return VendorsMethods(self._ask)

    @property
    def webhook_endpoints(self) -> WebhookEndpointsMethods:
        """Where events are sent to."""
        return WebhookEndpointsMethods(self._ask)

    @property
    def webhooks(self) -> WebhooksMethods:
        """What gateways tell by themselves."""
        return WebhooksMethods(self._ask)
