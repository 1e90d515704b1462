"""What vendra is told and what it answers. Made from its schema: see bindings-python/generate.

Amounts are whole numbers of minor units (1999 is 19.99 EUR) and never floats, rates are Decimal, moments are aware datetimes in UTC.
All are frozen. A field that may be left out is None where it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Optional, Union

import msgspec

__all__ = [
    "AccountStatement",
    "AccountStatementLine",
    "Actor",
    "ActorBuyer",
    "ActorMember",
    "ActorStaff",
    "ActorSystem",
    "AffiliateId",
    "Allocation",
    "Amount",
    "AnyId",
    "AttemptId",
    "AuditEntry",
    "AuditEntryList",
    "Authorize",
    "Backorder",
    "BackorderNever",
    "BackorderUpTo",
    "BalanceReport",
    "Builder",
    "Buyer",
    "BuyerCustomer",
    "BuyerFee",
    "BuyerFeeRule",
    "BuyerGuest",
    "CancelCause",
    "Canonical",
    "CaptureId",
    "CapturePolicy",
    "CaptureScope",
    "CaptureScopeAll",
    "CaptureScopeAmount",
    "CaptureScopeShipped",
    "Cart",
    "CartAbandoned",
    "CartAbandonedInput",
    "CartAbsent",
    "CartBook",
    "CartBookInput",
    "CartCheckingOut",
    "CartCheckingOutInput",
    "CartDecision",
    "CartDelivery",
    "CartEvent",
    "CartEventAbandoned",
    "CartEventAssigned",
    "CartEventCheckoutBegun",
    "CartEventClosed",
    "CartEventCouponApplied",
    "CartEventCouponRemoved",
    "CartEventCreated",
    "CartEventCreatedInput",
    "CartEventDeliverySet",
    "CartEventInput",
    "CartEventLineAdded",
    "CartEventLineAddedInput",
    "CartEventLineRemoved",
    "CartEventMerged",
    "CartEventMergedInput",
    "CartEventMetadataSet",
    "CartEventQuantitySet",
    "CartEventReopened",
    "CartEventRepriced",
    "CartFacts",
    "CartId",
    "CartInput",
    "CartLine",
    "CartLineInput",
    "CartMade",
    "CartOpen",
    "CartOpenInput",
    "CartOrdered",
    "CartOrderedInput",
    "CartOwner",
    "CartOwnerCustomer",
    "CartOwnerGuest",
    "CartRequest",
    "CartRequestAbandon",
    "CartRequestAddLine",
    "CartRequestApplyCoupon",
    "CartRequestAssign",
    "CartRequestBeginCheckout",
    "CartRequestClose",
    "CartRequestCreate",
    "CartRequestMerge",
    "CartRequestRemoveCoupon",
    "CartRequestRemoveLine",
    "CartRequestReopen",
    "CartRequestReprice",
    "CartRequestSetDelivery",
    "CartRequestSetMetadata",
    "CartRequestSetQuantity",
    "CartTokenHash",
    "CartTrade",
    "Category",
    "CheckOutPay",
    "CheckOutPayGiftCard",
    "CheckOutPayMethod",
    "CheckOutPayStoreCredit",
    "Claim",
    "ClaimAbsent",
    "ClaimAnswered",
    "ClaimBook",
    "ClaimBookInput",
    "ClaimDecision",
    "ClaimEscalated",
    "ClaimEvent",
    "ClaimEventAnswered",
    "ClaimEventEscalated",
    "ClaimEventInput",
    "ClaimEventOpened",
    "ClaimEventOpenedInput",
    "ClaimEventResolved",
    "ClaimEventWithdrawn",
    "ClaimFacts",
    "ClaimFault",
    "ClaimId",
    "ClaimMade",
    "ClaimOpen",
    "ClaimRequest",
    "ClaimRequestAcceptAnswer",
    "ClaimRequestAnswer",
    "ClaimRequestCreate",
    "ClaimRequestDecide",
    "ClaimRequestEscalate",
    "ClaimRequestLapse",
    "ClaimRequestWithdraw",
    "ClaimResolution",
    "ClaimResolutionDeny",
    "ClaimResolutionRefundAmount",
    "ClaimResolutionRefundUnits",
    "ClaimResolutionReplace",
    "ClaimResolved",
    "ClaimWithdrawn",
    "CloudEvent",
    "CommissionAmount",
    "CommissionBaseDiscounts",
    "CommissionCondition",
    "CommissionConditionInput",
    "CommissionPlan",
    "CommissionPlanAbsent",
    "CommissionPlanDecision",
    "CommissionPlanDraft",
    "CommissionPlanEvent",
    "CommissionPlanEventCreated",
    "CommissionPlanEventCreatedInput",
    "CommissionPlanEventInput",
    "CommissionPlanEventPublished",
    "CommissionPlanEventRedrafted",
    "CommissionPlanEventRedraftedInput",
    "CommissionPlanEventRetired",
    "CommissionPlanFacts",
    "CommissionPlanMade",
    "CommissionPlanPublished",
    "CommissionPlanRequest",
    "CommissionPlanRequestCreate",
    "CommissionPlanRequestPublish",
    "CommissionPlanRequestRedraft",
    "CommissionPlanRequestRetire",
    "CommissionPlanRetired",
    "CommissionRule",
    "CommissionRuleInput",
    "CommissionRules",
    "CommissionRulesInput",
    "CommissionTier",
    "CommissionTierMode",
    "CommitId",
    "ConsentChoice",
    "Contact",
    "ContactAbsent",
    "ContactDecision",
    "ContactDetails",
    "ContactDetailsInput",
    "ContactErased",
    "ContactEvent",
    "ContactEventErased",
    "ContactEventWritten",
    "ContactFacts",
    "ContactField",
    "ContactId",
    "ContactMade",
    "ContactRequest",
    "ContactRequestErase",
    "ContactRequestWrite",
    "ContactStanding",
    "ContactWritten",
    "CounterKey",
    "CounterKeyCouponCodes",
    "CounterKeyCouponUses",
    "CounterKeyCreditOf",
    "CounterKeyGiftCard",
    "CounterKeyGiftCardTaken",
    "CounterKeyLiveOrders",
    "CounterKeyOnHand",
    "CounterKeyOrdersOf",
    "CounterKeyPromotionUses",
    "CounterKeyPromotionUsesBy",
    "CounterKeyStock",
    "CounterKeyStoreCredit",
    "CounterKeyStoreCreditTaken",
    "CounterKeyTransferred",
    "CounterKeyVendorAvailable",
    "CounterKeyVendorSales",
    "CounterMove",
    "Coupon",
    "CouponCode",
    "CouponId",
    "CouponInput",
    "CouponUses",
    "Currency",
    "CurrencyYear",
    "Customer",
    "CustomerAbsent",
    "CustomerActive",
    "CustomerBlocked",
    "CustomerConsent",
    "CustomerConsentGiven",
    "CustomerConsentNone",
    "CustomerDecision",
    "CustomerErased",
    "CustomerEvent",
    "CustomerEventBlocked",
    "CustomerEventCartClaimed",
    "CustomerEventConsentSet",
    "CustomerEventContactAdded",
    "CustomerEventContactRemoved",
    "CustomerEventErased",
    "CustomerEventRegistered",
    "CustomerEventUnblocked",
    "CustomerFacts",
    "CustomerId",
    "CustomerMade",
    "CustomerRequest",
    "CustomerRequestAddContact",
    "CustomerRequestBlock",
    "CustomerRequestClaimCart",
    "CustomerRequestErase",
    "CustomerRequestRegister",
    "CustomerRequestRemoveContact",
    "CustomerRequestSetConsent",
    "CustomerRequestUnblock",
    "DatedJournal",
    "DeadLetter",
    "DeadLetterList",
    "DifferenceReason",
    "Discount",
    "DiscountFunding",
    "DiscountFundingPlatform",
    "DiscountFundingShared",
    "DiscountFundingVendor",
    "Dispute",
    "DisputeAbsent",
    "DisputeBook",
    "DisputeBorne",
    "DisputeDecision",
    "DisputeEvent",
    "DisputeEventCovered",
    "DisputeEventEvidenceSubmitted",
    "DisputeEventLost",
    "DisputeEventOpened",
    "DisputeEventWon",
    "DisputeFacts",
    "DisputeId",
    "DisputeLost",
    "DisputeMade",
    "DisputeOpen",
    "DisputeOutcome",
    "DisputePolicy",
    "DisputeRequest",
    "DisputeRequestCover",
    "DisputeRequestLose",
    "DisputeRequestOpen",
    "DisputeRequestSubmitEvidence",
    "DisputeRequestWin",
    "DisputeStake",
    "DisputeUnderReview",
    "DisputeVendorPart",
    "DisputeWon",
    "DoctorFinding",
    "DoctorFindingClearingOpen",
    "DoctorFindingCounterDiffers",
    "DoctorFindingOverdue",
    "DoctorFindingUnbalanced",
    "DocumentKind",
    "EditId",
    "Effects",
    "Event",
    "EventCartAbandoned",
    "EventCartAssigned",
    "EventCartCheckoutBegun",
    "EventCartClosed",
    "EventCartCouponApplied",
    "EventCartCouponRemoved",
    "EventCartCreated",
    "EventCartDeliverySet",
    "EventCartLineAdded",
    "EventCartLineRemoved",
    "EventCartMerged",
    "EventCartMetadataSet",
    "EventCartQuantitySet",
    "EventCartReopened",
    "EventCartRepriced",
    "EventClaimAnswered",
    "EventClaimEscalated",
    "EventClaimOpened",
    "EventClaimResolved",
    "EventClaimWithdrawn",
    "EventCommissionPlanCreated",
    "EventCommissionPlanPublished",
    "EventCommissionPlanRedrafted",
    "EventCommissionPlanRetired",
    "EventContactErased",
    "EventContactWritten",
    "EventCustomerBlocked",
    "EventCustomerCartClaimed",
    "EventCustomerConsentSet",
    "EventCustomerContactAdded",
    "EventCustomerContactRemoved",
    "EventCustomerErased",
    "EventCustomerRegistered",
    "EventCustomerUnblocked",
    "EventDisputeCovered",
    "EventDisputeEvidenceSubmitted",
    "EventDisputeLost",
    "EventDisputeOpened",
    "EventDisputeWon",
    "EventExchangeApproved",
    "EventExchangeCancelled",
    "EventExchangeLapsed",
    "EventExchangeReceived",
    "EventExchangeRefunded",
    "EventExchangeRefused",
    "EventExchangeRequested",
    "EventExchangeShipped",
    "EventGiftCardExpired",
    "EventGiftCardFrozen",
    "EventGiftCardIssued",
    "EventGiftCardRedeemed",
    "EventGiftCardRestored",
    "EventGiftCardThawed",
    "EventInvoiceIssued",
    "EventMarketplaceBooksLocked",
    "EventMarketplaceClosed",
    "EventMarketplaceConfigured",
    "EventMarketplaceCreated",
    "EventMarketplacePaused",
    "EventMarketplaceReopened",
    "EventMarketplaceStaffRemoved",
    "EventMarketplaceStaffSet",
    "EventOfferChanged",
    "EventOfferCreated",
    "EventOfferPaused",
    "EventOfferPublished",
    "EventOfferRetired",
    "EventOrderCancelled",
    "EventOrderCaptureRecorded",
    "EventOrderCheckedOut",
    "EventOrderCompleted",
    "EventOrderContactsEdited",
    "EventOrderLineAttached",
    "EventOrderPlaced",
    "EventOrderReleased",
    "EventOrderReversed",
    "EventOrderRevived",
    "EventPaymentActionNeeded",
    "EventPaymentAttemptStarted",
    "EventPaymentAttemptUnknown",
    "EventPaymentAuthorized",
    "EventPaymentBecameUnknown",
    "EventPaymentCameLate",
    "EventPaymentCameTwice",
    "EventPaymentCollected",
    "EventPaymentCreated",
    "EventPaymentDeclined",
    "EventPaymentDisputeEnded",
    "EventPaymentDisputeHeld",
    "EventPaymentExpired",
    "EventPaymentFailed",
    "EventPaymentLapsed",
    "EventPaymentLateAccepted",
    "EventPaymentLateReturned",
    "EventPaymentPaid",
    "EventPaymentReleased",
    "EventPaymentStarted",
    "EventPaymentSucceeded",
    "EventPaymentTakenTwice",
    "EventPayoutCancelled",
    "EventPayoutFailed",
    "EventPayoutPaid",
    "EventPayoutRequested",
    "EventPayoutStarted",
    "EventPlace",
    "EventPromotionActivated",
    "EventPromotionCouponAdded",
    "EventPromotionCreated",
    "EventPromotionEnded",
    "EventPromotionPaused",
    "EventReconciliationAgreed",
    "EventReconciliationSuspended",
    "EventReconciliationWriteOffAsked",
    "EventReconciliationWrittenOff",
    "EventRefundCreated",
    "EventRefundPartCovered",
    "EventRefundPartCredited",
    "EventRefundPartFailed",
    "EventRefundPartPaid",
    "EventRefundPartPaidByHand",
    "EventRefundPartRetried",
    "EventReservationAdded",
    "EventReservationConfirmed",
    "EventReservationExpired",
    "EventReservationHeld",
    "EventReservationReduced",
    "EventReservationReleased",
    "EventReservationRenewed",
    "EventReservationShipped",
    "EventReturnApproved",
    "EventReturnCancelled",
    "EventReturnInspected",
    "EventReturnLapsed",
    "EventReturnReceived",
    "EventReturnRefused",
    "EventReturnRequested",
    "EventReturnSent",
    "EventSettlementReserveReleased",
    "EventSettlementSettled",
    "EventSettlementWrittenOff",
    "EventStockBackorderSet",
    "EventStockCounted",
    "EventStockReceived",
    "EventStoreCreditFrozen",
    "EventStoreCreditGranted",
    "EventStoreCreditRedeemed",
    "EventStoreCreditRestored",
    "EventStoreCreditRevoked",
    "EventStoreCreditThawed",
    "EventTransferFailed",
    "EventTransferReversalFailed",
    "EventTransferReversalStarted",
    "EventTransferReversalSucceeded",
    "EventTransferStarted",
    "EventTransferSucceeded",
    "EventVendorAccountConfirmed",
    "EventVendorAccountProposed",
    "EventVendorActivated",
    "EventVendorApplied",
    "EventVendorClosed",
    "EventVendorLocationRemoved",
    "EventVendorLocationSet",
    "EventVendorMemberRemoved",
    "EventVendorMemberSet",
    "EventVendorOrderAccepted",
    "EventVendorOrderAskedAgain",
    "EventVendorOrderCancelled",
    "EventVendorOrderCaptureRecorded",
    "EventVendorOrderCompleted",
    "EventVendorOrderCreated",
    "EventVendorOrderDelivered",
    "EventVendorOrderLapsed",
    "EventVendorOrderNoteChanged",
    "EventVendorOrderPlaced",
    "EventVendorOrderRejected",
    "EventVendorOrderReversed",
    "EventVendorOrderSettled",
    "EventVendorOrderShipped",
    "EventVendorOrderTakenOver",
    "EventVendorOrderUnitsCancelled",
    "EventVendorPayoutsHeld",
    "EventVendorPayoutsReleased",
    "EventVendorPlanAssigned",
    "EventVendorReinstated",
    "EventVendorRejected",
    "EventVendorRequirementAccepted",
    "EventVendorRequirementRefused",
    "EventVendorRequirementSubmitted",
    "EventVendorReviewRequested",
    "EventVendorSuspended",
    "EventWebhookEndpointAdded",
    "EventWebhookEndpointChanged",
    "EventWebhookEndpointDisabled",
    "EventWebhookEndpointEnabled",
    "EventWebhookEndpointRemoved",
    "EventWebhookEndpointSecretRotated",
    "Exchange",
    "ExchangeAbsent",
    "ExchangeApproved",
    "ExchangeBook",
    "ExchangeBookInput",
    "ExchangeCancelled",
    "ExchangeDecision",
    "ExchangeEvent",
    "ExchangeEventApproved",
    "ExchangeEventCancelled",
    "ExchangeEventInput",
    "ExchangeEventLapsed",
    "ExchangeEventReceived",
    "ExchangeEventRefunded",
    "ExchangeEventRefused",
    "ExchangeEventRequested",
    "ExchangeEventRequestedInput",
    "ExchangeEventShipped",
    "ExchangeEventShippedInput",
    "ExchangeFacts",
    "ExchangeId",
    "ExchangeLapsed",
    "ExchangeMade",
    "ExchangeReceived",
    "ExchangeRefunded",
    "ExchangeRefused",
    "ExchangeRequest",
    "ExchangeRequestApprove",
    "ExchangeRequestCancel",
    "ExchangeRequestCreate",
    "ExchangeRequestLapse",
    "ExchangeRequestReceive",
    "ExchangeRequestRefund",
    "ExchangeRequestRefuse",
    "ExchangeRequestShip",
    "ExchangeRequested",
    "ExchangeShipped",
    "Export",
    "FeeBase",
    "FeeBeyond",
    "FeeLine",
    "FeePayee",
    "FeePayeeAffiliate",
    "FeePayeeCommission",
    "FeePayeePaymentFee",
    "FeeShipping",
    "FeeVat",
    "FixedFee",
    "FixedFeeInput",
    "FreshCartTokenHash",
    "FreshGiftCardCodeHash",
    "FrozenLine",
    "FrozenLineInput",
    "FrozenLineMoved",
    "FrozenLineParts",
    "FrozenLinePost",
    "FrozenLineStep",
    "FrozenLineStepKind",
    "FrozenUseShare",
    "FrozenUseShareFee",
    "FrozenUseShareFeeVat",
    "FrozenUseSharePlatform",
    "FrozenUseShareTax",
    "FrozenUseShareVendor",
    "FrozenUseShareVendorTax",
    "Gateway",
    "GatewayAnswer",
    "GatewayAnswerDeclined",
    "GatewayAnswerNeedsAction",
    "GatewayAnswerSucceeded",
    "GatewayAnswerUnknown",
    "GatewayEvent",
    "GatewayNews",
    "GatewayNewsAttempt",
    "GatewayNewsDisputeLost",
    "GatewayNewsDisputeOpened",
    "GatewayNewsDisputeWon",
    "GatewayNewsLapsed",
    "GatewayNewsOperation",
    "GatewayNewsPayoutFailed",
    "GatewayNewsPayoutPaid",
    "GiftCard",
    "GiftCardAbsent",
    "GiftCardActive",
    "GiftCardBook",
    "GiftCardBookInput",
    "GiftCardCode",
    "GiftCardCodeHash",
    "GiftCardDecision",
    "GiftCardEvent",
    "GiftCardEventExpired",
    "GiftCardEventFrozen",
    "GiftCardEventInput",
    "GiftCardEventIssued",
    "GiftCardEventIssuedInput",
    "GiftCardEventRedeemed",
    "GiftCardEventRestored",
    "GiftCardEventThawed",
    "GiftCardExpired",
    "GiftCardFacts",
    "GiftCardFrozen",
    "GiftCardFunding",
    "GiftCardFundingGranted",
    "GiftCardFundingSold",
    "GiftCardId",
    "GiftCardMade",
    "GiftCardPresented",
    "GiftCardPresentedCode",
    "GiftCardPresentedNothing",
    "GiftCardPresentedPlatform",
    "GiftCardRequest",
    "GiftCardRequestExpire",
    "GiftCardRequestFreeze",
    "GiftCardRequestIssue",
    "GiftCardRequestRedeem",
    "GiftCardRequestRestore",
    "GiftCardRequestThaw",
    "GoodsLine",
    "Health",
    "HistoryOf",
    "HistoryOfActor",
    "HistoryOfKey",
    "HistoryOfOrder",
    "HistoryOfVendor",
    "InspectedLine",
    "Invoice",
    "InvoiceAbsent",
    "InvoiceBook",
    "InvoiceBookInput",
    "InvoiceDecision",
    "InvoiceEvent",
    "InvoiceEventInput",
    "InvoiceEventIssued",
    "InvoiceEventIssuedInput",
    "InvoiceFacts",
    "InvoiceFee",
    "InvoiceFeeTax",
    "InvoiceFees",
    "InvoiceId",
    "InvoiceIssued",
    "InvoiceMade",
    "InvoiceRequest",
    "InvoiceRequestIssue",
    "Journal",
    "JournalEntry",
    "JournalInput",
    "Jurisdiction",
    "KnownOperation",
    "LedgerAccount",
    "LedgerPurpose",
    "LedgerSide",
    "LegalEntity",
    "LineId",
    "LineKind",
    "LineMove",
    "LineProgress",
    "LineRoute",
    "LineTotal",
    "LineUnits",
    "ListBy",
    "ListByAll",
    "ListByBuyer",
    "ListByCategory",
    "ListByNumber",
    "ListByOffer",
    "ListByOrder",
    "ListByPayment",
    "ListByProduct",
    "ListByState",
    "ListByVendor",
    "ListByVendorOrder",
    "LocationId",
    "LookUp",
    "Marketplace",
    "MarketplaceAbsent",
    "MarketplaceBook",
    "MarketplaceBookInput",
    "MarketplaceClosed",
    "MarketplaceDecision",
    "MarketplaceEvent",
    "MarketplaceEventBooksLocked",
    "MarketplaceEventClosed",
    "MarketplaceEventConfigured",
    "MarketplaceEventConfiguredInput",
    "MarketplaceEventCreated",
    "MarketplaceEventCreatedInput",
    "MarketplaceEventInput",
    "MarketplaceEventPaused",
    "MarketplaceEventReopened",
    "MarketplaceEventStaffRemoved",
    "MarketplaceEventStaffSet",
    "MarketplaceFacts",
    "MarketplaceId",
    "MarketplaceOpen",
    "MarketplacePaused",
    "MarketplaceRequest",
    "MarketplaceRequestClose",
    "MarketplaceRequestConfigure",
    "MarketplaceRequestCreate",
    "MarketplaceRequestLockBooks",
    "MarketplaceRequestPause",
    "MarketplaceRequestRemoveStaff",
    "MarketplaceRequestReopen",
    "MarketplaceRequestSetStaff",
    "MemberRole",
    "MergeStrategy",
    "Method",
    "MethodKind",
    "MethodKindAsynchronous",
    "MethodKindAuthorizeAndCapture",
    "MethodKindReceivable",
    "MethodKindSale",
    "MethodTerms",
    "MethodTermsInput",
    "MoneySource",
    "MoneySourceGiftCard",
    "MoneySourcePayment",
    "MoneySourcePlatform",
    "MoneySourceShare",
    "MoneySourceShareGiftCard",
    "MoneySourceSharePayment",
    "MoneySourceSharePlatform",
    "MoneySourceShareStoreCredit",
    "MoneySourceShareVendor",
    "MoneySourceStoreCredit",
    "MoneySourceVendor",
    "MoneyState",
    "MoneyUseShare",
    "MoneyUseShareFee",
    "MoneyUseShareFeeVat",
    "MoneyUseSharePlatform",
    "MoneyUseShareTax",
    "MoneyUseShareVendor",
    "MoneyUseShareVendorTax",
    "MovementId",
    "NetTaxGross",
    "Notice",
    "Offer",
    "OfferAbsent",
    "OfferActive",
    "OfferAvailability",
    "OfferBook",
    "OfferBookInput",
    "OfferDecision",
    "OfferDraft",
    "OfferEvent",
    "OfferEventChanged",
    "OfferEventChangedInput",
    "OfferEventCreated",
    "OfferEventCreatedInput",
    "OfferEventInput",
    "OfferEventPaused",
    "OfferEventPublished",
    "OfferEventRetired",
    "OfferFact",
    "OfferFacts",
    "OfferId",
    "OfferMade",
    "OfferPaused",
    "OfferRequest",
    "OfferRequestChange",
    "OfferRequestCreate",
    "OfferRequestPause",
    "OfferRequestPublish",
    "OfferRequestRetire",
    "OfferRetired",
    "OfferTerms",
    "OfferTermsInput",
    "OnRefund",
    "OnRefundKeep",
    "OnRefundReturn",
    "OnRefundReturnLess",
    "Order",
    "OrderAbsent",
    "OrderAwaitingPayment",
    "OrderBook",
    "OrderBookInput",
    "OrderCancelled",
    "OrderCompleted",
    "OrderDecision",
    "OrderEvent",
    "OrderEventCancelled",
    "OrderEventCaptureRecorded",
    "OrderEventCheckedOut",
    "OrderEventCheckedOutInput",
    "OrderEventCompleted",
    "OrderEventContactsEdited",
    "OrderEventContactsEditedInput",
    "OrderEventInput",
    "OrderEventLineAttached",
    "OrderEventLineAttachedInput",
    "OrderEventPlaced",
    "OrderEventReleased",
    "OrderEventReversed",
    "OrderEventRevived",
    "OrderFacts",
    "OrderId",
    "OrderLineView",
    "OrderMade",
    "OrderPlaced",
    "OrderReleased",
    "OrderRequest",
    "OrderRequestAttachLine",
    "OrderRequestCancel",
    "OrderRequestCheckOut",
    "OrderRequestComplete",
    "OrderRequestConfirmPayment",
    "OrderRequestEditContacts",
    "OrderRequestRecordCapture",
    "OrderRequestRelease",
    "OrderRequestReverse",
    "OrderRequestRevive",
    "OrderView",
    "Ownership",
    "PaidFrom",
    "PaidFromBank",
    "PaidFromGateway",
    "Parcel",
    "ParcelId",
    "ParcelInput",
    "ParseInput",
    "ParseInputAccount",
    "ParseInputAmount",
    "ParseInputCategory",
    "ParseInputCurrency",
    "ParseInputGateway",
    "ParseInputGuestToken",
    "ParseInputId",
    "ParseInputOrderId",
    "ParseInputRate",
    "ParseInputTime",
    "Parsed",
    "ParsedCurrency",
    "Payable",
    "Payment",
    "PaymentAbsent",
    "PaymentAttempt",
    "PaymentAttemptOutcome",
    "PaymentAttemptOutcomeAuthorized",
    "PaymentAttemptOutcomeDeclined",
    "PaymentAttemptOutcomeNeedsAction",
    "PaymentAttemptOutcomePaid",
    "PaymentAttemptOutcomeUnknown",
    "PaymentAttemptStatus",
    "PaymentAuthorized",
    "PaymentBegun",
    "PaymentBook",
    "PaymentBookInput",
    "PaymentCaptured",
    "PaymentCaptures",
    "PaymentClosed",
    "PaymentCollected",
    "PaymentCollectedPlatform",
    "PaymentCollectedVendor",
    "PaymentCollector",
    "PaymentDecision",
    "PaymentDisputed",
    "PaymentDisputedInput",
    "PaymentEvent",
    "PaymentEventActionNeeded",
    "PaymentEventAttemptStarted",
    "PaymentEventAttemptUnknown",
    "PaymentEventAuthorized",
    "PaymentEventAuthorizedInput",
    "PaymentEventBecameUnknown",
    "PaymentEventCameLate",
    "PaymentEventCameLateInput",
    "PaymentEventCameTwice",
    "PaymentEventCollected",
    "PaymentEventCreated",
    "PaymentEventCreatedInput",
    "PaymentEventDeclined",
    "PaymentEventDisputeEnded",
    "PaymentEventDisputeHeld",
    "PaymentEventExpired",
    "PaymentEventFailed",
    "PaymentEventInput",
    "PaymentEventLapsed",
    "PaymentEventLateAccepted",
    "PaymentEventLateReturned",
    "PaymentEventLateReturnedInput",
    "PaymentEventPaid",
    "PaymentEventReleased",
    "PaymentEventStarted",
    "PaymentEventSucceeded",
    "PaymentEventTakenTwice",
    "PaymentFacts",
    "PaymentId",
    "PaymentLate",
    "PaymentOperation",
    "PaymentOperationKind",
    "PaymentOperationOutcome",
    "PaymentOperationOutcomeFailed",
    "PaymentOperationOutcomeSucceeded",
    "PaymentOperationOutcomeUnknown",
    "PaymentOperationStatus",
    "PaymentPartOfCaptureId",
    "PaymentPartOfRefundId",
    "PaymentPartOfVoidId",
    "PaymentPending",
    "PaymentReleased",
    "PaymentRequest",
    "PaymentRequestAcceptLate",
    "PaymentRequestCollect",
    "PaymentRequestCreate",
    "PaymentRequestEndDispute",
    "PaymentRequestExpire",
    "PaymentRequestHoldDispute",
    "PaymentRequestLapse",
    "PaymentRequestRelease",
    "PaymentRequestResolve",
    "PaymentRequestResolveAttempt",
    "PaymentRequestReturnLate",
    "PaymentRequestStartAttempt",
    "PaymentRequestStartCapture",
    "PaymentRequestStartRefund",
    "PaymentRequestStartVoid",
    "PaymentVia",
    "Payout",
    "PayoutAbsent",
    "PayoutAccountId",
    "PayoutBook",
    "PayoutBookInput",
    "PayoutCall",
    "PayoutCancelled",
    "PayoutDay",
    "PayoutDecision",
    "PayoutEvent",
    "PayoutEventCancelled",
    "PayoutEventFailed",
    "PayoutEventInput",
    "PayoutEventPaid",
    "PayoutEventRequested",
    "PayoutEventRequestedInput",
    "PayoutEventStarted",
    "PayoutEventStartedInput",
    "PayoutEvery",
    "PayoutEveryDay",
    "PayoutEveryManual",
    "PayoutEveryMonth",
    "PayoutEveryWeek",
    "PayoutFacts",
    "PayoutFailed",
    "PayoutHold",
    "PayoutHoldInput",
    "PayoutId",
    "PayoutKind",
    "PayoutMade",
    "PayoutPaid",
    "PayoutRequest",
    "PayoutRequestApprove",
    "PayoutRequestCancel",
    "PayoutRequestConfirmPaid",
    "PayoutRequestCreate",
    "PayoutRequestReportFailed",
    "PayoutRequestResolve",
    "PayoutRequested",
    "PayoutSchedule",
    "PayoutStarted",
    "PayoutStatement",
    "PayoutStatementKind",
    "PayoutStatementLine",
    "PeriodLength",
    "PlanForce",
    "PlanId",
    "PlanStanding",
    "PlatformLine",
    "Policies",
    "PoliciesInput",
    "PreviousSecret",
    "PriceBasis",
    "PriceChange",
    "PriceComponent",
    "ProductId",
    "Promotion",
    "PromotionAbsent",
    "PromotionActive",
    "PromotionActiveInput",
    "PromotionBenefit",
    "PromotionBenefitBuyGet",
    "PromotionBenefitFixed",
    "PromotionBenefitFreeShipping",
    "PromotionBenefitPercent",
    "PromotionBook",
    "PromotionBookInput",
    "PromotionDecision",
    "PromotionDraft",
    "PromotionDraftInput",
    "PromotionEnded",
    "PromotionEndedInput",
    "PromotionEvent",
    "PromotionEventActivated",
    "PromotionEventCouponAdded",
    "PromotionEventCouponAddedInput",
    "PromotionEventCreated",
    "PromotionEventCreatedInput",
    "PromotionEventEnded",
    "PromotionEventInput",
    "PromotionEventPaused",
    "PromotionFacts",
    "PromotionId",
    "PromotionInput",
    "PromotionMaker",
    "PromotionMakerPlatform",
    "PromotionMakerVendor",
    "PromotionPaused",
    "PromotionPausedInput",
    "PromotionRequest",
    "PromotionRequestActivate",
    "PromotionRequestAddCoupon",
    "PromotionRequestCreate",
    "PromotionRequestEnd",
    "PromotionRequestPause",
    "PromotionRule",
    "PromotionRuleInput",
    "PromotionScope",
    "PromotionScopeCategory",
    "PromotionScopeEachLine",
    "PromotionScopeLine",
    "PromotionScopeOffer",
    "PromotionScopeOrder",
    "PromotionScopeShipping",
    "PromotionScopeVendor",
    "PromotionUsage",
    "PromotionUsageInput",
    "PromotionUse",
    "PromotionUses",
    "Pruned",
    "Quote",
    "QuoteAsInput",
    "QuoteInput",
    "QuoteTotals",
    "QuotedLine",
    "QuotedLineInput",
    "Rate",
    "Receipt",
    "Reconciled",
    "Reconciliation",
    "ReconciliationAbsent",
    "ReconciliationAgreed",
    "ReconciliationBook",
    "ReconciliationDecision",
    "ReconciliationEvent",
    "ReconciliationEventAgreed",
    "ReconciliationEventSuspended",
    "ReconciliationEventWriteOffAsked",
    "ReconciliationEventWrittenOff",
    "ReconciliationFacts",
    "ReconciliationId",
    "ReconciliationMade",
    "ReconciliationRequest",
    "ReconciliationRequestAskWriteOff",
    "ReconciliationRequestBook",
    "ReconciliationRequestMiss",
    "ReconciliationRequestWriteOff",
    "ReconciliationSuspended",
    "ReconciliationWrittenOff",
    "RecordKind",
    "Refund",
    "RefundAbsent",
    "RefundBook",
    "RefundBookInput",
    "RefundCompleted",
    "RefundDecision",
    "RefundDestination",
    "RefundEvent",
    "RefundEventCreated",
    "RefundEventCreatedInput",
    "RefundEventInput",
    "RefundEventPartCovered",
    "RefundEventPartCredited",
    "RefundEventPartFailed",
    "RefundEventPartPaid",
    "RefundEventPartPaidByHand",
    "RefundEventPartRetried",
    "RefundFacts",
    "RefundFailed",
    "RefundId",
    "RefundInTransit",
    "RefundMade",
    "RefundPart",
    "RefundPartInput",
    "RefundPartStatus",
    "RefundRequest",
    "RefundRequestCover",
    "RefundRequestCreate",
    "RefundRequestGiveCredit",
    "RefundRequestPartFailed",
    "RefundRequestPartPaid",
    "RefundRequestPayByHand",
    "RefundRequestRetry",
    "RefundUndistributed",
    "RefundVia",
    "RefundViaBank",
    "RefundViaGateway",
    "RefundViaReceivable",
    "Remitter",
    "Replacement",
    "ReportFigures",
    "ReportFinding",
    "ReportFindingDiffers",
    "ReportFindingExplained",
    "ReportFindingMatched",
    "ReportFindingMissingHere",
    "ReportFindingMissingThere",
    "ReportKind",
    "ReportLine",
    "Requirement",
    "RequirementAsked",
    "RequirementId",
    "RequirementKind",
    "RequirementStatus",
    "RequirementStatusAccepted",
    "RequirementStatusOpen",
    "RequirementStatusRefused",
    "RequirementStatusSubmitted",
    "Reroute",
    "RerouteCandidate",
    "RerouteCeiling",
    "RerouteInput",
    "RerouteOutcome",
    "RerouteOutcomeCancelled",
    "RerouteOutcomeMoved",
    "RerouteOutcomeRelocated",
    "Rerouted",
    "Reservation",
    "ReservationAbsent",
    "ReservationConfirmed",
    "ReservationDecision",
    "ReservationEvent",
    "ReservationEventAdded",
    "ReservationEventConfirmed",
    "ReservationEventExpired",
    "ReservationEventHeld",
    "ReservationEventReduced",
    "ReservationEventReleased",
    "ReservationEventRenewed",
    "ReservationEventShipped",
    "ReservationFacts",
    "ReservationHeld",
    "ReservationPart",
    "ReservationReleased",
    "ReservationRequest",
    "ReservationRequestAdd",
    "ReservationRequestConfirm",
    "ReservationRequestExpire",
    "ReservationRequestHold",
    "ReservationRequestRelease",
    "ReservationRequestRenew",
    "ReservationRequestShip",
    "ReservationTaken",
    "ReservationWish",
    "ReservedLine",
    "Return",
    "ReturnAbsent",
    "ReturnApproved",
    "ReturnBook",
    "ReturnBookInput",
    "ReturnCancelled",
    "ReturnDecision",
    "ReturnDisposition",
    "ReturnEvent",
    "ReturnEventApproved",
    "ReturnEventCancelled",
    "ReturnEventInput",
    "ReturnEventInspected",
    "ReturnEventLapsed",
    "ReturnEventReceived",
    "ReturnEventRefused",
    "ReturnEventRequested",
    "ReturnEventRequestedInput",
    "ReturnEventSent",
    "ReturnEventSentInput",
    "ReturnFacts",
    "ReturnId",
    "ReturnInTransit",
    "ReturnInspected",
    "ReturnLapsed",
    "ReturnMade",
    "ReturnReason",
    "ReturnReceived",
    "ReturnRefused",
    "ReturnRequest",
    "ReturnRequestApprove",
    "ReturnRequestCancel",
    "ReturnRequestCreate",
    "ReturnRequestInspect",
    "ReturnRequestLapse",
    "ReturnRequestReceive",
    "ReturnRequestRefuse",
    "ReturnRequestSend",
    "ReturnRequested",
    "Reversal",
    "ReversalStatus",
    "Rounding",
    "RouteAssignment",
    "RouteCandidate",
    "RouteInput",
    "RouteLine",
    "RouteOffers",
    "RouteReason",
    "RouteVerdict",
    "RoutingRule",
    "RuleId",
    "RuleRate",
    "RuleRateFlat",
    "RuleRateNone",
    "RuleRateTiers",
    "SalesPeriod",
    "SalesPeriods",
    "SalesPeriodsInput",
    "SeenCart",
    "SeenCartList",
    "SeenClaim",
    "SeenClaimList",
    "SeenCommissionPlan",
    "SeenCommissionPlanList",
    "SeenCustomer",
    "SeenCustomerList",
    "SeenDispute",
    "SeenDisputeList",
    "SeenExchange",
    "SeenExchangeList",
    "SeenGiftCard",
    "SeenGiftCardList",
    "SeenInvoice",
    "SeenInvoiceList",
    "SeenOffer",
    "SeenOfferList",
    "SeenOrderView",
    "SeenOrderViewList",
    "SeenPayment",
    "SeenPaymentList",
    "SeenPayout",
    "SeenPayoutList",
    "SeenPromotion",
    "SeenPromotionList",
    "SeenReconciliation",
    "SeenReconciliationList",
    "SeenRefund",
    "SeenRefundList",
    "SeenReturn",
    "SeenReturnList",
    "SeenSettlement",
    "SeenSettlementList",
    "SeenTransfer",
    "SeenTransferList",
    "SeenVendor",
    "SeenVendorList",
    "SeenVendorOrderView",
    "SeenVendorOrderViewList",
    "SeenWebhookEndpoint",
    "SeenWebhookEndpointList",
    "Settings",
    "SettingsInput",
    "Settlement",
    "SettlementAbsent",
    "SettlementBook",
    "SettlementBookInput",
    "SettlementCandidate",
    "SettlementDecision",
    "SettlementEvent",
    "SettlementEventInput",
    "SettlementEventReserveReleased",
    "SettlementEventSettled",
    "SettlementEventSettledInput",
    "SettlementEventWrittenOff",
    "SettlementEventWrittenOffInput",
    "SettlementFacts",
    "SettlementHold",
    "SettlementId",
    "SettlementItem",
    "SettlementMade",
    "SettlementPolicy",
    "SettlementPolicyInput",
    "SettlementRequest",
    "SettlementRequestReleaseReserve",
    "SettlementRequestSettle",
    "SettlementRequestWriteOff",
    "SettlementReserved",
    "SettlementSettled",
    "SettlementWrittenOff",
    "ShippingCall",
    "ShippingLine",
    "ShippingParcel",
    "ShippingPricing",
    "ShippingPricingFlat",
    "ShippingPricingInput",
    "ShippingPricingTotal",
    "ShippingPricingTotalInput",
    "ShippingPricingWeight",
    "ShippingPricingWeightInput",
    "ShippingRate",
    "ShippingSeller",
    "ShippingStep",
    "ShippingStepInput",
    "ShippingTable",
    "ShippingTableInput",
    "Slot",
    "Split",
    "SplitFee",
    "SplitFeeInput",
    "SplitOf",
    "SplitOfCart",
    "SplitOfQuote",
    "SplitPost",
    "SplitShown",
    "SplitTotals",
    "SplitUndo",
    "SplitVendorPart",
    "StaffMember",
    "StaffRole",
    "StatementFile",
    "StatementSums",
    "Stock",
    "StockAbsent",
    "StockAnswer",
    "StockDecision",
    "StockEvent",
    "StockEventBackorderSet",
    "StockEventCounted",
    "StockEventReceived",
    "StockFact",
    "StockFacts",
    "StockLevel",
    "StockRequest",
    "StockRequestCount",
    "StockRequestReceive",
    "StockRequestSetBackorder",
    "StockTracked",
    "StoreCredit",
    "StoreCreditAbsent",
    "StoreCreditActive",
    "StoreCreditDecision",
    "StoreCreditEvent",
    "StoreCreditEventFrozen",
    "StoreCreditEventGranted",
    "StoreCreditEventRedeemed",
    "StoreCreditEventRestored",
    "StoreCreditEventRevoked",
    "StoreCreditEventThawed",
    "StoreCreditFacts",
    "StoreCreditFrozen",
    "StoreCreditGrant",
    "StoreCreditGrantGoodwill",
    "StoreCreditGrantRefund",
    "StoreCreditRequest",
    "StoreCreditRequestFreeze",
    "StoreCreditRequestGrant",
    "StoreCreditRequestRedeem",
    "StoreCreditRequestRestore",
    "StoreCreditRequestRevoke",
    "StoreCreditRequestThaw",
    "StoredEntry",
    "StoredGiftCard",
    "StoredGiftCardEvent",
    "StoredGiftCardReceipt",
    "StoredGiftCardState",
    "StoredGiftCardText",
    "TakenOver",
    "TaxBase",
    "TaxCall",
    "TaxClass",
    "TaxLine",
    "TaxPart",
    "TaxRate",
    "TaxRateInput",
    "TaxRounding",
    "TaxRow",
    "TaxRowInput",
    "TaxedAs",
    "TaxedAsDelivery",
    "TaxedAsGoods",
    "Tender",
    "TimeZone",
    "Timestamp",
    "Transfer",
    "TransferAbsent",
    "TransferBook",
    "TransferDecision",
    "TransferEvent",
    "TransferEventFailed",
    "TransferEventReversalFailed",
    "TransferEventReversalStarted",
    "TransferEventReversalSucceeded",
    "TransferEventStarted",
    "TransferEventSucceeded",
    "TransferFacts",
    "TransferFailed",
    "TransferId",
    "TransferMade",
    "TransferRequest",
    "TransferRequestCreate",
    "TransferRequestResolve",
    "TransferRequestReverse",
    "TransferStarted",
    "TransferSucceeded",
    "TrialBalance",
    "TrialBalanceInput",
    "TrialBalanceRow",
    "TrialBalanceTotal",
    "UnitCount",
    "UserId",
    "Vendor",
    "VendorAbsent",
    "VendorAccount",
    "VendorAccountProposal",
    "VendorActive",
    "VendorApplied",
    "VendorBook",
    "VendorBookInput",
    "VendorClosed",
    "VendorDecision",
    "VendorEvent",
    "VendorEventAccountConfirmed",
    "VendorEventAccountProposed",
    "VendorEventActivated",
    "VendorEventApplied",
    "VendorEventAppliedInput",
    "VendorEventClosed",
    "VendorEventInput",
    "VendorEventLocationRemoved",
    "VendorEventLocationSet",
    "VendorEventMemberRemoved",
    "VendorEventMemberSet",
    "VendorEventPayoutsHeld",
    "VendorEventPayoutsHeldInput",
    "VendorEventPayoutsReleased",
    "VendorEventPlanAssigned",
    "VendorEventPlanAssignedInput",
    "VendorEventReinstated",
    "VendorEventRejected",
    "VendorEventRequirementAccepted",
    "VendorEventRequirementRefused",
    "VendorEventRequirementSubmitted",
    "VendorEventReviewRequested",
    "VendorEventSuspended",
    "VendorFacts",
    "VendorId",
    "VendorInReview",
    "VendorLineView",
    "VendorLocation",
    "VendorMade",
    "VendorMember",
    "VendorOrder",
    "VendorOrderAbsent",
    "VendorOrderAccepted",
    "VendorOrderAwaiting",
    "VendorOrderBook",
    "VendorOrderBookInput",
    "VendorOrderBy",
    "VendorOrderCancelled",
    "VendorOrderCompleted",
    "VendorOrderDecision",
    "VendorOrderElsewhere",
    "VendorOrderEvent",
    "VendorOrderEventAccepted",
    "VendorOrderEventAskedAgain",
    "VendorOrderEventAskedAgainInput",
    "VendorOrderEventCancelled",
    "VendorOrderEventCaptureRecorded",
    "VendorOrderEventCompleted",
    "VendorOrderEventCreated",
    "VendorOrderEventCreatedInput",
    "VendorOrderEventDelivered",
    "VendorOrderEventInput",
    "VendorOrderEventLapsed",
    "VendorOrderEventNoteChanged",
    "VendorOrderEventPlaced",
    "VendorOrderEventPlacedInput",
    "VendorOrderEventRejected",
    "VendorOrderEventReversed",
    "VendorOrderEventSettled",
    "VendorOrderEventShipped",
    "VendorOrderEventShippedInput",
    "VendorOrderEventTakenOver",
    "VendorOrderEventTakenOverInput",
    "VendorOrderEventUnitsCancelled",
    "VendorOrderFacts",
    "VendorOrderFulfilling",
    "VendorOrderGoods",
    "VendorOrderId",
    "VendorOrderLine",
    "VendorOrderOpen",
    "VendorOrderRequest",
    "VendorOrderRequestAccept",
    "VendorOrderRequestCancel",
    "VendorOrderRequestCreate",
    "VendorOrderRequestDeliver",
    "VendorOrderRequestEdit",
    "VendorOrderRequestLapse",
    "VendorOrderRequestMarkSettled",
    "VendorOrderRequestPlace",
    "VendorOrderRequestRecordCapture",
    "VendorOrderRequestReject",
    "VendorOrderRequestReverse",
    "VendorOrderRequestShip",
    "VendorOrderRequestTakeOver",
    "VendorOrderSold",
    "VendorOrderUndo",
    "VendorOrderUndoAmount",
    "VendorOrderUndoLineAmount",
    "VendorOrderUndoRest",
    "VendorOrderUndoUncaptured",
    "VendorOrderUndoUnits",
    "VendorOrderView",
    "VendorRejected",
    "VendorRequest",
    "VendorRequestAcceptRequirement",
    "VendorRequestActivate",
    "VendorRequestApply",
    "VendorRequestAssignPlan",
    "VendorRequestClose",
    "VendorRequestConfirmAccount",
    "VendorRequestHoldPayouts",
    "VendorRequestProposeAccount",
    "VendorRequestRefuseRequirement",
    "VendorRequestReinstate",
    "VendorRequestReject",
    "VendorRequestReleasePayouts",
    "VendorRequestRemoveLocation",
    "VendorRequestRemoveMember",
    "VendorRequestRequestReview",
    "VendorRequestSetLocation",
    "VendorRequestSetMember",
    "VendorRequestSubmitRequirement",
    "VendorRequestSuspend",
    "VendorShare",
    "VendorStanding",
    "VendorSuspended",
    "VendorTerms",
    "VendorTotals",
    "VendorTransfer",
    "VoidId",
    "WebhookEndpoint",
    "WebhookEndpointAbsent",
    "WebhookEndpointBook",
    "WebhookEndpointDecision",
    "WebhookEndpointDisabled",
    "WebhookEndpointEnabled",
    "WebhookEndpointEvent",
    "WebhookEndpointEventAdded",
    "WebhookEndpointEventChanged",
    "WebhookEndpointEventDisabled",
    "WebhookEndpointEventEnabled",
    "WebhookEndpointEventRemoved",
    "WebhookEndpointEventSecretRotated",
    "WebhookEndpointFacts",
    "WebhookEndpointId",
    "WebhookEndpointMade",
    "WebhookEndpointReason",
    "WebhookEndpointRemoved",
    "WebhookEndpointRequest",
    "WebhookEndpointRequestAdd",
    "WebhookEndpointRequestChange",
    "WebhookEndpointRequestDisable",
    "WebhookEndpointRequestEnable",
    "WebhookEndpointRequestRemove",
    "WebhookEndpointRequestRotateSecret",
    "WebhookToRead",
    "WebhookTold",
    "WriteOff",
    "YearFile",
    "YearSold",
]

AffiliateId = str
"""An affiliate who is owed a share."""

Allocation = Literal["largest_remainder", "first", "largest_weight"]
"""Who gets the units that are left over when every part is cut toward zero."""

Amount = int
"""An amount of money in minor units of its currency (cents, yen, fils): 1999 is 19.99 EUR. Never a fraction."""

AnyId = str
"""An id of any kind: a prefix that says of which, an underscore, and 26 letters and digits."""

AttemptId = str
"""One attempt to authorize a payment."""

CancelCause = Literal["asked", "rejected", "lapsed", "edited", "rerouted", "unpaid"]
"""Why units are cancelled."""

CaptureId = str
"""One capture of a payment."""

CapturePolicy = Literal["on_placement", "at_shipment"]
"""When money that is held is taken."""

CartId = str
"""A cart."""

CartTokenHash = str
"""The SHA-256 of a guest's cart token, in hex."""

CartTrade = Literal["open", "shut", "buyer_blocked"]
"""Whether orders are taken from a buyer now."""

Category = str
"""What kind of goods an offer is. At most 32 letters, digits, `_`, `-` and `.`."""

ClaimFault = Literal["damaged", "incomplete", "wrong", "not_received"]
"""What is wrong."""

ClaimId = str
"""A claim: goods damaged, missing or wrong."""

CommissionBaseDiscounts = Literal["vendor_funded", "all"]
"""Which discounts lower the base of a commission."""

CommissionTierMode = Literal["graduated", "whole"]
"""How tiers are read."""

CommitId = str
"""The id of one commit. A step keeps its id over every retry of the same write, so that it happens once."""

ConsentChoice = Literal["give", "withdraw"]
"""What a customer says of news."""

ContactField = Literal["name", "lines", "city", "postal_code", "region", "email", "phone"]
"""A field of a contact, by name."""

ContactId = str
"""A name, address, e-mail and phone; the only place that holds them."""

ContactStanding = Literal["theirs", "strangers"]
"""Whose a contact record is. Ids are not secrets: whoever could name another's record as its own would read it, and
erase it.
"""

CouponCode = str
"""A coupon's code; space around it and case say nothing. At most 64 bytes."""

CouponId = str
"""A coupon code of a promotion."""

Currency = str
"""A currency of ISO 4217 that has minor units, such as EUR."""

CustomerId = str
"""A buyer who has an account."""

DifferenceReason = Literal["missing_here", "missing_there", "amount", "currency"]
"""Why something is in suspense."""

DisputeId = str
"""A dispute (chargeback) on a payment."""

DisputeOutcome = Literal["won", "lost"]
"""How a dispute ended for its payment."""

DisputePolicy = Literal["platform", "vendor", "by_split"]
"""Who bears a dispute that is lost."""

DocumentKind = Literal["invoice", "credit_note"]
"""What a document says."""

EditId = str
"""A change to a placed order."""

ExchangeId = str
"""An exchange of goods."""

FeeBase = Literal["net", "gross"]
"""On what a fee is taken."""

FeeBeyond = Literal["cut", "refuse"]
"""What happens to a fee that is more than the line leaves the vendor.

A vendor's share is never below zero: a vendor cannot owe for a sale.
"""

FeeShipping = Literal["excluded", "included"]
"""Whether a fee is taken on delivery too."""

FrozenLineStepKind = Literal["capture_to", "capture_rest", "undo_to", "undo_units", "undo_amount"]
"""What a step takes of a line, or undoes of it, and how much: up to so much, so many units, an amount, or the rest."""

Gateway = str
"""A payment gateway, as the host registered it. At most 32 letters, digits, `_`, `-` and `.`."""

GiftCardCode = str
"""What a buyer enters to spend a gift card: letters and digits; spaces, hyphens and case say nothing. A secret."""

GiftCardCodeHash = str
"""The SHA-256 of a gift card's code, in hex."""

GiftCardId = str
"""A gift card."""

InvoiceId = str
"""What a vendor is invoiced for fees, or credited."""

Jurisdiction = str
"""Where a tax is owed: an ISO 3166 code, with a subdivision where it matters. At most 32 letters, digits, `_`, `-` and
`.`.
"""

LedgerAccount = str
"""An account of the ledger: its kind, and whose it is where it is somebody's:
vendor_pending/ven_01h455vb4pex5vsknk084sn02q.
"""

LedgerPurpose = Literal[
    "funding",
    "collection",
    "distribution",
    "reversal",
    "refund_requested",
    "refund_paid",
    "refund_failed",
    "gift_card_issued",
    "gift_card_expired",
    "store_credit_granted",
    "store_credit_revoked",
    "settlement",
    "reserve_held",
    "reserve_released",
    "payout_started",
    "payout_paid",
    "payout_failed",
    "transfer_started",
    "transfer_made",
    "transfer_failed",
    "transfer_reversed",
    "dispute_opened",
    "dispute_lost",
    "dispute_won",
    "dispute_covered",
    "gateway_fee",
    "gateway_payout",
    "conversion",
    "write_off",
    "remittance",
    "suspense",
]
"""Why a journal is posted. An account takes only the purposes that its row of the table names."""

LedgerSide = Literal["debit", "credit"]
"""A side of an entry."""

LegalEntity = str
"""A company of the platform's that writes invoices under numbers of its own. At most 32 letters, digits, `_`, `-` and
`.`.
"""

LineId = str
"""A line of a cart, quote or order: goods, shipping or a fee."""

LineKind = Literal["goods", "shipping", "buyer_fee"]
"""What a line is for."""

LocationId = str
"""A place a vendor ships from."""

MarketplaceId = str
"""A marketplace: the tenant."""

MemberRole = Literal["owner", "manager", "fulfilment"]
"""A capacity of a vendor's people."""

MergeStrategy = Literal["keep_target", "keep_source", "sum", "largest"]
"""How two carts become one. Lines of the same offer and note are the same line."""

Method = str
"""A payment method, as the marketplace configured it. At most 32 letters, digits, `_`, `-` and `.`."""

MoneyState = Literal["there", "owed"]
"""Whether a line's money is there."""

MovementId = str
"""One movement of a gift card or of store credit."""

OfferAvailability = Literal["open", "vendor_inactive", "location_inactive", "out_of_reach"]
"""Whether a place may serve at all."""

OfferId = str
"""One vendor's price and terms for a product."""

OrderId = str
"""The buyer's order."""

ParcelId = str
"""A parcel."""

Payable = Literal["asks_nobody", "asks_gateway"]
"""Whether an order can be placed at once."""

PaymentAttemptStatus = Literal["started", "needs_action", "unknown", "authorized", "paid", "declined"]
"""What became of an attempt to authorize."""

PaymentCaptures = Literal["once", "several"]
"""How often what was authorized can be captured."""

PaymentCollector = Literal["platform", "vendor"]
"""Who collects what a buyer owes."""

PaymentId = str
"""A payment of an order."""

PaymentOperationKind = Literal["capture", "void", "refund", "surplus"]
"""What an operation does."""

PaymentOperationStatus = Literal["started", "unknown", "succeeded", "failed"]
"""What became of an operation."""

PayoutAccountId = str
"""A vendor's payout account at a provider or bank."""

PayoutDay = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
"""A day of the week."""

PayoutId = str
"""A payout to a vendor."""

PayoutKind = Literal["scheduled", "manual"]
"""How a payout comes about."""

PayoutStatementKind = Literal[
    "sale",
    "refund",
    "dispute",
    "reserve_held",
    "reserve_released",
    "failed_payout",
    "transfer",
    "transfer_back",
    "cash_collected",
    "adjustment",
]
"""What a line of a statement is."""

PeriodLength = Literal["month", "quarter", "year"]
"""How long a period is."""

PlanForce = Literal["in_force", "not_in_force"]
"""Whether orders are placed under a plan."""

PlanId = str
"""A commission plan."""

PlanStanding = Literal["the_default", "one_of_many"]
"""What a plan is to its marketplace."""

PriceBasis = Literal["tax_exclusive", "tax_inclusive"]
"""Whether a price has its tax inside."""

PriceComponent = Literal["price", "vendor_discount", "platform_discount", "tax", "tax_included"]
"""What a component of a line is."""

ProductId = str
"""A product, which several vendors may offer."""

PromotionId = str
"""A promotion."""

Rate = Decimal
"""A rate as a decimal text, from 0 to 1000 with at most 9 places: "0.2" is 20 %."""

ReconciliationId = str
"""A line of a provider's balance report, as it was booked."""

RecordKind = Literal[
    "marketplace",
    "vendor",
    "customer",
    "contact",
    "offer",
    "stock",
    "cart",
    "promotion",
    "commission_plan",
    "gift_card",
    "store_credit",
    "order",
    "vendor_order",
    "reservation",
    "payment",
    "refund",
    "return",
    "exchange",
    "claim",
    "dispute",
    "settlement",
    "payout",
    "invoice",
    "webhook_endpoint",
    "transfer",
    "reconciliation",
    "contact_details",
    "invoice_series",
    "cursor",
]
"""What a record is the snapshot of. Each has a table, a collection or a key space of its own."""

RefundDestination = Literal["payments", "store_credit"]
"""Where a refund of payments goes. Cards and credit always get back what was theirs."""

RefundId = str
"""A refund."""

RefundPartStatus = Literal["in_transit", "paid", "failed", "credited", "restored"]
"""What has become of a part."""

Remitter = Literal["vendor", "platform"]
"""Who remits a tax.

In many places the law says that it is the platform: EU VAT Directive, article 14a; the marketplace facilitator laws
of the states of the US.
"""

Replacement = Literal["held", "short"]
"""Whether the replacement's stock could be held."""

ReportKind = Literal[
    "capture",
    "refund",
    "refund_returned",
    "dispute",
    "dispute_returned",
    "transfer",
    "transfer_reversal",
    "payout",
    "payout_returned",
    "withdrawal",
    "fee",
    "adjustment",
]
"""What moved a balance at a provider."""

RequirementId = str
"""A thing that a vendor must do or show before it may sell."""

RequirementKind = Literal["document", "attestation", "operator_review", "payout_account"]
"""What kind of requirement it is."""

RerouteCeiling = Literal["frozen_price", "platform_pays_difference"]
"""What another offer may cost when a line is routed again."""

ReturnDisposition = Literal["restock", "write_off"]
"""What becomes of returned units."""

ReturnId = str
"""A return of goods."""

ReturnReason = Literal["changed_mind", "defective", "wrong_item", "too_late"]
"""Why goods come back.

`changed_mind` is what EU Directive 2011/83, article 9, gives a buyer fourteen days for.
"""

ReversalStatus = Literal["started", "succeeded", "failed"]
"""What has become of a reversal."""

Rounding = Literal["half_away_from_zero", "half_even", "half_toward_zero"]
"""A marketplace's rounding, frozen with each order. Only halves differ; everything else goes to the nearest unit."""

RouteOffers = Literal["chosen", "one", "several"]
"""Which offers may serve a line."""

RouteReason = Literal[
    "best_with_all",
    "part",
    "vendor_inactive",
    "location_inactive",
    "out_of_reach",
    "no_stock",
    "other_offer",
    "rejected",
    "too_dear",
    "outranked",
]
"""Why a candidate serves or does not."""

RoutingRule = Literal["priority", "cost", "distance", "fewest_parcels"]
"""How candidates are compared; the first rule that tells two apart decides."""

RuleId = str
"""A rule: a promotion, a tax, a shipping table, a commission rule or a buyer fee."""

SettlementHold = Literal["none", "held"]
"""Whether something stands in the way of a line."""

SettlementId = str
"""One bounded batch that makes pending money available."""

ShippingSeller = Literal["vendor", "platform"]
"""Who sells delivery, and so whose money it is."""

Slot = str
"""A place in the stack of fees: commission, payment fee, affiliate. At most 32 letters, digits, `_`, `-` and `.`."""

StaffRole = Literal["owner", "support", "finance"]
"""A capacity of the platform's people."""

StockAnswer = Literal["held", "short"]
"""Whether stock is still there for an order that was released."""

TaxBase = Literal["after_all", "before_third_party_funded"]
"""What a tax is computed on where someone other than the seller funds a discount.

A third party's contribution is part of what the vendor is paid in many jurisdictions (EU VAT Directive, article 73),
and a price reduction in others.
"""

TaxClass = str
"""How goods are taxed: standard, reduced, books. At most 32 letters, digits, `_`, `-` and `.`."""

TaxRounding = Literal["per_line", "per_unit"]
"""On what a tax is rounded."""

TimeZone = str
"""A time zone of the IANA database, such as Europe/Berlin."""

Timestamp = Annotated[datetime, msgspec.Meta(tz=True)]
"""A moment from 1970 to 9999 in UTC, after RFC 3339 with exactly three digits of the second: 2026-01-31T12:00:00.000Z."""

TransferId = str
"""A transfer of money to a vendor at a provider."""

UserId = str
"""A person or program of the operator or of a vendor."""

VendorId = str
"""A vendor."""

VendorOrderBy = Literal["buyer", "vendor", "operator"]
"""Who wants something."""

VendorOrderGoods = Literal["arrived", "on_the_way"]
"""Where goods are that are undone after they were shipped."""

VendorOrderId = str
"""One vendor's part of an order."""

VendorShare = Literal["pending", "available"]
"""Where a vendor's share stands: before its line is settled, or after."""

VendorStanding = Literal["may_sell", "may_not_sell"]
"""Whether a vendor may sell."""

VoidId = str
"""One void of what a payment holds."""

WebhookEndpointId = str
"""An endpoint that events are sent to."""

WebhookEndpointReason = Literal["by_hand", "gone"]
"""Why an endpoint is sent nothing."""


class AccountStatement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An account in one currency over a period. See `account_statement`."""
    account: LedgerAccount
    """The account."""
    currency: Currency
    """The currency."""
    opening: Amount
    """What it held on its normal side when the period began, in minor units."""
    lines: Sequence[AccountStatementLine]
    """What was posted to it in the period, by time."""
    closing: Amount
    """What it held on its normal side when the period ended, in minor units: the next period's opening."""


class AccountStatementLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One posting to the account."""
    at: Timestamp
    """When it was posted."""
    purpose: LedgerPurpose
    """Why."""
    operation: AnyId
    """By which operation."""
    line: Optional[LineId] = None
    """The line that it is about, where it is about one."""
    side: LedgerSide
    """Debit or credit."""
    amount: Amount
    """How much, in minor units."""
    balance: Amount
    """What the account holds on its normal side afterwards, in minor units."""


class ActorBuyer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="actor", tag="buyer"):
    """A buyer."""
    tenant: MarketplaceId
    """Of which marketplace."""
    buyer: Literal["customer", "guest"]
    """Whether with an account or without."""
    customer: Optional[CustomerId] = None
    """The customer."""
    cart: Optional[CartId] = None
    """The cart."""


class ActorMember(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="actor", tag="member"):
    """One of a vendor's people."""
    tenant: MarketplaceId
    """Of which marketplace."""
    user: UserId
    """Who."""
    vendor: VendorId
    """Of which vendor."""
    role: MemberRole
    """In which capacity."""


class ActorStaff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="actor", tag="staff"):
    """One of the platform's people."""
    tenant: MarketplaceId
    """Of which marketplace."""
    user: UserId
    """Who."""
    role: StaffRole
    """In which capacity."""


class ActorSystem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="actor", tag="system"):
    """The marketplace's own workers."""
    tenant: MarketplaceId
    """Of which marketplace."""


class AuditEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that somebody did."""
    at: Timestamp
    """When."""
    actor: str
    """Who: a role and an id."""
    correlation: str
    """What ties it to other things."""
    name: str
    """What happened, such as `order.placed`."""
    subject: str
    """What it happened to."""
    sequence: int
    """The version of the subject after it."""
    event: Event
    """The event itself."""


class AuditEntryList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[AuditEntry]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class Authorize(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Money to be reserved, or taken at once where the method knows no reservation."""
    attempt: AttemptId
    """The operation: the gateway's idempotency key."""
    payment: PaymentId
    """The payment it is for."""
    order: OrderId
    """The order it is for."""
    amount: Amount
    """How much, in minor units."""
    currency: Currency
    """Its currency."""
    terms: MethodTerms
    """The method, and what it can do: whether money is held or taken at once, how often it is captured."""
    pay_by: Optional[Timestamp]
    """When the payer must have paid, where there is such a time: a boleto's due date."""
    token: Optional[str]
    """The payer's means as the gateway knows them: a token, never a card's number."""


class BackorderNever(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="backorder", tag="never"):
    """Nothing is sold. The default."""


class BackorderUpTo(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="backorder", tag="up_to"):
    """Up to so many units are sold that are not there."""
    units: int
    """How many."""


class BalanceReport(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A provider's balance report of a period, whole."""
    gateway: Gateway
    """Whose it is."""
    from_: Timestamp = msgspec.field(name="from")
    """From when, inclusive."""
    until: Timestamp
    """Until when, exclusive."""
    lines: Sequence[ReportLine]
    """All that moved the balance in that time."""


class Builder(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A journal in the making. Postings of zero are left out."""
    purpose: LedgerPurpose
    """Why a journal is posted. An account takes only the purposes that its row of the table names."""
    operation: AnyId
    """The operation's id."""
    currency: Currency
    """The currency of all its amounts."""
    entries: Sequence[JournalEntry]
    """The entries."""


class BuyerCustomer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="buyer", tag="customer"):
    """With an account."""
    customer: CustomerId
    """The customer."""


class BuyerFee(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The part of the buyer's fee that is a setting."""
    rate: Rate
    """The share of the goods' gross, at most 1."""
    fixed: Amount
    """The fixed part, in minor units."""


class BuyerFeeRule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fee that buyers pay to the platform: a share of what they pay for goods, and a fixed part."""
    rule: RuleId
    """The rule."""
    line: LineId
    """The line it becomes."""
    rate: Rate
    """The share of the goods' gross."""
    fixed: Amount
    """The fixed part, in minor units."""
    taxes: Optional[Sequence[TaxRateInput]] = None
    """Its taxes, on top; the platform remits them."""


class BuyerGuest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="buyer", tag="guest"):
    """With the token of a cart, which the shell has verified."""
    cart: CartId
    """The cart."""


class Canonical(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A request as it is hashed, and its fingerprint."""
    canonical: str
    """The bytes that are hashed, as text."""
    fingerprint: str
    """Their hash."""


class CaptureScopeAll(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="scope", tag="all"):
    """Everything that was not undone."""


class CaptureScopeAmount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="scope", tag="amount"):
    """An amount that a gateway took, line after line. What other tenders put into a line goes with it, and a line that
    holds no payment's money goes with any amount.
    """
    amount: Amount
    """In minor units."""


class CaptureScopeShipped(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="scope", tag="shipped"):
    """Units that were shipped, and delivery with the first of them: for methods that capture at shipment."""


class CartAbandoned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="abandoned"):
    """Nobody came back, or it was merged into another."""
    id: CartId
    """The cart."""
    owner: CartOwner
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[CartLine]
    """Its lines, in the order in which they came."""
    coupons: Sequence[CouponCode]
    """Codes that the buyer entered."""
    deliveries: Sequence[CartDelivery]
    """One delivery group a vendor."""
    metadata: Mapping[str, str]
    """What the host wants to remember, without anything personal."""
    generation: int
    """Which checkout is next, or under way."""


class CartAbandonedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="abandoned"):
    """Nobody came back, or it was merged into another."""
    id: CartId
    """The cart."""
    owner: CartOwner
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[CartLineInput]
    """Its lines, in the order in which they came."""
    coupons: Sequence[CouponCode]
    """Codes that the buyer entered."""
    deliveries: Sequence[CartDelivery]
    """One delivery group a vendor."""
    metadata: Mapping[str, str]
    """What the host wants to remember, without anything personal."""
    generation: int
    """Which checkout is next, or under way."""


class CartAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class CartBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a cart remembers."""
    id: CartId
    """The cart."""
    owner: CartOwner
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[CartLine]
    """Its lines, in the order in which they came."""
    coupons: Sequence[CouponCode]
    """Codes that the buyer entered."""
    deliveries: Sequence[CartDelivery]
    """One delivery group a vendor."""
    metadata: Mapping[str, str]
    """What the host wants to remember, without anything personal."""
    generation: int
    """Which checkout is next, or under way."""


class CartBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a cart remembers."""
    id: CartId
    """The cart."""
    owner: CartOwner
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[CartLineInput]
    """Its lines, in the order in which they came."""
    coupons: Sequence[CouponCode]
    """Codes that the buyer entered."""
    deliveries: Sequence[CartDelivery]
    """One delivery group a vendor."""
    metadata: Mapping[str, str]
    """What the host wants to remember, without anything personal."""
    generation: int
    """Which checkout is next, or under way."""


class CartCheckingOut(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="checking_out"):
    """An order of it waits for its payment."""
    id: CartId
    """The cart."""
    owner: CartOwner
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[CartLine]
    """Its lines, in the order in which they came."""
    coupons: Sequence[CouponCode]
    """Codes that the buyer entered."""
    deliveries: Sequence[CartDelivery]
    """One delivery group a vendor."""
    metadata: Mapping[str, str]
    """What the host wants to remember, without anything personal."""
    generation: int
    """Which checkout is next, or under way."""


class CartCheckingOutInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="checking_out"):
    """An order of it waits for its payment."""
    id: CartId
    """The cart."""
    owner: CartOwner
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[CartLineInput]
    """Its lines, in the order in which they came."""
    coupons: Sequence[CouponCode]
    """Codes that the buyer entered."""
    deliveries: Sequence[CartDelivery]
    """One delivery group a vendor."""
    metadata: Mapping[str, str]
    """What the host wants to remember, without anything personal."""
    generation: int
    """Which checkout is next, or under way."""


class CartDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[CartEvent]
    """What happens."""
    state: Cart
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class CartDelivery(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one vendor's goods are delivered."""
    vendor: VendorId
    """Whose goods."""
    contact: ContactId
    """Where to."""
    method: Method
    """How, as the vendor's delivery methods are named."""


class CartEventAbandoned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="abandoned"):
    """Nobody came back."""
    at: Timestamp
    """When."""


class CartEventAssigned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="assigned"):
    """It is a customer's now."""
    customer: CustomerId
    """The customer."""
    at: Timestamp
    """When."""


class CartEventCheckoutBegun(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="checkout_begun"):
    """A checkout began."""
    generation: int
    """Which."""
    at: Timestamp
    """When."""


class CartEventClosed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="closed"):
    """It became an order."""
    at: Timestamp
    """When."""


class CartEventCouponApplied(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="coupon_applied"):
    """A coupon code was entered."""
    code: CouponCode
    """The code."""
    at: Timestamp
    """When."""


class CartEventCouponRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="coupon_removed"):
    """A coupon code was taken back."""
    code: CouponCode
    """The code."""
    at: Timestamp
    """When."""


class CartEventCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was begun."""
    book: CartBook
    """The cart as it begins."""
    at: Timestamp
    """When."""


class CartEventCreatedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was begun."""
    book: CartBookInput
    """The cart as it begins."""
    at: Timestamp
    """When."""


class CartEventDeliverySet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="delivery_set"):
    """A delivery group was set."""
    delivery: CartDelivery
    """The group."""
    at: Timestamp
    """When."""


class CartEventLineAdded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="line_added"):
    """A line came in."""
    line: CartLine
    """The line."""
    at: Timestamp
    """When."""


class CartEventLineAddedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="line_added"):
    """A line came in."""
    line: CartLineInput
    """The line."""
    at: Timestamp
    """When."""


class CartEventLineRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="line_removed"):
    """A line was taken out."""
    line: LineId
    """The line."""
    at: Timestamp
    """When."""


class CartEventMerged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="merged"):
    """Another cart's content was taken in."""
    source: CartId
    """The other cart."""
    strategy: MergeStrategy
    """How."""
    book: CartBook
    """The cart afterwards."""
    at: Timestamp
    """When."""


class CartEventMergedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="merged"):
    """Another cart's content was taken in."""
    source: CartId
    """The other cart."""
    strategy: MergeStrategy
    """How."""
    book: CartBookInput
    """The cart afterwards."""
    at: Timestamp
    """When."""


class CartEventMetadataSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="metadata_set"):
    """The host's metadata was set."""
    metadata: Mapping[str, str]
    """The whole of it."""
    at: Timestamp
    """When."""


class CartEventQuantitySet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="quantity_set"):
    """A line has another quantity."""
    line: LineId
    """The line."""
    quantity: int
    """How many units."""
    seen_price: Amount
    """The price of a unit that the buyer saw with it, in minor units."""
    at: Timestamp
    """When."""


class CartEventReopened(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="reopened"):
    """The buyer may go on."""
    generation: int
    """The next checkout."""
    at: Timestamp
    """When."""


class CartEventRepriced(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="repriced"):
    """The prices of now were accepted."""
    changes: Sequence[PriceChange]
    """What changed."""
    at: Timestamp
    """When."""


class CartFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: CartId
    """The cart, where it is being opened."""
    line: LineId
    """A fresh id for a line."""
    offers: Optional[Sequence[OfferFact]] = None
    """The offers that the request or the cart names, as they stand now."""
    trade: Optional[CartTrade] = None
    """Whether a checkout may begin."""
    contact: Optional[ContactStanding] = None
    """Whose the contact record is that the request names."""
    source: Optional[CartInput] = None
    """The other cart, where two are merged. A guest's is handed over for its token only."""


class CartLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units of one offer."""
    id: LineId
    """The line."""
    offer: OfferId
    """What is bought."""
    vendor: VendorId
    """From whom."""
    quantity: int
    """How many units."""
    seen_price: Amount
    """The price of a unit that the buyer saw last, in minor units."""
    note: Optional[str]
    """What the buyer wants to say about it: an engraving, a size."""


class CartLineInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units of one offer."""
    id: LineId
    """The line."""
    offer: OfferId
    """What is bought."""
    vendor: VendorId
    """From whom."""
    quantity: int
    """How many units."""
    seen_price: Amount
    """The price of a unit that the buyer saw last, in minor units."""
    note: Optional[str] = None
    """What the buyer wants to say about it: an engraving, a size."""


class CartMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: CartId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class CartOpen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="open"):
    """The buyer fills it."""
    id: CartId
    """The cart."""
    owner: CartOwner
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[CartLine]
    """Its lines, in the order in which they came."""
    coupons: Sequence[CouponCode]
    """Codes that the buyer entered."""
    deliveries: Sequence[CartDelivery]
    """One delivery group a vendor."""
    metadata: Mapping[str, str]
    """What the host wants to remember, without anything personal."""
    generation: int
    """Which checkout is next, or under way."""


class CartOpenInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="open"):
    """The buyer fills it."""
    id: CartId
    """The cart."""
    owner: CartOwner
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[CartLineInput]
    """Its lines, in the order in which they came."""
    coupons: Sequence[CouponCode]
    """Codes that the buyer entered."""
    deliveries: Sequence[CartDelivery]
    """One delivery group a vendor."""
    metadata: Mapping[str, str]
    """What the host wants to remember, without anything personal."""
    generation: int
    """Which checkout is next, or under way."""


class CartOrdered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="ordered"):
    """It became an order."""
    id: CartId
    """The cart."""
    owner: CartOwner
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[CartLine]
    """Its lines, in the order in which they came."""
    coupons: Sequence[CouponCode]
    """Codes that the buyer entered."""
    deliveries: Sequence[CartDelivery]
    """One delivery group a vendor."""
    metadata: Mapping[str, str]
    """What the host wants to remember, without anything personal."""
    generation: int
    """Which checkout is next, or under way."""


class CartOrderedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="ordered"):
    """It became an order."""
    id: CartId
    """The cart."""
    owner: CartOwner
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[CartLineInput]
    """Its lines, in the order in which they came."""
    coupons: Sequence[CouponCode]
    """Codes that the buyer entered."""
    deliveries: Sequence[CartDelivery]
    """One delivery group a vendor."""
    metadata: Mapping[str, str]
    """What the host wants to remember, without anything personal."""
    generation: int
    """Which checkout is next, or under way."""


class CartOwnerCustomer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="owner", tag="customer"):
    """A customer."""
    customer: CustomerId
    """Who."""


class CartOwnerGuest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="owner", tag="guest"):
    """Whoever has the token."""
    token: CartTokenHash
    """What is kept of it."""


class CartRequestAbandon(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="abandon"):
    """Nobody came back, or it was merged into another."""


class CartRequestAddLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="add_line"):
    """Put units of an offer in it; units of a line that is there already are added to it."""
    offer: OfferId
    """The offer."""
    quantity: int
    """How many units."""
    note: Optional[str] = None
    """What the buyer wants to say about it."""


class CartRequestApplyCoupon(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="apply_coupon"):
    """Enter a coupon code."""
    code: str
    """The code; upper and lower case are the same."""


class CartRequestAssign(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="assign"):
    """A customer signed in: the guest's cart becomes the customer's."""
    customer: CustomerId
    """The customer."""


class CartRequestBeginCheckout(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="begin_checkout"):
    """Begin a checkout."""


class CartRequestClose(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="close"):
    """The checkout's order was placed."""


class CartRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Begin a cart."""
    owner: CartOwner
    """Whose it is."""
    currency: Currency
    """Its currency."""


class CartRequestMerge(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="merge"):
    """Take another cart's content in."""
    source: CartId
    """The other cart, which the facts carry."""
    strategy: MergeStrategy
    """How."""


class CartRequestRemoveCoupon(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="remove_coupon"):
    """Take a coupon code back."""
    code: str
    """The code."""


class CartRequestRemoveLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="remove_line"):
    """Take a line out."""
    line: LineId
    """The line."""


class CartRequestReopen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="reopen"):
    """The checkout's order was released or refused: the buyer may go on."""


class CartRequestReprice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="reprice"):
    """Accept the prices of now."""


class CartRequestSetDelivery(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="set_delivery"):
    """Say where and how a vendor's goods are delivered."""
    delivery: CartDelivery
    """The delivery group."""


class CartRequestSetMetadata(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="set_metadata"):
    """Remember something for the host."""
    metadata: Mapping[str, str]
    """The whole of it."""


class CartRequestSetQuantity(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="set_quantity"):
    """Set how many units of a line; 0 takes it out."""
    line: LineId
    """The line."""
    quantity: int
    """How many units."""


class CheckOutPayGiftCard(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="gift_card"):
    """A gift card, up to its balance."""
    gift_card: GiftCardId
    """The card."""
    code: Optional[GiftCardCode] = None
    """The code that spends it. Ids are not secrets: without it only the platform's people and workers spend a card."""
    limit: Optional[Amount] = None
    """The most it gives, in minor units; its balance where there is none."""


class CheckOutPayMethod(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="method"):
    """One of the marketplace's methods."""
    method: Method
    """The method, as the settings name it."""
    gateway: Gateway
    """The gateway that is asked."""
    limit: Optional[Amount] = None
    """The most it gives, in minor units; all that is left where there is none."""
    token: Optional[str] = None
    """The payer's means as the gateway knows them: a token, never a card's number. It is handed on and not kept."""


class CheckOutPayStoreCredit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="store_credit"):
    """The customer's credit in the cart's currency, up to its balance."""
    limit: Optional[Amount] = None
    """The most it gives, in minor units; its balance where there is none."""


class ClaimAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class ClaimAnswered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="answered"):
    """The vendor offered something; the buyer takes it or not."""
    id: ClaimId
    """The claim."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    fault: ClaimFault
    """What is wrong."""
    answer_by: Timestamp
    """Until when the vendor must answer."""
    offered: Optional[ClaimResolution]
    """What the vendor offers, or what was decided."""
    accept_by: Optional[Timestamp]
    """Until when the buyer takes the offer or not."""


class ClaimBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a claim remembers."""
    id: ClaimId
    """The claim."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    fault: ClaimFault
    """What is wrong."""
    answer_by: Timestamp
    """Until when the vendor must answer."""
    offered: Optional[ClaimResolution]
    """What the vendor offers, or what was decided."""
    accept_by: Optional[Timestamp]
    """Until when the buyer takes the offer or not."""


class ClaimBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a claim remembers."""
    id: ClaimId
    """The claim."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    fault: ClaimFault
    """What is wrong."""
    answer_by: Timestamp
    """Until when the vendor must answer."""
    offered: Optional[ClaimResolution] = None
    """What the vendor offers, or what was decided."""
    accept_by: Optional[Timestamp] = None
    """Until when the buyer takes the offer or not."""


class ClaimDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[ClaimEvent]
    """What happens."""
    state: Claim
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class ClaimEscalated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="escalated"):
    """The operator decides."""
    id: ClaimId
    """The claim."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    fault: ClaimFault
    """What is wrong."""
    answer_by: Timestamp
    """Until when the vendor must answer."""
    offered: Optional[ClaimResolution]
    """What the vendor offers, or what was decided."""
    accept_by: Optional[Timestamp]
    """Until when the buyer takes the offer or not."""


class ClaimEventAnswered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="answered"):
    """The vendor offered something."""
    resolution: ClaimResolution
    """What."""
    accept_by: Timestamp
    """Until when the buyer takes it or not."""
    at: Timestamp
    """When."""


class ClaimEventEscalated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="escalated"):
    """The operator must decide."""
    at: Timestamp
    """When."""


class ClaimEventOpened(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="opened"):
    """It was made."""
    book: ClaimBook
    """The claim as it begins."""
    at: Timestamp
    """When."""


class ClaimEventOpenedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="opened"):
    """It was made."""
    book: ClaimBookInput
    """The claim as it begins."""
    at: Timestamp
    """When."""


class ClaimEventResolved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="resolved"):
    """It ended."""
    resolution: ClaimResolution
    """How."""
    at: Timestamp
    """When."""


class ClaimEventWithdrawn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="withdrawn"):
    """The buyer took it back."""
    at: Timestamp
    """When."""


class ClaimFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: ClaimId
    """The claim, where it is being made."""
    claimable: Optional[Sequence[LineUnits]] = None
    """Units that were sent and are not undone by now, by line."""
    refundable: Optional[Amount] = None
    """What of the vendor order the buyer paid and was not given back, in minor units."""
    answer_by: Timestamp
    """Until when the vendor must answer a claim that is made now."""
    accept_by: Timestamp
    """Until when the buyer takes an offer that is made now or not."""


class ClaimMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: ClaimId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class ClaimOpen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="open"):
    """The vendor must answer."""
    id: ClaimId
    """The claim."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    fault: ClaimFault
    """What is wrong."""
    answer_by: Timestamp
    """Until when the vendor must answer."""
    offered: Optional[ClaimResolution]
    """What the vendor offers, or what was decided."""
    accept_by: Optional[Timestamp]
    """Until when the buyer takes the offer or not."""


class ClaimRequestAcceptAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="accept_answer"):
    """The buyer takes it."""
    resolution: ClaimResolution
    """What the buyer was shown: the vendor may offer something else meanwhile."""


class ClaimRequestAnswer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="answer"):
    """The vendor offers something."""
    resolution: ClaimResolution
    """What."""


class ClaimRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Say what is wrong."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    fault: ClaimFault
    """What is wrong."""


class ClaimRequestDecide(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="decide"):
    """The operator decides."""
    resolution: ClaimResolution
    """What."""


class ClaimRequestEscalate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="escalate"):
    """The buyer does not, or the vendor's time is over."""


class ClaimRequestLapse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="lapse"):
    """The buyer's time is over: the offer stands."""


class ClaimRequestWithdraw(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="withdraw"):
    """Never mind."""


class ClaimResolutionDeny(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="resolution", tag="deny"):
    """Nothing."""
    why: str
    """Why."""


class ClaimResolutionRefundAmount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="resolution", tag="refund_amount"):
    """An amount is refunded."""
    amount: Amount
    """In minor units."""


class ClaimResolutionRefundUnits(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="resolution", tag="refund_units"):
    """Units are refunded; the buyer keeps them."""
    lines: Sequence[LineUnits]
    """Which."""


class ClaimResolutionReplace(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="resolution", tag="replace"):
    """Others are sent."""
    lines: Sequence[LineUnits]
    """Which."""


class ClaimResolved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="resolved"):
    """It ended."""
    id: ClaimId
    """The claim."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    fault: ClaimFault
    """What is wrong."""
    answer_by: Timestamp
    """Until when the vendor must answer."""
    offered: Optional[ClaimResolution]
    """What the vendor offers, or what was decided."""
    accept_by: Optional[Timestamp]
    """Until when the buyer takes the offer or not."""


class ClaimWithdrawn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="withdrawn"):
    """The buyer took it back."""
    id: ClaimId
    """The claim."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    fault: ClaimFault
    """What is wrong."""
    answer_by: Timestamp
    """Until when the vendor must answer."""
    offered: Optional[ClaimResolution]
    """What the vendor offers, or what was decided."""
    accept_by: Optional[Timestamp]
    """Until when the buyer takes the offer or not."""


class CloudEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event in the JSON format of [CloudEvents
    1.0.2](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/formats/json-format.md), with the extensions
    [partitioning](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/partitioning.md) and
    [sequence](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/sequence.md) and two of its
    own.
    """
    specversion: str
    """The version of the specification."""
    id: str
    """What no other event of its source has: the commit that it came with, and its place. The same whenever it is sent
    again.
    """
    source: str
    """The marketplace: `/vendra/mkt_..`."""
    type: str
    """What happened: `vendra.order.placed`."""
    subject: str
    """What it happened to."""
    time: Timestamp
    """When it was decided."""
    datacontenttype: str
    """What the data is: JSON."""
    partitionkey: str
    """Events that have it in common are told in order: what they happened to."""
    sequence: str
    """The version of the subject after it, as 19 digits, so that text sorts as versions do: dense from 1."""
    correlationid: Optional[str] = None
    """What ties several requests together; none where the caller said nothing."""
    causationid: str
    """The commit that it came with: events of one cause have it in common."""
    data: Event
    """The event, in its versioned envelope."""


class CommissionAmount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a fee comes to, and the VAT on it."""
    amount: Amount
    """The fee, in minor units."""
    vat: Amount
    """The VAT on it, in minor units."""


class CommissionCondition(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which lines a rule is for; each part that is given must hold."""
    currency: Optional[Currency]
    """Orders in this currency: what a rule's fixed parts, prices and tiers are in."""
    vendor: Optional[VendorId]
    """This vendor's lines."""
    category: Optional[Category]
    """Lines of this category."""
    offer: Optional[OfferId]
    """Lines of this offer."""
    price_from: Optional[Amount]
    """Lines whose list price a unit is at least this, in minor units."""
    price_below: Optional[Amount]
    """Lines whose list price a unit is less than this, in minor units."""
    quantity_from: Optional[int]
    """Lines of at least so many units."""


class CommissionConditionInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which lines a rule is for; each part that is given must hold."""
    currency: Optional[Currency] = None
    """Orders in this currency: what a rule's fixed parts, prices and tiers are in."""
    vendor: Optional[VendorId] = None
    """This vendor's lines."""
    category: Optional[Category] = None
    """Lines of this category."""
    offer: Optional[OfferId] = None
    """Lines of this offer."""
    price_from: Optional[Amount] = None
    """Lines whose list price a unit is at least this, in minor units."""
    price_below: Optional[Amount] = None
    """Lines whose list price a unit is less than this, in minor units."""
    quantity_from: Optional[int] = None
    """Lines of at least so many units."""


class CommissionPlanAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class CommissionPlanDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[CommissionPlanEvent]
    """What happens."""
    state: CommissionPlan
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class CommissionPlanDraft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="draft"):
    """It was never published."""
    title: str
    """What the operator calls it."""
    draft: CommissionRules
    """The rules that are being written."""
    published: Optional[CommissionRules]
    """The rules that orders are placed under; none before the first version."""
    version: int
    """How many versions were published."""


class CommissionPlanEventCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was made."""
    title: str
    """What the operator calls it."""
    rules: CommissionRules
    """Its rules."""
    at: Timestamp
    """When."""


class CommissionPlanEventCreatedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was made."""
    title: str
    """What the operator calls it."""
    rules: CommissionRulesInput
    """Its rules."""
    at: Timestamp
    """When."""


class CommissionPlanEventPublished(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="published"):
    """What was drafted is in force."""
    version: int
    """Which version it is."""
    at: Timestamp
    """When."""


class CommissionPlanEventRedrafted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="redrafted"):
    """Other rules were written."""
    rules: CommissionRules
    """The rules."""
    at: Timestamp
    """When."""


class CommissionPlanEventRedraftedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="redrafted"):
    """Other rules were written."""
    rules: CommissionRulesInput
    """The rules."""
    at: Timestamp
    """When."""


class CommissionPlanEventRetired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="retired"):
    """No vendor gets it any more."""
    at: Timestamp
    """When."""


class CommissionPlanFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    vendors: int
    """How many vendors have it."""
    standing: PlanStanding
    """Whether it is the marketplace's default."""


class CommissionPlanMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: PlanId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class CommissionPlanPublished(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="published"):
    """Orders are placed under its latest version."""
    title: str
    """What the operator calls it."""
    draft: CommissionRules
    """The rules that are being written."""
    published: Optional[CommissionRules]
    """The rules that orders are placed under; none before the first version."""
    version: int
    """How many versions were published."""


class CommissionPlanRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Make one."""
    title: str
    """What the operator calls it."""
    rules: CommissionRulesInput
    """Its rules, in order."""


class CommissionPlanRequestPublish(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="publish"):
    """Place orders under what was drafted."""


class CommissionPlanRequestRedraft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="redraft"):
    """Write other rules. Nothing changes for orders until they are published."""
    rules: CommissionRulesInput
    """The rules, in order."""


class CommissionPlanRequestRetire(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="retire"):
    """Give it to no vendor any more."""


class CommissionPlanRetired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="retired"):
    """No vendor gets it any more. Orders keep what they were placed under."""
    title: str
    """What the operator calls it."""
    draft: CommissionRules
    """The rules that are being written."""
    published: Optional[CommissionRules]
    """The rules that orders are placed under; none before the first version."""
    version: int
    """How many versions were published."""


class CommissionRule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule of a plan."""
    rule: RuleId
    """The rule."""
    slot: Slot
    """Its place in the stack."""
    payee: FeePayee
    """To whom the fee goes."""
    applies: CommissionCondition
    """Which lines it is for."""
    rate: RuleRate
    """The rate."""
    fixed: FixedFee
    """The fixed parts."""
    floor: Mapping[str, Amount]
    """The least a line's fee is, by currency, in minor units."""
    cap: Mapping[str, Amount]
    """The most a line's fee is, by currency, in minor units."""
    base: FeeBase
    """On what it is taken."""
    shipping: FeeShipping
    """Whether on delivery too."""
    vat: Optional[FeeVat]
    """VAT on it."""
    on_refund: OnRefund
    """What a refund does to it."""
    beyond: FeeBeyond
    """What happens where the line does not leave that much."""


class CommissionRuleInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One rule of a plan."""
    rule: RuleId
    """The rule."""
    slot: Slot
    """Its place in the stack."""
    payee: FeePayee
    """To whom the fee goes."""
    applies: Optional[CommissionConditionInput] = None
    """Which lines it is for."""
    rate: RuleRate
    """The rate."""
    fixed: Optional[FixedFeeInput] = None
    """The fixed parts."""
    floor: Optional[Mapping[str, Amount]] = None
    """The least a line's fee is, by currency, in minor units."""
    cap: Optional[Mapping[str, Amount]] = None
    """The most a line's fee is, by currency, in minor units."""
    base: Optional[FeeBase] = None
    """On what it is taken."""
    shipping: Optional[FeeShipping] = None
    """Whether on delivery too."""
    vat: Optional[FeeVat] = None
    """VAT on it."""
    on_refund: Optional[OnRefund] = None
    """What a refund does to it."""
    beyond: Optional[FeeBeyond] = None
    """What happens where the line does not leave that much."""


class CommissionRules(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Rules in the operator's order."""
    id: PlanId
    """The plan."""
    rules: Sequence[CommissionRule]
    """Its rules; in each slot the first that matches decides."""


class CommissionRulesInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Rules in the operator's order."""
    id: PlanId
    """The plan."""
    rules: Sequence[CommissionRuleInput]
    """Its rules; in each slot the first that matches decides."""


class CommissionTier(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A step of volume: from this much sales on, this rate."""
    from_: Amount = msgspec.field(name="from")
    """Net sales of the last closed period, in minor units."""
    rate: Rate
    """The rate from there on."""


class ContactAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class ContactDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[ContactEvent]
    """What happens."""
    state: Contact
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class ContactDetails(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is personal. It has no readable `Debug`: logs get nothing of it."""
    name: Optional[str]
    """A person's or a company's name."""
    lines: Sequence[str]
    """Street and number, district: line by line."""
    city: Optional[str]
    """The town."""
    postal_code: Optional[str]
    """The postal code."""
    region: Optional[str]
    """The country and subdivision, ISO 3166."""
    email: Optional[str]
    """An e-mail address."""
    phone: Optional[str]
    """A phone number."""


class ContactDetailsInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is personal. It has no readable `Debug`: logs get nothing of it."""
    name: Optional[str] = None
    """A person's or a company's name."""
    lines: Optional[Sequence[str]] = None
    """Street and number, district: line by line."""
    city: Optional[str] = None
    """The town."""
    postal_code: Optional[str] = None
    """The postal code."""
    region: Optional[str] = None
    """The country and subdivision, ISO 3166."""
    email: Optional[str] = None
    """An e-mail address."""
    phone: Optional[str] = None
    """A phone number."""


class ContactErased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="erased"):
    """Its record is empty, for ever."""
    id: ContactId
    """The contact."""


class ContactEventErased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="erased"):
    """The record was emptied."""
    id: ContactId
    """The contact."""
    at: Timestamp
    """When."""


class ContactEventWritten(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="written"):
    """The record was written."""
    id: ContactId
    """The contact."""
    fields: Sequence[ContactField]
    """Which fields say something now."""
    at: Timestamp
    """When."""


class ContactFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: ContactId
    """The contact, where it is being made."""


class ContactMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: ContactId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class ContactRequestErase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="erase"):
    """Empty it for ever."""


class ContactRequestWrite(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="write"):
    """Write the record, or write it over."""
    details: ContactDetailsInput
    """What it says."""


class ContactWritten(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="written"):
    """Its record says something."""
    id: ContactId
    """The contact."""
    fields: Sequence[ContactField]
    """Which fields."""


class CounterKeyCouponCodes(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="coupon_codes"):
    """Coupons of one code in promotions that are not over: one at the most, so that a code opens one promotion."""
    code: CouponCode
    """The code."""


class CounterKeyCouponUses(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="coupon_uses"):
    """Live orders that use a coupon."""
    coupon: CouponId
    """The coupon."""


class CounterKeyCreditOf(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="credit_of"):
    """Grants of store credit for one refund's part: one at the most."""
    refund: RefundId
    """The part."""


class CounterKeyGiftCard(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="gift_card"):
    """The balance of a gift card, in minor units."""
    gift_card: GiftCardId
    """The card."""


class CounterKeyGiftCardTaken(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="gift_card_taken"):
    """What one order has of a gift card, in minor units: what it took less what it gave back."""
    gift_card: GiftCardId
    """The card."""
    order: OrderId
    """The order."""


class CounterKeyLiveOrders(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="live_orders"):
    """Orders of a cart that are neither released nor cancelled: one at the most."""
    cart: CartId
    """The cart."""


class CounterKeyOnHand(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="on_hand"):
    """Units of an offer that are at a location; below zero where more was sent than was booked in."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""


class CounterKeyOrdersOf(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="orders_of"):
    """Orders that one checkout of a cart ever made: one at the most, for ever."""
    cart: CartId
    """The cart."""
    generation: int
    """Which checkout."""


class CounterKeyPromotionUses(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="promotion_uses"):
    """Live orders that use a promotion, by anyone."""
    promotion: PromotionId
    """The promotion."""


class CounterKeyPromotionUsesBy(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="promotion_uses_by"):
    """Live orders of one customer that use a promotion."""
    promotion: PromotionId
    """The promotion."""
    customer: CustomerId
    """The customer."""


class CounterKeyStock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="stock"):
    """Units of an offer at a location that may still be sold."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""


class CounterKeyStoreCredit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="store_credit"):
    """A customer's store credit in one currency, in minor units."""
    customer: CustomerId
    """The customer."""
    currency: Currency
    """The currency."""


class CounterKeyStoreCreditTaken(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="store_credit_taken"):
    """What one order has of a customer's store credit, in minor units: what it took less what it gave back."""
    customer: CustomerId
    """The customer."""
    currency: Currency
    """The currency."""
    order: OrderId
    """The order."""


class CounterKeyTransferred(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="transferred"):
    """What of a vendor order was transferred and is not back, in minor units."""
    vendor_order: VendorOrderId
    """The vendor order."""


class CounterKeyVendorAvailable(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="vendor_available"):
    """What a vendor may be paid in one currency, in minor units; it may be below zero when the vendor owes."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """The currency."""


class CounterKeyVendorSales(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="counter", tag="vendor_sales"):
    """What a vendor sold in one currency in one period, in minor units: the goods of its placed orders, without tax."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """The currency."""
    period: SalesPeriod
    """The period."""


class CounterMove(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One move of a counter, refused as a whole with its commit if the result leaves the bounds."""
    key: CounterKey
    """What is counted."""
    delta: int
    """How far it moves, in units or minor units."""
    min: Optional[int]
    """The least that may be left."""
    max: Optional[int]
    """The most that may be left."""


class Coupon(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A code that opens a promotion."""
    id: CouponId
    """The coupon."""
    code: CouponCode
    """What buyers enter."""
    uses_max: Optional[int]
    """How often it may be used; without a bound where there is none."""


class CouponInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A code that opens a promotion."""
    id: CouponId
    """The coupon."""
    code: CouponCode
    """What buyers enter."""
    uses_max: Optional[int] = None
    """How often it may be used; without a bound where there is none."""


class CouponUses(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How often a coupon is used."""
    coupon: CouponId
    """The coupon."""
    code: CouponCode
    """What buyers enter."""
    uses: int
    """By how many orders."""


class CurrencyYear(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A year of a vendor in one currency, month by month."""
    currency: Currency
    """The currency."""
    months: Sequence[YearSold]
    """From January."""


class CustomerAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class CustomerActive(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="active"):
    """May buy."""
    id: CustomerId
    """The customer."""
    contacts: Sequence[ContactId]
    """Contact records: names and addresses. The first is the default."""
    former: Sequence[ContactId]
    """Contact records that were taken out. Orders may still name them; erasing the person erases them too."""
    consent: CustomerConsent
    """Whether news are wanted."""
    claimed: Sequence[CartId]
    """Guest carts that became the customer's."""


class CustomerBlocked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="blocked"):
    """May not buy; may read and return."""
    id: CustomerId
    """The customer."""
    contacts: Sequence[ContactId]
    """Contact records: names and addresses. The first is the default."""
    former: Sequence[ContactId]
    """Contact records that were taken out. Orders may still name them; erasing the person erases them too."""
    consent: CustomerConsent
    """Whether news are wanted."""
    claimed: Sequence[CartId]
    """Guest carts that became the customer's."""


class CustomerConsentGiven(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="consent", tag="given"):
    """Given, with the moment that proves it."""
    at: Timestamp
    """When."""


class CustomerConsentNone(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="consent", tag="none"):
    """Never asked, or withdrawn. The default."""


class CustomerDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[CustomerEvent]
    """What happens."""
    state: Customer
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class CustomerErased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="erased"):
    """Erased: an id without a person. Orders and ledger keep the id."""
    id: CustomerId
    """The id that is left."""


class CustomerEventBlocked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="blocked"):
    """Buying was forbidden."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class CustomerEventCartClaimed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="cart_claimed"):
    """A guest's cart became the customer's."""
    cart: CartId
    """Which."""
    at: Timestamp
    """When."""


class CustomerEventConsentSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="consent_set"):
    """News are wanted, or not."""
    consent: CustomerConsent
    """The consent."""
    at: Timestamp
    """When."""


class CustomerEventContactAdded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="contact_added"):
    """A contact record came."""
    contact: ContactId
    """Which."""
    at: Timestamp
    """When."""


class CustomerEventContactRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="contact_removed"):
    """A contact record went."""
    contact: ContactId
    """Which."""
    at: Timestamp
    """When."""


class CustomerEventErased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="erased"):
    """The person was forgotten; each contact record named here must be erased in the same commit."""
    contacts: Sequence[ContactId]
    """Which."""
    at: Timestamp
    """When."""


class CustomerEventRegistered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="registered"):
    """An account was opened."""
    id: CustomerId
    """The customer."""
    contact: ContactId
    """The first contact record."""
    at: Timestamp
    """When."""


class CustomerEventUnblocked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="unblocked"):
    """Buying was permitted again."""
    at: Timestamp
    """When."""


class CustomerFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: CustomerId
    """The customer, where it registers."""
    orders_open: int
    """How many orders are not done: a person is not erased while goods are on the way."""
    contact: Optional[ContactStanding] = None
    """Whose the contact record is that the request names."""


class CustomerMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: CustomerId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class CustomerRequestAddContact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="add_contact"):
    """Add a contact record."""
    contact: ContactId
    """Which."""


class CustomerRequestBlock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="block"):
    """Forbid buying."""
    reason: str
    """Why, without anything personal."""


class CustomerRequestClaimCart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="claim_cart"):
    """A guest's cart is this customer's."""
    cart: CartId
    """Which."""


class CustomerRequestErase(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="erase"):
    """Forget the person."""


class CustomerRequestRegister(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="register"):
    """Open an account."""
    contact: ContactId
    """The first contact record."""


class CustomerRequestRemoveContact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="remove_contact"):
    """Take a contact record out."""
    contact: ContactId
    """Which."""


class CustomerRequestSetConsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="set_consent"):
    """Say whether news are wanted."""
    wanted: ConsentChoice
    """The choice."""


class CustomerRequestUnblock(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="unblock"):
    """Permit buying again."""


class DatedJournal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A journal and the moment at which it was posted."""
    at: Timestamp
    """When it was posted."""
    journal: JournalInput
    """What was posted."""


class DeadLetter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event that a subscriber could not handle. What it says is where it was: the letter tells how to find it."""
    place: EventPlace
    """Where it is; a letter goes by it."""
    tenant: MarketplaceId
    """The marketplace."""
    commit: CommitId
    """The commit that it came with."""
    kind: RecordKind
    """What it happened to."""
    key: str
    """The id of what it happened to."""
    sequence: int
    """The version of that after it."""
    name: str
    """What happened, such as `order.placed`."""
    tries: int
    """How often it was tried."""
    reason: str
    """What the subscriber said the last time, cut at 500 bytes."""
    at: Timestamp
    """When it was given up."""


class DeadLetterList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[DeadLetter]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class Discount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one promotion took off one line, by who bears it."""
    promotion: PromotionId
    """The promotion."""
    vendor: Amount
    """What the vendor bears, in minor units."""
    platform: Amount
    """What the platform bears, in minor units."""


class DiscountFundingPlatform(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="funding", tag="platform"):
    """The platform, which pays it to the vendor."""


class DiscountFundingShared(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="funding", tag="shared"):
    """Both."""
    platform: Rate
    """The platform's share, at most 1."""


class DiscountFundingVendor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="funding", tag="vendor"):
    """The vendor, whose sale is smaller."""


class DisputeAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class DisputeBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a dispute remembers."""
    id: DisputeId
    """The dispute."""
    payment: PaymentId
    """The payment that is disputed."""
    order: OrderId
    """Its order."""
    currency: Currency
    """Its one currency."""
    gateway: Gateway
    """Where the money was taken from."""
    amount: Amount
    """How much is disputed, in minor units."""
    beyond: Optional[Amount] = None
    """What of it the payment had given back before, in minor units: it is taken a second time, of the platform."""
    covered: Optional[Amount] = None
    """What of it lines gave back that were undone since, in minor units."""
    fee: Amount
    """The gateway's fee, in minor units."""
    reason: str
    """The gateway's reason, as a code."""
    policy: DisputePolicy
    """Who bears it if it is lost."""
    borne: Sequence[DisputeBorne]
    """Who bears it, once it was lost: the parts sum to what is disputed and not covered."""


class DisputeBorne(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was lost at one account, and goes back there if it is won after all."""
    account: LedgerAccount
    """The account."""
    amount: Amount
    """How much, in minor units."""


class DisputeDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[DisputeEvent]
    """What happens."""
    state: Dispute
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class DisputeEventCovered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="covered"):
    """Lines that were undone gave back what was disputed."""
    cause: RefundId
    """The refund that the rest of it is."""
    amount: Amount
    """How much, in minor units."""
    freed: Sequence[DisputeBorne]
    """Who bears so much less, where it was lost: the parts sum to the amount."""
    at: Timestamp
    """When."""


class DisputeEventEvidenceSubmitted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="evidence_submitted"):
    """Evidence was sent."""
    evidence: str
    """What it was."""
    at: Timestamp
    """When."""


class DisputeEventLost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="lost"):
    """The money is gone."""
    borne: Sequence[DisputeBorne]
    """Who bears it: the parts sum to what is disputed and not covered."""
    at: Timestamp
    """When."""


class DisputeEventOpened(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="opened"):
    """The gateway took the money."""
    book: DisputeBook
    """The dispute as it begins."""
    at: Timestamp
    """When."""


class DisputeEventWon(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="won"):
    """The money is back."""
    fee_returned: Amount
    """What of the fee came back, in minor units."""
    at: Timestamp
    """When."""


class DisputeFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: DisputeId
    """The dispute, where it is being opened."""
    order: OrderId
    """The payment's order."""
    currency: Currency
    """The payment's currency."""
    gateway: Gateway
    """The payment's gateway."""
    captured: Amount
    """What was taken by the payment, in minor units: a gateway cannot take back more."""
    refundable: Amount
    """What of it is neither refunded nor disputed, in minor units."""
    policy: Optional[DisputePolicy] = None
    """The marketplace's policy."""
    vendors: Optional[Sequence[DisputeVendorPart]] = None
    """With the policy `vendor`: the vendors of the order. Where there are none the platform bears it."""
    stakes: Optional[Sequence[DisputeStake]] = None
    """Where it is lost by split: what undoing the rest of the lines would move. Where it is covered: what was undone."""
    others: Optional[Sequence[DisputeBorne]] = None
    """Where it is lost by split: what other disputes of the payment are borne by."""


class DisputeLost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="lost"):
    """The money is gone."""
    id: DisputeId
    """The dispute."""
    payment: PaymentId
    """The payment that is disputed."""
    order: OrderId
    """Its order."""
    currency: Currency
    """Its one currency."""
    gateway: Gateway
    """Where the money was taken from."""
    amount: Amount
    """How much is disputed, in minor units."""
    beyond: Optional[Amount] = None
    """What of it the payment had given back before, in minor units: it is taken a second time, of the platform."""
    covered: Optional[Amount] = None
    """What of it lines gave back that were undone since, in minor units."""
    fee: Amount
    """The gateway's fee, in minor units."""
    reason: str
    """The gateway's reason, as a code."""
    policy: DisputePolicy
    """Who bears it if it is lost."""
    borne: Sequence[DisputeBorne]
    """Who bears it, once it was lost: the parts sum to what is disputed and not covered."""


class DisputeMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: DisputeId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class DisputeOpen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="open"):
    """The gateway took the money; evidence may be submitted."""
    id: DisputeId
    """The dispute."""
    payment: PaymentId
    """The payment that is disputed."""
    order: OrderId
    """Its order."""
    currency: Currency
    """Its one currency."""
    gateway: Gateway
    """Where the money was taken from."""
    amount: Amount
    """How much is disputed, in minor units."""
    beyond: Optional[Amount] = None
    """What of it the payment had given back before, in minor units: it is taken a second time, of the platform."""
    covered: Optional[Amount] = None
    """What of it lines gave back that were undone since, in minor units."""
    fee: Amount
    """The gateway's fee, in minor units."""
    reason: str
    """The gateway's reason, as a code."""
    policy: DisputePolicy
    """Who bears it if it is lost."""
    borne: Sequence[DisputeBorne]
    """Who bears it, once it was lost: the parts sum to what is disputed and not covered."""


class DisputeRequestCover(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="cover"):
    """Lines were undone, and what they gave back cannot be refunded because it was disputed. In the same commit."""
    cause: RefundId
    """The refund that the rest of it is."""
    amount: Amount
    """How much, in minor units."""


class DisputeRequestLose(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="lose"):
    """The bank decided for the buyer, or nobody objects."""


class DisputeRequestOpen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="open"):
    """The gateway took disputed money."""
    payment: PaymentId
    """The payment."""
    amount: Amount
    """How much is disputed, in minor units."""
    fee: Amount
    """The gateway's fee, in minor units."""
    reason: str
    """The gateway's reason, as a code."""


class DisputeRequestSubmitEvidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="submit_evidence"):
    """Evidence was sent to the gateway."""
    evidence: str
    """What it was, without anything personal: a file's id or digest."""


class DisputeRequestWin(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="win"):
    """The bank decided for the platform; also after it was lost."""
    fee_returned: Amount
    """What of the fee came back, in minor units."""


class DisputeStake(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line that the disputed payment paid for: what moves, or would move, when it is undone."""
    kind: LineKind
    """What its line is for."""
    movement: LineMove
    """The move."""


class DisputeUnderReview(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="under_review"):
    """Evidence was submitted; the bank decides."""
    id: DisputeId
    """The dispute."""
    payment: PaymentId
    """The payment that is disputed."""
    order: OrderId
    """Its order."""
    currency: Currency
    """Its one currency."""
    gateway: Gateway
    """Where the money was taken from."""
    amount: Amount
    """How much is disputed, in minor units."""
    beyond: Optional[Amount] = None
    """What of it the payment had given back before, in minor units: it is taken a second time, of the platform."""
    covered: Optional[Amount] = None
    """What of it lines gave back that were undone since, in minor units."""
    fee: Amount
    """The gateway's fee, in minor units."""
    reason: str
    """The gateway's reason, as a code."""
    policy: DisputePolicy
    """Who bears it if it is lost."""
    borne: Sequence[DisputeBorne]
    """Who bears it, once it was lost: the parts sum to what is disputed and not covered."""


class DisputeVendorPart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A vendor of the order, by which the vendors' parts of a loss are measured."""
    vendor: VendorId
    """The vendor."""
    amount: Amount
    """How much of the order is its, in minor units."""


class DisputeWon(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="won"):
    """The money is back."""
    id: DisputeId
    """The dispute."""
    payment: PaymentId
    """The payment that is disputed."""
    order: OrderId
    """Its order."""
    currency: Currency
    """Its one currency."""
    gateway: Gateway
    """Where the money was taken from."""
    amount: Amount
    """How much is disputed, in minor units."""
    beyond: Optional[Amount] = None
    """What of it the payment had given back before, in minor units: it is taken a second time, of the platform."""
    covered: Optional[Amount] = None
    """What of it lines gave back that were undone since, in minor units."""
    fee: Amount
    """The gateway's fee, in minor units."""
    reason: str
    """The gateway's reason, as a code."""
    policy: DisputePolicy
    """Who bears it if it is lost."""
    borne: Sequence[DisputeBorne]
    """Who bears it, once it was lost: the parts sum to what is disputed and not covered."""


class DoctorFindingClearingOpen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="finding", tag="clearing_open"):
    """An order's clearing is not zero although the order is done."""
    account: LedgerAccount
    """The account."""
    currency: Currency
    """The currency."""
    left: Amount
    """What is left, in minor units."""


class DoctorFindingCounterDiffers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="finding", tag="counter_differs"):
    """A guarded account and its counter differ."""
    account: LedgerAccount
    """The account."""
    currency: Currency
    """The currency."""
    books: Amount
    """What the books say, in minor units."""
    counter: int
    """What the counter says."""


class DoctorFindingOverdue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="finding", tag="overdue"):
    """Things that were due before now, and are not done."""
    query: str
    """Which: the name of the query that finds them."""
    count: int
    """How many, up to 500."""
    first: str
    """The first of them."""


class DoctorFindingUnbalanced(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="finding", tag="unbalanced"):
    """Debits and credits of a currency are not equal."""
    currency: Currency
    """The currency."""
    debits: Amount
    """The debits, in minor units."""
    credits: Amount
    """The credits."""


class Effects(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one commit carries beside the event that causes it."""
    journals: Optional[Sequence[Journal]] = None
    """Postings to the ledger; each balances."""
    counters: Optional[Sequence[CounterMove]] = None
    """Moves of counters; all or none."""


class EventCartAbandoned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.abandoned"):
    """Nobody came back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventAbandoned
    """What is told of it."""


class EventCartAssigned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.assigned"):
    """It is a customer's now."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventAssigned
    """What is told of it."""


class EventCartCheckoutBegun(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.checkout_begun"):
    """A checkout began."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventCheckoutBegun
    """What is told of it."""


class EventCartClosed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.closed"):
    """It became an order."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventClosed
    """What is told of it."""


class EventCartCouponApplied(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.coupon_applied"):
    """A coupon code was entered."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventCouponApplied
    """What is told of it."""


class EventCartCouponRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.coupon_removed"):
    """A coupon code was taken back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventCouponRemoved
    """What is told of it."""


class EventCartCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.created"):
    """It was begun."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventCreated
    """What is told of it."""


class EventCartDeliverySet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.delivery_set"):
    """A delivery group was set."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventDeliverySet
    """What is told of it."""


class EventCartLineAdded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.line_added"):
    """A line came in."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventLineAdded
    """What is told of it."""


class EventCartLineRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.line_removed"):
    """A line was taken out."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventLineRemoved
    """What is told of it."""


class EventCartMerged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.merged"):
    """Another cart's content was taken in."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventMerged
    """What is told of it."""


class EventCartMetadataSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.metadata_set"):
    """The host's metadata was set."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventMetadataSet
    """What is told of it."""


class EventCartQuantitySet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.quantity_set"):
    """A line has another quantity."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventQuantitySet
    """What is told of it."""


class EventCartReopened(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.reopened"):
    """The buyer may go on."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventReopened
    """What is told of it."""


class EventCartRepriced(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="cart.repriced"):
    """The prices of now were accepted."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CartEventRepriced
    """What is told of it."""


class EventClaimAnswered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="claim.answered"):
    """The vendor offered something."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ClaimEventAnswered
    """What is told of it."""


class EventClaimEscalated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="claim.escalated"):
    """The operator must decide."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ClaimEventEscalated
    """What is told of it."""


class EventClaimOpened(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="claim.opened"):
    """It was made."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ClaimEventOpened
    """What is told of it."""


class EventClaimResolved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="claim.resolved"):
    """It ended."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ClaimEventResolved
    """What is told of it."""


class EventClaimWithdrawn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="claim.withdrawn"):
    """The buyer took it back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ClaimEventWithdrawn
    """What is told of it."""


class EventCommissionPlanCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="commission_plan.created"):
    """It was made."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CommissionPlanEventCreated
    """What is told of it."""


class EventCommissionPlanPublished(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="commission_plan.published"):
    """What was drafted is in force."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CommissionPlanEventPublished
    """What is told of it."""


class EventCommissionPlanRedrafted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="commission_plan.redrafted"):
    """Other rules were written."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CommissionPlanEventRedrafted
    """What is told of it."""


class EventCommissionPlanRetired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="commission_plan.retired"):
    """No vendor gets it any more."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CommissionPlanEventRetired
    """What is told of it."""


class EventContactErased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="contact.erased"):
    """The record was emptied."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ContactEventErased
    """What is told of it."""


class EventContactWritten(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="contact.written"):
    """The record was written."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ContactEventWritten
    """What is told of it."""


class EventCustomerBlocked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="customer.blocked"):
    """Buying was forbidden."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CustomerEventBlocked
    """What is told of it."""


class EventCustomerCartClaimed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="customer.cart_claimed"):
    """A guest's cart became the customer's."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CustomerEventCartClaimed
    """What is told of it."""


class EventCustomerConsentSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="customer.consent_set"):
    """News are wanted, or not."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CustomerEventConsentSet
    """What is told of it."""


class EventCustomerContactAdded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="customer.contact_added"):
    """A contact record came."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CustomerEventContactAdded
    """What is told of it."""


class EventCustomerContactRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="customer.contact_removed"):
    """A contact record went."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CustomerEventContactRemoved
    """What is told of it."""


class EventCustomerErased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="customer.erased"):
    """The person was forgotten; each contact record named here must be erased in the same commit."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CustomerEventErased
    """What is told of it."""


class EventCustomerRegistered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="customer.registered"):
    """An account was opened."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CustomerEventRegistered
    """What is told of it."""


class EventCustomerUnblocked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="customer.unblocked"):
    """Buying was permitted again."""
    v: int
    """The version of its shape; it is 1 now."""
    data: CustomerEventUnblocked
    """What is told of it."""


class EventDisputeCovered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="dispute.covered"):
    """Lines that were undone gave back what was disputed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: DisputeEventCovered
    """What is told of it."""


class EventDisputeEvidenceSubmitted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="dispute.evidence_submitted"):
    """Evidence was sent."""
    v: int
    """The version of its shape; it is 1 now."""
    data: DisputeEventEvidenceSubmitted
    """What is told of it."""


class EventDisputeLost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="dispute.lost"):
    """The money is gone."""
    v: int
    """The version of its shape; it is 1 now."""
    data: DisputeEventLost
    """What is told of it."""


class EventDisputeOpened(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="dispute.opened"):
    """The gateway took the money."""
    v: int
    """The version of its shape; it is 1 now."""
    data: DisputeEventOpened
    """What is told of it."""


class EventDisputeWon(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="dispute.won"):
    """The money is back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: DisputeEventWon
    """What is told of it."""


class EventExchangeApproved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="exchange.approved"):
    """It was agreed to."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ExchangeEventApproved
    """What is told of it."""


class EventExchangeCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="exchange.cancelled"):
    """Never mind."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ExchangeEventCancelled
    """What is told of it."""


class EventExchangeLapsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="exchange.lapsed"):
    """The goods did not come in time."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ExchangeEventLapsed
    """What is told of it."""


class EventExchangeReceived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="exchange.received"):
    """The goods are back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ExchangeEventReceived
    """What is told of it."""


class EventExchangeRefunded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="exchange.refunded"):
    """The units are refunded instead."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ExchangeEventRefunded
    """What is told of it."""


class EventExchangeRefused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="exchange.refused"):
    """It was not."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ExchangeEventRefused
    """What is told of it."""


class EventExchangeRequested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="exchange.requested"):
    """It was asked for."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ExchangeEventRequested
    """What is told of it."""


class EventExchangeShipped(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="exchange.shipped"):
    """The replacement is sent."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ExchangeEventShipped
    """What is told of it."""


class EventGiftCardExpired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="gift_card.expired"):
    """It lapsed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: GiftCardEventExpired
    """What is told of it."""


class EventGiftCardFrozen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="gift_card.frozen"):
    """Its use was forbidden."""
    v: int
    """The version of its shape; it is 1 now."""
    data: GiftCardEventFrozen
    """What is told of it."""


class EventGiftCardIssued(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="gift_card.issued"):
    """The card was issued."""
    v: int
    """The version of its shape; it is 2 now."""
    data: GiftCardEventIssued
    """What is told of it."""


class EventGiftCardRedeemed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="gift_card.redeemed"):
    """Money was taken off it."""
    v: int
    """The version of its shape; it is 1 now."""
    data: GiftCardEventRedeemed
    """What is told of it."""


class EventGiftCardRestored(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="gift_card.restored"):
    """Money was put back on it."""
    v: int
    """The version of its shape; it is 1 now."""
    data: GiftCardEventRestored
    """What is told of it."""


class EventGiftCardThawed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="gift_card.thawed"):
    """Its use was permitted again."""
    v: int
    """The version of its shape; it is 1 now."""
    data: GiftCardEventThawed
    """What is told of it."""


class EventInvoiceIssued(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="invoice.issued"):
    """It was issued."""
    v: int
    """The version of its shape; it is 1 now."""
    data: InvoiceEventIssued
    """What is told of it."""


class EventMarketplaceBooksLocked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="marketplace.books_locked"):
    """The books of a period were closed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: MarketplaceEventBooksLocked
    """What is told of it."""


class EventMarketplaceClosed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="marketplace.closed"):
    """It is over."""
    v: int
    """The version of its shape; it is 1 now."""
    data: MarketplaceEventClosed
    """What is told of it."""


class EventMarketplaceConfigured(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="marketplace.configured"):
    """Its settings changed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: MarketplaceEventConfigured
    """What is told of it."""


class EventMarketplaceCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="marketplace.created"):
    """It was founded."""
    v: int
    """The version of its shape; it is 1 now."""
    data: MarketplaceEventCreated
    """What is told of it."""


class EventMarketplacePaused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="marketplace.paused"):
    """It takes no new orders."""
    v: int
    """The version of its shape; it is 1 now."""
    data: MarketplaceEventPaused
    """What is told of it."""


class EventMarketplaceReopened(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="marketplace.reopened"):
    """It takes orders again."""
    v: int
    """The version of its shape; it is 1 now."""
    data: MarketplaceEventReopened
    """What is told of it."""


class EventMarketplaceStaffRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="marketplace.staff_removed"):
    """One of the platform's people left."""
    v: int
    """The version of its shape; it is 1 now."""
    data: MarketplaceEventStaffRemoved
    """What is told of it."""


class EventMarketplaceStaffSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="marketplace.staff_set"):
    """One of the platform's people came, or has another role."""
    v: int
    """The version of its shape; it is 1 now."""
    data: MarketplaceEventStaffSet
    """What is told of it."""


class EventOfferChanged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="offer.changed"):
    """Its terms changed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OfferEventChanged
    """What is told of it."""


class EventOfferCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="offer.created"):
    """It was made."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OfferEventCreated
    """What is told of it."""


class EventOfferPaused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="offer.paused"):
    """It is not sold for now."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OfferEventPaused
    """What is told of it."""


class EventOfferPublished(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="offer.published"):
    """It is sold."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OfferEventPublished
    """What is told of it."""


class EventOfferRetired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="offer.retired"):
    """It is never sold again."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OfferEventRetired
    """What is told of it."""


class EventOrderCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="order.cancelled"):
    """Nobody fulfils it."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OrderEventCancelled
    """What is told of it."""


class EventOrderCaptureRecorded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="order.capture_recorded"):
    """A capture was recorded on the platform's own lines."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OrderEventCaptureRecorded
    """What is told of it."""


class EventOrderCheckedOut(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="order.checked_out"):
    """It was made."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OrderEventCheckedOut
    """What is told of it."""


class EventOrderCompleted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="order.completed"):
    """Every vendor's part is done."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OrderEventCompleted
    """What is told of it."""


class EventOrderContactsEdited(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="order.contacts_edited"):
    """It is delivered or billed to someone else."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OrderEventContactsEdited
    """What is told of it."""


class EventOrderLineAttached(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="order.line_attached"):
    """A re-route's line is held."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OrderEventLineAttached
    """What is told of it."""


class EventOrderPlaced(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="order.placed"):
    """It is agreed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OrderEventPlaced
    """What is told of it."""


class EventOrderReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="order.released"):
    """Its hold ended without money."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OrderEventReleased
    """What is told of it."""


class EventOrderReversed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="order.reversed"):
    """The platform's own lines were undone."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OrderEventReversed
    """What is told of it."""


class EventOrderRevived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="order.revived"):
    """Money came late, and stock was there."""
    v: int
    """The version of its shape; it is 1 now."""
    data: OrderEventRevived
    """What is told of it."""


class EventPaymentActionNeeded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.action_needed"):
    """The buyer must do something."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventActionNeeded
    """What is told of it."""


class EventPaymentAttemptStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.attempt_started"):
    """An attempt was recorded."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventAttemptStarted
    """What is told of it."""


class EventPaymentAttemptUnknown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.attempt_unknown"):
    """The gateway's answer is not known."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventAttemptUnknown
    """What is told of it."""


class EventPaymentAuthorized(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.authorized"):
    """The money is held, or owed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventAuthorized
    """What is told of it."""


class EventPaymentBecameUnknown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.became_unknown"):
    """Its answer is not known."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventBecameUnknown
    """What is told of it."""


class EventPaymentCameLate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.came_late"):
    """Money came after the order was let go."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventCameLate
    """What is told of it."""


class EventPaymentCameTwice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.came_twice"):
    """Another attempt brought the money a second time: what is held is let go, what was taken is to be refunded."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventCameTwice
    """What is told of it."""


class EventPaymentCollected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.collected"):
    """What the buyer owed was collected."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventCollected
    """What is told of it."""


class EventPaymentCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.created"):
    """Money is asked for."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventCreated
    """What is told of it."""


class EventPaymentDeclined(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.declined"):
    """The gateway said no."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventDeclined
    """What is told of it."""


class EventPaymentDisputeEnded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.dispute_ended"):
    """A dispute ended."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventDisputeEnded
    """What is told of it."""


class EventPaymentDisputeHeld(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.dispute_held"):
    """A part is held on a dispute."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventDisputeHeld
    """What is told of it."""


class EventPaymentExpired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.expired"):
    """The buyer's time to pay is over, or the time to capture what was authorized."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventExpired
    """What is told of it."""


class EventPaymentFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.failed"):
    """It did not happen, or came back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventFailed
    """What is told of it."""


class EventPaymentLapsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.lapsed"):
    """What was authorized, and not captured, can be captured no more."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventLapsed
    """What is told of it."""


class EventPaymentLateAccepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.late_accepted"):
    """The late money is for the revived order."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventLateAccepted
    """What is told of it."""


class EventPaymentLateReturned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.late_returned"):
    """The late money goes back: what is held is voided, what was taken is to be refunded."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventLateReturned
    """What is told of it."""


class EventPaymentPaid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.paid"):
    """The attempt took the money."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventPaid
    """What is told of it."""


class EventPaymentReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.released"):
    """The order was let go."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventReleased
    """What is told of it."""


class EventPaymentStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.started"):
    """A capture, void or refund was recorded."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventStarted
    """What is told of it."""


class EventPaymentSucceeded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.succeeded"):
    """It is done."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventSucceeded
    """What is told of it."""


class EventPaymentTakenTwice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payment.taken_twice"):
    """A capture that was said to have failed took its money after all, when another had taken as much: it goes back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PaymentEventTakenTwice
    """What is told of it."""


class EventPayoutCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payout.cancelled"):
    """It was never started."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PayoutEventCancelled
    """What is told of it."""


class EventPayoutFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payout.failed"):
    """It did not arrive."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PayoutEventFailed
    """What is told of it."""


class EventPayoutPaid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payout.paid"):
    """The provider paid it."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PayoutEventPaid
    """What is told of it."""


class EventPayoutRequested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payout.requested"):
    """One person asked for it."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PayoutEventRequested
    """What is told of it."""


class EventPayoutStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="payout.started"):
    """The money left what is available; the provider is being asked."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PayoutEventStarted
    """What is told of it."""


class EventPlace(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an event is: a partition, and its position there."""
    partition: int
    """Which of the partitions."""
    position: int
    """Its place there, from 1."""


class EventPromotionActivated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="promotion.activated"):
    """It may be used."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PromotionEventActivated
    """What is told of it."""


class EventPromotionCouponAdded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="promotion.coupon_added"):
    """A coupon was added."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PromotionEventCouponAdded
    """What is told of it."""


class EventPromotionCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="promotion.created"):
    """It was made."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PromotionEventCreated
    """What is told of it."""


class EventPromotionEnded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="promotion.ended"):
    """It is over."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PromotionEventEnded
    """What is told of it."""


class EventPromotionPaused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="promotion.paused"):
    """Not for now."""
    v: int
    """The version of its shape; it is 1 now."""
    data: PromotionEventPaused
    """What is told of it."""


class EventReconciliationAgreed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reconciliation.agreed"):
    """The books say what the provider says, with what this posts."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReconciliationEventAgreed
    """What is told of it."""


class EventReconciliationSuspended(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reconciliation.suspended"):
    """They differ, and with what this posts the difference is in suspense."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReconciliationEventSuspended
    """What is told of it."""


class EventReconciliationWriteOffAsked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reconciliation.write_off_asked"):
    """Somebody wants to give it up."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReconciliationEventWriteOffAsked
    """What is told of it."""


class EventReconciliationWrittenOff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reconciliation.written_off"):
    """It was given up."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReconciliationEventWrittenOff
    """What is told of it."""


class EventRefundCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="refund.created"):
    """It was asked for."""
    v: int
    """The version of its shape; it is 1 now."""
    data: RefundEventCreated
    """What is told of it."""


class EventRefundPartCovered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="refund.part_covered"):
    """A dispute took some of a failed part: the rest is still owed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: RefundEventPartCovered
    """What is told of it."""


class EventRefundPartCredited(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="refund.part_credited"):
    """A part becomes store credit, which the store credit posts."""
    v: int
    """The version of its shape; it is 1 now."""
    data: RefundEventPartCredited
    """What is told of it."""


class EventRefundPartFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="refund.part_failed"):
    """A part did not arrive."""
    v: int
    """The version of its shape; it is 1 now."""
    data: RefundEventPartFailed
    """What is told of it."""


class EventRefundPartPaid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="refund.part_paid"):
    """The buyer has a part."""
    v: int
    """The version of its shape; it is 1 now."""
    data: RefundEventPartPaid
    """What is told of it."""


class EventRefundPartPaidByHand(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="refund.part_paid_by_hand"):
    """A part was paid from the platform's bank instead."""
    v: int
    """The version of its shape; it is 1 now."""
    data: RefundEventPartPaidByHand
    """What is told of it."""


class EventRefundPartRetried(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="refund.part_retried"):
    """A part is tried again."""
    v: int
    """The version of its shape; it is 1 now."""
    data: RefundEventPartRetried
    """What is told of it."""


class EventReservationAdded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reservation.added"):
    """Units were taken besides."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReservationEventAdded
    """What is told of it."""


class EventReservationConfirmed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reservation.confirmed"):
    """Units are sold."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReservationEventConfirmed
    """What is told of it."""


class EventReservationExpired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reservation.expired"):
    """The time was over, and all that was kept was given back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReservationEventExpired
    """What is told of it."""


class EventReservationHeld(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reservation.held"):
    """Units are kept."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReservationEventHeld
    """What is told of it."""


class EventReservationReduced(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reservation.reduced"):
    """Units were given back; others are still kept, or were sent."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReservationEventReduced
    """What is told of it."""


class EventReservationReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reservation.released"):
    """All that was kept was given back, and nothing was sent."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReservationEventReleased
    """What is told of it."""


class EventReservationRenewed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reservation.renewed"):
    """What ended is kept again."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReservationEventRenewed
    """What is told of it."""


class EventReservationShipped(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="reservation.shipped"):
    """Units left."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReservationEventShipped
    """What is told of it."""


class EventReturnApproved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="return.approved"):
    """It was agreed to."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReturnEventApproved
    """What is told of it."""


class EventReturnCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="return.cancelled"):
    """Never mind."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReturnEventCancelled
    """What is told of it."""


class EventReturnInspected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="return.inspected"):
    """It was looked at."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReturnEventInspected
    """What is told of it."""


class EventReturnLapsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="return.lapsed"):
    """It was not sent in time, or did not arrive."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReturnEventLapsed
    """What is told of it."""


class EventReturnReceived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="return.received"):
    """It arrived."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReturnEventReceived
    """What is told of it."""


class EventReturnRefused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="return.refused"):
    """It was not."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReturnEventRefused
    """What is told of it."""


class EventReturnRequested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="return.requested"):
    """It was asked for."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReturnEventRequested
    """What is told of it."""


class EventReturnSent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="return.sent"):
    """It was sent."""
    v: int
    """The version of its shape; it is 1 now."""
    data: ReturnEventSent
    """What is told of it."""


class EventSettlementReserveReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="settlement.reserve_released"):
    """The reserve came free."""
    v: int
    """The version of its shape; it is 1 now."""
    data: SettlementEventReserveReleased
    """What is told of it."""


class EventSettlementSettled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="settlement.settled"):
    """Lines were settled."""
    v: int
    """The version of its shape; it is 1 now."""
    data: SettlementEventSettled
    """What is told of it."""


class EventSettlementWrittenOff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="settlement.written_off"):
    """What the vendor owed was written off."""
    v: int
    """The version of its shape; it is 1 now."""
    data: SettlementEventWrittenOff
    """What is told of it."""


class EventStockBackorderSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="stock.backorder_set"):
    """Backorders were allowed or stopped."""
    v: int
    """The version of its shape; it is 1 now."""
    data: StockEventBackorderSet
    """What is told of it."""


class EventStockCounted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="stock.counted"):
    """Goods were counted."""
    v: int
    """The version of its shape; it is 1 now."""
    data: StockEventCounted
    """What is told of it."""


class EventStockReceived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="stock.received"):
    """Goods came in."""
    v: int
    """The version of its shape; it is 1 now."""
    data: StockEventReceived
    """What is told of it."""


class EventStoreCreditFrozen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="store_credit.frozen"):
    """Its use was forbidden."""
    v: int
    """The version of its shape; it is 1 now."""
    data: StoreCreditEventFrozen
    """What is told of it."""


class EventStoreCreditGranted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="store_credit.granted"):
    """Credit was granted."""
    v: int
    """The version of its shape; it is 1 now."""
    data: StoreCreditEventGranted
    """What is told of it."""


class EventStoreCreditRedeemed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="store_credit.redeemed"):
    """It was spent."""
    v: int
    """The version of its shape; it is 1 now."""
    data: StoreCreditEventRedeemed
    """What is told of it."""


class EventStoreCreditRestored(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="store_credit.restored"):
    """It came back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: StoreCreditEventRestored
    """What is told of it."""


class EventStoreCreditRevoked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="store_credit.revoked"):
    """It was taken back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: StoreCreditEventRevoked
    """What is told of it."""


class EventStoreCreditThawed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="store_credit.thawed"):
    """Its use was permitted again."""
    v: int
    """The version of its shape; it is 1 now."""
    data: StoreCreditEventThawed
    """What is told of it."""


class EventTransferFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="transfer.failed"):
    """It did not happen."""
    v: int
    """The version of its shape; it is 1 now."""
    data: TransferEventFailed
    """What is told of it."""


class EventTransferReversalFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="transfer.reversal_failed"):
    """It is not back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: TransferEventReversalFailed
    """What is told of it."""


class EventTransferReversalStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="transfer.reversal_started"):
    """Some of it is to be taken back; the gateway is being asked."""
    v: int
    """The version of its shape; it is 1 now."""
    data: TransferEventReversalStarted
    """What is told of it."""


class EventTransferReversalSucceeded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="transfer.reversal_succeeded"):
    """It is back."""
    v: int
    """The version of its shape; it is 1 now."""
    data: TransferEventReversalSucceeded
    """What is told of it."""


class EventTransferStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="transfer.started"):
    """The money left what is available; the gateway is being asked."""
    v: int
    """The version of its shape; it is 1 now."""
    data: TransferEventStarted
    """What is told of it."""


class EventTransferSucceeded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="transfer.succeeded"):
    """The gateway moved it."""
    v: int
    """The version of its shape; it is 1 now."""
    data: TransferEventSucceeded
    """What is told of it."""


class EventVendorAccountConfirmed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.account_confirmed"):
    """A second one agreed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventAccountConfirmed
    """What is told of it."""


class EventVendorAccountProposed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.account_proposed"):
    """One person wants it paid elsewhere."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventAccountProposed
    """What is told of it."""


class EventVendorActivated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.activated"):
    """It sells."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventActivated
    """What is told of it."""


class EventVendorApplied(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.applied"):
    """It applied."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventApplied
    """What is told of it."""


class EventVendorClosed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.closed"):
    """It is gone."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventClosed
    """What is told of it."""


class EventVendorLocationRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.location_removed"):
    """A place was taken out."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventLocationRemoved
    """What is told of it."""


class EventVendorLocationSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.location_set"):
    """A place came, or changed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventLocationSet
    """What is told of it."""


class EventVendorMemberRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.member_removed"):
    """One of its people left."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventMemberRemoved
    """What is told of it."""


class EventVendorMemberSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.member_set"):
    """One of its people came, or has another role."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventMemberSet
    """What is told of it."""


class EventVendorOrderAccepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.accepted"):
    """The vendor will fulfil it."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventAccepted
    """What is told of it."""


class EventVendorOrderAskedAgain(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.asked_again"):
    """The vendor is asked again for what is left: other places of it have that."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventAskedAgain
    """What is told of it."""


class EventVendorOrderCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.cancelled"):
    """All of it was cancelled before anything was sent."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventCancelled
    """What is told of it."""


class EventVendorOrderCaptureRecorded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.capture_recorded"):
    """A capture was recorded on the lines."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventCaptureRecorded
    """What is told of it."""


class EventVendorOrderCompleted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.completed"):
    """Every unit is somewhere for good."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventCompleted
    """What is told of it."""


class EventVendorOrderCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.created"):
    """It was made."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventCreated
    """What is told of it."""


class EventVendorOrderDelivered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.delivered"):
    """A parcel arrived."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventDelivered
    """What is told of it."""


class EventVendorOrderLapsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.lapsed"):
    """The vendor's window is over."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventLapsed
    """What is told of it."""


class EventVendorOrderNoteChanged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.note_changed"):
    """The note was changed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventNoteChanged
    """What is told of it."""


class EventVendorOrderPlaced(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.placed"):
    """The order was placed."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventPlaced
    """What is told of it."""


class EventVendorOrderRejected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.rejected"):
    """The vendor will not."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventRejected
    """What is told of it."""


class EventVendorOrderReversed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.reversed"):
    """Parts of the lines were undone."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventReversed
    """What is told of it."""


class EventVendorOrderSettled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.settled"):
    """Lines were settled."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventSettled
    """What is told of it."""


class EventVendorOrderShipped(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.shipped"):
    """Units were sent."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventShipped
    """What is told of it."""


class EventVendorOrderTakenOver(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.taken_over"):
    """A line was taken over from another vendor order."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventTakenOver
    """What is told of it."""


class EventVendorOrderUnitsCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor_order.units_cancelled"):
    """Units were cancelled before they were sent."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorOrderEventUnitsCancelled
    """What is told of it."""


class EventVendorPayoutsHeld(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.payouts_held"):
    """It is paid nothing for now."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventPayoutsHeld
    """What is told of it."""


class EventVendorPayoutsReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.payouts_released"):
    """It is paid again."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventPayoutsReleased
    """What is told of it."""


class EventVendorPlanAssigned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.plan_assigned"):
    """It has another commission plan."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventPlanAssigned
    """What is told of it."""


class EventVendorReinstated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.reinstated"):
    """It sells again."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventReinstated
    """What is told of it."""


class EventVendorRejected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.rejected"):
    """It was not taken."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventRejected
    """What is told of it."""


class EventVendorRequirementAccepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.requirement_accepted"):
    """A requirement is met."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventRequirementAccepted
    """What is told of it."""


class EventVendorRequirementRefused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.requirement_refused"):
    """A requirement is not met."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventRequirementRefused
    """What is told of it."""


class EventVendorRequirementSubmitted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.requirement_submitted"):
    """A requirement was answered."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventRequirementSubmitted
    """What is told of it."""


class EventVendorReviewRequested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.review_requested"):
    """The operator is asked to look."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventReviewRequested
    """What is told of it."""


class EventVendorSuspended(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="vendor.suspended"):
    """It sells nothing new."""
    v: int
    """The version of its shape; it is 1 now."""
    data: VendorEventSuspended
    """What is told of it."""


class EventWebhookEndpointAdded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="webhook_endpoint.added"):
    """An endpoint was added."""
    v: int
    """The version of its shape; it is 1 now."""
    data: WebhookEndpointEventAdded
    """What is told of it."""


class EventWebhookEndpointChanged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="webhook_endpoint.changed"):
    """It has another address, or wants other events."""
    v: int
    """The version of its shape; it is 1 now."""
    data: WebhookEndpointEventChanged
    """What is told of it."""


class EventWebhookEndpointDisabled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="webhook_endpoint.disabled"):
    """It is sent nothing any more."""
    v: int
    """The version of its shape; it is 1 now."""
    data: WebhookEndpointEventDisabled
    """What is told of it."""


class EventWebhookEndpointEnabled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="webhook_endpoint.enabled"):
    """It is sent what happens from then on."""
    v: int
    """The version of its shape; it is 1 now."""
    data: WebhookEndpointEventEnabled
    """What is told of it."""


class EventWebhookEndpointRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="webhook_endpoint.removed"):
    """It was taken away."""
    v: int
    """The version of its shape; it is 1 now."""
    data: WebhookEndpointEventRemoved
    """What is told of it."""


class EventWebhookEndpointSecretRotated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag="webhook_endpoint.secret_rotated"):
    """It has a new secret."""
    v: int
    """The version of its shape; it is 1 now."""
    data: WebhookEndpointEventSecretRotated
    """What is told of it."""


class ExchangeAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class ExchangeApproved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="approved"):
    """Agreed to; the replacement is held."""
    id: ExchangeId
    """The exchange."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: str
    """What is wrong with them."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ExchangeBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that an exchange remembers."""
    id: ExchangeId
    """The exchange."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: str
    """What is wrong with them."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ExchangeBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that an exchange remembers."""
    id: ExchangeId
    """The exchange."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: str
    """What is wrong with them."""
    due: Optional[Timestamp] = None
    """Until when the next step must be done; none before it is agreed to."""


class ExchangeCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="cancelled"):
    """Never mind: what was held is free."""
    id: ExchangeId
    """The exchange."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: str
    """What is wrong with them."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ExchangeDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[ExchangeEvent]
    """What happens."""
    state: Exchange
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class ExchangeEventApproved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="approved"):
    """It was agreed to."""
    due: Timestamp
    """Until when the goods must be back."""
    at: Timestamp
    """When."""


class ExchangeEventCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="cancelled"):
    """Never mind."""
    at: Timestamp
    """When."""


class ExchangeEventLapsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="lapsed"):
    """The goods did not come in time."""
    at: Timestamp
    """When."""


class ExchangeEventReceived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="received"):
    """The goods are back."""
    due: Timestamp
    """Until when the replacement must be sent."""
    at: Timestamp
    """When."""


class ExchangeEventRefunded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="refunded"):
    """The units are refunded instead."""
    at: Timestamp
    """When."""


class ExchangeEventRefused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="refused"):
    """It was not."""
    why: str
    """Why."""
    at: Timestamp
    """When."""


class ExchangeEventRequested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="requested"):
    """It was asked for."""
    book: ExchangeBook
    """The exchange as it begins."""
    at: Timestamp
    """When."""


class ExchangeEventRequestedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="requested"):
    """It was asked for."""
    book: ExchangeBookInput
    """The exchange as it begins."""
    at: Timestamp
    """When."""


class ExchangeEventShipped(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="shipped"):
    """The replacement is sent."""
    tracking: Optional[str]
    """The carrier and its number."""
    at: Timestamp
    """When."""


class ExchangeEventShippedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="shipped"):
    """The replacement is sent."""
    tracking: Optional[str] = None
    """The carrier and its number."""
    at: Timestamp
    """When."""


class ExchangeFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: ExchangeId
    """The exchange, where it is being asked for."""
    returnable: Optional[Sequence[LineUnits]] = None
    """Units that were delivered and are neither returned nor on their way back, by line."""
    window_until: Timestamp
    """Until when goods may come back."""
    replacement: Replacement
    """Whether the replacement's stock could be held, or still is."""
    due: Timestamp
    """Until when the step after this one must be done."""


class ExchangeLapsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="lapsed"):
    """The goods did not come: what was held is free."""
    id: ExchangeId
    """The exchange."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: str
    """What is wrong with them."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ExchangeMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: ExchangeId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class ExchangeReceived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="received"):
    """The goods are back; the replacement can go."""
    id: ExchangeId
    """The exchange."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: str
    """What is wrong with them."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ExchangeRefunded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="refunded"):
    """There was no replacement: the units are refunded."""
    id: ExchangeId
    """The exchange."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: str
    """What is wrong with them."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ExchangeRefused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="refused"):
    """Not agreed to."""
    id: ExchangeId
    """The exchange."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: str
    """What is wrong with them."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ExchangeRequestApprove(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="approve"):
    """Agree."""


class ExchangeRequestCancel(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="cancel"):
    """Never mind."""


class ExchangeRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Ask for others."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: str
    """What is wrong with them."""


class ExchangeRequestLapse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="lapse"):
    """The next step's time is over."""


class ExchangeRequestReceive(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="receive"):
    """The goods are back."""


class ExchangeRequestRefund(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="refund"):
    """There is no replacement after all."""


class ExchangeRequestRefuse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="refuse"):
    """Do not agree."""
    why: str
    """Why."""


class ExchangeRequestShip(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="ship"):
    """The replacement goes out."""
    tracking: Optional[str] = None
    """The carrier and its number."""


class ExchangeRequested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="requested"):
    """Asked for."""
    id: ExchangeId
    """The exchange."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: str
    """What is wrong with them."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ExchangeShipped(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="shipped"):
    """The replacement is sent."""
    id: ExchangeId
    """The exchange."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: str
    """What is wrong with them."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class Export(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All that is known of a person."""
    customer: Customer
    """The customer's own record."""
    contacts: Sequence[tuple[ContactId, ContactDetails]]
    """What each of the customer's contact records says."""
    orders: Sequence[OrderId]
    """The customer's orders; they hold ids and no name."""
    carts: Sequence[Cart]
    """The customer's carts, newest first, with what was noted on their lines."""


class FeeLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a fee needs to know of a line. Amounts are in minor units."""
    list: Amount
    """`unit_price x quantity`."""
    quantity: int
    """How many units."""
    discount: Amount
    """The discounts that lower the base."""
    tax: Amount
    """The tax of the line."""
    prices: PriceBasis
    """Whether the price has the tax inside."""
    shipping: Optional[Amount] = None
    """Delivery, where it is taken together with the line."""
    per_order: Optional[Amount] = None
    """This line's part of what the rule charges per vendor order."""


class FeePayeeAffiliate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="payee", tag="affiliate"):
    """An affiliate."""
    affiliate: AffiliateId
    """The affiliate."""


class FeePayeeCommission(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="payee", tag="commission"):
    """The platform, as commission."""


class FeePayeePaymentFee(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="payee", tag="payment_fee"):
    """The platform, for the cost of payment."""


class FeeVat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """VAT on a fee."""
    rate: Rate
    """The rate, at most 1."""
    jurisdiction: Jurisdiction
    """Where it is owed."""


class FixedFee(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fixed parts of a fee, in minor units of the order's currency."""
    per_unit: Amount
    """A unit."""
    per_line: Amount
    """A line."""
    per_order: Amount
    """A vendor order: shared over those of its lines that the rule decides, by their bases."""


class FixedFeeInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fixed parts of a fee, in minor units of the order's currency."""
    per_unit: Optional[Amount] = None
    """A unit."""
    per_line: Optional[Amount] = None
    """A line."""
    per_order: Optional[Amount] = None
    """A vendor order: shared over those of its lines that the rule decides, by their bases."""


class FreshCartTokenHash(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A secret that is told once, and what is kept of it."""
    token: Optional[str] = None
    """The token, of a guest's cart."""
    code: Optional[str] = None
    """The code, of a gift card."""
    hash: CartTokenHash
    """What is kept of it."""


class FreshGiftCardCodeHash(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A secret that is told once, and what is kept of it."""
    token: Optional[str] = None
    """The token, of a guest's cart."""
    code: Optional[str] = None
    """The code, of a gift card."""
    hash: GiftCardCodeHash
    """What is kept of it."""


class FrozenLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line as it was placed. See the module."""
    id: LineId
    """The line."""
    kind: LineKind
    """What it is for."""
    quantity: int
    """How many units; 1 for delivery and fees."""
    total: Amount
    """The whole amount, in minor units."""
    sources: Sequence[MoneySourceShare]
    """Which source pays how much."""
    uses: Sequence[FrozenUseShare]
    """Which promotion took off how much."""


class FrozenLineInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line as it was placed. See the module."""
    id: LineId
    """Its id."""
    kind: LineKind
    """What a line is for."""
    quantity: int
    """How many units."""
    total: Amount
    """The whole amount, in minor units."""
    sources: Sequence[MoneySourceShare]
    """Which source pays how much."""
    uses: Sequence[FrozenUseShare]
    """Which promotion took off how much."""


class FrozenLineMoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One move of a line: what it is afterwards, and what each party puts in or gets in a capture, or gets back or
    gives back in a reversal.
    """
    line: LineId
    """The line."""
    to: LineProgress
    """Its progress after the move."""
    sources: Sequence[MoneySourceShare]
    """What each source puts in (a capture) or gets back (a reversal); zero shares are left out."""
    uses: Sequence[MoneyUseShare]
    """What each use gets (a capture) or gives back (a reversal); zero shares are left out."""
    voided: Optional[Sequence[MoneySourceShare]] = None
    """What of each source was undone before it was captured: nothing is posted, but the buyer is never asked for it."""
    journal: Optional[Journal] = None
    """Its journal, where one was asked for."""


class FrozenLineParts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line before anything is checked, so that a scenario sees the refusal."""
    id: LineId
    """Its id."""
    kind: LineKind
    """What a line is for."""
    quantity: int
    """How many units."""
    sources: Sequence[MoneySourceShare]
    """Which source pays how much."""
    uses: Sequence[FrozenUseShare]
    """Which promotion took off how much."""


class FrozenLinePost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whose journals a scenario wants to see."""
    operation: AnyId
    """The operation that the journals are of."""
    order: OrderId
    """The buyer's order."""
    currency: Currency
    """The currency of all its amounts."""
    share: Optional[VendorShare] = None
    """The vendor's share of the line."""


class FrozenLineStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Moves of one kind: once, or several times in a row and shown as their sum."""
    move: FrozenLineStepKind
    """Which kind."""
    to: Optional[int] = None
    """Up to which unit or amount, or how many."""
    times: Optional[int] = None
    """How often in a row."""


class FrozenUseShareFee(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="fee"):
    """A fee that the vendor bears."""
    slot: Slot
    """Its place in the stack."""
    payee: FeePayee
    """To whom."""
    amount: Amount
    """How much of the line is for it, in minor units."""
    returns: Amount
    """How much of the line it gives back when all is undone, in minor units."""


class FrozenUseShareFeeVat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="fee_vat"):
    """VAT on a fee."""
    slot: Slot
    """The fee's place in the stack."""
    jurisdiction: Jurisdiction
    """Where it is owed."""
    amount: Amount
    """How much of the line is for it, in minor units."""
    returns: Amount
    """How much of the line it gives back when all is undone, in minor units."""


class FrozenUseSharePlatform(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="platform"):
    """The platform's own: delivery that it sells, a buyer fee."""
    amount: Amount
    """How much of the line is for it, in minor units."""
    returns: Amount
    """How much of the line it gives back when all is undone, in minor units."""


class FrozenUseShareTax(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="tax"):
    """A tax on the line that the platform remits."""
    jurisdiction: Jurisdiction
    """Where it is owed."""
    rate: Rate
    """At which rate."""
    amount: Amount
    """How much of the line is for it, in minor units."""
    returns: Amount
    """How much of the line it gives back when all is undone, in minor units."""


class FrozenUseShareVendor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="vendor"):
    """The vendor who sells the line."""
    vendor: VendorId
    """The vendor."""
    amount: Amount
    """How much of the line is for it, in minor units."""
    returns: Amount
    """How much of the line it gives back when all is undone, in minor units."""


class FrozenUseShareVendorTax(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="vendor_tax"):
    """A tax on the line that its vendor remits: the vendor's money until then."""
    vendor: VendorId
    """The vendor."""
    jurisdiction: Jurisdiction
    """Where it is owed."""
    rate: Rate
    """At which rate."""
    amount: Amount
    """How much of the line is for it, in minor units."""
    returns: Amount
    """How much of the line it gives back when all is undone, in minor units."""


class GatewayAnswerDeclined(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="answer", tag="declined"):
    """It is not done, and asking again would not help."""
    reason: str
    """The gateway's reason, without anything of the payer's."""


class GatewayAnswerNeedsAction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="answer", tag="needs_action"):
    """The payer has to do something first."""
    url: Optional[str] = None
    """Where the payer goes on, as the gateway gave it."""


class GatewayAnswerSucceeded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="answer", tag="succeeded"):
    """It is done."""
    fee: Optional[Amount] = None
    """What the gateway charged for it, in minor units; zero where it says so later."""


class GatewayAnswerUnknown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="answer", tag="unknown"):
    """It is not known: only a look-up tells."""


class GatewayEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that a gateway tells of its own accord: what a webhook of it says, read by whoever knows the gateway's
    own words.

    Operations are named by the platform's ids, which a gateway gives back with whatever it tells: a driver hands
    them over as the gateway's metadata.
    """
    id: str
    """The gateway's name of it: the same however often it is told."""
    what: GatewayNews
    """What happened."""


class GatewayNewsAttempt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="news", tag="attempt"):
    """What became of an attempt to authorize."""
    payment: PaymentId
    """The payment."""
    attempt: AttemptId
    """Which attempt."""
    outcome: PaymentAttemptOutcome
    """What it came to."""


class GatewayNewsDisputeLost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="news", tag="dispute_lost"):
    """The bank decided for the buyer."""
    payment: PaymentId
    """The payment."""
    case: str
    """The gateway's name of the case."""


class GatewayNewsDisputeOpened(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="news", tag="dispute_opened"):
    """A buyer's bank took money back."""
    payment: PaymentId
    """The payment."""
    case: str
    """The gateway's name of the case."""
    amount: Amount
    """How much."""
    fee: Amount
    """What the gateway charges for it."""
    reason: str
    """The gateway's reason, as a code."""


class GatewayNewsDisputeWon(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="news", tag="dispute_won"):
    """The bank decided for the platform; also after it had decided otherwise."""
    payment: PaymentId
    """The payment."""
    case: str
    """The gateway's name of the case."""
    fee_returned: Amount
    """What of the fee came back."""


class GatewayNewsLapsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="news", tag="lapsed"):
    """What was authorized, and not captured, can be captured no more."""
    payment: PaymentId
    """The payment."""


class GatewayNewsOperation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="news", tag="operation"):
    """What became of a capture, void or refund; of a refund also that it failed after it had succeeded."""
    payment: PaymentId
    """The payment."""
    operation: AnyId
    """Which operation."""
    outcome: PaymentOperationOutcome
    """What it came to."""


class GatewayNewsPayoutFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="news", tag="payout_failed"):
    """A payout did not arrive, or came back."""
    payout: PayoutId
    """Which payout."""
    reason: str
    """The gateway's reason, as a code."""


class GatewayNewsPayoutPaid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="news", tag="payout_paid"):
    """A payout arrived."""
    payout: PayoutId
    """Which payout."""


class GiftCardAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """Not issued."""


class GiftCardActive(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="active"):
    """It may be used."""
    id: GiftCardId
    """The card."""
    currency: Currency
    """Its one currency."""
    issued: Amount
    """What it was issued with, in minor units."""
    balance: Amount
    """What it holds now, in minor units."""
    expires_at: Optional[Timestamp]
    """When it lapses."""
    code: Optional[GiftCardCodeHash] = None
    """What is kept of the code that spends it; without one only the platform does."""


class GiftCardBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every card that exists carries."""
    id: GiftCardId
    """The card."""
    currency: Currency
    """Its one currency."""
    issued: Amount
    """What it was issued with, in minor units."""
    balance: Amount
    """What it holds now, in minor units."""
    expires_at: Optional[Timestamp]
    """When it lapses."""
    code: Optional[GiftCardCodeHash] = None
    """What is kept of the code that spends it; without one only the platform does."""


class GiftCardBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every card that exists carries."""
    id: GiftCardId
    """The card."""
    currency: Currency
    """Its one currency."""
    issued: Amount
    """What it was issued with, in minor units."""
    balance: Amount
    """What it holds now, in minor units."""
    expires_at: Optional[Timestamp] = None
    """When it lapses."""
    code: Optional[GiftCardCodeHash] = None
    """What is kept of the code that spends it; without one only the platform does."""


class GiftCardDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[GiftCardEvent]
    """What happens."""
    state: GiftCard
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class GiftCardEventExpired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="expired"):
    """It lapsed."""
    breakage: Amount
    """What it held, which is breakage now."""
    movement: MovementId
    """The movement."""
    at: Timestamp
    """When."""


class GiftCardEventFrozen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="frozen"):
    """Its use was forbidden."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class GiftCardEventIssued(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="issued"):
    """The card was issued."""
    card: GiftCardBook
    """The card as it was issued."""
    funding: GiftCardFunding
    """Who paid for it."""
    movement: MovementId
    """The movement."""
    at: Timestamp
    """When."""


class GiftCardEventIssuedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="issued"):
    """The card was issued."""
    card: GiftCardBookInput
    """The card as it was issued."""
    funding: GiftCardFunding
    """Who paid for it."""
    movement: MovementId
    """The movement."""
    at: Timestamp
    """When."""


class GiftCardEventRedeemed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="redeemed"):
    """Money was taken off it."""
    order: OrderId
    """For which order."""
    amount: Amount
    """How much."""
    movement: MovementId
    """The movement."""
    at: Timestamp
    """When."""


class GiftCardEventRestored(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="restored"):
    """Money was put back on it."""
    order: OrderId
    """From which order."""
    amount: Amount
    """How much."""
    movement: MovementId
    """The movement."""
    at: Timestamp
    """When."""


class GiftCardEventThawed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="thawed"):
    """Its use was permitted again."""
    at: Timestamp
    """When."""


class GiftCardExpired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="expired"):
    """It lapsed; what it held is breakage."""
    id: GiftCardId
    """The card."""
    currency: Currency
    """Its one currency."""
    issued: Amount
    """What it was issued with, in minor units."""
    balance: Amount
    """What it holds now, in minor units."""
    expires_at: Optional[Timestamp]
    """When it lapses."""
    code: Optional[GiftCardCodeHash] = None
    """What is kept of the code that spends it; without one only the platform does."""


class GiftCardFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: GiftCardId
    """The card, where it is being issued."""
    movement: MovementId
    """A fresh id for the movement."""
    taken: Amount
    """What the order that the request names has of the card, in minor units, as `gift_card_taken` counts it."""
    presented: Optional[GiftCardPresented] = None
    """What shows that the card may be spent, where it is to be."""


class GiftCardFrozen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="frozen"):
    """It may not be used until it is thawed."""
    id: GiftCardId
    """The card."""
    currency: Currency
    """Its one currency."""
    issued: Amount
    """What it was issued with, in minor units."""
    balance: Amount
    """What it holds now, in minor units."""
    expires_at: Optional[Timestamp]
    """When it lapses."""
    code: Optional[GiftCardCodeHash] = None
    """What is kept of the code that spends it; without one only the platform does."""


class GiftCardFundingGranted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="funding", tag="granted"):
    """The platform, as a promotion."""


class GiftCardFundingSold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="funding", tag="sold"):
    """A buyer, through a gateway."""
    gateway: Gateway
    """Which gateway holds the money."""


class GiftCardMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: GiftCardId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class GiftCardPresentedCode(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="code"):
    """Whoever spends it has a code."""
    hash: GiftCardCodeHash
    """What is kept of the code."""


class GiftCardPresentedNothing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="nothing"):
    """Nothing does. Ids are not secrets: the card's id alone spends nothing."""


class GiftCardPresentedPlatform(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="platform"):
    """The platform's people or workers spend it for a buyer whom they know."""


class GiftCardRequestExpire(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="expire"):
    """Let it lapse, once its time has come."""


class GiftCardRequestFreeze(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="freeze"):
    """Forbid its use."""
    reason: str
    """Why."""


class GiftCardRequestIssue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="issue"):
    """Issue the card."""
    currency: Currency
    """Its currency."""
    amount: Amount
    """What it holds, in minor units."""
    funding: GiftCardFunding
    """Who paid for it."""
    expires_at: Optional[Timestamp] = None
    """When it lapses; never where there is none."""
    code: Optional[GiftCardCodeHash] = None
    """What is kept of the code that spends it, so that no request holds a code; without one only the platform spends
    it.
    """


class GiftCardRequestRedeem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="redeem"):
    """Take money off it for an order."""
    order: OrderId
    """The order."""
    amount: Amount
    """How much, in minor units."""


class GiftCardRequestRestore(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="restore"):
    """Put money back on it from an order. It names what is left, so that a refund told twice is given back once."""
    order: OrderId
    """The order."""
    left: Amount
    """What the order still has of it afterwards, in minor units; zero where it was let go."""


class GiftCardRequestThaw(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="thaw"):
    """Permit its use again."""


class GoodsLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units of one offer."""
    id: LineId
    """The line."""
    vendor: VendorId
    """Who sells it."""
    offer: OfferId
    """What is sold."""
    category: Optional[Category] = None
    """What kind of goods it is."""
    unit_price: Amount
    """The price of one unit, in minor units."""
    quantity: int
    """How many units."""
    prices: PriceBasis
    """Whether the price has its tax inside."""
    taxes: Optional[Sequence[TaxRateInput]] = None
    """Its taxes; none for goods without."""


class Health(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the doctor found."""
    findings: Sequence[DoctorFinding]
    """Nothing, where all is well."""


class HistoryOfActor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="of", tag="actor"):
    """What one actor did."""
    id: str
    """Who."""


class HistoryOfKey(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="of", tag="key"):
    """One aggregate's."""
    id: str
    """Of which aggregate."""


class HistoryOfOrder(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="of", tag="order"):
    """An order's, and all that belongs to it."""
    id: str
    """Of which order."""


class HistoryOfVendor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="of", tag="vendor"):
    """A vendor's, and all that concerns it."""
    id: str
    """Of which vendor."""


class InspectedLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an inspection found of a line."""
    line: LineId
    """The line."""
    accepted: int
    """How many units are accepted: these are refunded."""
    disposition: ReturnDisposition
    """What becomes of them."""


class InvoiceAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class InvoiceBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document."""
    id: InvoiceId
    """The document."""
    entity: LegalEntity
    """Who issues it."""
    kind: DocumentKind
    """What it says."""
    serial: int
    """Its number among those of its legal entity and kind, from 1."""
    vendor: VendorId
    """Whom it is for."""
    currency: Currency
    """Its one currency."""
    from_: Optional[Timestamp] = msgspec.field(name="from")
    """Until when the one before it reached; none where it is the first."""
    until: Timestamp
    """Until when it reaches, that moment not included."""
    through: int
    """How many events of the vendor it and those before it have looked at."""
    fees: InvoiceFees
    """Fees and their VAT."""
    net: Amount
    """The fees without VAT, in minor units."""
    vat: Amount
    """The VAT, in minor units."""
    gross: Amount
    """Both, in minor units."""


class InvoiceBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document."""
    id: InvoiceId
    """The document."""
    entity: LegalEntity
    """Who issues it."""
    kind: DocumentKind
    """What it says."""
    serial: int
    """Its number among those of its legal entity and kind, from 1."""
    vendor: VendorId
    """Whom it is for."""
    currency: Currency
    """Its one currency."""
    from_: Optional[Timestamp] = msgspec.field(default=None, name="from")
    """Until when the one before it reached; none where it is the first."""
    until: Timestamp
    """Until when it reaches, that moment not included."""
    through: int
    """How many events of the vendor it and those before it have looked at."""
    fees: InvoiceFees
    """Fees and their VAT."""
    net: Amount
    """The fees without VAT, in minor units."""
    vat: Amount
    """The VAT, in minor units."""
    gross: Amount
    """Both, in minor units."""


class InvoiceDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[InvoiceEvent]
    """What happens."""
    state: Invoice
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class InvoiceEventIssued(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="issued"):
    """It was issued."""
    book: InvoiceBook
    """The document."""
    at: Timestamp
    """When."""


class InvoiceEventIssuedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="issued"):
    """It was issued."""
    book: InvoiceBookInput
    """The document."""
    at: Timestamp
    """When."""


class InvoiceFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: InvoiceId
    """The document, where it is being issued."""
    serial: int
    """The next number of the legal entity and kind."""
    from_: Optional[Timestamp] = msgspec.field(default=None, name="from")
    """Until when the last document of this kind, vendor and currency reached."""
    through: int
    """How many events of the vendor were looked at."""
    fees: Optional[InvoiceFees] = None
    """What they come to."""


class InvoiceFee(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The fees of one place in the stack, to one payee."""
    slot: Slot
    """Their place in the stack."""
    payee: FeePayee
    """To whom they go."""
    amount: Amount
    """How much, without VAT, in minor units."""


class InvoiceFeeTax(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The VAT on the fees of one place in the stack, in one jurisdiction."""
    slot: Slot
    """The place in the stack of the fees that it is on."""
    jurisdiction: Jurisdiction
    """Where it is owed."""
    amount: Amount
    """How much, in minor units."""


class InvoiceFees(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Fees with the VAT on them."""
    fees: Sequence[InvoiceFee]
    """By place in the stack and payee, in that order; none of zero."""
    vat: Sequence[InvoiceFeeTax]
    """By place in the stack and jurisdiction, in that order; none of zero."""


class InvoiceIssued(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="issued"):
    """It was issued, and stays as it is."""
    id: InvoiceId
    """The document."""
    entity: LegalEntity
    """Who issues it."""
    kind: DocumentKind
    """What it says."""
    serial: int
    """Its number among those of its legal entity and kind, from 1."""
    vendor: VendorId
    """Whom it is for."""
    currency: Currency
    """Its one currency."""
    from_: Optional[Timestamp] = msgspec.field(name="from")
    """Until when the one before it reached; none where it is the first."""
    until: Timestamp
    """Until when it reaches, that moment not included."""
    through: int
    """How many events of the vendor it and those before it have looked at."""
    fees: InvoiceFees
    """Fees and their VAT."""
    net: Amount
    """The fees without VAT, in minor units."""
    vat: Amount
    """The VAT, in minor units."""
    gross: Amount
    """Both, in minor units."""


class InvoiceMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: InvoiceId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class InvoiceRequestIssue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="issue"):
    """Write down what a vendor was charged, or got back, since the last document of this kind."""
    entity: LegalEntity
    """Who issues it."""
    kind: DocumentKind
    """What it says."""
    vendor: VendorId
    """Whom it is for."""
    currency: Currency
    """In which currency."""
    until: Timestamp
    """Until when it reaches, that moment not included: the end of a period that is over."""


class Journal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Entries of one operation in one currency whose debits equal their credits.

    The operation's id makes each entry's id: posting the same operation twice is the same entry, once.
    """
    purpose: LedgerPurpose
    """Why a journal is posted. An account takes only the purposes that its row of the table names."""
    operation: AnyId
    """The operation's id."""
    currency: Currency
    """The currency of all its amounts."""
    entries: Sequence[JournalEntry]
    """The entries."""


class JournalEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One side of a posting. The amount is more than zero; the side says which way it goes."""
    account: LedgerAccount
    """What is posted to."""
    side: LedgerSide
    """Debit or credit."""
    amount: Amount
    """How much, in minor units."""
    line: Optional[LineId] = None
    """The line that it is about, where it is about one."""


class JournalInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Entries of one operation in one currency whose debits equal their credits.

    The operation's id makes each entry's id: posting the same operation twice is the same entry, once.
    """
    purpose: LedgerPurpose
    """Why a journal is posted. An account takes only the purposes that its row of the table names."""
    operation: AnyId
    """The operation's id."""
    currency: Currency
    """The currency of all its amounts."""
    entries: Sequence[JournalEntry]
    """The entries."""


class KnownOperation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is posted of an operation at a gateway. Amounts are in minor units, and above zero where the balance grew."""
    operation: AnyId
    """The operation."""
    kind: ReportKind
    """What it does to the balance."""
    gross: Amount
    """What is posted of it before fees."""
    fee: Amount
    """The fee that is posted."""
    currency: Currency
    """The currency of both."""
    at: Timestamp
    """When it was posted."""


class LineMove(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One move of a line: what it is afterwards, and what each party puts in or gets in a capture, or gets back or
    gives back in a reversal.
    """
    line: LineId
    """The line."""
    to: LineProgress
    """Its progress after the move."""
    sources: Sequence[MoneySourceShare]
    """What each source puts in (a capture) or gets back (a reversal); zero shares are left out."""
    uses: Sequence[MoneyUseShare]
    """What each use gets (a capture) or gives back (a reversal); zero shares are left out."""
    voided: Optional[Sequence[MoneySourceShare]] = None
    """What of each source was undone before it was captured: nothing is posted, but the buyer is never asked for it."""


class LineProgress(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How far a line has come. Every number only grows."""
    captured: Amount
    """What was captured and posted, in minor units of the line's total."""
    voided: Amount
    """What was undone before it was captured, in minor units of the line's total."""
    reversed: Amount
    """What was undone after it was captured, and posted back, in minor units of the line's total."""


class LineRoute(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one line is served."""
    line: LineId
    """The line."""
    assignments: Sequence[RouteAssignment]
    """From where, best first."""
    verdicts: Sequence[RouteVerdict]
    """What became of each candidate, best first."""


class LineTotal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units of a line from the beginning, those of before with them: what is said twice counts once."""
    line: LineId
    """The line."""
    location: Optional[LocationId] = None
    """Which place; over all of them where none is named."""
    units: int
    """How many units in all: of that place, or over all of them."""


class LineUnits(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units of a line."""
    line: LineId
    """The line."""
    units: int
    """How many units."""


class ListByAll(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="all"):
    """Everything."""


class ListByBuyer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="buyer"):
    """A buyer's."""
    value: Buyer
    """Which."""


class ListByCategory(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="category"):
    """Offers of a category."""
    value: Category
    """Which."""


class ListByNumber(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="number"):
    """The one with this number."""
    value: str
    """The number."""


class ListByOffer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="offer"):
    """The places that have an offer."""
    value: OfferId
    """Which."""


class ListByOrder(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="order"):
    """What belongs to an order."""
    value: OrderId
    """Which."""


class ListByPayment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="payment"):
    """What is about a payment."""
    value: PaymentId
    """Which."""


class ListByProduct(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="product"):
    """Every vendor's offers of a product."""
    value: ProductId
    """Which."""


class ListByState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="state"):
    """Those in a state, by its name."""
    value: str
    """The state's name."""


class ListByVendor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="vendor"):
    """A vendor's."""
    value: VendorId
    """Which."""


class ListByVendorOrder(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="vendor_order"):
    """What belongs to a vendor order."""
    value: VendorOrderId
    """Which."""


class LookUp(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which operation is looked up."""
    operation: AnyId
    """The id under which the gateway was asked."""


class MarketplaceAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class MarketplaceBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a marketplace remembers."""
    id: MarketplaceId
    """The marketplace."""
    settings: Settings
    """What its operator decided."""
    staff: Sequence[StaffMember]
    """Its operator's people; whoever founded it is the first owner."""
    books_locked: Optional[Timestamp] = None
    """Until when its books are closed, that moment not included: what they say of the time before does not change any
    more.
    """


class MarketplaceBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a marketplace remembers."""
    id: MarketplaceId
    """The marketplace."""
    settings: SettingsInput
    """What its operator decided."""
    staff: Sequence[StaffMember]
    """Its operator's people; whoever founded it is the first owner."""
    books_locked: Optional[Timestamp] = None
    """Until when its books are closed, that moment not included: what they say of the time before does not change any
    more.
    """


class MarketplaceClosed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="closed"):
    """It is over; its books can be read."""
    id: MarketplaceId
    """The marketplace."""
    settings: Settings
    """What its operator decided."""
    staff: Sequence[StaffMember]
    """Its operator's people; whoever founded it is the first owner."""
    books_locked: Optional[Timestamp] = None
    """Until when its books are closed, that moment not included: what they say of the time before does not change any
    more.
    """


class MarketplaceDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[MarketplaceEvent]
    """What happens."""
    state: Marketplace
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class MarketplaceEventBooksLocked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="books_locked"):
    """The books of a period were closed."""
    until: Timestamp
    """Until when, that moment not included."""
    at: Timestamp
    """When."""


class MarketplaceEventClosed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="closed"):
    """It is over."""
    at: Timestamp
    """When."""


class MarketplaceEventConfigured(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="configured"):
    """Its settings changed."""
    settings: Settings
    """The new settings."""
    at: Timestamp
    """When."""


class MarketplaceEventConfiguredInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="configured"):
    """Its settings changed."""
    settings: SettingsInput
    """The new settings."""
    at: Timestamp
    """When."""


class MarketplaceEventCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was founded."""
    book: MarketplaceBook
    """The marketplace as it begins."""
    at: Timestamp
    """When."""


class MarketplaceEventCreatedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was founded."""
    book: MarketplaceBookInput
    """The marketplace as it begins."""
    at: Timestamp
    """When."""


class MarketplaceEventPaused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="paused"):
    """It takes no new orders."""
    at: Timestamp
    """When."""


class MarketplaceEventReopened(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="reopened"):
    """It takes orders again."""
    at: Timestamp
    """When."""


class MarketplaceEventStaffRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="staff_removed"):
    """One of the platform's people left."""
    user: UserId
    """Who."""
    at: Timestamp
    """When."""


class MarketplaceEventStaffSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="staff_set"):
    """One of the platform's people came, or has another role."""
    member: StaffMember
    """Who, in which capacity."""
    at: Timestamp
    """When."""


class MarketplaceFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: MarketplaceId
    """The marketplace, where it is being founded."""
    user: UserId
    """Who asks."""
    orders_open: int
    """How many orders are not done."""
    default_plan: PlanForce
    """Whether the default plan that the request names is in force."""


class MarketplaceOpen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="open"):
    """Buyers may order."""
    id: MarketplaceId
    """The marketplace."""
    settings: Settings
    """What its operator decided."""
    staff: Sequence[StaffMember]
    """Its operator's people; whoever founded it is the first owner."""
    books_locked: Optional[Timestamp] = None
    """Until when its books are closed, that moment not included: what they say of the time before does not change any
    more.
    """


class MarketplacePaused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="paused"):
    """Nothing new is ordered; what was ordered goes on."""
    id: MarketplaceId
    """The marketplace."""
    settings: Settings
    """What its operator decided."""
    staff: Sequence[StaffMember]
    """Its operator's people; whoever founded it is the first owner."""
    books_locked: Optional[Timestamp] = None
    """Until when its books are closed, that moment not included: what they say of the time before does not change any
    more.
    """


class MarketplaceRequestClose(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="close"):
    """End it."""


class MarketplaceRequestConfigure(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="configure"):
    """Decide otherwise. Placed orders are not touched."""
    settings: SettingsInput
    """The new settings."""


class MarketplaceRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Found it."""
    settings: SettingsInput
    """What its operator decides."""


class MarketplaceRequestLockBooks(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="lock_books"):
    """Close the books of a period that is over: nothing is posted to them any more."""
    until: Timestamp
    """Until when, that moment not included."""


class MarketplaceRequestPause(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="pause"):
    """Take no new orders for now."""


class MarketplaceRequestRemoveStaff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="remove_staff"):
    """Take one of the platform's people out."""
    user: UserId
    """Who."""


class MarketplaceRequestReopen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="reopen"):
    """Take orders again."""


class MarketplaceRequestSetStaff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="set_staff"):
    """Add one of the platform's people, or give one another role."""
    user: UserId
    """Who."""
    role: StaffRole
    """In which capacity."""


class MethodKindAsynchronous(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="asynchronous"):
    """Asked for now and paid later, or never: boleto, bank transfer."""


class MethodKindAuthorizeAndCapture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="authorize_and_capture"):
    """Held first and taken later: cards."""


class MethodKindReceivable(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="receivable"):
    """Nobody is asked: an invoice, or cash on delivery. The buyer owes until someone collects."""
    collector: PaymentCollector
    """Who collects."""


class MethodKindSale(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="sale"):
    """Taken at once."""


class MethodTerms(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A payment method, frozen with each payment. Durations are in milliseconds."""
    method: Method
    """Its name in this marketplace."""
    kind: MethodKind
    """How its money comes."""
    captures: PaymentCaptures
    """How often it can be captured."""
    capture_within_ms: Optional[int]
    """How long after the authorization it can be captured."""
    refund_within_ms: Optional[int]
    """How long after the capture it can be refunded."""
    pay_within_ms: Optional[int]
    """How long the buyer has to pay, where the money comes later."""


class MethodTermsInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A payment method, frozen with each payment. Durations are in milliseconds."""
    method: Method
    """Its name in this marketplace."""
    kind: MethodKind
    """How its money comes."""
    captures: Optional[PaymentCaptures] = None
    """How often it can be captured."""
    capture_within_ms: Optional[int] = None
    """How long after the authorization it can be captured."""
    refund_within_ms: Optional[int] = None
    """How long after the capture it can be refunded."""
    pay_within_ms: Optional[int] = None
    """How long the buyer has to pay, where the money comes later."""


class MoneySourceGiftCard(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="source", tag="gift_card"):
    """The buyer, with a gift card."""
    gift_card: GiftCardId
    """The card."""


class MoneySourcePayment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="source", tag="payment"):
    """The buyer, through a payment."""
    payment: PaymentId
    """The payment."""


class MoneySourcePlatform(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="source", tag="platform"):
    """The platform, which funds a discount."""


class MoneySourceShareGiftCard(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="source", tag="gift_card"):
    """The buyer, with a gift card."""
    gift_card: GiftCardId
    """The card."""
    amount: Amount
    """How much, in minor units."""


class MoneySourceSharePayment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="source", tag="payment"):
    """The buyer, through a payment."""
    payment: PaymentId
    """The payment."""
    amount: Amount
    """How much, in minor units."""


class MoneySourceSharePlatform(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="source", tag="platform"):
    """The platform, which funds a discount."""
    amount: Amount
    """How much, in minor units."""


class MoneySourceShareStoreCredit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="source", tag="store_credit"):
    """The buyer, with store credit."""
    customer: CustomerId
    """Whose credit."""
    amount: Amount
    """How much, in minor units."""


class MoneySourceShareVendor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="source", tag="vendor"):
    """The vendor, which funds a discount on what the platform sells: delivery, where the platform sells it."""
    vendor: VendorId
    """The vendor."""
    amount: Amount
    """How much, in minor units."""


class MoneySourceStoreCredit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="source", tag="store_credit"):
    """The buyer, with store credit."""
    customer: CustomerId
    """Whose credit."""


class MoneySourceVendor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="source", tag="vendor"):
    """The vendor, which funds a discount on what the platform sells: delivery, where the platform sells it."""
    vendor: VendorId
    """The vendor."""


class MoneyUseShareFee(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="fee"):
    """A fee that the vendor bears."""
    slot: Slot
    """Its place in the stack."""
    payee: FeePayee
    """To whom."""
    amount: Amount
    """How much, in minor units."""


class MoneyUseShareFeeVat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="fee_vat"):
    """VAT on a fee."""
    slot: Slot
    """The fee's place in the stack."""
    jurisdiction: Jurisdiction
    """Where it is owed."""
    amount: Amount
    """How much, in minor units."""


class MoneyUseSharePlatform(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="platform"):
    """The platform's own: delivery that it sells, a buyer fee."""
    amount: Amount
    """How much, in minor units."""


class MoneyUseShareTax(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="tax"):
    """A tax on the line that the platform remits."""
    jurisdiction: Jurisdiction
    """Where it is owed."""
    rate: Rate
    """At which rate."""
    amount: Amount
    """How much, in minor units."""


class MoneyUseShareVendor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="vendor"):
    """The vendor who sells the line."""
    vendor: VendorId
    """The vendor."""
    amount: Amount
    """How much, in minor units."""


class MoneyUseShareVendorTax(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="use", tag="vendor_tax"):
    """A tax on the line that its vendor remits: the vendor's money until then."""
    vendor: VendorId
    """The vendor."""
    jurisdiction: Jurisdiction
    """Where it is owed."""
    rate: Rate
    """At which rate."""
    amount: Amount
    """How much, in minor units."""


class NetTaxGross(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One cent's reason: which rule made which component of which line."""
    line: LineId
    """The line."""
    rule: AnyId
    """The rule: an offer, a promotion, a row of a tax or shipping table, a fee."""
    component: PriceComponent
    """What it made."""
    amount: Amount
    """How much, in minor units; discounts are below zero."""


class Notice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that a person should learn."""
    id: str
    """Its own, and the same whenever it is told again: the event's id and whom it is told to."""
    tenant: MarketplaceId
    """The marketplace."""
    about: str
    """What it is about, such as `order.placed`."""
    subject: str
    """The id of what it is about."""
    to: ContactId
    """Whom to tell: a contact record, never an address."""
    at: Timestamp
    """When it happened."""


class OfferAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class OfferActive(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="active"):
    """It may be bought."""
    id: OfferId
    """The offer."""
    vendor: VendorId
    """Whose it is."""
    product: ProductId
    """Of which product."""
    terms: OfferTerms
    """Under which terms."""


class OfferBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that an offer remembers."""
    id: OfferId
    """The offer."""
    vendor: VendorId
    """Whose it is."""
    product: ProductId
    """Of which product."""
    terms: OfferTerms
    """Under which terms."""


class OfferBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that an offer remembers."""
    id: OfferId
    """The offer."""
    vendor: VendorId
    """Whose it is."""
    product: ProductId
    """Of which product."""
    terms: OfferTermsInput
    """Under which terms."""


class OfferDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[OfferEvent]
    """What happens."""
    state: Offer
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class OfferDraft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="draft"):
    """Nobody sees it yet."""
    id: OfferId
    """The offer."""
    vendor: VendorId
    """Whose it is."""
    product: ProductId
    """Of which product."""
    terms: OfferTerms
    """Under which terms."""


class OfferEventChanged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="changed"):
    """Its terms changed."""
    terms: OfferTerms
    """The new terms."""
    at: Timestamp
    """When."""


class OfferEventChangedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="changed"):
    """Its terms changed."""
    terms: OfferTermsInput
    """The new terms."""
    at: Timestamp
    """When."""


class OfferEventCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was made."""
    book: OfferBook
    """The offer as it begins."""
    at: Timestamp
    """When."""


class OfferEventCreatedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was made."""
    book: OfferBookInput
    """The offer as it begins."""
    at: Timestamp
    """When."""


class OfferEventPaused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="paused"):
    """It is not sold for now."""
    at: Timestamp
    """When."""


class OfferEventPublished(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="published"):
    """It is sold."""
    at: Timestamp
    """When."""


class OfferEventRetired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="retired"):
    """It is never sold again."""
    at: Timestamp
    """When."""


class OfferFact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An offer as it stands now. Offers that may not be bought are left out."""
    offer: OfferId
    """The offer."""
    vendor: VendorId
    """Who sells it."""
    price: Amount
    """The price of a unit in the cart's currency, in minor units."""
    quantity_max: int
    """The most units of one order, whatever lines they are in."""


class OfferFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: OfferId
    """The offer, where it is being made."""
    vendor: VendorStanding
    """Whether the vendor may sell."""


class OfferMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: OfferId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class OfferPaused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="paused"):
    """It may not be bought for now."""
    id: OfferId
    """The offer."""
    vendor: VendorId
    """Whose it is."""
    product: ProductId
    """Of which product."""
    terms: OfferTerms
    """Under which terms."""


class OfferRequestChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="change"):
    """Change its terms. Carts are told what changed; orders are not touched."""
    terms: OfferTermsInput
    """The new terms."""


class OfferRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Offer a product."""
    vendor: VendorId
    """The vendor."""
    product: ProductId
    """The product."""
    terms: OfferTermsInput
    """The terms."""


class OfferRequestPause(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="pause"):
    """Do not sell it for now."""


class OfferRequestPublish(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="publish"):
    """Sell it."""


class OfferRequestRetire(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="retire"):
    """Never sell it again."""


class OfferRetired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="retired"):
    """It will not be bought again. Orders keep what they bought."""
    id: OfferId
    """The offer."""
    vendor: VendorId
    """Whose it is."""
    product: ProductId
    """Of which product."""
    terms: OfferTerms
    """Under which terms."""


class OfferTerms(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The terms of an offer. Prices are in minor units of their currency."""
    category: Optional[Category]
    """What kind of goods it is."""
    tax_class: TaxClass
    """How it is taxed."""
    weight: int
    """The weight of a unit, in grams."""
    prices_are: PriceBasis
    """Whether prices have their tax inside."""
    prices: Mapping[str, Amount]
    """The price of a unit in each currency that it is sold in."""
    quantity_max: int
    """The most units of one order."""


class OfferTermsInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The terms of an offer. Prices are in minor units of their currency."""
    category: Optional[Category] = None
    """What kind of goods it is."""
    tax_class: TaxClass
    """How it is taxed."""
    weight: int
    """The weight of a unit, in grams."""
    prices_are: PriceBasis
    """Whether prices have their tax inside."""
    prices: Mapping[str, Amount]
    """The price of a unit in each currency that it is sold in."""
    quantity_max: int
    """The most units of one order."""


class OnRefundKeep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="on_refund", tag="keep"):
    """The platform keeps it, and its VAT: it comes out of the vendor's share."""


class OnRefundReturn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="on_refund", tag="return"):
    """The platform gives it back. The default."""


class OnRefundReturnLess(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="on_refund", tag="return_less"):
    """The platform gives back all but a fixed part."""
    fixed: Amount
    """What it keeps of a line's fee when all of the line is undone, in minor units."""


class OrderAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class OrderAwaitingPayment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="awaiting_payment"):
    """Stock is held; the payment is not sure."""
    id: OrderId
    """The order."""
    number: str
    """What people call it: short, and not to be guessed."""
    cart: CartId
    """The cart that it comes from."""
    generation: int
    """Which checkout of that cart."""
    buyer: Buyer
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    policies: Policies
    """The policies that it was made under."""
    lines: Sequence[FrozenLine]
    """Its lines, frozen."""
    vendor_orders: Sequence[SplitVendorPart]
    """Its vendor orders."""
    platform_lines: Sequence[PlatformLine]
    """Lines of the platform's own."""
    gross: Amount
    """What the buyer pays, in minor units."""
    deliver_to: Optional[ContactId]
    """Where it is delivered to."""
    bill_to: Optional[ContactId]
    """Who gets the invoice."""
    hold_until: Timestamp
    """Until when stock is held for it."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on the platform's lines."""
    undone_by: Sequence[AnyId]
    """Refunds and disputes that were recorded on the platform's lines."""
    placed_at: Optional[Timestamp]
    """When it was placed."""
    taken_over: Optional[Sequence[TakenOver]] = None
    """Lines that took units of others over, in the order in which they did."""
    promotions: Optional[Sequence[PromotionUse]] = None
    """The promotions that it uses as long as it is live: neither released nor cancelled."""


class OrderBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that an order remembers."""
    id: OrderId
    """The order."""
    number: str
    """What people call it: short, and not to be guessed."""
    cart: CartId
    """The cart that it comes from."""
    generation: int
    """Which checkout of that cart."""
    buyer: Buyer
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    policies: Policies
    """The policies that it was made under."""
    lines: Sequence[FrozenLine]
    """Its lines, frozen."""
    vendor_orders: Sequence[SplitVendorPart]
    """Its vendor orders."""
    platform_lines: Sequence[PlatformLine]
    """Lines of the platform's own."""
    gross: Amount
    """What the buyer pays, in minor units."""
    deliver_to: Optional[ContactId]
    """Where it is delivered to."""
    bill_to: Optional[ContactId]
    """Who gets the invoice."""
    hold_until: Timestamp
    """Until when stock is held for it."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on the platform's lines."""
    undone_by: Sequence[AnyId]
    """Refunds and disputes that were recorded on the platform's lines."""
    placed_at: Optional[Timestamp]
    """When it was placed."""
    taken_over: Optional[Sequence[TakenOver]] = None
    """Lines that took units of others over, in the order in which they did."""
    promotions: Optional[Sequence[PromotionUse]] = None
    """The promotions that it uses as long as it is live: neither released nor cancelled."""


class OrderBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that an order remembers."""
    id: OrderId
    """The order."""
    number: str
    """What people call it: short, and not to be guessed."""
    cart: CartId
    """The cart that it comes from."""
    generation: int
    """Which checkout of that cart."""
    buyer: Buyer
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    policies: PoliciesInput
    """The policies that it was made under."""
    lines: Sequence[FrozenLineInput]
    """Its lines, frozen."""
    vendor_orders: Sequence[SplitVendorPart]
    """Its vendor orders."""
    platform_lines: Sequence[PlatformLine]
    """Lines of the platform's own."""
    gross: Amount
    """What the buyer pays, in minor units."""
    deliver_to: Optional[ContactId] = None
    """Where it is delivered to."""
    bill_to: Optional[ContactId] = None
    """Who gets the invoice."""
    hold_until: Timestamp
    """Until when stock is held for it."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on the platform's lines."""
    undone_by: Sequence[AnyId]
    """Refunds and disputes that were recorded on the platform's lines."""
    placed_at: Optional[Timestamp] = None
    """When it was placed."""
    taken_over: Optional[Sequence[TakenOver]] = None
    """Lines that took units of others over, in the order in which they did."""
    promotions: Optional[Sequence[PromotionUse]] = None
    """The promotions that it uses as long as it is live: neither released nor cancelled."""


class OrderCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="cancelled"):
    """Nothing of it is fulfilled."""
    id: OrderId
    """The order."""
    number: str
    """What people call it: short, and not to be guessed."""
    cart: CartId
    """The cart that it comes from."""
    generation: int
    """Which checkout of that cart."""
    buyer: Buyer
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    policies: Policies
    """The policies that it was made under."""
    lines: Sequence[FrozenLine]
    """Its lines, frozen."""
    vendor_orders: Sequence[SplitVendorPart]
    """Its vendor orders."""
    platform_lines: Sequence[PlatformLine]
    """Lines of the platform's own."""
    gross: Amount
    """What the buyer pays, in minor units."""
    deliver_to: Optional[ContactId]
    """Where it is delivered to."""
    bill_to: Optional[ContactId]
    """Who gets the invoice."""
    hold_until: Timestamp
    """Until when stock is held for it."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on the platform's lines."""
    undone_by: Sequence[AnyId]
    """Refunds and disputes that were recorded on the platform's lines."""
    placed_at: Optional[Timestamp]
    """When it was placed."""
    taken_over: Optional[Sequence[TakenOver]] = None
    """Lines that took units of others over, in the order in which they did."""
    promotions: Optional[Sequence[PromotionUse]] = None
    """The promotions that it uses as long as it is live: neither released nor cancelled."""


class OrderCompleted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="completed"):
    """Every vendor's part is done."""
    id: OrderId
    """The order."""
    number: str
    """What people call it: short, and not to be guessed."""
    cart: CartId
    """The cart that it comes from."""
    generation: int
    """Which checkout of that cart."""
    buyer: Buyer
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    policies: Policies
    """The policies that it was made under."""
    lines: Sequence[FrozenLine]
    """Its lines, frozen."""
    vendor_orders: Sequence[SplitVendorPart]
    """Its vendor orders."""
    platform_lines: Sequence[PlatformLine]
    """Lines of the platform's own."""
    gross: Amount
    """What the buyer pays, in minor units."""
    deliver_to: Optional[ContactId]
    """Where it is delivered to."""
    bill_to: Optional[ContactId]
    """Who gets the invoice."""
    hold_until: Timestamp
    """Until when stock is held for it."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on the platform's lines."""
    undone_by: Sequence[AnyId]
    """Refunds and disputes that were recorded on the platform's lines."""
    placed_at: Optional[Timestamp]
    """When it was placed."""
    taken_over: Optional[Sequence[TakenOver]] = None
    """Lines that took units of others over, in the order in which they did."""
    promotions: Optional[Sequence[PromotionUse]] = None
    """The promotions that it uses as long as it is live: neither released nor cancelled."""


class OrderDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[OrderEvent]
    """What happens."""
    state: Order
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class OrderEventCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="cancelled"):
    """Nobody fulfils it."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class OrderEventCaptureRecorded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="capture_recorded"):
    """A capture was recorded on the platform's own lines."""
    capture: CaptureId
    """The capture."""
    moves: Sequence[LineMove]
    """What it moves."""
    at: Timestamp
    """When."""


class OrderEventCheckedOut(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="checked_out"):
    """It was made."""
    book: OrderBook
    """The order as it begins."""
    at: Timestamp
    """When."""


class OrderEventCheckedOutInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="checked_out"):
    """It was made."""
    book: OrderBookInput
    """The order as it begins."""
    at: Timestamp
    """When."""


class OrderEventCompleted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="completed"):
    """Every vendor's part is done."""
    at: Timestamp
    """When."""


class OrderEventContactsEdited(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="contacts_edited"):
    """It is delivered or billed to someone else."""
    deliver_to: Optional[ContactId]
    """Where it is delivered to."""
    bill_to: Optional[ContactId]
    """Who gets the invoice."""
    at: Timestamp
    """When."""


class OrderEventContactsEditedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="contacts_edited"):
    """It is delivered or billed to someone else."""
    deliver_to: Optional[ContactId] = None
    """Where it is delivered to."""
    bill_to: Optional[ContactId] = None
    """Who gets the invoice."""
    at: Timestamp
    """When."""


class OrderEventLineAttached(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="line_attached"):
    """A re-route's line is held."""
    line: FrozenLine
    """The line."""
    vendor_order: VendorOrderId
    """The vendor order that it goes to."""
    vendor: VendorId
    """Its vendor."""
    totals: VendorTotals
    """What the vendor order comes to with it."""
    instead_of: LineId
    """The line whose units it takes over."""
    captured: Amount
    """What of it was captured already, in minor units."""
    at: Timestamp
    """When."""


class OrderEventLineAttachedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="line_attached"):
    """A re-route's line is held."""
    line: FrozenLineInput
    """The line."""
    vendor_order: VendorOrderId
    """The vendor order that it goes to."""
    vendor: VendorId
    """Its vendor."""
    totals: VendorTotals
    """What the vendor order comes to with it."""
    instead_of: LineId
    """The line whose units it takes over."""
    captured: Amount
    """What of it was captured already, in minor units."""
    at: Timestamp
    """When."""


class OrderEventPlaced(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="placed"):
    """It is agreed."""
    at: Timestamp
    """When."""


class OrderEventReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="released"):
    """Its hold ended without money."""
    at: Timestamp
    """When."""


class OrderEventReversed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="reversed"):
    """The platform's own lines were undone."""
    cause: AnyId
    """The refund or dispute."""
    moves: Sequence[LineMove]
    """What it moves."""
    at: Timestamp
    """When."""


class OrderEventRevived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="revived"):
    """Money came late, and stock was there."""
    at: Timestamp
    """When."""


class OrderFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: OrderId
    """The order, where it is being made."""
    number: str
    """A fresh number for people: unguessable, without look-alike letters."""
    buyer: Buyer
    """Whose cart it is."""
    policies: Optional[PoliciesInput] = None
    """The policies of the marketplace."""
    split: Optional[Split] = None
    """The cart's quote, split."""
    promotions: Optional[Sequence[PromotionUse]] = None
    """The promotions that took something off in the quote, each once, as `open_to` says it."""
    payable: Payable
    """Whether it can be placed at once."""
    hold_until: Timestamp
    """Until when stock is held."""
    stock: StockAnswer
    """Whether a released order's stock could be held again."""
    vendor_orders_open: int
    """How many vendor orders are neither completed nor cancelled."""
    vendor_orders_shipped: int
    """How many vendor orders have shipped something."""


class OrderLineView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of an order, as its buyer sees it. Amounts are in minor units."""
    id: LineId
    """The line."""
    kind: LineKind
    """What it is for."""
    quantity: int
    """How many units."""
    gross: Amount
    """What the buyer pays for it."""
    instead_of: Optional[LineId]
    """The line whose units it took over, and what it pays with them; none where the buyer ordered it so."""


class OrderMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: OrderId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class OrderPlaced(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="placed"):
    """It is agreed: vendors fulfil it."""
    id: OrderId
    """The order."""
    number: str
    """What people call it: short, and not to be guessed."""
    cart: CartId
    """The cart that it comes from."""
    generation: int
    """Which checkout of that cart."""
    buyer: Buyer
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    policies: Policies
    """The policies that it was made under."""
    lines: Sequence[FrozenLine]
    """Its lines, frozen."""
    vendor_orders: Sequence[SplitVendorPart]
    """Its vendor orders."""
    platform_lines: Sequence[PlatformLine]
    """Lines of the platform's own."""
    gross: Amount
    """What the buyer pays, in minor units."""
    deliver_to: Optional[ContactId]
    """Where it is delivered to."""
    bill_to: Optional[ContactId]
    """Who gets the invoice."""
    hold_until: Timestamp
    """Until when stock is held for it."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on the platform's lines."""
    undone_by: Sequence[AnyId]
    """Refunds and disputes that were recorded on the platform's lines."""
    placed_at: Optional[Timestamp]
    """When it was placed."""
    taken_over: Optional[Sequence[TakenOver]] = None
    """Lines that took units of others over, in the order in which they did."""
    promotions: Optional[Sequence[PromotionUse]] = None
    """The promotions that it uses as long as it is live: neither released nor cancelled."""


class OrderReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="released"):
    """Its hold ended without money; its stock is free again."""
    id: OrderId
    """The order."""
    number: str
    """What people call it: short, and not to be guessed."""
    cart: CartId
    """The cart that it comes from."""
    generation: int
    """Which checkout of that cart."""
    buyer: Buyer
    """Whose it is."""
    currency: Currency
    """Its one currency."""
    policies: Policies
    """The policies that it was made under."""
    lines: Sequence[FrozenLine]
    """Its lines, frozen."""
    vendor_orders: Sequence[SplitVendorPart]
    """Its vendor orders."""
    platform_lines: Sequence[PlatformLine]
    """Lines of the platform's own."""
    gross: Amount
    """What the buyer pays, in minor units."""
    deliver_to: Optional[ContactId]
    """Where it is delivered to."""
    bill_to: Optional[ContactId]
    """Who gets the invoice."""
    hold_until: Timestamp
    """Until when stock is held for it."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on the platform's lines."""
    undone_by: Sequence[AnyId]
    """Refunds and disputes that were recorded on the platform's lines."""
    placed_at: Optional[Timestamp]
    """When it was placed."""
    taken_over: Optional[Sequence[TakenOver]] = None
    """Lines that took units of others over, in the order in which they did."""
    promotions: Optional[Sequence[PromotionUse]] = None
    """The promotions that it uses as long as it is live: neither released nor cancelled."""


class OrderRequestAttachLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="attach_line"):
    """Hold the frozen line that a re-route made."""
    line: FrozenLineInput
    """The line."""
    vendor_order: VendorOrderId
    """The vendor order that it goes to."""
    vendor: VendorId
    """Its vendor."""
    totals: VendorTotals
    """What it comes to for its vendor."""
    instead_of: LineId
    """The line whose units it takes over."""
    captured: Amount
    """What of it is captured already, in minor units."""


class OrderRequestCancel(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="cancel"):
    """Nobody fulfils it."""
    reason: str
    """Why."""


class OrderRequestCheckOut(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="check_out"):
    """Make an order of a cart."""
    cart: CartId
    """The cart."""
    generation: int
    """Which checkout of that cart."""
    deliver_to: Optional[ContactId] = None
    """Where it is delivered to."""
    bill_to: Optional[ContactId] = None
    """Who gets the invoice."""


class OrderRequestComplete(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="complete"):
    """Every vendor's part is done."""


class OrderRequestConfirmPayment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="confirm_payment"):
    """The money is sure: place it."""


class OrderRequestEditContacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="edit_contacts"):
    """Deliver or bill to someone else."""
    deliver_to: Optional[ContactId] = None
    """Where it is delivered to."""
    bill_to: Optional[ContactId] = None
    """Who gets the invoice."""


class OrderRequestRecordCapture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="record_capture"):
    """Record a capture of the payment on the platform's own lines."""
    capture: CaptureId
    """The capture."""


class OrderRequestRelease(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="release"):
    """The hold is over."""


class OrderRequestReverse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="reverse"):
    """Undo the platform's own lines for a refund or a dispute."""
    cause: AnyId
    """The refund or dispute: the id of the ledger entries."""


class OrderRequestRevive(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="revive"):
    """Money came after the hold was over: place all of it after all."""


class OrderView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An order. Amounts are in minor units."""
    id: OrderId
    """The order."""
    number: str
    """The number that people know it by."""
    state: str
    """What has become of it: `placed`, `completed`, .."""
    currency: Currency
    """Its currency."""
    gross: Amount
    """What the buyer pays."""
    lines: Sequence[OrderLineView]
    """Its lines."""
    vendor_orders: Sequence[VendorOrderId]
    """Each vendor's part."""
    deliver_to: Optional[ContactId]
    """Where it is delivered to."""
    placed_at: Optional[Timestamp]
    """When it was placed."""


class Ownership(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whose a thing is. A vendor order is both a vendor's and a buyer's."""
    tenant: MarketplaceId
    """The marketplace it is in."""
    vendor: Optional[VendorId] = None
    """The vendor whose it is."""
    buyer: Optional[Buyer] = None
    """The buyer whose it is."""


class PaidFromBank(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="from", tag="bank"):
    """The platform's bank: a person says that it was paid."""


class PaidFromGateway(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="from", tag="gateway"):
    """What a gateway holds for the platform: the gateway is asked to pay it."""
    gateway: Gateway
    """Which."""


class Parcel(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A parcel, with what is in it."""
    id: ParcelId
    """The parcel."""
    lines: Sequence[LineUnits]
    """Which units."""
    tracking: Optional[str]
    """Who carries it, and the carrier's number for it."""
    shipped_at: Timestamp
    """When it was sent."""
    delivered_at: Optional[Timestamp]
    """When it arrived."""


class ParcelInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A parcel, with what is in it."""
    id: ParcelId
    """The parcel."""
    lines: Sequence[LineUnits]
    """Which units."""
    tracking: Optional[str] = None
    """Who carries it, and the carrier's number for it."""
    shipped_at: Timestamp
    """When it was sent."""
    delivered_at: Optional[Timestamp] = None
    """When it arrived."""


class ParseInputAccount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="account"):
    """An account of the ledger."""
    of: str
    """What is to be read."""


class ParseInputAmount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="amount"):
    """An amount in minor units."""
    of: int
    """What is to be read."""


class ParseInputCategory(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="category"):
    """A category of goods."""
    of: str
    """What is to be read."""


class ParseInputCurrency(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="currency"):
    """A currency."""
    of: str
    """What is to be read."""


class ParseInputGateway(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="gateway"):
    """The name of a gateway."""
    of: str
    """What is to be read."""


class ParseInputGuestToken(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="guest_token"):
    """The token of a guest's cart."""
    of: str
    """What is to be read."""


class ParseInputId(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="id"):
    """An id of any kind."""
    of: str
    """What is to be read."""


class ParseInputOrderId(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="order_id"):
    """An order's id."""
    of: str
    """What is to be read."""


class ParseInputRate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="rate"):
    """A rate."""
    of: str
    """What is to be read."""


class ParseInputTime(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="kind", tag="time"):
    """A moment."""
    of: str
    """What is to be read."""


class ParsedCurrency(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A currency, and how many decimals of it a minor unit is."""
    code: Currency
    """Its code."""
    exponent: int
    """Two for EUR, none for JPY."""


class PaymentAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """Not asked for."""


class PaymentAttempt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One attempt to authorize. Its id is the gateway's key, so an old decline is never replayed to a new try."""
    id: AttemptId
    """The attempt."""
    status: PaymentAttemptStatus
    """What became of it."""
    amount: Optional[Amount] = None
    """How much it asks for, in minor units; none where it is what the payment is for."""


class PaymentAttemptOutcomeAuthorized(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="outcome", tag="authorized"):
    """The money is held."""


class PaymentAttemptOutcomeDeclined(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="outcome", tag="declined"):
    """The gateway said no."""
    reason: str
    """Its reason, as a code."""


class PaymentAttemptOutcomeNeedsAction(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="outcome", tag="needs_action"):
    """The buyer must do something first."""


class PaymentAttemptOutcomePaid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="outcome", tag="paid"):
    """The money is taken: a sale, a boleto that was paid."""
    fee: Optional[Amount] = None
    """What the gateway kept as its fee, in minor units."""


class PaymentAttemptOutcomeUnknown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="outcome", tag="unknown"):
    """No answer, or one that says nothing: look up by the attempt's id."""


class PaymentAuthorized(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="authorized"):
    """The buyer's money is held, or owed on an invoice; nothing is taken."""
    id: PaymentId
    """The payment."""
    order: OrderId
    """The order that it is for."""
    currency: Currency
    """Its one currency."""
    amount: Amount
    """What is asked for, in minor units."""
    gateway: Gateway
    """Where it is asked for; refunds go there too."""
    terms: MethodTerms
    """What its method can do."""
    attempts: Sequence[PaymentAttempt]
    """Attempts, oldest first."""
    operations: Sequence[PaymentOperation]
    """Captures, voids and refunds, oldest first."""
    disputed: Sequence[PaymentDisputed]
    """What is or was held on disputes."""
    begun: Optional[Sequence[PaymentBegun]] = None
    """Since when what has no final answer is on record."""
    came_back: Optional[Sequence[AnyId]] = None
    """Refunds that came back after they were paid: that they were paid is old news."""
    declined: Optional[Sequence[AnyId]] = None
    """Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they
    were to move is still to be moved.
    """
    let_go: Optional[Amount] = None
    """What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not."""
    capture_by: Optional[Timestamp]
    """When it must be captured."""
    pay_by: Optional[Timestamp]
    """When the buyer must have paid."""
    captured_at: Optional[Timestamp]
    """When it was first captured."""
    collected: Amount
    """What of a receivable was collected, in minor units."""


class PaymentBegun(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that a gateway was, or may have been, asked for, and since when it is on record."""
    id: AnyId
    """The attempt or operation."""
    at: Timestamp
    """Since when."""


class PaymentBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a payment remembers."""
    id: PaymentId
    """The payment."""
    order: OrderId
    """The order that it is for."""
    currency: Currency
    """Its one currency."""
    amount: Amount
    """What is asked for, in minor units."""
    gateway: Gateway
    """Where it is asked for; refunds go there too."""
    terms: MethodTerms
    """What its method can do."""
    attempts: Sequence[PaymentAttempt]
    """Attempts, oldest first."""
    operations: Sequence[PaymentOperation]
    """Captures, voids and refunds, oldest first."""
    disputed: Sequence[PaymentDisputed]
    """What is or was held on disputes."""
    begun: Optional[Sequence[PaymentBegun]] = None
    """Since when what has no final answer is on record."""
    came_back: Optional[Sequence[AnyId]] = None
    """Refunds that came back after they were paid: that they were paid is old news."""
    declined: Optional[Sequence[AnyId]] = None
    """Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they
    were to move is still to be moved.
    """
    let_go: Optional[Amount] = None
    """What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not."""
    capture_by: Optional[Timestamp]
    """When it must be captured."""
    pay_by: Optional[Timestamp]
    """When the buyer must have paid."""
    captured_at: Optional[Timestamp]
    """When it was first captured."""
    collected: Amount
    """What of a receivable was collected, in minor units."""


class PaymentBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a payment remembers."""
    id: PaymentId
    """The payment."""
    order: OrderId
    """The order that it is for."""
    currency: Currency
    """Its one currency."""
    amount: Amount
    """What is asked for, in minor units."""
    gateway: Gateway
    """Where it is asked for; refunds go there too."""
    terms: MethodTermsInput
    """What its method can do."""
    attempts: Sequence[PaymentAttempt]
    """Attempts, oldest first."""
    operations: Sequence[PaymentOperation]
    """Captures, voids and refunds, oldest first."""
    disputed: Sequence[PaymentDisputedInput]
    """What is or was held on disputes."""
    begun: Optional[Sequence[PaymentBegun]] = None
    """Since when what has no final answer is on record."""
    came_back: Optional[Sequence[AnyId]] = None
    """Refunds that came back after they were paid: that they were paid is old news."""
    declined: Optional[Sequence[AnyId]] = None
    """Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they
    were to move is still to be moved.
    """
    let_go: Optional[Amount] = None
    """What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not."""
    capture_by: Optional[Timestamp] = None
    """When it must be captured."""
    pay_by: Optional[Timestamp] = None
    """When the buyer must have paid."""
    captured_at: Optional[Timestamp] = None
    """When it was first captured."""
    collected: Amount
    """What of a receivable was collected, in minor units."""


class PaymentCaptured(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="captured"):
    """At least one capture succeeded."""
    id: PaymentId
    """The payment."""
    order: OrderId
    """The order that it is for."""
    currency: Currency
    """Its one currency."""
    amount: Amount
    """What is asked for, in minor units."""
    gateway: Gateway
    """Where it is asked for; refunds go there too."""
    terms: MethodTerms
    """What its method can do."""
    attempts: Sequence[PaymentAttempt]
    """Attempts, oldest first."""
    operations: Sequence[PaymentOperation]
    """Captures, voids and refunds, oldest first."""
    disputed: Sequence[PaymentDisputed]
    """What is or was held on disputes."""
    begun: Optional[Sequence[PaymentBegun]] = None
    """Since when what has no final answer is on record."""
    came_back: Optional[Sequence[AnyId]] = None
    """Refunds that came back after they were paid: that they were paid is old news."""
    declined: Optional[Sequence[AnyId]] = None
    """Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they
    were to move is still to be moved.
    """
    let_go: Optional[Amount] = None
    """What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not."""
    capture_by: Optional[Timestamp]
    """When it must be captured."""
    pay_by: Optional[Timestamp]
    """When the buyer must have paid."""
    captured_at: Optional[Timestamp]
    """When it was first captured."""
    collected: Amount
    """What of a receivable was collected, in minor units."""


class PaymentClosed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="closed"):
    """Over without money: expired, voided, or returned."""
    id: PaymentId
    """The payment."""
    order: OrderId
    """The order that it is for."""
    currency: Currency
    """Its one currency."""
    amount: Amount
    """What is asked for, in minor units."""
    gateway: Gateway
    """Where it is asked for; refunds go there too."""
    terms: MethodTerms
    """What its method can do."""
    attempts: Sequence[PaymentAttempt]
    """Attempts, oldest first."""
    operations: Sequence[PaymentOperation]
    """Captures, voids and refunds, oldest first."""
    disputed: Sequence[PaymentDisputed]
    """What is or was held on disputes."""
    begun: Optional[Sequence[PaymentBegun]] = None
    """Since when what has no final answer is on record."""
    came_back: Optional[Sequence[AnyId]] = None
    """Refunds that came back after they were paid: that they were paid is old news."""
    declined: Optional[Sequence[AnyId]] = None
    """Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they
    were to move is still to be moved.
    """
    let_go: Optional[Amount] = None
    """What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not."""
    capture_by: Optional[Timestamp]
    """When it must be captured."""
    pay_by: Optional[Timestamp]
    """When the buyer must have paid."""
    captured_at: Optional[Timestamp]
    """When it was first captured."""
    collected: Amount
    """What of a receivable was collected, in minor units."""


class PaymentCollectedPlatform(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="platform"):
    """The platform, into its bank."""


class PaymentCollectedVendor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="vendor"):
    """A vendor, who keeps the cash."""
    vendor: VendorId
    """The vendor."""
    share: VendorShare
    """Whether it is taken off what is pending or off what is available."""


class PaymentDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[PaymentEvent]
    """What happens."""
    state: Payment
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class PaymentDisputed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is held on a dispute."""
    dispute: DisputeId
    """The dispute."""
    amount: Amount
    """How much, in minor units."""
    outcome: Optional[DisputeOutcome]
    """How it ended. Only what was won can be refunded again: what is lost is gone."""


class PaymentDisputedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is held on a dispute."""
    dispute: DisputeId
    """The dispute."""
    amount: Amount
    """How much, in minor units."""
    outcome: Optional[DisputeOutcome] = None
    """How it ended. Only what was won can be refunded again: what is lost is gone."""


class PaymentEventActionNeeded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="action_needed"):
    """The buyer must do something."""
    attempt: AttemptId
    """The attempt."""
    at: Timestamp
    """When."""


class PaymentEventAttemptStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="attempt_started"):
    """An attempt was recorded."""
    attempt: AttemptId
    """The attempt."""
    at: Timestamp
    """When."""


class PaymentEventAttemptUnknown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="attempt_unknown"):
    """The gateway's answer is not known."""
    attempt: AttemptId
    """The attempt."""
    at: Timestamp
    """When."""


class PaymentEventAuthorized(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="authorized"):
    """The money is held, or owed."""
    attempt: Optional[AttemptId]
    """The attempt; none where nobody was asked."""
    capture_by: Optional[Timestamp]
    """When it must be captured."""
    at: Timestamp
    """When."""


class PaymentEventAuthorizedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="authorized"):
    """The money is held, or owed."""
    attempt: Optional[AttemptId] = None
    """The attempt; none where nobody was asked."""
    capture_by: Optional[Timestamp] = None
    """When it must be captured."""
    at: Timestamp
    """When."""


class PaymentEventBecameUnknown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="became_unknown"):
    """Its answer is not known."""
    operation: AnyId
    """The operation."""
    at: Timestamp
    """When."""


class PaymentEventCameLate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="came_late"):
    """Money came after the order was let go."""
    attempt: AttemptId
    """The attempt."""
    capture: Optional[PaymentOperation]
    """What it took; none where it is only held."""
    fee: Amount
    """The gateway's fee, in minor units."""
    capture_by: Optional[Timestamp]
    """When it must be captured, where it is held."""
    at: Timestamp
    """When."""


class PaymentEventCameLateInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="came_late"):
    """Money came after the order was let go."""
    attempt: AttemptId
    """The attempt."""
    capture: Optional[PaymentOperation] = None
    """What it took; none where it is only held."""
    fee: Amount
    """The gateway's fee, in minor units."""
    capture_by: Optional[Timestamp] = None
    """When it must be captured, where it is held."""
    at: Timestamp
    """When."""


class PaymentEventCameTwice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="came_twice"):
    """Another attempt brought the money a second time: what is held is let go, what was taken is to be refunded."""
    attempt: AttemptId
    """The attempt."""
    operation: PaymentOperation
    """What it took, or what lets it go."""
    fee: Amount
    """The gateway's fee, in minor units."""
    at: Timestamp
    """When."""


class PaymentEventCollected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="collected"):
    """What the buyer owed was collected."""
    amount: Amount
    """How much, in minor units."""
    by: PaymentCollected
    """By whom."""
    capture: CaptureId
    """The operation: its ledger entries bear this id."""
    at: Timestamp
    """When."""


class PaymentEventCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """Money is asked for."""
    book: PaymentBook
    """The payment as it begins."""
    at: Timestamp
    """When."""


class PaymentEventCreatedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """Money is asked for."""
    book: PaymentBookInput
    """The payment as it begins."""
    at: Timestamp
    """When."""


class PaymentEventDeclined(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="declined"):
    """The gateway said no."""
    attempt: AttemptId
    """The attempt."""
    reason: str
    """Its reason, as a code."""
    at: Timestamp
    """When."""


class PaymentEventDisputeEnded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="dispute_ended"):
    """A dispute ended."""
    dispute: DisputeId
    """The dispute."""
    outcome: DisputeOutcome
    """How."""
    at: Timestamp
    """When."""


class PaymentEventDisputeHeld(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="dispute_held"):
    """A part is held on a dispute."""
    dispute: DisputeId
    """The dispute."""
    amount: Amount
    """How much, in minor units."""
    at: Timestamp
    """When."""


class PaymentEventExpired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="expired"):
    """The buyer's time to pay is over, or the time to capture what was authorized."""
    at: Timestamp
    """When."""


class PaymentEventFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="failed"):
    """It did not happen, or came back."""
    operation: AnyId
    """The operation."""
    reason: str
    """The gateway's reason, as a code."""
    at: Timestamp
    """When."""


class PaymentEventLapsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="lapsed"):
    """What was authorized, and not captured, can be captured no more."""
    amount: Amount
    """How much, in minor units: it is no longer asked for."""
    at: Timestamp
    """When."""


class PaymentEventLateAccepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="late_accepted"):
    """The late money is for the revived order."""
    at: Timestamp
    """When."""


class PaymentEventLateReturned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="late_returned"):
    """The late money goes back: what is held is voided, what was taken is to be refunded."""
    void: Optional[PaymentOperation]
    """The void, where it was held."""
    at: Timestamp
    """When."""


class PaymentEventLateReturnedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="late_returned"):
    """The late money goes back: what is held is voided, what was taken is to be refunded."""
    void: Optional[PaymentOperation] = None
    """The void, where it was held."""
    at: Timestamp
    """When."""


class PaymentEventPaid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="paid"):
    """The attempt took the money."""
    attempt: AttemptId
    """The attempt."""
    capture: CaptureId
    """The capture that it is."""
    amount: Amount
    """How much, in minor units."""
    fee: Amount
    """The gateway's fee, in minor units."""
    at: Timestamp
    """When."""


class PaymentEventReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="released"):
    """The order was let go."""
    at: Timestamp
    """When."""


class PaymentEventStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="started"):
    """A capture, void or refund was recorded."""
    operation: PaymentOperation
    """The operation."""
    at: Timestamp
    """When."""


class PaymentEventSucceeded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="succeeded"):
    """It is done."""
    operation: AnyId
    """The operation."""
    fee: Amount
    """The gateway's fee, in minor units."""
    lapsed: Amount
    """What of the authorization lapses with it, in minor units: the rest, where a method captures once."""
    at: Timestamp
    """When."""


class PaymentEventTakenTwice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="taken_twice"):
    """A capture that was said to have failed took its money after all, when another had taken as much: it goes back."""
    operation: AnyId
    """The capture."""
    fee: Amount
    """The gateway's fee, in minor units."""
    at: Timestamp
    """When."""


class PaymentFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: PaymentId
    """The payment, where it is being created."""
    attempt: AttemptId
    """A fresh id for an attempt."""
    capture: CaptureId
    """A fresh id for a capture; one is also used where an attempt takes the money at once."""
    void: VoidId
    """A fresh id for a void."""


class PaymentLate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="late"):
    """Money came after the order was let go; it is accepted or goes back, one of the two."""
    id: PaymentId
    """The payment."""
    order: OrderId
    """The order that it is for."""
    currency: Currency
    """Its one currency."""
    amount: Amount
    """What is asked for, in minor units."""
    gateway: Gateway
    """Where it is asked for; refunds go there too."""
    terms: MethodTerms
    """What its method can do."""
    attempts: Sequence[PaymentAttempt]
    """Attempts, oldest first."""
    operations: Sequence[PaymentOperation]
    """Captures, voids and refunds, oldest first."""
    disputed: Sequence[PaymentDisputed]
    """What is or was held on disputes."""
    begun: Optional[Sequence[PaymentBegun]] = None
    """Since when what has no final answer is on record."""
    came_back: Optional[Sequence[AnyId]] = None
    """Refunds that came back after they were paid: that they were paid is old news."""
    declined: Optional[Sequence[AnyId]] = None
    """Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they
    were to move is still to be moved.
    """
    let_go: Optional[Amount] = None
    """What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not."""
    capture_by: Optional[Timestamp]
    """When it must be captured."""
    pay_by: Optional[Timestamp]
    """When the buyer must have paid."""
    captured_at: Optional[Timestamp]
    """When it was first captured."""
    collected: Amount
    """What of a receivable was collected, in minor units."""


class PaymentOperation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One operation at the gateway."""
    id: AnyId
    """The operation: the gateway's key and the id of its ledger entries."""
    kind: PaymentOperationKind
    """What it does."""
    amount: Amount
    """How much, in minor units."""
    status: PaymentOperationStatus
    """What became of it."""


class PaymentOperationOutcomeFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="outcome", tag="failed"):
    """It did not happen; for a refund also: it came back."""
    reason: str
    """The gateway's reason, as a code."""


class PaymentOperationOutcomeSucceeded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="outcome", tag="succeeded"):
    """Done."""
    fee: Optional[Amount] = None
    """What the gateway charged for it, in minor units."""


class PaymentOperationOutcomeUnknown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="outcome", tag="unknown"):
    """No answer: look up by the operation's id."""


class PaymentPartOfCaptureId(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a payment to be taken, given up or given back."""
    operation: CaptureId
    """The operation: the gateway's idempotency key."""
    payment: PaymentId
    """The payment."""
    amount: Amount
    """How much, in minor units."""
    currency: Currency
    """Its currency."""


class PaymentPartOfRefundId(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a payment to be taken, given up or given back."""
    operation: RefundId
    """The operation: the gateway's idempotency key."""
    payment: PaymentId
    """The payment."""
    amount: Amount
    """How much, in minor units."""
    currency: Currency
    """Its currency."""


class PaymentPartOfVoidId(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a payment to be taken, given up or given back."""
    operation: VoidId
    """The operation: the gateway's idempotency key."""
    payment: PaymentId
    """The payment."""
    amount: Amount
    """How much, in minor units."""
    currency: Currency
    """Its currency."""


class PaymentPending(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="pending"):
    """Asked for; no money yet."""
    id: PaymentId
    """The payment."""
    order: OrderId
    """The order that it is for."""
    currency: Currency
    """Its one currency."""
    amount: Amount
    """What is asked for, in minor units."""
    gateway: Gateway
    """Where it is asked for; refunds go there too."""
    terms: MethodTerms
    """What its method can do."""
    attempts: Sequence[PaymentAttempt]
    """Attempts, oldest first."""
    operations: Sequence[PaymentOperation]
    """Captures, voids and refunds, oldest first."""
    disputed: Sequence[PaymentDisputed]
    """What is or was held on disputes."""
    begun: Optional[Sequence[PaymentBegun]] = None
    """Since when what has no final answer is on record."""
    came_back: Optional[Sequence[AnyId]] = None
    """Refunds that came back after they were paid: that they were paid is old news."""
    declined: Optional[Sequence[AnyId]] = None
    """Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they
    were to move is still to be moved.
    """
    let_go: Optional[Amount] = None
    """What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not."""
    capture_by: Optional[Timestamp]
    """When it must be captured."""
    pay_by: Optional[Timestamp]
    """When the buyer must have paid."""
    captured_at: Optional[Timestamp]
    """When it was first captured."""
    collected: Amount
    """What of a receivable was collected, in minor units."""


class PaymentReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="released"):
    """The order was let go before money came."""
    id: PaymentId
    """The payment."""
    order: OrderId
    """The order that it is for."""
    currency: Currency
    """Its one currency."""
    amount: Amount
    """What is asked for, in minor units."""
    gateway: Gateway
    """Where it is asked for; refunds go there too."""
    terms: MethodTerms
    """What its method can do."""
    attempts: Sequence[PaymentAttempt]
    """Attempts, oldest first."""
    operations: Sequence[PaymentOperation]
    """Captures, voids and refunds, oldest first."""
    disputed: Sequence[PaymentDisputed]
    """What is or was held on disputes."""
    begun: Optional[Sequence[PaymentBegun]] = None
    """Since when what has no final answer is on record."""
    came_back: Optional[Sequence[AnyId]] = None
    """Refunds that came back after they were paid: that they were paid is old news."""
    declined: Optional[Sequence[AnyId]] = None
    """Captures, and voids of money that came twice, that failed and since which none was begun for the same: what they
    were to move is still to be moved.
    """
    let_go: Optional[Amount] = None
    """What was to be let go in all, in minor units: as much as voids did or are about to, and what failed ones did not."""
    capture_by: Optional[Timestamp]
    """When it must be captured."""
    pay_by: Optional[Timestamp]
    """When the buyer must have paid."""
    captured_at: Optional[Timestamp]
    """When it was first captured."""
    collected: Amount
    """What of a receivable was collected, in minor units."""


class PaymentRequestAcceptLate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="accept_late"):
    """The order was revived: take the late money."""


class PaymentRequestCollect(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="collect"):
    """Record that what the buyer owed was collected."""
    amount: Amount
    """How much, in minor units."""
    by: PaymentCollected
    """By whom."""


class PaymentRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Ask for money for an order."""
    order: OrderId
    """The order."""
    currency: Currency
    """Its currency."""
    amount: Amount
    """How much, in minor units."""
    gateway: Gateway
    """Through which gateway."""
    terms: MethodTermsInput
    """By which method."""


class PaymentRequestEndDispute(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="end_dispute"):
    """A dispute ended."""
    dispute: DisputeId
    """The dispute."""
    outcome: DisputeOutcome
    """How."""


class PaymentRequestExpire(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="expire"):
    """The buyer's time to pay is over, or the time to capture what was authorized."""


class PaymentRequestHoldDispute(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="hold_dispute"):
    """Hold the disputed part."""
    dispute: DisputeId
    """The dispute."""
    amount: Amount
    """How much, in minor units."""


class PaymentRequestLapse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="lapse"):
    """The gateway says that what was authorized, and not captured, can be captured no more, before its time or at it."""


class PaymentRequestRelease(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="release"):
    """The order was let go: money from now on is late."""


class PaymentRequestResolve(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="resolve"):
    """Record what became of a capture, void or refund."""
    operation: AnyId
    """Which operation."""
    outcome: PaymentOperationOutcome
    """What it came to."""


class PaymentRequestResolveAttempt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="resolve_attempt"):
    """Record what the gateway answered, or its webhook told."""
    attempt: AttemptId
    """Which attempt."""
    outcome: PaymentAttemptOutcome
    """What it came to."""


class PaymentRequestReturnLate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="return_late"):
    """The order cannot be revived: the late money goes back."""


class PaymentRequestStartAttempt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="start_attempt"):
    """Record an attempt, before the gateway is asked."""


class PaymentRequestStartCapture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="start_capture"):
    """Record a capture, before the gateway is asked."""
    amount: Amount
    """How much, in minor units."""


class PaymentRequestStartRefund(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="start_refund"):
    """Record a refund, before the gateway is asked."""
    refund: RefundId
    """The refund that wants it."""
    amount: Amount
    """How much, in minor units."""


class PaymentRequestStartVoid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="start_void"):
    """Record a void, before the gateway is asked."""
    amount: Amount
    """How much, in minor units."""


class PaymentVia(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A payment of the order, and how it pays back."""
    payment: PaymentId
    """The payment."""
    operation: RefundId
    """A fresh id for what goes back to it: the gateway's key. It may be the refund's own where there is one payment
    only.
    """
    via: RefundVia
    """How."""


class PayoutAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class PayoutBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a payout remembers."""
    id: PayoutId
    """The payout: the provider's key and the id of its ledger entries."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    kind: PayoutKind
    """How it came about."""
    amount: Amount
    """How much, in minor units."""
    account: PayoutAccountId
    """Where it goes."""
    paid_from: PaidFrom
    """From where it is paid."""
    requested_by: Optional[UserId]
    """Who asked for it; none where the schedule did."""
    approved_by: Optional[UserId]
    """Who approved it."""
    statement: PayoutStatement
    """What it is made of."""
    started_at: Optional[Timestamp] = None
    """When it was begun: from then on the provider may know of it."""


class PayoutBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a payout remembers."""
    id: PayoutId
    """The payout: the provider's key and the id of its ledger entries."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    kind: PayoutKind
    """How it came about."""
    amount: Amount
    """How much, in minor units."""
    account: PayoutAccountId
    """Where it goes."""
    paid_from: PaidFrom
    """From where it is paid."""
    requested_by: Optional[UserId] = None
    """Who asked for it; none where the schedule did."""
    approved_by: Optional[UserId] = None
    """Who approved it."""
    statement: PayoutStatement
    """What it is made of."""
    started_at: Optional[Timestamp] = None
    """When it was begun: from then on the provider may know of it."""


class PayoutCall(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Money to be paid out to a vendor."""
    payout: PayoutId
    """The operation: the gateway's idempotency key."""
    vendor: VendorId
    """The vendor."""
    account: PayoutAccountId
    """Where to."""
    amount: Amount
    """How much, in minor units."""
    currency: Currency
    """Its currency."""


class PayoutCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="cancelled"):
    """It was never started."""
    id: PayoutId
    """The payout: the provider's key and the id of its ledger entries."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    kind: PayoutKind
    """How it came about."""
    amount: Amount
    """How much, in minor units."""
    account: PayoutAccountId
    """Where it goes."""
    paid_from: PaidFrom
    """From where it is paid."""
    requested_by: Optional[UserId]
    """Who asked for it; none where the schedule did."""
    approved_by: Optional[UserId]
    """Who approved it."""
    statement: PayoutStatement
    """What it is made of."""
    started_at: Optional[Timestamp] = None
    """When it was begun: from then on the provider may know of it."""


class PayoutDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[PayoutEvent]
    """What happens."""
    state: Payout
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class PayoutEventCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="cancelled"):
    """It was never started."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class PayoutEventFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="failed"):
    """It did not arrive."""
    reason: str
    """The provider's reason, as a code."""
    at: Timestamp
    """When."""


class PayoutEventPaid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="paid"):
    """The provider paid it."""
    fee: Amount
    """What the gateway charged for it, in minor units."""
    at: Timestamp
    """When."""


class PayoutEventRequested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="requested"):
    """One person asked for it."""
    book: PayoutBook
    """The payout as it begins."""
    at: Timestamp
    """When."""


class PayoutEventRequestedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="requested"):
    """One person asked for it."""
    book: PayoutBookInput
    """The payout as it begins."""
    at: Timestamp
    """When."""


class PayoutEventStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="started"):
    """The money left what is available; the provider is being asked."""
    book: PayoutBook
    """The payout as it stands."""
    at: Timestamp
    """When."""


class PayoutEventStartedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="started"):
    """The money left what is available; the provider is being asked."""
    book: PayoutBookInput
    """The payout as it stands."""
    at: Timestamp
    """When."""


class PayoutEveryDay(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="every", tag="day"):
    """Every day."""


class PayoutEveryManual(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="every", tag="manual"):
    """Only when someone asks."""


class PayoutEveryMonth(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="every", tag="month"):
    """Every month. A day that a month does not have is its last one: 31 is 28, 29 or 30 where it must be."""
    on: int
    """On which day, from 1 to 31."""


class PayoutEveryWeek(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="every", tag="week"):
    """Every week."""
    on: PayoutDay
    """On which day."""


class PayoutFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: PayoutId
    """The payout, where it is being made."""
    user: Optional[UserId] = None
    """Who asks; none for the schedule."""
    available: Amount
    """What the vendor may be paid, in minor units."""
    minimum: Optional[Amount] = None
    """The least that is paid, in minor units."""
    account: Optional[PayoutAccountId] = None
    """Where it goes; none where the vendor has no confirmed account."""
    paid_from: PaidFrom
    """From where it is paid."""
    hold: Optional[PayoutHoldInput] = None
    """Why and until when the operator holds this vendor's payouts, where it does."""
    statement: PayoutStatement
    """What it is made of: it must come to what is available."""


class PayoutFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="failed"):
    """It did not arrive; the money is available again."""
    id: PayoutId
    """The payout: the provider's key and the id of its ledger entries."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    kind: PayoutKind
    """How it came about."""
    amount: Amount
    """How much, in minor units."""
    account: PayoutAccountId
    """Where it goes."""
    paid_from: PaidFrom
    """From where it is paid."""
    requested_by: Optional[UserId]
    """Who asked for it; none where the schedule did."""
    approved_by: Optional[UserId]
    """Who approved it."""
    statement: PayoutStatement
    """What it is made of."""
    started_at: Optional[Timestamp] = None
    """When it was begun: from then on the provider may know of it."""


class PayoutHold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The operator holds a vendor's payouts. What it sells is settled all the same."""
    reason: str
    """Why."""
    until: Optional[Timestamp]
    """Until when; none for until somebody ends it."""


class PayoutHoldInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The operator holds a vendor's payouts. What it sells is settled all the same."""
    reason: str
    """Why."""
    until: Optional[Timestamp] = None
    """Until when; none for until somebody ends it."""


class PayoutMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: PayoutId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class PayoutPaid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="paid"):
    """The provider paid it."""
    id: PayoutId
    """The payout: the provider's key and the id of its ledger entries."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    kind: PayoutKind
    """How it came about."""
    amount: Amount
    """How much, in minor units."""
    account: PayoutAccountId
    """Where it goes."""
    paid_from: PaidFrom
    """From where it is paid."""
    requested_by: Optional[UserId]
    """Who asked for it; none where the schedule did."""
    approved_by: Optional[UserId]
    """Who approved it."""
    statement: PayoutStatement
    """What it is made of."""
    started_at: Optional[Timestamp] = None
    """When it was begun: from then on the provider may know of it."""


class PayoutRequestApprove(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="approve"):
    """A second person agrees."""


class PayoutRequestCancel(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="cancel"):
    """Never mind."""
    reason: str
    """Why."""


class PayoutRequestConfirmPaid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="confirm_paid"):
    """The provider paid it."""


class PayoutRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Pay a vendor what is available."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """In which currency."""
    kind: PayoutKind
    """By schedule, or asked for."""


class PayoutRequestReportFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="report_failed"):
    """It did not arrive, or came back."""
    reason: str
    """The provider's reason, as a code."""


class PayoutRequestResolve(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="resolve"):
    """What the gateway said that was asked to pay it."""
    outcome: PaymentOperationOutcome
    """What it came to."""


class PayoutRequested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="requested"):
    """One person asked for it; another must approve it."""
    id: PayoutId
    """The payout: the provider's key and the id of its ledger entries."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    kind: PayoutKind
    """How it came about."""
    amount: Amount
    """How much, in minor units."""
    account: PayoutAccountId
    """Where it goes."""
    paid_from: PaidFrom
    """From where it is paid."""
    requested_by: Optional[UserId]
    """Who asked for it; none where the schedule did."""
    approved_by: Optional[UserId]
    """Who approved it."""
    statement: PayoutStatement
    """What it is made of."""
    started_at: Optional[Timestamp] = None
    """When it was begun: from then on the provider may know of it."""


class PayoutSchedule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A payout schedule."""
    every: PayoutEvery
    """How often."""
    hour: int
    """At which hour of the local day, from 0 to 23."""
    time_zone: TimeZone
    """Where that day is."""


class PayoutStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="started"):
    """The provider is being asked."""
    id: PayoutId
    """The payout: the provider's key and the id of its ledger entries."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    kind: PayoutKind
    """How it came about."""
    amount: Amount
    """How much, in minor units."""
    account: PayoutAccountId
    """Where it goes."""
    paid_from: PaidFrom
    """From where it is paid."""
    requested_by: Optional[UserId]
    """Who asked for it; none where the schedule did."""
    approved_by: Optional[UserId]
    """Who approved it."""
    statement: PayoutStatement
    """What it is made of."""
    started_at: Optional[Timestamp] = None
    """When it was begun: from then on the provider may know of it."""


class PayoutStatement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A statement: the balance before, every line, and what is paid. The balance after it is zero."""
    opening: Amount
    """What was available after the last payout, in minor units; below zero where the vendor owed."""
    lines: Sequence[PayoutStatementLine]
    """Everything since, oldest first."""


class PayoutStatementLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a statement."""
    kind: PayoutStatementKind
    """What it is."""
    reference: AnyId
    """What it is about."""
    amount: Amount
    """How much, in minor units; below zero where it takes away."""
    at: Timestamp
    """When."""


class PlatformLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of the platform's own, such as the buyer's fee."""
    line: LineId
    """The line."""
    progress: LineProgress
    """How far it has come."""


class Policies(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The policies of a marketplace. An order carries a copy, and nothing about it is computed under others."""
    rounding: Rounding
    """How quotients are rounded."""
    allocation: Allocation
    """Who gets the cents left over when an amount is shared."""
    tax_rounding: TaxRounding
    """On what a tax is rounded."""
    tax_base: TaxBase
    """What a tax is computed on."""
    commission_base_discounts: CommissionBaseDiscounts
    """Which discounts lower the base of a commission."""
    shipping_seller: ShippingSeller
    """Who sells delivery."""
    reroute_ceiling: RerouteCeiling
    """What a re-route may cost."""


class PoliciesInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The policies of a marketplace. An order carries a copy, and nothing about it is computed under others."""
    rounding: Optional[Rounding] = None
    """How quotients are rounded."""
    allocation: Optional[Allocation] = None
    """Who gets the cents left over when an amount is shared."""
    tax_rounding: Optional[TaxRounding] = None
    """On what a tax is rounded."""
    tax_base: Optional[TaxBase] = None
    """What a tax is computed on."""
    commission_base_discounts: Optional[CommissionBaseDiscounts] = None
    """Which discounts lower the base of a commission."""
    shipping_seller: Optional[ShippingSeller] = None
    """Who sells delivery."""
    reroute_ceiling: Optional[RerouteCeiling] = None
    """What a re-route may cost."""


class PreviousSecret(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A secret before the last: what is sent is signed with both for a while."""
    generation: int
    """Its generation."""
    until: Timestamp
    """Until when it signs too."""


class PriceChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line whose price moved, in minor units of one unit."""
    line: LineId
    """The line."""
    seen: Amount
    """The price that the buyer saw."""
    now: Amount
    """The price now."""


class PromotionAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class PromotionActive(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="active"):
    """It may be used, within its time."""
    rule: PromotionRule
    """What it takes off."""
    usage: PromotionUsage
    """When and how often."""
    coupons: Sequence[Coupon]
    """Its coupons; open to all where there are none."""


class PromotionActiveInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="active"):
    """It may be used, within its time."""
    rule: PromotionRuleInput
    """What it takes off."""
    usage: PromotionUsageInput
    """When and how often."""
    coupons: Sequence[CouponInput]
    """Its coupons; open to all where there are none."""


class PromotionBenefitBuyGet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="benefit", tag="buy_get"):
    """For each `buy` units paid, `get` units of the same line at a share less."""
    buy: int
    """Units that are paid in full."""
    get: int
    """Units that are not."""
    rate: Rate
    """The share that is taken off these, at most 1; 1 gives them away."""


class PromotionBenefitFixed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="benefit", tag="fixed"):
    """An amount, or what is left where that is less."""
    amount: Amount
    """In minor units."""


class PromotionBenefitFreeShipping(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="benefit", tag="free_shipping"):
    """All of the delivery; with the scope `shipping` only."""


class PromotionBenefitPercent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="benefit", tag="percent"):
    """A share of what is left, rounded."""
    rate: Rate
    """The share, at most 1."""


class PromotionBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a promotion remembers."""
    rule: PromotionRule
    """What it takes off."""
    usage: PromotionUsage
    """When and how often."""
    coupons: Sequence[Coupon]
    """Its coupons; open to all where there are none."""


class PromotionBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a promotion remembers."""
    rule: PromotionRuleInput
    """What it takes off."""
    usage: PromotionUsageInput
    """When and how often."""
    coupons: Sequence[CouponInput]
    """Its coupons; open to all where there are none."""


class PromotionDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[PromotionEvent]
    """What happens."""
    state: Promotion
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class PromotionDraft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="draft"):
    """Nobody sees it yet."""
    rule: PromotionRule
    """What it takes off."""
    usage: PromotionUsage
    """When and how often."""
    coupons: Sequence[Coupon]
    """Its coupons; open to all where there are none."""


class PromotionDraftInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="draft"):
    """Nobody sees it yet."""
    rule: PromotionRuleInput
    """What it takes off."""
    usage: PromotionUsageInput
    """When and how often."""
    coupons: Sequence[CouponInput]
    """Its coupons; open to all where there are none."""


class PromotionEnded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="ended"):
    """It is over."""
    rule: PromotionRule
    """What it takes off."""
    usage: PromotionUsage
    """When and how often."""
    coupons: Sequence[Coupon]
    """Its coupons; open to all where there are none."""


class PromotionEndedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="ended"):
    """It is over."""
    rule: PromotionRuleInput
    """What it takes off."""
    usage: PromotionUsageInput
    """When and how often."""
    coupons: Sequence[CouponInput]
    """Its coupons; open to all where there are none."""


class PromotionEventActivated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="activated"):
    """It may be used."""
    at: Timestamp
    """When."""


class PromotionEventCouponAdded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="coupon_added"):
    """A coupon was added."""
    coupon: Coupon
    """The coupon."""
    at: Timestamp
    """When."""


class PromotionEventCouponAddedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="coupon_added"):
    """A coupon was added."""
    coupon: CouponInput
    """The coupon."""
    at: Timestamp
    """When."""


class PromotionEventCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was made."""
    book: PromotionBook
    """The promotion as it begins."""
    at: Timestamp
    """When."""


class PromotionEventCreatedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was made."""
    book: PromotionBookInput
    """The promotion as it begins."""
    at: Timestamp
    """When."""


class PromotionEventEnded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="ended"):
    """It is over."""
    at: Timestamp
    """When."""


class PromotionEventPaused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="paused"):
    """Not for now."""
    at: Timestamp
    """When."""


class PromotionFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    coupon: CouponId
    """A fresh id for a coupon."""
    by: PromotionMaker
    """Who asks."""


class PromotionMakerPlatform(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="maker", tag="platform"):
    """The marketplace, off whatever it likes."""


class PromotionMakerVendor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="maker", tag="vendor"):
    """A vendor, off its own goods and at its own cost."""
    vendor: VendorId
    """Which."""


class PromotionPaused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="paused"):
    """It may not be used for now."""
    rule: PromotionRule
    """What it takes off."""
    usage: PromotionUsage
    """When and how often."""
    coupons: Sequence[Coupon]
    """Its coupons; open to all where there are none."""


class PromotionPausedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="paused"):
    """It may not be used for now."""
    rule: PromotionRuleInput
    """What it takes off."""
    usage: PromotionUsageInput
    """When and how often."""
    coupons: Sequence[CouponInput]
    """Its coupons; open to all where there are none."""


class PromotionRequestActivate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="activate"):
    """Let it be used."""


class PromotionRequestAddCoupon(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="add_coupon"):
    """Add a coupon."""
    code: str
    """What buyers enter; upper and lower case are the same."""
    uses_max: Optional[int] = None
    """How often it may be used."""


class PromotionRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Make one."""
    rule: PromotionRuleInput
    """What it takes off."""
    usage: PromotionUsageInput
    """When and how often."""


class PromotionRequestEnd(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="end"):
    """Never again."""


class PromotionRequestPause(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="pause"):
    """Not for now."""


class PromotionRule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A promotion as it applies to a cart."""
    promotion: PromotionId
    """The promotion."""
    benefit: PromotionBenefit
    """What it takes off."""
    scope: PromotionScope
    """Off what."""
    funding: DiscountFunding
    """Who bears it."""
    vendor: Optional[VendorId]
    """Whose promotion it is, where it is a vendor's: it then reaches no line of another vendor."""
    minimum: Optional[Amount]
    """What must be left of the goods within its reach for it to apply, in minor units."""


class PromotionRuleInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A promotion as it applies to a cart."""
    promotion: PromotionId
    """The promotion."""
    benefit: PromotionBenefit
    """What it takes off."""
    scope: PromotionScope
    """Off what."""
    funding: Optional[DiscountFunding] = None
    """Who bears it."""
    vendor: Optional[VendorId] = None
    """Whose promotion it is, where it is a vendor's: it then reaches no line of another vendor."""
    minimum: Optional[Amount] = None
    """What must be left of the goods within its reach for it to apply, in minor units."""


class PromotionScopeCategory(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="scope", tag="category"):
    """A category's lines of goods together."""
    category: Category
    """The category."""


class PromotionScopeEachLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="scope", tag="each_line"):
    """Every line of goods, each by itself."""


class PromotionScopeLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="scope", tag="line"):
    """One line of this cart. A line that is not there is no line to take anything off."""
    line: LineId
    """The line."""


class PromotionScopeOffer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="scope", tag="offer"):
    """Lines of one offer, together."""
    offer: OfferId
    """The offer."""


class PromotionScopeOrder(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="scope", tag="order"):
    """All lines of goods together: one sum, shared over what is left of them."""


class PromotionScopeShipping(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="scope", tag="shipping"):
    """All delivery together."""


class PromotionScopeVendor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="scope", tag="vendor"):
    """A vendor's lines of goods together."""
    vendor: VendorId
    """The vendor."""


class PromotionUsage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When and how often a promotion may be used."""
    from_: Optional[Timestamp] = msgspec.field(name="from")
    """From when."""
    until: Optional[Timestamp]
    """Until when."""
    uses_max: Optional[int]
    """How often in all."""
    uses_by_customer_max: Optional[int]
    """How often by one customer."""


class PromotionUsageInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When and how often a promotion may be used."""
    from_: Optional[Timestamp] = msgspec.field(default=None, name="from")
    """From when."""
    until: Optional[Timestamp] = None
    """Until when."""
    uses_max: Optional[int] = None
    """How often in all."""
    uses_by_customer_max: Optional[int] = None
    """How often by one customer."""


class PromotionUse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One use of a promotion, with the bounds that stood when it was made: an order keeps it (`promotions`)."""
    promotion: PromotionId
    """The promotion."""
    coupon: Optional[CouponId] = None
    """With which coupon; none where it is open to all."""
    uses_max: Optional[int] = None
    """How often it may be used in all."""
    uses_by_customer_max: Optional[int] = None
    """How often by one customer."""
    coupon_uses_max: Optional[int] = None
    """How often with this coupon."""


class PromotionUses(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How often a promotion is used."""
    uses: int
    """By all orders."""
    coupons: Sequence[CouponUses]
    """By orders with each coupon, in the order in which the coupons were added."""


class Pruned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a pruning took away."""
    claims: int
    """Claims whose answers had expired."""


class Quote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a cart costs, line by line, and why."""
    currency: Currency
    """The one currency."""
    policies: Policies
    """The policies it was made under."""
    lines: Sequence[QuotedLine]
    """Goods first, then delivery, then the buyer's fee."""
    totals: QuoteTotals
    """The sums."""
    tenders: Sequence[MoneySourceShare]
    """What each tender gives in all."""
    explanation: Sequence[NetTaxGross]
    """The reason of every cent; the components of a line sum to its gross."""


class QuoteAsInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a cart costs, line by line, and why."""
    currency: Currency
    """The one currency."""
    policies: PoliciesInput
    """The policies it was made under."""
    lines: Sequence[QuotedLineInput]
    """Goods first, then delivery, then the buyer's fee."""
    totals: QuoteTotals
    """The sums."""
    tenders: Sequence[MoneySourceShare]
    """What each tender gives in all."""
    explanation: Sequence[NetTaxGross]
    """The reason of every cent; the components of a line sum to its gross."""


class QuoteInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a quote is made from."""
    currency: Currency
    """The one currency of the cart."""
    policies: Optional[PoliciesInput] = None
    """The marketplace's policies."""
    lines: Sequence[GoodsLine]
    """Goods."""
    shipping: Optional[Sequence[ShippingLine]] = None
    """Delivery, at most one line a vendor."""
    promotions: Optional[Sequence[PromotionRuleInput]] = None
    """Promotions in the marketplace's order."""
    buyer_fee: Optional[BuyerFeeRule] = None
    """The fee that the buyer pays to the platform."""
    tenders: Optional[Sequence[Tender]] = None
    """What the buyer pays with; none where nobody has asked yet."""


class QuoteTotals(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The sums of a quote, in minor units."""
    net: Amount
    """What taxes are on, over all lines."""
    tax: Amount
    """All taxes."""
    gross: Amount
    """What the buyer pays."""
    discount: Amount
    """All discounts, whoever bears them."""
    funded: Amount
    """What of the discounts the platform pays in."""
    shipping_net: Amount
    """The net of delivery."""
    shipping: Amount
    """What the buyer pays for delivery."""
    buyer_fee: Amount
    """What the buyer pays to the platform as a fee."""


class QuotedLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a quote: goods, delivery or the buyer's fee. Amounts are in minor units."""
    id: LineId
    """The line."""
    kind: LineKind
    """What it is for."""
    vendor: Optional[VendorId]
    """Whose it is; none for the buyer's fee."""
    offer: Optional[OfferId]
    """What is sold; none for delivery and fees."""
    category: Optional[Category]
    """What kind of goods it is."""
    quantity: int
    """How many units; 1 for delivery and fees."""
    prices: PriceBasis
    """Whether the price has its tax inside."""
    list: Amount
    """`unit_price x quantity`, before promotions."""
    discounts: Sequence[Discount]
    """What each promotion took off, in the order in which they applied."""
    taxes: Sequence[TaxPart]
    """The taxes, in the order of the line's rates."""
    net: Amount
    """What the taxes are on."""
    tax: Amount
    """The sum of the taxes."""
    gross: Amount
    """What the buyer pays for the line."""
    tenders: Sequence[MoneySourceShare]
    """What each tender gives for it; they sum to the gross once tenders are chosen."""


class QuotedLineInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a quote: goods, delivery or the buyer's fee. Amounts are in minor units."""
    id: LineId
    """The line."""
    kind: LineKind
    """What it is for."""
    vendor: Optional[VendorId] = None
    """Whose it is; none for the buyer's fee."""
    offer: Optional[OfferId] = None
    """What is sold; none for delivery and fees."""
    category: Optional[Category] = None
    """What kind of goods it is."""
    quantity: int
    """How many units; 1 for delivery and fees."""
    prices: PriceBasis
    """Whether the price has its tax inside."""
    list: Amount
    """`unit_price x quantity`, before promotions."""
    discounts: Sequence[Discount]
    """What each promotion took off, in the order in which they applied."""
    taxes: Sequence[TaxPart]
    """The taxes, in the order of the line's rates."""
    net: Amount
    """What the taxes are on."""
    tax: Amount
    """The sum of the taxes."""
    gross: Amount
    """What the buyer pays for the line."""
    tenders: Sequence[MoneySourceShare]
    """What each tender gives for it; they sum to the gross once tenders are chosen."""


class Receipt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of a request: kept under its idempotency key, and given again, byte for byte, to whoever repeats it."""
    request: str
    """The fingerprint of the request: another request under the same key is refused."""
    subject: AnyId
    """What the request was about."""
    version: int
    """The version of the subject afterwards: the number of its events."""
    at: Timestamp
    """When it was decided."""


class Reconciled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a report came to. What is in suspense is listed by `state("suspended")`."""
    matched: int
    """Lines that say what is posted."""
    explained: int
    """Lines of what the provider does by itself and explains: its fees, and what it paid to the platform's bank."""
    differ: int
    """Lines that say another amount, or another currency, than what is posted."""
    missing_here: int
    """Lines of which nothing is posted."""
    missing_there: int
    """Operations that were posted in the period, and that no report has."""
    adopted: int
    """Lines that were the answer of the provider which had never come."""
    changed: int
    """Lines and operations of which more was booked than before: none, where the same report is booked again."""


class ReconciliationAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """No report was booked that has it, or lacks it."""


class ReconciliationAgreed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="agreed"):
    """The books say what the provider says."""
    id: ReconciliationId
    """The record: the id of its ledger entries."""
    gateway: Gateway
    """Whose report it is."""
    line: Optional[ReportLine] = None
    """The line, once a report has it."""
    known: Optional[KnownOperation] = None
    """What is posted of its operation, where anything is."""
    reason: Optional[DifferenceReason] = None
    """Why something is in suspense, where anything is."""
    figures: Optional[Sequence[ReportFigures]] = None
    """What is posted on account of the report, by currency, and stands so unless it is written off."""
    write_off: Optional[WriteOff] = None
    """Who wants to write it off, where somebody does."""


class ReconciliationBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that is remembered of a line, or of an operation that a report does not have."""
    id: ReconciliationId
    """The record: the id of its ledger entries."""
    gateway: Gateway
    """Whose report it is."""
    line: Optional[ReportLine] = None
    """The line, once a report has it."""
    known: Optional[KnownOperation] = None
    """What is posted of its operation, where anything is."""
    reason: Optional[DifferenceReason] = None
    """Why something is in suspense, where anything is."""
    figures: Optional[Sequence[ReportFigures]] = None
    """What is posted on account of the report, by currency, and stands so unless it is written off."""
    write_off: Optional[WriteOff] = None
    """Who wants to write it off, where somebody does."""


class ReconciliationDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[ReconciliationEvent]
    """What happens."""
    state: Reconciliation
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class ReconciliationEventAgreed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="agreed"):
    """The books say what the provider says, with what this posts."""
    book: ReconciliationBook
    """All that is known."""
    moved: Sequence[ReportFigures]
    """What this posts, by currency."""
    at: Timestamp
    """When."""


class ReconciliationEventSuspended(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="suspended"):
    """They differ, and with what this posts the difference is in suspense."""
    book: ReconciliationBook
    """All that is known."""
    moved: Sequence[ReportFigures]
    """What this posts, by currency."""
    at: Timestamp
    """When."""


class ReconciliationEventWriteOffAsked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="write_off_asked"):
    """Somebody wants to give it up."""
    write_off: WriteOff
    """Who, and why."""
    at: Timestamp
    """When."""


class ReconciliationEventWrittenOff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="written_off"):
    """It was given up."""
    by: UserId
    """Who agreed."""
    moved: Sequence[ReportFigures]
    """What this posts, by currency."""
    at: Timestamp
    """When."""


class ReconciliationFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: ReconciliationId
    """The record, by the gateway and the operation, or the line where it has none."""
    user: Optional[UserId] = None
    """Who asks; none for a worker."""
    known: Optional[KnownOperation] = None
    """What is posted of the operation; none where nothing is."""


class ReconciliationMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: ReconciliationId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class ReconciliationRequestAskWriteOff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="ask_write_off"):
    """Want to give up what is in suspense."""
    reason: str
    """Why."""


class ReconciliationRequestBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="book"):
    """Book a line of a report: its actual fee, and what it differs by."""
    gateway: Gateway
    """Whose report it is."""
    line: ReportLine
    """The line."""
    posted: Optional[Timestamp] = None
    """When its operation was posted here; none where it is not."""


class ReconciliationRequestMiss(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="miss"):
    """Book that a report does not have an operation that was posted in its period."""
    gateway: Gateway
    """Whose report it is."""
    operation: AnyId
    """The operation."""
    kind: ReportKind
    """What it does to the balance."""
    posted: Timestamp
    """When it was posted here."""


class ReconciliationRequestWriteOff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="write_off"):
    """Give it up: another person's word."""


class ReconciliationSuspended(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="suspended"):
    """They differ, and what they differ by is in suspense."""
    id: ReconciliationId
    """The record: the id of its ledger entries."""
    gateway: Gateway
    """Whose report it is."""
    line: Optional[ReportLine] = None
    """The line, once a report has it."""
    known: Optional[KnownOperation] = None
    """What is posted of its operation, where anything is."""
    reason: Optional[DifferenceReason] = None
    """Why something is in suspense, where anything is."""
    figures: Optional[Sequence[ReportFigures]] = None
    """What is posted on account of the report, by currency, and stands so unless it is written off."""
    write_off: Optional[WriteOff] = None
    """Who wants to write it off, where somebody does."""


class ReconciliationWrittenOff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="written_off"):
    """Nobody could explain it, and two people gave it up."""
    id: ReconciliationId
    """The record: the id of its ledger entries."""
    gateway: Gateway
    """Whose report it is."""
    line: Optional[ReportLine] = None
    """The line, once a report has it."""
    known: Optional[KnownOperation] = None
    """What is posted of its operation, where anything is."""
    reason: Optional[DifferenceReason] = None
    """Why something is in suspense, where anything is."""
    figures: Optional[Sequence[ReportFigures]] = None
    """What is posted on account of the report, by currency, and stands so unless it is written off."""
    write_off: Optional[WriteOff] = None
    """Who wants to write it off, where somebody does."""


class RefundAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class RefundBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a refund remembers."""
    id: RefundId
    """The refund."""
    order: OrderId
    """The order."""
    currency: Currency
    """Its one currency."""
    reason: str
    """Why."""
    parts: Sequence[RefundPart]
    """A part for each tender; none where disputes took all that was to go back."""
    undistributed: Optional[Sequence[RefundUndistributed]] = None
    """What had come in and went to no line, of each payment, whether it goes back in a part or disputes took it."""


class RefundBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a refund remembers."""
    id: RefundId
    """The refund."""
    order: OrderId
    """The order."""
    currency: Currency
    """Its one currency."""
    reason: str
    """Why."""
    parts: Sequence[RefundPartInput]
    """A part for each tender; none where disputes took all that was to go back."""
    undistributed: Optional[Sequence[RefundUndistributed]] = None
    """What had come in and went to no line, of each payment, whether it goes back in a part or disputes took it."""


class RefundCompleted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="completed"):
    """The buyer has all of it."""
    id: RefundId
    """The refund."""
    order: OrderId
    """The order."""
    currency: Currency
    """Its one currency."""
    reason: str
    """Why."""
    parts: Sequence[RefundPart]
    """A part for each tender; none where disputes took all that was to go back."""
    undistributed: Optional[Sequence[RefundUndistributed]] = None
    """What had come in and went to no line, of each payment, whether it goes back in a part or disputes took it."""


class RefundDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[RefundEvent]
    """What happens."""
    state: Refund
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class RefundEventCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was asked for."""
    book: RefundBook
    """The refund as it begins."""
    at: Timestamp
    """When."""


class RefundEventCreatedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was asked for."""
    book: RefundBookInput
    """The refund as it begins."""
    at: Timestamp
    """When."""


class RefundEventPartCovered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="part_covered"):
    """A dispute took some of a failed part: the rest is still owed."""
    operation: RefundId
    """Its operation."""
    dispute: DisputeId
    """The dispute."""
    amount: Amount
    """How much, in minor units."""
    at: Timestamp
    """When."""


class RefundEventPartCredited(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="part_credited"):
    """A part becomes store credit, which the store credit posts."""
    operation: RefundId
    """Its operation."""
    amount: Amount
    """How much, in minor units."""
    at: Timestamp
    """When."""


class RefundEventPartFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="part_failed"):
    """A part did not arrive."""
    operation: RefundId
    """Its operation."""
    reason: str
    """The gateway's reason, as a code."""
    at: Timestamp
    """When."""


class RefundEventPartPaid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="part_paid"):
    """The buyer has a part."""
    operation: RefundId
    """Its operation."""
    at: Timestamp
    """When."""


class RefundEventPartPaidByHand(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="part_paid_by_hand"):
    """A part was paid from the platform's bank instead."""
    operation: RefundId
    """The operation that failed."""
    again: RefundId
    """The bank transfer's: whatever its gateway says of the other is old news."""
    reference: str
    """The bank's reference."""
    at: Timestamp
    """When."""


class RefundEventPartRetried(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="part_retried"):
    """A part is tried again."""
    operation: RefundId
    """The operation that failed."""
    again: RefundId
    """The new one."""
    at: Timestamp
    """When."""


class RefundFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: RefundId
    """The refund, where it is being made; a fresh id, where a part is retried."""
    currency: Currency
    """The order's currency."""
    moves: Optional[Sequence[LineMove]] = None
    """What the vendor orders and the order undid, in the same commit."""
    undistributed: Optional[Sequence[RefundUndistributed]] = None
    """What was captured for an order that will never be placed: late money that goes back."""
    disputed: Optional[Sequence[RefundUndistributed]] = None
    """What of it disputes took of the payments: the buyer has that from the bank, or waits for what the bank says."""
    payments: Optional[Sequence[PaymentVia]] = None
    """How each payment of the order pays back."""


class RefundFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="failed"):
    """A part failed, and none is under way: someone must retry it or give credit."""
    id: RefundId
    """The refund."""
    order: OrderId
    """The order."""
    currency: Currency
    """Its one currency."""
    reason: str
    """Why."""
    parts: Sequence[RefundPart]
    """A part for each tender; none where disputes took all that was to go back."""
    undistributed: Optional[Sequence[RefundUndistributed]] = None
    """What had come in and went to no line, of each payment, whether it goes back in a part or disputes took it."""


class RefundInTransit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="in_transit"):
    """A part is under way."""
    id: RefundId
    """The refund."""
    order: OrderId
    """The order."""
    currency: Currency
    """Its one currency."""
    reason: str
    """Why."""
    parts: Sequence[RefundPart]
    """A part for each tender; none where disputes took all that was to go back."""
    undistributed: Optional[Sequence[RefundUndistributed]] = None
    """What had come in and went to no line, of each payment, whether it goes back in a part or disputes took it."""


class RefundMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: RefundId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class RefundPart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One tender's part of a refund."""
    operation: RefundId
    """The operation: the gateway's key. Each payment's part has its own, and a retry a new one."""
    source: MoneySource
    """Where the money came from."""
    via: Optional[RefundVia]
    """How it is paid back; none for cards and credit."""
    amount: Amount
    """How much, in minor units."""
    status: RefundPartStatus
    """What has become of it."""


class RefundPartInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One tender's part of a refund."""
    operation: RefundId
    """The operation: the gateway's key. Each payment's part has its own, and a retry a new one."""
    source: MoneySource
    """Where the money came from."""
    via: Optional[RefundVia] = None
    """How it is paid back; none for cards and credit."""
    amount: Amount
    """How much, in minor units."""
    status: RefundPartStatus
    """What has become of it."""


class RefundRequestCover(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="cover"):
    """The buyer's bank took some of a failed part by itself, in a dispute: that is not owed any more."""
    operation: RefundId
    """Its operation."""
    dispute: DisputeId
    """The dispute, which is covered by as much."""
    amount: Amount
    """How much, in minor units."""


class RefundRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Give back what was undone."""
    order: OrderId
    """The order."""
    reason: str
    """Why."""
    to: Optional[RefundDestination] = None
    """Where it goes."""


class RefundRequestGiveCredit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="give_credit"):
    """Give a part as store credit instead."""
    operation: RefundId
    """Its operation."""


class RefundRequestPartFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="part_failed"):
    """The gateway did not, or the money came back."""
    operation: RefundId
    """Its operation."""
    reason: str
    """The gateway's reason, as a code."""


class RefundRequestPartPaid(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="part_paid"):
    """The gateway paid a part."""
    operation: RefundId
    """Its operation."""


class RefundRequestPayByHand(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="pay_by_hand"):
    """A failed part was paid from the platform's bank, by hand: the card is closed, the method's time to refund is
    over, and a guest has no store credit.
    """
    operation: RefundId
    """Its operation."""
    reference: str
    """The bank's reference of the transfer."""


class RefundRequestRetry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="retry"):
    """Try a failed part again, under a new id."""
    operation: RefundId
    """Its operation."""


class RefundUndistributed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A payment's money that never reached a line."""
    payment: PaymentId
    """The payment."""
    amount: Amount
    """How much, in minor units."""


class RefundViaBank(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="via", tag="bank"):
    """The platform's bank, by hand: a part that its gateway could not pay."""


class RefundViaGateway(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="via", tag="gateway"):
    """The gateway that took it."""
    gateway: Gateway
    """Which."""


class RefundViaReceivable(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="via", tag="receivable"):
    """Nowhere: the buyer owes that much less."""


class ReportFigures(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was posted on account of a report, in one currency, beside what the operation itself posted. In minor units."""
    currency: Currency
    """In which currency."""
    suspended: Amount
    """What is in suspense: above zero where the provider has more than is explained."""
    fees: Amount
    """What the provider charged beyond the fee that the operation posted."""
    withdrawn: Amount
    """What the provider paid to the platform's bank."""


class ReportFindingDiffers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="finding", tag="differs"):
    """Both know of it, and say different amounts or currencies."""
    line: str
    """The line."""
    operation: AnyId
    """The operation."""
    reason: DifferenceReason
    """Which."""


class ReportFindingExplained(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="finding", tag="explained"):
    """The provider moved its balance by itself, and says why: a fee of its own, or what it paid to the platform's bank."""
    line: str
    """The line."""


class ReportFindingMatched(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="finding", tag="matched"):
    """Both say the same. Only the fee may be another than what is posted."""
    line: str
    """The line."""
    operation: AnyId
    """The operation."""


class ReportFindingMissingHere(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="finding", tag="missing_here"):
    """Nothing of it is posted here."""
    line: str
    """The line."""


class ReportFindingMissingThere(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="finding", tag="missing_there"):
    """The report has nothing of it. A later one may."""
    operation: AnyId
    """The operation."""
    kind: ReportKind
    """What it does to the balance."""


class ReportLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a provider's balance report. Amounts are in minor units, and above zero where the balance grew."""
    id: str
    """The provider's name of the line: the same in each report that has it."""
    kind: ReportKind
    """What moved the balance."""
    operation: Optional[AnyId] = None
    """The operation that the platform asked for, by the platform's id; none where the provider does not know of one."""
    of: Optional[AnyId] = None
    """What the platform said, when it asked, that the operation is of: a capture's, refund's or dispute's payment, a
    reversal's transfer. None where the provider was not told or does not say.
    """
    gross: Amount
    """What moved before fees."""
    fee: Amount
    """What the provider kept of it."""
    net: Amount
    """What the balance changed by: the gross less the fee."""
    currency: Currency
    """The currency of all three."""
    at: Timestamp
    """When it moved."""
    available_on: Timestamp
    """When it may be withdrawn."""


class Requirement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that a vendor must do or show before it may sell."""
    id: RequirementId
    """The requirement."""
    kind: RequirementKind
    """What kind it is."""
    status: RequirementStatus
    """What has become of it."""


class RequirementAsked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that a marketplace asks of whoever wants to sell."""
    id: RequirementId
    """A fresh id."""
    kind: RequirementKind
    """What kind it is."""


class RequirementStatusAccepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="status", tag="accepted"):
    """It is met."""


class RequirementStatusOpen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="status", tag="open"):
    """The vendor has not answered it."""


class RequirementStatusRefused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="status", tag="refused"):
    """It is not; the vendor may answer again."""
    reason: str
    """Why."""


class RequirementStatusSubmitted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="status", tag="submitted"):
    """The vendor has; the operator looks at it."""
    evidence: str
    """What was submitted: a file's id or digest, nothing personal."""


class Reroute(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What becomes of the units, and why."""
    outcome: RerouteOutcome
    """What becomes of them."""
    verdicts: Sequence[RouteVerdict]
    """What became of each candidate, best first."""


class RerouteCandidate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place that may take units over."""
    place: RouteCandidate
    """The place, with its stock and scores. For delivery: an offer whose goods it would send, and one unit."""
    unit_price: Amount
    """The offer's price of a unit, in minor units, as the frozen line's price is meant (with or without tax)."""
    category: Optional[Category] = None
    """What kind of goods it is, which its vendor's commission may look at."""


class RerouteInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units that need another place."""
    currency: Currency
    """The order's currency."""
    line: FrozenLineInput
    """The line as it was frozen: goods, or a vendor's delivery."""
    progress: LineProgress
    """How far it has come, before these units are undone."""
    vendor: VendorId
    """Its vendor."""
    offer: OfferId
    """Its offer; for delivery, one whose goods were to be sent."""
    prices: PriceBasis
    """Whether its price has the tax inside."""
    undone_units: int
    """How many of its units are undone already, these not included."""
    units: int
    """How many units need another place."""
    rejected: Sequence[LocationId]
    """Places that would not: the one that just rejected or let its window pass, and those before it."""
    candidates: Sequence[RerouteCandidate]
    """Who may take them, in any order; each place of an offer once."""
    rules: Sequence[RoutingRule]
    """The operator's rules, in order."""
    plans: Optional[Sequence[CommissionRulesInput]] = None
    """The commission plans of the candidates' vendors."""
    terms: Optional[Sequence[VendorTerms]] = None
    """Under what each candidate's vendor would sell, with the vendor order that would take the line: a fresh one, or
    one of this order.
    """
    vendor_orders: Optional[Sequence[VendorOrderId]] = None
    """Vendor orders whose vendors pay for this order already what a rule charges once for it."""
    policies: Optional[PoliciesInput] = None
    """The order's policies."""
    new_line: LineId
    """A fresh id for the new line."""


class RerouteOutcomeCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="outcome", tag="cancelled"):
    """Nobody does: the units are cancelled, and refunded where they were captured."""
    undone: LineMove
    """What undoing them moves."""


class RerouteOutcomeMoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="outcome", tag="moved"):
    """Another offer, of this vendor or another, takes them over."""
    to: Rerouted
    """Which, and with which line."""


class RerouteOutcomeRelocated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="outcome", tag="relocated"):
    """Other places of the same offer send them; no money moves."""
    places: Sequence[RouteAssignment]
    """From where, best first."""


class Rerouted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line that another offer took over."""
    undone: LineMove
    """What undoing the old line moves."""
    line: FrozenLine
    """The new line."""
    captured: Amount
    """What of the new line is captured already, in minor units: all of it, or nothing."""
    part: SplitVendorPart
    """The vendor order that it goes to, with what the line comes to."""
    fees: Sequence[SplitFee]
    """Why each fee is what it is."""
    places: Sequence[RouteAssignment]
    """From where, best first: places of one offer."""
    platform_pays: Amount
    """What the platform adds to what the old line held, in minor units: the difference to a dearer price, and what the
    old vendor funded of delivery that the platform sells.
    """


class ReservationAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """Nothing was ever kept."""


class ReservationConfirmed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="confirmed"):
    """The order is placed: its units wait to be sent."""
    order: OrderId
    """The order."""
    until: Timestamp
    """Until when it is held; of no meaning once it is confirmed."""
    lines: Sequence[ReservedLine]
    """Each line at each place, in the order in which they were taken. A line stands there once for each place."""


class ReservationDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[ReservationEvent]
    """What happens."""
    state: Reservation
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class ReservationEventAdded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="added"):
    """Units were taken besides."""
    lines: Sequence[ReservationTaken]
    """What was taken where."""
    at: Timestamp
    """When."""


class ReservationEventConfirmed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="confirmed"):
    """Units are sold."""
    at: Timestamp
    """When."""


class ReservationEventExpired(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="expired"):
    """The time was over, and all that was kept was given back."""
    parts: Sequence[ReservationPart]
    """What each place got back."""
    at: Timestamp
    """When."""


class ReservationEventHeld(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="held"):
    """Units are kept."""
    order: OrderId
    """The order."""
    until: Timestamp
    """Until when."""
    lines: Sequence[ReservationTaken]
    """What was taken where."""
    at: Timestamp
    """When."""


class ReservationEventReduced(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="reduced"):
    """Units were given back; others are still kept, or were sent."""
    parts: Sequence[ReservationPart]
    """What each place got back."""
    at: Timestamp
    """When."""


class ReservationEventReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="released"):
    """All that was kept was given back, and nothing was sent."""
    parts: Sequence[ReservationPart]
    """What each place got back."""
    at: Timestamp
    """When."""


class ReservationEventRenewed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="renewed"):
    """What ended is kept again."""
    until: Timestamp
    """Until when."""
    lines: Sequence[ReservationTaken]
    """What was taken where."""
    at: Timestamp
    """When."""


class ReservationEventShipped(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="shipped"):
    """Units left."""
    parts: Sequence[ReservationPart]
    """What left each place."""
    at: Timestamp
    """When."""


class ReservationFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    stock: Optional[Sequence[StockFact]] = None
    """What the places may still sell. A place that is not named has nothing, and takes no backorders; only `hold`,
    `renew` and `add` ask for it.
    """


class ReservationHeld(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="held"):
    """Units are kept until the deadline: the order is not placed."""
    order: OrderId
    """The order."""
    until: Timestamp
    """Until when it is held; of no meaning once it is confirmed."""
    lines: Sequence[ReservedLine]
    """Each line at each place, in the order in which they were taken. A line stands there once for each place."""


class ReservationPart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units of a line that left a place, or that it got back."""
    line: LineId
    """The line."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""
    units: int
    """How many units, those of now alone."""


class ReservationReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="released"):
    """It was let go, or its time was over."""
    order: OrderId
    """The order."""
    until: Timestamp
    """Until when it is held; of no meaning once it is confirmed."""
    lines: Sequence[ReservedLine]
    """Each line at each place, in the order in which they were taken. A line stands there once for each place."""


class ReservationRequestAdd(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="add"):
    """Take units besides: a line goes to another place, which is named before the one that it leaves gets its units
    back, or goods are replaced.
    """
    lines: Sequence[ReservationWish]
    """Which lines, from where."""


class ReservationRequestConfirm(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="confirm"):
    """The order was placed: its units are sold, and wait to be sent."""


class ReservationRequestExpire(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="expire"):
    """The hold's time is over."""


class ReservationRequestHold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="hold"):
    """Keep units for an order."""
    order: OrderId
    """The order."""
    lines: Sequence[ReservationWish]
    """Which lines, from where."""
    until: Timestamp
    """Until when; an order that is placed in the same commit holds until now."""


class ReservationRequestRelease(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="release"):
    """Give units back: from the place that is named, else from the one that was taken last."""
    lines: Optional[Sequence[LineTotal]] = None
    """How many of each line are given back in all; all that is kept where no line is named."""


class ReservationRequestRenew(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="renew"):
    """Keep again what was kept when the reservation ended: money came late."""
    until: Timestamp
    """Until when."""


class ReservationRequestShip(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="ship"):
    """Units left: from the place that is named, else from the one that was taken first."""
    lines: Sequence[LineTotal]
    """How many of each line have left in all."""


class ReservationTaken(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units that were taken at a place."""
    line: LineId
    """The line."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""
    units: int
    """How many units, those of now alone."""
    floor: int
    """The least that may be available there afterwards, as it was then."""


class ReservationWish(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units of a line that one place is to keep."""
    line: LineId
    """The line."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""
    units: int
    """How many units; of an addition how many the place took of the line in all, those of before with them."""


class ReservedLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units of one line of the order at one place."""
    line: LineId
    """The line."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""
    units: int
    """How many units were taken there, in all."""
    shipped: int
    """How many of them were sent."""
    released: int
    """How many of them were given back."""
    lapsed: int
    """How many of those given back went when the whole reservation ended, not by name: what a renewal takes again."""


class ReturnAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class ReturnApproved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="approved"):
    """Agreed to: the buyer sends it."""
    id: ReturnId
    """The return."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: ReturnReason
    """Why."""
    inspected: Sequence[InspectedLine]
    """What was found; empty before."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ReturnBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a return remembers."""
    id: ReturnId
    """The return."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: ReturnReason
    """Why."""
    inspected: Sequence[InspectedLine]
    """What was found; empty before."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ReturnBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a return remembers."""
    id: ReturnId
    """The return."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: ReturnReason
    """Why."""
    inspected: Sequence[InspectedLine]
    """What was found; empty before."""
    due: Optional[Timestamp] = None
    """Until when the next step must be done; none before it is agreed to."""


class ReturnCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="cancelled"):
    """Never mind."""
    id: ReturnId
    """The return."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: ReturnReason
    """Why."""
    inspected: Sequence[InspectedLine]
    """What was found; empty before."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ReturnDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[ReturnEvent]
    """What happens."""
    state: Return
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class ReturnEventApproved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="approved"):
    """It was agreed to."""
    due: Timestamp
    """Until when it must be sent."""
    at: Timestamp
    """When."""


class ReturnEventCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="cancelled"):
    """Never mind."""
    at: Timestamp
    """When."""


class ReturnEventInspected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="inspected"):
    """It was looked at."""
    lines: Sequence[InspectedLine]
    """What was found."""
    at: Timestamp
    """When."""


class ReturnEventLapsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="lapsed"):
    """It was not sent in time, or did not arrive."""
    at: Timestamp
    """When."""


class ReturnEventReceived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="received"):
    """It arrived."""
    due: Timestamp
    """Until when it must be looked at."""
    at: Timestamp
    """When."""


class ReturnEventRefused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="refused"):
    """It was not."""
    why: str
    """Why."""
    at: Timestamp
    """When."""


class ReturnEventRequested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="requested"):
    """It was asked for."""
    book: ReturnBook
    """The return as it begins."""
    at: Timestamp
    """When."""


class ReturnEventRequestedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="requested"):
    """It was asked for."""
    book: ReturnBookInput
    """The return as it begins."""
    at: Timestamp
    """When."""


class ReturnEventSent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="sent"):
    """It was sent."""
    tracking: Optional[str]
    """The carrier and its number."""
    due: Timestamp
    """Until when it must arrive."""
    at: Timestamp
    """When."""


class ReturnEventSentInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="sent"):
    """It was sent."""
    tracking: Optional[str] = None
    """The carrier and its number."""
    due: Timestamp
    """Until when it must arrive."""
    at: Timestamp
    """When."""


class ReturnFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: ReturnId
    """The return, where it is being asked for."""
    returnable: Optional[Sequence[LineUnits]] = None
    """Units that were delivered and are neither returned nor on their way back, by line."""
    window_until: Timestamp
    """Until when goods may come back."""
    due: Timestamp
    """Until when the step after this one must be done."""


class ReturnInTransit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="in_transit"):
    """On its way."""
    id: ReturnId
    """The return."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: ReturnReason
    """Why."""
    inspected: Sequence[InspectedLine]
    """What was found; empty before."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ReturnInspected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="inspected"):
    """Looked at: what was accepted is refunded."""
    id: ReturnId
    """The return."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: ReturnReason
    """Why."""
    inspected: Sequence[InspectedLine]
    """What was found; empty before."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ReturnLapsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="lapsed"):
    """It never came."""
    id: ReturnId
    """The return."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: ReturnReason
    """Why."""
    inspected: Sequence[InspectedLine]
    """What was found; empty before."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ReturnMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: ReturnId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class ReturnReceived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="received"):
    """With the vendor."""
    id: ReturnId
    """The return."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: ReturnReason
    """Why."""
    inspected: Sequence[InspectedLine]
    """What was found; empty before."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ReturnRefused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="refused"):
    """Not agreed to."""
    id: ReturnId
    """The return."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: ReturnReason
    """Why."""
    inspected: Sequence[InspectedLine]
    """What was found; empty before."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class ReturnRequestApprove(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="approve"):
    """Agree."""


class ReturnRequestCancel(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="cancel"):
    """Never mind."""


class ReturnRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Ask to send units back."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: ReturnReason
    """Why."""


class ReturnRequestInspect(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="inspect"):
    """It was looked at."""
    lines: Sequence[InspectedLine]
    """What was found; a line that is left out is not accepted."""


class ReturnRequestLapse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="lapse"):
    """The next step's time is over."""


class ReturnRequestReceive(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="receive"):
    """It arrived."""


class ReturnRequestRefuse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="refuse"):
    """Do not agree."""
    why: str
    """Why."""


class ReturnRequestSend(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="send"):
    """It was sent."""
    tracking: Optional[str] = None
    """The carrier and its number."""


class ReturnRequested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="requested"):
    """Asked for."""
    id: ReturnId
    """The return."""
    vendor_order: VendorOrderId
    """The vendor order."""
    lines: Sequence[LineUnits]
    """Which units."""
    reason: ReturnReason
    """Why."""
    inspected: Sequence[InspectedLine]
    """What was found; empty before."""
    due: Optional[Timestamp]
    """Until when the next step must be done; none before it is agreed to."""


class Reversal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of a transfer that is taken back."""
    id: TransferId
    """The reversal: the gateway's key and the id of its ledger entries."""
    amount: Amount
    """How much, in minor units."""
    status: ReversalStatus
    """What has become of it."""
    started_at: Timestamp
    """When it was begun: from then on the gateway may know of it."""


class RouteAssignment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units of a line from one place."""
    offer: OfferId
    """The offer."""
    vendor: VendorId
    """Who sells it."""
    location: LocationId
    """From where."""
    units: int
    """How many units."""


class RouteCandidate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place that may have units of an offer."""
    offer: OfferId
    """The offer."""
    vendor: VendorId
    """Who sells it."""
    location: LocationId
    """From where."""
    availability: OfferAvailability
    """Whether it may serve at all."""
    available: int
    """How many units it has."""
    priority: Optional[int] = None
    """The operator's or vendor's priority: the lower the earlier."""
    cost: Optional[Amount] = None
    """What sending costs the vendor, in minor units."""
    distance: Optional[int] = None
    """How far it is, in metres."""


class RouteInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An order to be routed."""
    lines: Sequence[RouteLine]
    """Its lines, in any order."""
    rules: Sequence[RoutingRule]
    """The operator's rules, in order."""
    offers: Optional[RouteOffers] = None
    """Which offers may serve a line."""


class RouteLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line to be routed."""
    line: LineId
    """The line."""
    offer: OfferId
    """The offer that the buyer chose."""
    units: int
    """How many units."""
    candidates: Sequence[RouteCandidate]
    """Who may serve it, in any order; each place of an offer once."""


class RouteVerdict(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of a candidate."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""
    reason: RouteReason
    """Why."""


class RuleRateFlat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="rate", tag="flat"):
    """One rate."""
    of: Rate
    """At most 1."""


class RuleRateNone(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="rate", tag="none"):
    """No rate: fixed parts only."""


class RuleRateTiers(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="rate", tag="tiers"):
    """By volume, over the vendor's placed net sales of the last closed period of the marketplace."""
    mode: CommissionTierMode
    """How they are read."""
    tiers: Sequence[CommissionTier]
    """From 0 on, in growing order."""


class SalesPeriod(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One period: from its first moment to the first of the next."""
    from_: Timestamp = msgspec.field(name="from")
    """Its first moment."""
    until: Timestamp
    """The first moment after it."""


class SalesPeriods(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which periods there are. Sales that were counted in others are not known in these: whoever changes them begins
    anew.
    """
    length: PeriodLength
    """How long each is."""
    time_zone: TimeZone
    """Where its days begin."""


class SalesPeriodsInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which periods there are. Sales that were counted in others are not known in these: whoever changes them begins
    anew.
    """
    length: Optional[PeriodLength] = None
    """How long each is."""
    time_zone: Optional[TimeZone] = None
    """Where its days begin."""


class SeenCart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Cart
    """What has become of it."""


class SeenCartList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenCart]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenClaim(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Claim
    """What has become of it."""


class SeenClaimList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenClaim]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenCommissionPlan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: CommissionPlan
    """What has become of it."""


class SeenCommissionPlanList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenCommissionPlan]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenCustomer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Customer
    """What has become of it."""


class SeenCustomerList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenCustomer]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenDispute(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Dispute
    """What has become of it."""


class SeenDisputeList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenDispute]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenExchange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Exchange
    """What has become of it."""


class SeenExchangeList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenExchange]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenGiftCard(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: GiftCard
    """What has become of it."""


class SeenGiftCardList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenGiftCard]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenInvoice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Invoice
    """What has become of it."""


class SeenInvoiceList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenInvoice]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenOffer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Offer
    """What has become of it."""


class SeenOfferList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenOffer]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenOrderView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: OrderView
    """What has become of it."""


class SeenOrderViewList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenOrderView]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenPayment(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Payment
    """What has become of it."""


class SeenPaymentList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenPayment]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenPayout(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Payout
    """What has become of it."""


class SeenPayoutList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenPayout]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenPromotion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Promotion
    """What has become of it."""


class SeenPromotionList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenPromotion]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenReconciliation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Reconciliation
    """What has become of it."""


class SeenReconciliationList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenReconciliation]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenRefund(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Refund
    """What has become of it."""


class SeenRefundList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenRefund]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenReturn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Return
    """What has become of it."""


class SeenReturnList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenReturn]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenSettlement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Settlement
    """What has become of it."""


class SeenSettlementList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenSettlement]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenTransfer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Transfer
    """What has become of it."""


class SeenTransferList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenTransfer]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenVendor(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: Vendor
    """What has become of it."""


class SeenVendorList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenVendor]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenVendorOrderView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: VendorOrderView
    """What has become of it."""


class SeenVendorOrderViewList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenVendorOrderView]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class SeenWebhookEndpoint(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing as it stands."""
    id: str
    """Its id."""
    version: int
    """How many events made it what it is."""
    state: WebhookEndpoint
    """What has become of it."""


class SeenWebhookEndpointList(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Some of what was asked for, and where the rest begins."""
    items: Sequence[SeenWebhookEndpoint]
    """In the order that the question promises."""
    next: Optional[str]
    """What to pass as `after` for the next page; none where this is the last."""


class Settings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that an operator decides. Durations are in milliseconds."""
    currencies: Sequence[Currency]
    """What it sells in."""
    policies: Policies
    """Rounding, tax base, funding, shipping, re-routing."""
    default_plan: PlanId
    """The plan of vendors that have none of their own."""
    vendor_requirements: Sequence[RequirementKind]
    """What whoever wants to sell must do or show first."""
    sales_periods: SalesPeriods
    """The periods of volume tiers."""
    promotion_order: Sequence[PromotionId]
    """Promotions in the order in which they apply."""
    taxes: Sequence[TaxRow]
    """Taxes by jurisdiction and class."""
    delivery_tax_class: Optional[TaxClass]
    """The tax class of delivery; delivery bears no tax without one."""
    shipping: Optional[ShippingTable]
    """Delivery of vendors that have no table of their own."""
    buyer_fees: Mapping[str, BuyerFee]
    """What buyers pay to the platform, by currency."""
    methods: Sequence[MethodTerms]
    """How buyers may pay."""
    capture: CapturePolicy
    """When money that is held is taken."""
    hold_ms: int
    """How long stock is held for an order that is not paid."""
    accept_within_ms: Optional[int]
    """How long a vendor has to accept an order; none accepts at once."""
    return_within_ms: int
    """How long after delivery goods may come back."""
    settlement: SettlementPolicy
    """When vendors' money becomes available."""
    payout_schedule: PayoutSchedule
    """When vendors without a schedule of their own are paid."""
    paid_from: Optional[PaidFrom] = None
    """From where vendors are paid: by the platform's bank, or by a gateway that is asked to."""
    transfers_by: Optional[Gateway] = None
    """Through which gateway what was settled of a vendor order is transferred: by workers, before anything is paid out,
    or by whoever asks for it. None where vendors are only paid out to.
    """
    payout_minimum: Mapping[str, Amount]
    """The least that is paid out, by currency, in minor units."""
    disputes: DisputePolicy
    """Who bears a dispute that is lost."""


class SettingsInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that an operator decides. Durations are in milliseconds."""
    currencies: Sequence[Currency]
    """What it sells in."""
    policies: Optional[PoliciesInput] = None
    """Rounding, tax base, funding, shipping, re-routing."""
    default_plan: PlanId
    """The plan of vendors that have none of their own."""
    vendor_requirements: Optional[Sequence[RequirementKind]] = None
    """What whoever wants to sell must do or show first."""
    sales_periods: Optional[SalesPeriodsInput] = None
    """The periods of volume tiers."""
    promotion_order: Optional[Sequence[PromotionId]] = None
    """Promotions in the order in which they apply."""
    taxes: Optional[Sequence[TaxRowInput]] = None
    """Taxes by jurisdiction and class."""
    delivery_tax_class: Optional[TaxClass] = None
    """The tax class of delivery; delivery bears no tax without one."""
    shipping: Optional[ShippingTableInput] = None
    """Delivery of vendors that have no table of their own."""
    buyer_fees: Optional[Mapping[str, BuyerFee]] = None
    """What buyers pay to the platform, by currency."""
    methods: Optional[Sequence[MethodTermsInput]] = None
    """How buyers may pay."""
    capture: Optional[CapturePolicy] = None
    """When money that is held is taken."""
    hold_ms: int
    """How long stock is held for an order that is not paid."""
    accept_within_ms: Optional[int] = None
    """How long a vendor has to accept an order; none accepts at once."""
    return_within_ms: int
    """How long after delivery goods may come back."""
    settlement: Optional[SettlementPolicyInput] = None
    """When vendors' money becomes available."""
    payout_schedule: PayoutSchedule
    """When vendors without a schedule of their own are paid."""
    paid_from: Optional[PaidFrom] = None
    """From where vendors are paid: by the platform's bank, or by a gateway that is asked to."""
    transfers_by: Optional[Gateway] = None
    """Through which gateway what was settled of a vendor order is transferred: by workers, before anything is paid out,
    or by whoever asks for it. None where vendors are only paid out to.
    """
    payout_minimum: Optional[Mapping[str, Amount]] = None
    """The least that is paid out, by currency, in minor units."""
    disputes: Optional[DisputePolicy] = None
    """Who bears a dispute that is lost."""


class SettlementAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class SettlementBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a settlement remembers."""
    id: SettlementId
    """The settlement."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    items: Sequence[SettlementItem]
    """What was settled."""
    amount: Amount
    """The sum of the items, in minor units."""
    reserve: Amount
    """What of it is held back, in minor units."""
    release_at: Optional[Timestamp]
    """When that comes free."""


class SettlementBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a settlement remembers."""
    id: SettlementId
    """The settlement."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    items: Sequence[SettlementItem]
    """What was settled."""
    amount: Amount
    """The sum of the items, in minor units."""
    reserve: Amount
    """What of it is held back, in minor units."""
    release_at: Optional[Timestamp] = None
    """When that comes free."""


class SettlementCandidate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line that may be settled."""
    vendor_order: VendorOrderId
    """Its vendor order."""
    line: LineId
    """The line."""
    amount: Amount
    """What of it is pending, in minor units; below zero where a refund kept a fee."""
    money: MoneyState
    """Whether its money is there."""
    delivered_at: Optional[Timestamp] = None
    """When it was delivered, or the window for saying that it was not was over."""
    hold: SettlementHold
    """Whether something stands in the way."""


class SettlementDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[SettlementEvent]
    """What happens."""
    state: Settlement
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class SettlementEventReserveReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="reserve_released"):
    """The reserve came free."""
    amount: Amount
    """How much, in minor units."""
    at: Timestamp
    """When."""


class SettlementEventSettled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="settled"):
    """Lines were settled."""
    book: SettlementBook
    """The settlement."""
    at: Timestamp
    """When."""


class SettlementEventSettledInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="settled"):
    """Lines were settled."""
    book: SettlementBookInput
    """The settlement."""
    at: Timestamp
    """When."""


class SettlementEventWrittenOff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="written_off"):
    """What the vendor owed was written off."""
    book: SettlementBook
    """The settlement that it is: its amount is what was owed."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class SettlementEventWrittenOffInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="written_off"):
    """What the vendor owed was written off."""
    book: SettlementBookInput
    """The settlement that it is: its amount is what was owed."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class SettlementFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: SettlementId
    """The settlement, where it is being made."""
    policy: Optional[SettlementPolicyInput] = None
    """The marketplace's policy for this vendor."""
    candidates: Optional[Sequence[SettlementCandidate]] = None
    """The vendor's lines that are not settled, oldest first."""
    available: Optional[Amount] = None
    """What the vendor may be paid, in minor units; below zero when it owes."""


class SettlementItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line that was settled."""
    vendor_order: VendorOrderId
    """Its vendor order."""
    line: LineId
    """The line."""
    amount: Amount
    """How much, in minor units."""


class SettlementMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: SettlementId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class SettlementPolicy(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When money becomes available, and what of it is held back. Durations are in milliseconds."""
    delay_ms: int
    """How long after delivery."""
    reserve_rate: Rate
    """What is held back of each settlement, at most 1."""
    reserve_ms: int
    """For how long."""


class SettlementPolicyInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """When money becomes available, and what of it is held back. Durations are in milliseconds."""
    delay_ms: Optional[int] = None
    """How long after delivery."""
    reserve_rate: Optional[Rate] = None
    """What is held back of each settlement, at most 1."""
    reserve_ms: Optional[int] = None
    """For how long."""


class SettlementRequestReleaseReserve(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="release_reserve"):
    """The reserve's time is over."""


class SettlementRequestSettle(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="settle"):
    """Settle what can be settled of a vendor."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """In which currency."""


class SettlementRequestWriteOff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="write_off"):
    """A closing vendor will never pay what it owes."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """In which currency."""
    reason: str
    """Why."""


class SettlementReserved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="reserved"):
    """Done, with a reserve that is held back."""
    id: SettlementId
    """The settlement."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    items: Sequence[SettlementItem]
    """What was settled."""
    amount: Amount
    """The sum of the items, in minor units."""
    reserve: Amount
    """What of it is held back, in minor units."""
    release_at: Optional[Timestamp]
    """When that comes free."""


class SettlementSettled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="settled"):
    """Done, and all of it is available."""
    id: SettlementId
    """The settlement."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    items: Sequence[SettlementItem]
    """What was settled."""
    amount: Amount
    """The sum of the items, in minor units."""
    reserve: Amount
    """What of it is held back, in minor units."""
    release_at: Optional[Timestamp]
    """When that comes free."""


class SettlementWrittenOff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="written_off"):
    """What a vendor owed was written off."""
    id: SettlementId
    """The settlement."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    items: Sequence[SettlementItem]
    """What was settled."""
    amount: Amount
    """The sum of the items, in minor units."""
    reserve: Amount
    """What of it is held back, in minor units."""
    release_at: Optional[Timestamp]
    """When that comes free."""


class ShippingCall(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One vendor's delivery whose price is wanted."""
    tenant: MarketplaceId
    """The marketplace."""
    vendor: VendorId
    """Whose goods."""
    deliver_to: Optional[ContactId]
    """Where to; the port knows contacts, the engine does not look into them."""
    service: Optional[str]
    """The service that the buyer chose."""
    weight_g: int
    """What the goods weigh, in grams."""
    goods: Amount
    """What the goods cost, in minor units."""
    currency: Currency
    """Its currency."""
    units: Sequence[tuple[OfferId, int]]
    """Which offers and how many units of each."""


class ShippingLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One vendor's delivery."""
    id: LineId
    """The line."""
    vendor: VendorId
    """Whose goods are delivered."""
    rule: RuleId
    """The rule that gave the price."""
    price: Amount
    """The price, in minor units."""
    prices: PriceBasis
    """Whether the price has its tax inside."""
    taxes: Optional[Sequence[TaxRateInput]] = None
    """Its taxes."""


class ShippingParcel(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is delivered."""
    weight: int
    """In grams."""
    goods: Amount
    """What the goods cost before promotions, in minor units."""


class ShippingPricingFlat(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="flat"):
    """One price for everything."""
    price: Amount
    """In minor units."""


class ShippingPricingTotal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="total"):
    """By what the goods cost before promotions."""
    steps: Sequence[ShippingStep]
    """Steps in minor units, in growing order."""


class ShippingPricingTotalInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="total"):
    """By what the goods cost before promotions."""
    steps: Sequence[ShippingStepInput]
    """Steps in minor units, in growing order."""


class ShippingPricingWeight(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="weight"):
    """By the weight of the goods."""
    steps: Sequence[ShippingStep]
    """Steps in grams, in growing order."""


class ShippingPricingWeightInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="by", tag="weight"):
    """By the weight of the goods."""
    steps: Sequence[ShippingStepInput]
    """Steps in grams, in growing order."""


class ShippingRate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a delivery costs."""
    rule: RuleId
    """The rule that says so, for the explanation of the quote."""
    price: Amount
    """The price, in minor units."""


class ShippingStep(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step of a table: up to and including a bound, a price."""
    up_to: Optional[int]
    """The most grams, or the most minor units of goods, that this step covers. The last step may cover all."""
    price: Amount
    """The price, in minor units."""


class ShippingStepInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step of a table: up to and including a bound, a price."""
    up_to: Optional[int] = None
    """The most grams, or the most minor units of goods, that this step covers. The last step may cover all."""
    price: Amount
    """The price, in minor units."""


class ShippingTable(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A table of prices for one vendor's delivery."""
    rule: RuleId
    """The rule that explains the price."""
    pricing: ShippingPricing
    """How the price is found."""
    free_from: Optional[Amount]
    """Nothing is charged for goods of this much and more, in minor units."""


class ShippingTableInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A table of prices for one vendor's delivery."""
    rule: RuleId
    """The rule that explains the price."""
    pricing: ShippingPricingInput
    """How the price is found."""
    free_from: Optional[Amount] = None
    """Nothing is charged for goods of this much and more, in minor units."""


class Split(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quote, split."""
    currency: Currency
    """The one currency."""
    lines: Sequence[FrozenLineInput]
    """Every line, frozen, in the order of the quote."""
    vendor_orders: Sequence[SplitVendorPart]
    """One vendor order a vendor, in the order in which vendors appear in the quote."""
    platform_lines: Sequence[LineId]
    """Lines that are the platform's own: the buyer's fee."""
    fees: Sequence[SplitFeeInput]
    """Why each fee is what it is, line by line and slot by slot."""
    totals: SplitTotals
    """What everything comes to."""


class SplitFee(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fee on one line, as it was frozen."""
    line: LineId
    """The line."""
    rule: RuleId
    """The rule that made it."""
    slot: Slot
    """Its place in the stack."""
    payee: FeePayee
    """To whom it goes."""
    amount: Amount
    """The fee, in minor units."""
    vat: Amount
    """The VAT on it, in minor units."""
    vat_jurisdiction: Optional[Jurisdiction]
    """Where that VAT is owed."""
    on_refund: OnRefund
    """What a refund does to it."""


class SplitFeeInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One fee on one line, as it was frozen."""
    line: LineId
    """The line."""
    rule: RuleId
    """The rule that made it."""
    slot: Slot
    """Its place in the stack."""
    payee: FeePayee
    """To whom it goes."""
    amount: Amount
    """The fee, in minor units."""
    vat: Amount
    """The VAT on it, in minor units."""
    vat_jurisdiction: Optional[Jurisdiction] = None
    """Where that VAT is owed."""
    on_refund: OnRefund
    """What a refund does to it."""


class SplitOfCart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The quote of a cart."""
    cart: QuoteInput
    """What is quoted."""


class SplitOfQuote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quote as it stands, from whoever made it."""
    quote: QuoteAsInput
    """The quote."""


class SplitPost(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Under which ids the journal is shown."""
    operation: AnyId
    """The operation that the journal is of."""
    order: OrderId
    """The buyer's order."""


class SplitShown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quote, split."""
    currency: Optional[Currency] = None
    """The one currency."""
    lines: Optional[Sequence[FrozenLine]] = None
    """Every line, frozen, in the order of the quote."""
    vendor_orders: Optional[Sequence[SplitVendorPart]] = None
    """One vendor order a vendor, in the order in which vendors appear in the quote."""
    platform_lines: Optional[Sequence[LineId]] = None
    """Lines that are the platform's own: the buyer's fee."""
    fees: Optional[Sequence[SplitFee]] = None
    """Why each fee is what it is, line by line and slot by slot."""
    totals: Optional[SplitTotals] = None
    """What everything comes to."""
    journal: Optional[Journal] = None
    """Its journal, where one was asked for."""
    undone: Optional[LineMove] = None
    """What was undone, where that was asked for."""


class SplitTotals(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The sums of a split, in minor units."""
    gross: Amount
    """What the buyer pays."""
    shipping: Amount
    """What of it is delivery."""
    funded: Amount
    """What the platform adds for discounts that it funds."""
    payable: Amount
    """What all vendors will be paid."""
    fees: Amount
    """All fees."""
    fee_vat: Amount
    """The VAT on them."""
    tax_by_platform: Amount
    """Taxes that the platform remits, without the VAT on its fees."""
    platform: Amount
    """The platform's own: buyer fees, and delivery where the platform sells it."""


class SplitUndo(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is undone of a line: an amount in minor units, or all of it where there is none."""
    line: LineId
    """A line of a cart, quote or order: goods, shipping or a fee."""
    amount: Optional[Amount] = None
    """How much, in minor units: all of it, where it is left out."""


class SplitVendorPart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One vendor's part of an order."""
    id: VendorOrderId
    """The vendor order."""
    vendor: VendorId
    """The vendor."""
    lines: Sequence[LineId]
    """Its lines, goods before delivery."""
    totals: VendorTotals
    """What they come to."""


class StaffMember(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of the platform's people."""
    user: UserId
    """Who."""
    role: StaffRole
    """In which capacity."""


class StatementFile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A payout's statement as a file. Amounts are in minor units."""
    payout: PayoutId
    """The payout."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its currency."""
    amount: Amount
    """What was paid."""
    statement: PayoutStatement
    """What it is made of."""


class StatementSums(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is left of a payout, and the sums that were asked for."""
    closing: Amount
    """What is left, in minor units."""
    totals: Sequence[Amount]
    """The sums, in the order of the lines that were asked for, in minor units."""


class StockAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """The location never had any, and promised none."""


class StockDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[StockEvent]
    """What happens."""
    state: Stock
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class StockEventBackorderSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="backorder_set"):
    """Backorders were allowed or stopped."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""
    backorder: Backorder
    """The new choice."""
    at: Timestamp
    """When."""


class StockEventCounted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="counted"):
    """Goods were counted."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""
    units: int
    """How many units are there."""
    before: int
    """How many were thought to be."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class StockEventReceived(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="received"):
    """Goods came in."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""
    units: int
    """How many units."""
    at: Timestamp
    """When."""


class StockFact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a place may still sell of an offer."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""
    available: int
    """What the counter `stock` says; below zero where more is sold than there is."""
    floor: int
    """The least that may be available: `floor`."""


class StockFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""
    on_hand: int
    """What the counter `on_hand` says; only a count asks for it."""


class StockLevel(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What there is of an offer at a place, in units."""
    location: LocationId
    """The place."""
    on_hand: int
    """Units that are there."""
    available: int
    """Units that may still be sold; below zero where backorders were taken."""
    reserved: int
    """Units that are kept for orders."""


class StockRequestCount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="count"):
    """Goods were counted: so many are there."""
    units: int
    """How many units."""
    reason: str
    """Why it is not what was thought."""


class StockRequestReceive(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="receive"):
    """Goods came in."""
    units: int
    """How many units."""


class StockRequestSetBackorder(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="set_backorder"):
    """Sell what is not there, or stop it. Goods that are made to order begin with it."""
    backorder: Backorder
    """The new choice."""


class StockTracked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="tracked"):
    """It is counted."""
    offer: OfferId
    """The offer."""
    location: LocationId
    """The place."""
    backorder: Backorder
    """What happens when there are no units."""


class StoreCreditAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """Nothing was ever granted."""


class StoreCreditActive(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="active"):
    """It may be spent."""
    customer: CustomerId
    """Whose it is."""
    currency: Currency
    """Its currency."""
    balance: Amount
    """What it holds, in minor units."""
    spent: Amount
    """What of it orders took and may give back, in minor units."""


class StoreCreditDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[StoreCreditEvent]
    """What happens."""
    state: StoreCredit
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class StoreCreditEventFrozen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="frozen"):
    """Its use was forbidden."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class StoreCreditEventGranted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="granted"):
    """Credit was granted."""
    customer: CustomerId
    """Whose it is."""
    currency: Currency
    """In which currency."""
    amount: Amount
    """How much, in minor units."""
    grant: StoreCreditGrant
    """Who pays for it."""
    reason: str
    """Why."""
    movement: MovementId
    """The movement."""
    at: Timestamp
    """When."""


class StoreCreditEventRedeemed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="redeemed"):
    """It was spent."""
    order: OrderId
    """For which order."""
    amount: Amount
    """How much, in minor units."""
    at: Timestamp
    """When."""


class StoreCreditEventRestored(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="restored"):
    """It came back."""
    order: OrderId
    """From which order."""
    amount: Amount
    """How much, in minor units."""
    at: Timestamp
    """When."""


class StoreCreditEventRevoked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="revoked"):
    """It was taken back."""
    amount: Amount
    """How much, in minor units."""
    reason: str
    """Why."""
    movement: MovementId
    """The movement."""
    at: Timestamp
    """When."""


class StoreCreditEventThawed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="thawed"):
    """Its use was permitted again."""
    at: Timestamp
    """When."""


class StoreCreditFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    customer: CustomerId
    """Whose credit it is."""
    currency: Currency
    """In which currency."""
    movement: MovementId
    """A fresh id for the movement."""
    taken: Amount
    """What the order that the request names has of the credit, in minor units, as `store_credit_taken` counts it."""


class StoreCreditFrozen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="frozen"):
    """It may not be spent until it is thawed."""
    customer: CustomerId
    """Whose it is."""
    currency: Currency
    """Its currency."""
    balance: Amount
    """What it holds, in minor units."""
    spent: Amount
    """What of it orders took and may give back, in minor units."""


class StoreCreditGrantGoodwill(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="grant", tag="goodwill"):
    """The platform, as goodwill."""


class StoreCreditGrantRefund(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="grant", tag="refund"):
    """The buyer: a refund that could not be paid out, or that the buyer wanted so."""
    refund: RefundId
    """Which."""


class StoreCreditRequestFreeze(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="freeze"):
    """Forbid its use."""
    reason: str
    """Why."""


class StoreCreditRequestGrant(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="grant"):
    """Grant credit."""
    amount: Amount
    """How much, in minor units."""
    grant: StoreCreditGrant
    """Who pays for it."""
    reason: str
    """Why."""


class StoreCreditRequestRedeem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="redeem"):
    """Spend it on an order."""
    order: OrderId
    """The order."""
    amount: Amount
    """How much, in minor units."""


class StoreCreditRequestRestore(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="restore"):
    """Take it back from an order. It names what is left, so that a refund told twice is given back once."""
    order: OrderId
    """The order."""
    left: Amount
    """What the order still has of it afterwards, in minor units; zero where it was let go."""


class StoreCreditRequestRevoke(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="revoke"):
    """Take credit back that was granted."""
    amount: Amount
    """How much, in minor units."""
    reason: str
    """Why."""


class StoreCreditRequestThaw(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="thaw"):
    """Permit its use again."""


class StoredEntry(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An entry as it is read back."""
    position: int
    """Its place among the tenant's entries; greater for later ones."""
    commit: CommitId
    """The commit that it came with."""
    at: Timestamp
    """When it was decided."""
    purpose: LedgerPurpose
    """Why it was posted."""
    operation: AnyId
    """What it belongs to: a capture, a refund, a payout."""
    currency: Currency
    """In which currency."""
    entry: JournalEntry
    """The account, the side, the amount and the line."""


class StoredGiftCardEvent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """As an event."""
    event: Any
    """The event."""


class StoredGiftCardReceipt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """As a receipt."""
    receipt: Any
    """The receipt of the request."""


class StoredGiftCardState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """As a state."""
    state: Any
    """The state."""


class StoredGiftCardText(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """As text."""
    text: str
    """The text."""


class TakenOver(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line that took units of another one over."""
    line: LineId
    """The line."""
    instead_of: LineId
    """The line whose units they were."""
    captured: Amount
    """What of the line was captured when it was taken over, in minor units: no capture of its own brought that in."""


class TaxCall(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What taxes are wanted for."""
    tenant: MarketplaceId
    """The marketplace."""
    jurisdiction: Jurisdiction
    """Where the goods go."""
    currency: Currency
    """The currency of the amounts."""
    lines: Sequence[TaxLine]
    """The lines."""


class TaxLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line whose taxes are wanted."""
    line: LineId
    """The line."""
    vendor: VendorId
    """Who sells it."""
    taxed_as: TaxedAs
    """Goods or delivery, and of which tax class."""
    amount: Amount
    """What it costs before promotions, in minor units."""


class TaxPart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one tax comes to on one line."""
    rate: Rate
    """The rate."""
    jurisdiction: Jurisdiction
    """Where it is owed."""
    remitter: Remitter
    """Who remits it."""
    amount: Amount
    """How much, in minor units."""


class TaxRate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One tax on a line."""
    rule: RuleId
    """The rule of the tax table that it comes from."""
    rate: Rate
    """How much."""
    jurisdiction: Jurisdiction
    """Where it is owed."""
    remitter: Remitter
    """Who remits it."""


class TaxRateInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One tax on a line."""
    rule: RuleId
    """The rule of the tax table that it comes from."""
    rate: Rate
    """How much."""
    jurisdiction: Jurisdiction
    """Where it is owed."""
    remitter: Optional[Remitter] = None
    """Who remits it."""


class TaxRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The taxes of one class of goods, or of delivery, in one jurisdiction."""
    jurisdiction: Jurisdiction
    """Where."""
    class_: TaxClass = msgspec.field(name="class")
    """Of what."""
    rates: Sequence[TaxRate]
    """The taxes, in the order in which they are shown."""


class TaxRowInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The taxes of one class of goods, or of delivery, in one jurisdiction."""
    jurisdiction: Jurisdiction
    """Where."""
    class_: TaxClass = msgspec.field(name="class")
    """Of what."""
    rates: Sequence[TaxRateInput]
    """The taxes, in the order in which they are shown."""


class TaxedAsDelivery(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="taxed_as", tag="delivery"):
    """One vendor's delivery."""
    class_: Optional[TaxClass] = msgspec.field(name="class")
    """The marketplace's tax class of delivery; none where it has none, and the calculator goes by its own."""


class TaxedAsGoods(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="taxed_as", tag="goods"):
    """Goods."""
    class_: TaxClass = msgspec.field(name="class")
    """The tax class of the offer."""


class Tender(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the buyer pays with. Tenders are used in the order given."""
    source: MoneySource
    """Which payment, gift card or credit."""
    limit: Optional[Amount] = None
    """The most it gives, in minor units; all that is left where there is none."""


class TransferAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class TransferBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a transfer remembers."""
    id: TransferId
    """The transfer: the gateway's key and the id of its ledger entries."""
    vendor_order: VendorOrderId
    """The vendor order whose money it is."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    gateway: Gateway
    """The gateway that it was begun with, and that every reversal goes to."""
    amount: Amount
    """How much, in minor units."""
    started_at: Timestamp
    """When it was begun: from then on the gateway may know of it."""
    reversals: Sequence[Reversal]
    """What was taken back, or may be, oldest first."""


class TransferDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[TransferEvent]
    """What happens."""
    state: Transfer
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class TransferEventFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="failed"):
    """It did not happen."""
    reason: str
    """The gateway's reason, as a code."""
    at: Timestamp
    """When."""


class TransferEventReversalFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="reversal_failed"):
    """It is not back."""
    reversal: TransferId
    """Which."""
    reason: str
    """The gateway's reason, as a code."""
    at: Timestamp
    """When."""


class TransferEventReversalStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="reversal_started"):
    """Some of it is to be taken back; the gateway is being asked."""
    reversal: Reversal
    """The reversal as it begins."""
    at: Timestamp
    """When."""


class TransferEventReversalSucceeded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="reversal_succeeded"):
    """It is back."""
    reversal: TransferId
    """Which."""
    fee: Amount
    """What the gateway charged for it, in minor units."""
    at: Timestamp
    """When."""


class TransferEventStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="started"):
    """The money left what is available; the gateway is being asked."""
    book: TransferBook
    """The transfer as it begins."""
    settled: Optional[Amount] = None
    """What of the vendor order was settled by then, in minor units: no more of it is transferred, whoever else is at
    it. None where it was begun before what is transferred was counted.
    """
    at: Timestamp
    """When."""


class TransferEventSucceeded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="succeeded"):
    """The gateway moved it."""
    fee: Amount
    """What the gateway charged for it, in minor units."""
    at: Timestamp
    """When."""


class TransferFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: TransferId
    """The transfer, where it is being made."""
    reversal: TransferId
    """A fresh id, for a reversal that is begun."""
    vendor: VendorId
    """Whose the vendor order is."""
    currency: Currency
    """Its currency."""
    gateway: Optional[Gateway] = None
    """The gateway that the marketplace transfers through; none where it does not."""
    hold: Optional[PayoutHoldInput] = None
    """Why and until when the operator holds this vendor's payouts, where it does."""
    settled: Amount
    """What of the vendor order was settled, in minor units."""
    transferred: Amount
    """What of it was transferred and is not back, or may not be, in minor units."""
    available: Amount
    """What the vendor may be paid, in minor units."""


class TransferFailed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="failed"):
    """It did not happen; the money is available again."""
    id: TransferId
    """The transfer: the gateway's key and the id of its ledger entries."""
    vendor_order: VendorOrderId
    """The vendor order whose money it is."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    gateway: Gateway
    """The gateway that it was begun with, and that every reversal goes to."""
    amount: Amount
    """How much, in minor units."""
    started_at: Timestamp
    """When it was begun: from then on the gateway may know of it."""
    reversals: Sequence[Reversal]
    """What was taken back, or may be, oldest first."""


class TransferMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: TransferId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class TransferRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Transfer what was settled of a vendor order and is not transferred yet."""
    vendor_order: VendorOrderId
    """The vendor order."""


class TransferRequestResolve(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="resolve"):
    """What the gateway said of the transfer, or of a reversal."""
    operation: TransferId
    """Which operation."""
    outcome: PaymentOperationOutcome
    """What it came to."""


class TransferRequestReverse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="reverse"):
    """Take some of it back."""
    amount: Amount
    """How much, in minor units."""


class TransferStarted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="started"):
    """The gateway is being asked."""
    id: TransferId
    """The transfer: the gateway's key and the id of its ledger entries."""
    vendor_order: VendorOrderId
    """The vendor order whose money it is."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    gateway: Gateway
    """The gateway that it was begun with, and that every reversal goes to."""
    amount: Amount
    """How much, in minor units."""
    started_at: Timestamp
    """When it was begun: from then on the gateway may know of it."""
    reversals: Sequence[Reversal]
    """What was taken back, or may be, oldest first."""


class TransferSucceeded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="succeeded"):
    """The money is in the vendor's account at the gateway, less what was taken back."""
    id: TransferId
    """The transfer: the gateway's key and the id of its ledger entries."""
    vendor_order: VendorOrderId
    """The vendor order whose money it is."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    gateway: Gateway
    """The gateway that it was begun with, and that every reversal goes to."""
    amount: Amount
    """How much, in minor units."""
    started_at: Timestamp
    """When it was begun: from then on the gateway may know of it."""
    reversals: Sequence[Reversal]
    """What was taken back, or may be, oldest first."""


class TrialBalance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Every account that was posted to, as of a time. See `trial_balance`."""
    as_of: Timestamp
    """The last moment that counts."""
    rows: Sequence[TrialBalanceRow]
    """The accounts, in the order of the table of accounts, then by whose they are, then by currency."""
    totals: Sequence[TrialBalanceTotal]
    """The totals, by currency."""


class TrialBalanceInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The books, and the moment for which they are added up."""
    journals: Sequence[DatedJournal]
    """The journals."""
    as_of: Timestamp
    """The moment."""


class TrialBalanceRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One account in one currency."""
    account: LedgerAccount
    """The account."""
    currency: Currency
    """The currency."""
    debits: Amount
    """The sum of its debits, in minor units."""
    credits: Amount
    """The sum of its credits, in minor units."""
    balance: Amount
    """What is left on its normal side, in minor units; below zero where it stands on the other."""


class TrialBalanceTotal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """All accounts of one currency together."""
    currency: Currency
    """The currency."""
    debits: Amount
    """The sum of all debits, in minor units."""
    credits: Amount
    """The sum of all credits, in minor units: the same."""


class UnitCount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Units of a line, by what became of them."""
    shipped: int
    """Sent."""
    delivered: int
    """Of these, arrived."""
    cancelled: int
    """Never sent, and not wanted any more."""
    returned: int
    """Of those that arrived, undone since: returned or refunded."""
    lost: int
    """Sent, and undone before they arrived: lost, or given up on."""


class VendorAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class VendorAccount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a vendor is paid."""
    id: PayoutAccountId
    """The account, at a provider or a bank."""
    since: Timestamp
    """Since when."""


class VendorAccountProposal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An account that one person proposed and another must confirm."""
    id: PayoutAccountId
    """The account."""
    by: UserId
    """Who proposed it."""


class VendorActive(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="active"):
    """It sells."""
    id: VendorId
    """The vendor."""
    contact: ContactId
    """Its name and address, in a contact record: a sole trader's are personal."""
    requirements: Sequence[Requirement]
    """What it must do or show."""
    team: Sequence[VendorMember]
    """Its people."""
    locations: Sequence[VendorLocation]
    """Its places."""
    account: Optional[VendorAccount]
    """Where it is paid."""
    proposed: Optional[VendorAccountProposal]
    """Where it wants to be paid."""
    plan: Optional[PlanId]
    """Its commission plan; the marketplace's default where there is none."""
    payout_hold: Optional[PayoutHold] = None
    """Why and until when it is not paid, where the operator holds its payouts."""


class VendorApplied(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="applied"):
    """It applied, and meets its requirements one by one."""
    id: VendorId
    """The vendor."""
    contact: ContactId
    """Its name and address, in a contact record: a sole trader's are personal."""
    requirements: Sequence[Requirement]
    """What it must do or show."""
    team: Sequence[VendorMember]
    """Its people."""
    locations: Sequence[VendorLocation]
    """Its places."""
    account: Optional[VendorAccount]
    """Where it is paid."""
    proposed: Optional[VendorAccountProposal]
    """Where it wants to be paid."""
    plan: Optional[PlanId]
    """Its commission plan; the marketplace's default where there is none."""
    payout_hold: Optional[PayoutHold] = None
    """Why and until when it is not paid, where the operator holds its payouts."""


class VendorBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a vendor remembers."""
    id: VendorId
    """The vendor."""
    contact: ContactId
    """Its name and address, in a contact record: a sole trader's are personal."""
    requirements: Sequence[Requirement]
    """What it must do or show."""
    team: Sequence[VendorMember]
    """Its people."""
    locations: Sequence[VendorLocation]
    """Its places."""
    account: Optional[VendorAccount]
    """Where it is paid."""
    proposed: Optional[VendorAccountProposal]
    """Where it wants to be paid."""
    plan: Optional[PlanId]
    """Its commission plan; the marketplace's default where there is none."""
    payout_hold: Optional[PayoutHold] = None
    """Why and until when it is not paid, where the operator holds its payouts."""


class VendorBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a vendor remembers."""
    id: VendorId
    """The vendor."""
    contact: ContactId
    """Its name and address, in a contact record: a sole trader's are personal."""
    requirements: Sequence[Requirement]
    """What it must do or show."""
    team: Sequence[VendorMember]
    """Its people."""
    locations: Sequence[VendorLocation]
    """Its places."""
    account: Optional[VendorAccount] = None
    """Where it is paid."""
    proposed: Optional[VendorAccountProposal] = None
    """Where it wants to be paid."""
    plan: Optional[PlanId] = None
    """Its commission plan; the marketplace's default where there is none."""
    payout_hold: Optional[PayoutHoldInput] = None
    """Why and until when it is not paid, where the operator holds its payouts."""


class VendorClosed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="closed"):
    """It is gone; its books can be read."""
    id: VendorId
    """The vendor."""
    contact: ContactId
    """Its name and address, in a contact record: a sole trader's are personal."""
    requirements: Sequence[Requirement]
    """What it must do or show."""
    team: Sequence[VendorMember]
    """Its people."""
    locations: Sequence[VendorLocation]
    """Its places."""
    account: Optional[VendorAccount]
    """Where it is paid."""
    proposed: Optional[VendorAccountProposal]
    """Where it wants to be paid."""
    plan: Optional[PlanId]
    """Its commission plan; the marketplace's default where there is none."""
    payout_hold: Optional[PayoutHold] = None
    """Why and until when it is not paid, where the operator holds its payouts."""


class VendorDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[VendorEvent]
    """What happens."""
    state: Vendor
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class VendorEventAccountConfirmed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="account_confirmed"):
    """A second one agreed."""
    account: PayoutAccountId
    """Where."""
    by: UserId
    """Who."""
    at: Timestamp
    """When."""


class VendorEventAccountProposed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="account_proposed"):
    """One person wants it paid elsewhere."""
    account: PayoutAccountId
    """Where."""
    by: UserId
    """Who."""
    at: Timestamp
    """When."""


class VendorEventActivated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="activated"):
    """It sells."""
    at: Timestamp
    """When."""


class VendorEventApplied(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="applied"):
    """It applied."""
    book: VendorBook
    """The vendor as it begins."""
    at: Timestamp
    """When."""


class VendorEventAppliedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="applied"):
    """It applied."""
    book: VendorBookInput
    """The vendor as it begins."""
    at: Timestamp
    """When."""


class VendorEventClosed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="closed"):
    """It is gone."""
    at: Timestamp
    """When."""


class VendorEventLocationRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="location_removed"):
    """A place was taken out."""
    location: LocationId
    """Which."""
    at: Timestamp
    """When."""


class VendorEventLocationSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="location_set"):
    """A place came, or changed."""
    location: VendorLocation
    """The place."""
    at: Timestamp
    """When."""


class VendorEventMemberRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="member_removed"):
    """One of its people left."""
    user: UserId
    """Who."""
    at: Timestamp
    """When."""


class VendorEventMemberSet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="member_set"):
    """One of its people came, or has another role."""
    member: VendorMember
    """Who, in which capacity."""
    at: Timestamp
    """When."""


class VendorEventPayoutsHeld(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="payouts_held"):
    """It is paid nothing for now."""
    hold: PayoutHold
    """Why and until when."""
    at: Timestamp
    """When."""


class VendorEventPayoutsHeldInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="payouts_held"):
    """It is paid nothing for now."""
    hold: PayoutHoldInput
    """Why and until when."""
    at: Timestamp
    """When."""


class VendorEventPayoutsReleased(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="payouts_released"):
    """It is paid again."""
    at: Timestamp
    """When."""


class VendorEventPlanAssigned(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="plan_assigned"):
    """It has another commission plan."""
    plan: Optional[PlanId]
    """Which."""
    at: Timestamp
    """When."""


class VendorEventPlanAssignedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="plan_assigned"):
    """It has another commission plan."""
    plan: Optional[PlanId] = None
    """Which."""
    at: Timestamp
    """When."""


class VendorEventReinstated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="reinstated"):
    """It sells again."""
    at: Timestamp
    """When."""


class VendorEventRejected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="rejected"):
    """It was not taken."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class VendorEventRequirementAccepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="requirement_accepted"):
    """A requirement is met."""
    requirement: RequirementId
    """Which."""
    at: Timestamp
    """When."""


class VendorEventRequirementRefused(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="requirement_refused"):
    """A requirement is not met."""
    requirement: RequirementId
    """Which."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class VendorEventRequirementSubmitted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="requirement_submitted"):
    """A requirement was answered."""
    requirement: RequirementId
    """Which."""
    evidence: str
    """With what."""
    at: Timestamp
    """When."""


class VendorEventReviewRequested(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="review_requested"):
    """The operator is asked to look."""
    at: Timestamp
    """When."""


class VendorEventSuspended(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="suspended"):
    """It sells nothing new."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class VendorFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    user: UserId
    """Who asks."""
    id: VendorId
    """The vendor, where it applies."""
    requirements: Sequence[RequirementAsked]
    """What the marketplace's settings ask of a vendor, each with a fresh id."""
    orders_unsettled: int
    """How many of its orders are neither settled nor cancelled."""
    payouts_running: int
    """How many payouts to it are under way: one that fails gives the money back."""
    balances: Sequence[Amount]
    """What it is owed or owes, in minor units: pending, available and reserved each by itself, in each currency."""
    contact: Optional[ContactStanding] = None
    """Whose the contact record is that the request names."""
    plan: PlanForce
    """Whether the plan that the request names is in force."""


class VendorInReview(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="in_review"):
    """The operator looks at it."""
    id: VendorId
    """The vendor."""
    contact: ContactId
    """Its name and address, in a contact record: a sole trader's are personal."""
    requirements: Sequence[Requirement]
    """What it must do or show."""
    team: Sequence[VendorMember]
    """Its people."""
    locations: Sequence[VendorLocation]
    """Its places."""
    account: Optional[VendorAccount]
    """Where it is paid."""
    proposed: Optional[VendorAccountProposal]
    """Where it wants to be paid."""
    plan: Optional[PlanId]
    """Its commission plan; the marketplace's default where there is none."""
    payout_hold: Optional[PayoutHold] = None
    """Why and until when it is not paid, where the operator holds its payouts."""


class VendorLineView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line of a vendor order. Amounts are in minor units."""
    id: LineId
    """The line."""
    kind: LineKind
    """What it is for."""
    quantity: int
    """How many units, and where they are."""
    units: UnitCount
    """Where they are."""
    gross: Amount
    """What the buyer pays for it."""
    earns: Optional[Amount]
    """What the vendor earns with it, with the taxes that it remits, before anything was given back; none for a buyer."""


class VendorLocation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A place that goods leave from. Its address is in a contact record."""
    id: LocationId
    """The place."""
    contact: ContactId
    """Its address."""
    jurisdiction: Jurisdiction
    """Where it is, for taxes and routing."""
    priority: int
    """Which place is asked first: the lower the earlier."""


class VendorMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: VendorId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class VendorMember(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One of a vendor's people."""
    user: UserId
    """Who."""
    role: MemberRole
    """In which capacity."""


class VendorOrderAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class VendorOrderAccepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="accepted"):
    """The vendor will fulfil it."""
    id: VendorOrderId
    """The vendor order."""
    order: OrderId
    """The order that it is a part of."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[VendorOrderLine]
    """Its lines, goods before delivery."""
    parcels: Sequence[Parcel]
    """Its parcels, oldest first."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on its lines."""
    undone_by: Sequence[AnyId]
    """Refunds, returns and disputes that were recorded on its lines."""
    accept_by: Optional[Timestamp]
    """Until when the vendor must accept or reject it."""
    note: Optional[str]
    """A note for the vendor, without anything personal."""


class VendorOrderAwaiting(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="awaiting"):
    """The order waits for its payment; the vendor sees nothing yet."""
    id: VendorOrderId
    """The vendor order."""
    order: OrderId
    """The order that it is a part of."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[VendorOrderLine]
    """Its lines, goods before delivery."""
    parcels: Sequence[Parcel]
    """Its parcels, oldest first."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on its lines."""
    undone_by: Sequence[AnyId]
    """Refunds, returns and disputes that were recorded on its lines."""
    accept_by: Optional[Timestamp]
    """Until when the vendor must accept or reject it."""
    note: Optional[str]
    """A note for the vendor, without anything personal."""


class VendorOrderBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a vendor order remembers."""
    id: VendorOrderId
    """The vendor order."""
    order: OrderId
    """The order that it is a part of."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[VendorOrderLine]
    """Its lines, goods before delivery."""
    parcels: Sequence[Parcel]
    """Its parcels, oldest first."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on its lines."""
    undone_by: Sequence[AnyId]
    """Refunds, returns and disputes that were recorded on its lines."""
    accept_by: Optional[Timestamp]
    """Until when the vendor must accept or reject it."""
    note: Optional[str]
    """A note for the vendor, without anything personal."""


class VendorOrderBookInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything that a vendor order remembers."""
    id: VendorOrderId
    """The vendor order."""
    order: OrderId
    """The order that it is a part of."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[VendorOrderLine]
    """Its lines, goods before delivery."""
    parcels: Sequence[ParcelInput]
    """Its parcels, oldest first."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on its lines."""
    undone_by: Sequence[AnyId]
    """Refunds, returns and disputes that were recorded on its lines."""
    accept_by: Optional[Timestamp] = None
    """Until when the vendor must accept or reject it."""
    note: Optional[str] = None
    """A note for the vendor, without anything personal."""


class VendorOrderCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="cancelled"):
    """Rejected, lapsed or cancelled as a whole before anything was shipped."""
    id: VendorOrderId
    """The vendor order."""
    order: OrderId
    """The order that it is a part of."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[VendorOrderLine]
    """Its lines, goods before delivery."""
    parcels: Sequence[Parcel]
    """Its parcels, oldest first."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on its lines."""
    undone_by: Sequence[AnyId]
    """Refunds, returns and disputes that were recorded on its lines."""
    accept_by: Optional[Timestamp]
    """Until when the vendor must accept or reject it."""
    note: Optional[str]
    """A note for the vendor, without anything personal."""


class VendorOrderCompleted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="completed"):
    """Every unit was delivered, undone on its way, or cancelled."""
    id: VendorOrderId
    """The vendor order."""
    order: OrderId
    """The order that it is a part of."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[VendorOrderLine]
    """Its lines, goods before delivery."""
    parcels: Sequence[Parcel]
    """Its parcels, oldest first."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on its lines."""
    undone_by: Sequence[AnyId]
    """Refunds, returns and disputes that were recorded on its lines."""
    accept_by: Optional[Timestamp]
    """Until when the vendor must accept or reject it."""
    note: Optional[str]
    """A note for the vendor, without anything personal."""


class VendorOrderDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[VendorOrderEvent]
    """What happens."""
    state: VendorOrder
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class VendorOrderElsewhere(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who sends units that the vendor would not, or did not answer for: what a re-route came to (`reroute`). Units that
    are named nowhere are cancelled.
    """
    stay: Optional[Sequence[LineUnits]] = None
    """Units of goods that other places of the vendor have: they stay, and it is asked again."""
    taken: Optional[Sequence[LineUnits]] = None
    """Units of goods that another vendor order takes over."""
    accept_by: Optional[Timestamp] = None
    """Until when the vendor must answer for those that stay; without one they are accepted at once."""
    edit: EditId
    """A fresh id for undoing what is taken over: the id of its ledger entries."""


class VendorOrderEventAccepted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="accepted"):
    """The vendor will fulfil it."""
    at: Timestamp
    """When."""


class VendorOrderEventAskedAgain(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="asked_again"):
    """The vendor is asked again for what is left: other places of it have that."""
    accept_by: Optional[Timestamp]
    """Until when the vendor must accept or reject it."""
    at: Timestamp
    """When."""


class VendorOrderEventAskedAgainInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="asked_again"):
    """The vendor is asked again for what is left: other places of it have that."""
    accept_by: Optional[Timestamp] = None
    """Until when the vendor must accept or reject it."""
    at: Timestamp
    """When."""


class VendorOrderEventCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="cancelled"):
    """All of it was cancelled before anything was sent."""
    cause: CancelCause
    """Why."""
    at: Timestamp
    """When."""


class VendorOrderEventCaptureRecorded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="capture_recorded"):
    """A capture was recorded on the lines."""
    capture: CaptureId
    """The capture."""
    moves: Sequence[LineMove]
    """What it moves."""
    at: Timestamp
    """When."""


class VendorOrderEventCompleted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="completed"):
    """Every unit is somewhere for good."""
    at: Timestamp
    """When."""


class VendorOrderEventCreated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was made."""
    book: VendorOrderBook
    """The vendor order as it begins."""
    at: Timestamp
    """When."""


class VendorOrderEventCreatedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="created"):
    """It was made."""
    book: VendorOrderBookInput
    """The vendor order as it begins."""
    at: Timestamp
    """When."""


class VendorOrderEventDelivered(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="delivered"):
    """A parcel arrived."""
    parcel: ParcelId
    """Which."""
    lines: Sequence[LineUnits]
    """What was in it."""
    found: Optional[Sequence[LineUnits]] = None
    """Units that were given up on and came after all: their money went back, as for units that are returned."""
    at: Timestamp
    """When."""


class VendorOrderEventLapsed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="lapsed"):
    """The vendor's window is over."""
    at: Timestamp
    """When."""


class VendorOrderEventNoteChanged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="note_changed"):
    """The note was changed."""
    note: str
    """The note."""
    at: Timestamp
    """When."""


class VendorOrderEventPlaced(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="placed"):
    """The order was placed."""
    accept_by: Optional[Timestamp]
    """Until when the vendor must accept or reject it."""
    sold: Optional[VendorOrderSold] = None
    """What the vendor sold with it, for volume tiers."""
    at: Timestamp
    """When."""


class VendorOrderEventPlacedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="placed"):
    """The order was placed."""
    accept_by: Optional[Timestamp] = None
    """Until when the vendor must accept or reject it."""
    sold: Optional[VendorOrderSold] = None
    """What the vendor sold with it, for volume tiers."""
    at: Timestamp
    """When."""


class VendorOrderEventRejected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="rejected"):
    """The vendor will not."""
    reason: str
    """Why."""
    at: Timestamp
    """When."""


class VendorOrderEventReversed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="reversed"):
    """Parts of the lines were undone."""
    cause: AnyId
    """The refund, return, claim or dispute."""
    returned: Sequence[LineUnits]
    """Units that had arrived, and were undone with it."""
    lost: Sequence[LineUnits]
    """Units that were on their way, and were undone with it."""
    moves: Sequence[LineMove]
    """What it moves."""
    at: Timestamp
    """When."""


class VendorOrderEventSettled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="settled"):
    """Lines were settled."""
    settlement: SettlementId
    """The settlement."""
    lines: Sequence[LineId]
    """Which lines."""
    at: Timestamp
    """When."""


class VendorOrderEventShipped(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="shipped"):
    """Units were sent."""
    parcel: Parcel
    """The parcel."""
    at: Timestamp
    """When."""


class VendorOrderEventShippedInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="shipped"):
    """Units were sent."""
    parcel: ParcelInput
    """The parcel."""
    at: Timestamp
    """When."""


class VendorOrderEventTakenOver(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="taken_over"):
    """A line was taken over from another vendor order."""
    line: VendorOrderLine
    """The line."""
    captured: Optional[tuple[CaptureId, LineMove]]
    """What of it was captured already, and under which operation."""
    at: Timestamp
    """When."""


class VendorOrderEventTakenOverInput(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="taken_over"):
    """A line was taken over from another vendor order."""
    line: VendorOrderLine
    """The line."""
    captured: Optional[tuple[CaptureId, LineMove]] = None
    """What of it was captured already, and under which operation."""
    at: Timestamp
    """When."""


class VendorOrderEventUnitsCancelled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="units_cancelled"):
    """Units were cancelled before they were sent."""
    edit: EditId
    """The operation: the id of its ledger entries."""
    lines: Sequence[LineUnits]
    """Which units."""
    moves: Sequence[LineMove]
    """What it moves, delivery with the last unit."""
    by: VendorOrderBy
    """Who wanted it."""
    cause: CancelCause
    """Why."""
    at: Timestamp
    """When."""


class VendorOrderFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    lines: Sequence[FrozenLineInput]
    """Its frozen lines, which the order holds."""
    parcel: ParcelId
    """A fresh id for a parcel."""
    edit: EditId
    """A fresh id for a cancellation or edit: the id of its ledger entries."""
    elsewhere: Optional[VendorOrderElsewhere] = None
    """Who else sends the units; only `reject` and `lapse` ask for it. Where there is nobody all of it is cancelled."""
    sales_period: Optional[SalesPeriod] = None
    """The period that sales of now are counted in; looked up where it is placed."""


class VendorOrderFulfilling(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="fulfilling"):
    """A part was shipped."""
    id: VendorOrderId
    """The vendor order."""
    order: OrderId
    """The order that it is a part of."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[VendorOrderLine]
    """Its lines, goods before delivery."""
    parcels: Sequence[Parcel]
    """Its parcels, oldest first."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on its lines."""
    undone_by: Sequence[AnyId]
    """Refunds, returns and disputes that were recorded on its lines."""
    accept_by: Optional[Timestamp]
    """Until when the vendor must accept or reject it."""
    note: Optional[str]
    """A note for the vendor, without anything personal."""


class VendorOrderLine(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of a vendor order."""
    id: LineId
    """The line."""
    kind: LineKind
    """What it is for."""
    quantity: int
    """How many units were ordered."""
    units: UnitCount
    """What became of them."""
    progress: LineProgress
    """How much of it is captured and undone."""
    share: VendorShare
    """Where the vendor's share stands."""


class VendorOrderOpen(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="open"):
    """The vendor has to accept or reject it."""
    id: VendorOrderId
    """The vendor order."""
    order: OrderId
    """The order that it is a part of."""
    vendor: VendorId
    """The vendor."""
    currency: Currency
    """Its one currency."""
    lines: Sequence[VendorOrderLine]
    """Its lines, goods before delivery."""
    parcels: Sequence[Parcel]
    """Its parcels, oldest first."""
    captures: Sequence[CaptureId]
    """Captures that were recorded on its lines."""
    undone_by: Sequence[AnyId]
    """Refunds, returns and disputes that were recorded on its lines."""
    accept_by: Optional[Timestamp]
    """Until when the vendor must accept or reject it."""
    note: Optional[str]
    """A note for the vendor, without anything personal."""


class VendorOrderRequestAccept(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="accept"):
    """The vendor will fulfil it."""


class VendorOrderRequestCancel(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="cancel"):
    """Units that were never sent are not wanted any more; all of them where none are named."""
    lines: Sequence[LineUnits]
    """Which."""
    by: VendorOrderBy
    """Who wants it."""
    cause: CancelCause
    """Why."""


class VendorOrderRequestCreate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="create"):
    """Make it, from a split."""
    order: OrderId
    """The order."""
    part: SplitVendorPart
    """The vendor's part."""
    currency: Currency
    """Its currency."""


class VendorOrderRequestDeliver(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="deliver"):
    """A parcel arrived."""
    parcel: ParcelId
    """Which."""


class VendorOrderRequestEdit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="edit"):
    """Set the quantity of a line, downwards, or the note for the vendor."""
    lines: Sequence[LineUnits]
    """New quantities."""
    note: Optional[str] = None
    """A note, without anything personal."""


class VendorOrderRequestLapse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="lapse"):
    """The vendor's window is over."""


class VendorOrderRequestMarkSettled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="mark_settled"):
    """Its settled lines are the vendor's to be paid."""
    settlement: SettlementId
    """The settlement."""
    lines: Sequence[LineId]
    """Which lines."""


class VendorOrderRequestPlace(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="place"):
    """The order was placed: the vendor's window begins; without one it is accepted at once."""
    accept_by: Optional[Timestamp] = None
    """Until when the vendor must accept or reject it."""


class VendorOrderRequestRecordCapture(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="record_capture"):
    """Record a capture of the order's payment on the lines."""
    capture: CaptureId
    """The capture."""
    scope: CaptureScope
    """How far it reaches."""


class VendorOrderRequestReject(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="reject"):
    """The vendor will not."""
    reason: str
    """Why."""


class VendorOrderRequestReverse(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="reverse"):
    """Undo parts of the lines for a refund, a return, a claim or a dispute."""
    cause: AnyId
    """The refund, return, claim or dispute: the id of the ledger entries."""
    undo: VendorOrderUndo
    """What is undone."""


class VendorOrderRequestShip(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="ship"):
    """Units were sent."""
    lines: Sequence[LineUnits]
    """Which."""
    tracking: Optional[str] = None
    """The carrier and its number."""


class VendorOrderRequestTakeOver(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="take_over"):
    """Take a line over from another vendor order of the same order."""
    line: FrozenLineInput
    """The new frozen line."""
    captured: Optional[CaptureId] = None
    """What of it is captured already, under which operation."""


class VendorOrderSold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a vendor sold with one order, as volume tiers count it."""
    net: Amount
    """The goods without tax, after the discounts that the vendor funds, in minor units."""
    period: SalesPeriod
    """The period that it is counted in."""


class VendorOrderUndoAmount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="what", tag="amount"):
    """An amount of the vendor order, shared over what its lines have left."""
    amount: Amount
    """In minor units."""


class VendorOrderUndoLineAmount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="what", tag="line_amount"):
    """An amount of one line, of what the buyer paid for it."""
    line: LineId
    """The line."""
    amount: Amount
    """In minor units."""


class VendorOrderUndoRest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="what", tag="rest"):
    """All that is left, with every unit that was shipped. Units that were not stay open until they are cancelled."""


class VendorOrderUndoUncaptured(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="what", tag="uncaptured"):
    """What is not captured, because its money can come no more. No unit comes back, and what was captured stays."""


class VendorOrderUndoUnits(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="what", tag="units"):
    """Units of lines that were shipped. What a refund of an amount gave back already is not given back again."""
    lines: Sequence[LineUnits]
    """Which."""
    goods: VendorOrderGoods
    """Where they are."""


class VendorOrderView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A vendor's part of an order."""
    id: VendorOrderId
    """The vendor order."""
    order: OrderId
    """The buyer's order."""
    vendor: VendorId
    """The vendor."""
    state: str
    """What has become of it."""
    currency: Currency
    """Its currency."""
    lines: Sequence[VendorLineView]
    """Its lines."""
    totals: Optional[VendorTotals]
    """What it came to when it was placed, before anything was given back: gross, delivery, fees, what is left; none for
    a buyer.
    """
    parcels: Sequence[Parcel]
    """What was sent."""
    accept_by: Optional[Timestamp]
    """Until when the vendor may accept it."""


class VendorRejected(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="rejected"):
    """The operator did not take it."""
    id: VendorId
    """The vendor."""
    contact: ContactId
    """Its name and address, in a contact record: a sole trader's are personal."""
    requirements: Sequence[Requirement]
    """What it must do or show."""
    team: Sequence[VendorMember]
    """Its people."""
    locations: Sequence[VendorLocation]
    """Its places."""
    account: Optional[VendorAccount]
    """Where it is paid."""
    proposed: Optional[VendorAccountProposal]
    """Where it wants to be paid."""
    plan: Optional[PlanId]
    """Its commission plan; the marketplace's default where there is none."""
    payout_hold: Optional[PayoutHold] = None
    """Why and until when it is not paid, where the operator holds its payouts."""


class VendorRequestAcceptRequirement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="accept_requirement"):
    """The operator finds it met."""
    requirement: RequirementId
    """Which."""


class VendorRequestActivate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="activate"):
    """Let it sell."""


class VendorRequestApply(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="apply"):
    """Apply to sell."""
    contact: ContactId
    """Its name and address."""


class VendorRequestAssignPlan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="assign_plan"):
    """Give it a commission plan of its own, or none."""
    plan: Optional[PlanId] = None
    """Which."""


class VendorRequestClose(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="close"):
    """End it."""


class VendorRequestConfirmAccount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="confirm_account"):
    """Agree: the second. It says to what, so that nobody agrees to what was proposed a moment ago."""
    account: PayoutAccountId
    """Where."""


class VendorRequestHoldPayouts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="hold_payouts"):
    """Pay it nothing for now. What it sells is settled all the same."""
    hold: PayoutHoldInput
    """Why and until when."""


class VendorRequestProposeAccount(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="propose_account"):
    """Be paid elsewhere: the first of two people."""
    account: PayoutAccountId
    """Where."""


class VendorRequestRefuseRequirement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="refuse_requirement"):
    """The operator does not."""
    requirement: RequirementId
    """Which."""
    reason: str
    """Why."""


class VendorRequestReinstate(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="reinstate"):
    """Let it sell again."""


class VendorRequestReject(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="reject"):
    """Do not take it."""
    reason: str
    """Why."""


class VendorRequestReleasePayouts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="release_payouts"):
    """Pay it again."""


class VendorRequestRemoveLocation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="remove_location"):
    """Take a place out."""
    location: LocationId
    """Which."""


class VendorRequestRemoveMember(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="remove_member"):
    """Take one of its people out."""
    user: UserId
    """Who."""


class VendorRequestRequestReview(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="request_review"):
    """Ask the operator to look."""


class VendorRequestSetLocation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="set_location"):
    """Add a place, or change one."""
    location: VendorLocation
    """The place."""


class VendorRequestSetMember(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="set_member"):
    """Add one of its people, or give one another role."""
    user: UserId
    """Who."""
    role: MemberRole
    """In which capacity."""


class VendorRequestSubmitRequirement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="submit_requirement"):
    """Answer a requirement. What the operator looks at is not exchanged under its eyes."""
    requirement: RequirementId
    """Which."""
    evidence: str
    """A file's id or digest, nothing personal."""


class VendorRequestSuspend(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="suspend"):
    """Let it sell nothing new."""
    reason: str
    """Why."""


class VendorSuspended(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="suspended"):
    """It fulfils what it accepted, and sells nothing new."""
    id: VendorId
    """The vendor."""
    contact: ContactId
    """Its name and address, in a contact record: a sole trader's are personal."""
    requirements: Sequence[Requirement]
    """What it must do or show."""
    team: Sequence[VendorMember]
    """Its people."""
    locations: Sequence[VendorLocation]
    """Its places."""
    account: Optional[VendorAccount]
    """Where it is paid."""
    proposed: Optional[VendorAccountProposal]
    """Where it wants to be paid."""
    plan: Optional[PlanId]
    """Its commission plan; the marketplace's default where there is none."""
    payout_hold: Optional[PayoutHold] = None
    """Why and until when it is not paid, where the operator holds its payouts."""


class VendorTerms(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a vendor's part of an order is made under."""
    vendor: VendorId
    """The vendor."""
    vendor_order: VendorOrderId
    """A fresh id for its vendor order."""
    plan: PlanId
    """Its commission plan."""
    sales: Optional[Amount] = None
    """Its placed net sales of the last closed period, in minor units: what volume tiers look at."""


class VendorTotals(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The sums of one vendor's lines, in minor units."""
    gross: Amount
    """What the buyer pays for the lines, delivery with them."""
    shipping: Amount
    """What of it is delivery."""
    funded: Amount
    """What the platform adds for discounts that it funds."""
    fees: Amount
    """The vendor's fees."""
    fee_vat: Amount
    """The VAT on them."""
    payable: Amount
    """What the vendor will be paid, the taxes that it remits with it; less what it funds of delivery that the platform
    sells.
    """


class VendorTransfer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Money to be moved between the platform and a vendor's account at the gateway."""
    transfer: TransferId
    """The operation: the gateway's idempotency key."""
    reverses: Optional[TransferId]
    """The transfer that it takes some back of; none where it is no reversal."""
    vendor: VendorId
    """The vendor."""
    amount: Amount
    """How much, in minor units."""
    currency: Currency
    """Its currency."""


class WebhookEndpointAbsent(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="absent"):
    """There is none."""


class WebhookEndpointBook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an endpoint is."""
    id: WebhookEndpointId
    """The endpoint."""
    url: str
    """Where events are posted to."""
    events: Sequence[str]
    """Which events: `order.placed`, or `order.*` for all of a kind. None: all of them."""
    generation: int
    """The generation of the secret that signs."""
    previous: Optional[PreviousSecret] = None
    """The secret before it, as long as it signs too."""
    since: Timestamp
    """From when on events are sent: when it was added, or enabled again."""


class WebhookEndpointDecision(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a request comes to, by what happened before and what was looked up."""
    events: Sequence[WebhookEndpointEvent]
    """What happens."""
    state: WebhookEndpoint
    """The state."""
    effects: Effects
    """What one commit carries beside the event that causes it."""


class WebhookEndpointDisabled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="disabled"):
    """It is sent nothing."""
    book: WebhookEndpointBook
    """The endpoint as it was."""
    reason: WebhookEndpointReason
    """Why."""


class WebhookEndpointEnabled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="enabled"):
    """It is sent what it wants."""
    id: WebhookEndpointId
    """The endpoint."""
    url: str
    """Where events are posted to."""
    events: Sequence[str]
    """Which events: `order.placed`, or `order.*` for all of a kind. None: all of them."""
    generation: int
    """The generation of the secret that signs."""
    previous: Optional[PreviousSecret] = None
    """The secret before it, as long as it signs too."""
    since: Timestamp
    """From when on events are sent: when it was added, or enabled again."""


class WebhookEndpointEventAdded(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="added"):
    """An endpoint was added."""
    id: WebhookEndpointId
    """The endpoint."""
    url: str
    """Where events are posted to."""
    events: Sequence[str]
    """Which events."""
    at: Timestamp
    """When."""


class WebhookEndpointEventChanged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="changed"):
    """It has another address, or wants other events."""
    url: str
    """Where events are posted to."""
    events: Sequence[str]
    """Which events."""
    at: Timestamp
    """When."""


class WebhookEndpointEventDisabled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="disabled"):
    """It is sent nothing any more."""
    reason: WebhookEndpointReason
    """Why."""
    at: Timestamp
    """When."""


class WebhookEndpointEventEnabled(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="enabled"):
    """It is sent what happens from then on."""
    at: Timestamp
    """When."""


class WebhookEndpointEventRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="removed"):
    """It was taken away."""
    at: Timestamp
    """When."""


class WebhookEndpointEventSecretRotated(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event", tag="secret_rotated"):
    """It has a new secret."""
    generation: int
    """The generation of the new one."""
    previous: Optional[PreviousSecret] = None
    """The old one, where it signs too for a while."""
    at: Timestamp
    """When."""


class WebhookEndpointFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the engine looked up."""
    at: Timestamp
    """Now."""
    id: WebhookEndpointId
    """The endpoint, where it is being added."""
    endpoints: int
    """How many the marketplace has, where one is being added."""


class WebhookEndpointMade(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was made, and the receipt of the request."""
    id: WebhookEndpointId
    """Its id."""
    receipt: Receipt
    """The receipt of the request."""


class WebhookEndpointRemoved(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="state", tag="removed"):
    """It is gone for ever."""
    id: WebhookEndpointId
    """The endpoint."""


class WebhookEndpointRequestAdd(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="add"):
    """Add an endpoint. It is sent what happens from now on."""
    url: str
    """Where events are posted to."""
    events: Sequence[str]
    """Which events; none for all."""


class WebhookEndpointRequestChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="change"):
    """Send to another address, or other events."""
    url: str
    """Where events are posted to."""
    events: Sequence[str]
    """Which events; none for all."""


class WebhookEndpointRequestDisable(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="disable"):
    """Send nothing more."""
    reason: WebhookEndpointReason
    """Why."""


class WebhookEndpointRequestEnable(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="enable"):
    """Send what happens from now on."""


class WebhookEndpointRequestRemove(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="remove"):
    """Take it away for ever."""


class WebhookEndpointRequestRotateSecret(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="request", tag="rotate_secret"):
    """Sign with a new secret."""
    keep_old_ms: int
    """For how long the old one signs too, in milliseconds; 0 where it has leaked."""


class WebhookToRead(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A gateway's webhook, which is verified already."""
    id: Optional[str]
    """The message's id, where its scheme has one."""
    body: str
    """What the gateway sent."""


class WebhookTold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a webhook told, and whether it was news."""
    event: str
    """The gateway's name of it."""
    heard: str
    """Whether it was news: `new`, or `known` where it was heard before."""


class WriteOff(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who wants to give up what nobody can explain, and why."""
    by: UserId
    """Who."""
    reason: str
    """Why."""


class YearFile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a vendor sold in a year, for those who report it."""
    vendor: VendorId
    """The vendor."""
    year: int
    """The year, by the calendar of the payout schedule's time zone."""
    currencies: Sequence[CurrencyYear]
    """What it sold, currency by currency."""


class YearSold(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a vendor sold in one currency in a part of a year. Amounts are in minor units."""
    sales: int
    """Vendor orders that were paid for, each counted once, when the first of its money was taken."""
    transactions: int
    """How often money was taken."""
    gross: Amount
    """What buyers paid, refunds not taken off."""
    funded: Amount
    """What the platform put in for discounts that it funds, less what went back of it."""
    refunded: Amount
    """What buyers got back."""
    consideration: Amount
    """What the vendor got: without fees and without taxes that the platform remits, and less what it gave back. Below
    zero where it gave back more.
    """
    fees: Amount
    """What it was charged in fees, less what went back of them."""
    fee_vat: Amount
    """The VAT on them."""
    tax_withheld: Amount
    """Taxes on its sales that the platform remits, less what went back of them."""



Actor = Union[ActorStaff, ActorMember, ActorBuyer, ActorSystem]
"""Who acts, as the shell authenticated it."""

Backorder = Union[BackorderNever, BackorderUpTo]
"""What happens when there is no stock."""

Buyer = Union[BuyerCustomer, BuyerGuest]
"""A buyer, with an account or with a cart's token."""

CaptureScope = Union[CaptureScopeAll, CaptureScopeShipped, CaptureScopeAmount]
"""How far a capture reaches."""

Cart = Union[CartAbsent, CartOpen, CartCheckingOut, CartOrdered, CartAbandoned]
"""What has become of a cart."""

CartEvent = Union[
    CartEventCreated,
    CartEventLineAdded,
    CartEventQuantitySet,
    CartEventLineRemoved,
    CartEventCouponApplied,
    CartEventCouponRemoved,
    CartEventDeliverySet,
    CartEventMetadataSet,
    CartEventAssigned,
    CartEventMerged,
    CartEventRepriced,
    CartEventCheckoutBegun,
    CartEventReopened,
    CartEventClosed,
    CartEventAbandoned,
]
"""What happened."""

CartEventInput = Union[
    CartEventCreatedInput,
    CartEventLineAddedInput,
    CartEventQuantitySet,
    CartEventLineRemoved,
    CartEventCouponApplied,
    CartEventCouponRemoved,
    CartEventDeliverySet,
    CartEventMetadataSet,
    CartEventAssigned,
    CartEventMergedInput,
    CartEventRepriced,
    CartEventCheckoutBegun,
    CartEventReopened,
    CartEventClosed,
    CartEventAbandoned,
]
"""What happened."""

CartInput = Union[CartAbsent, CartOpenInput, CartCheckingOutInput, CartOrderedInput, CartAbandonedInput]
"""What has become of a cart."""

CartOwner = Union[CartOwnerGuest, CartOwnerCustomer]
"""Whose a cart is."""

CartRequest = Union[
    CartRequestCreate,
    CartRequestAddLine,
    CartRequestSetQuantity,
    CartRequestRemoveLine,
    CartRequestApplyCoupon,
    CartRequestRemoveCoupon,
    CartRequestSetDelivery,
    CartRequestSetMetadata,
    CartRequestAssign,
    CartRequestMerge,
    CartRequestReprice,
    CartRequestBeginCheckout,
    CartRequestReopen,
    CartRequestClose,
    CartRequestAbandon,
]
"""What a caller may ask."""

CheckOutPay = Union[CheckOutPayGiftCard, CheckOutPayStoreCredit, CheckOutPayMethod]
"""One way of paying. Ways are used in the order given."""

Claim = Union[ClaimAbsent, ClaimOpen, ClaimAnswered, ClaimEscalated, ClaimResolved, ClaimWithdrawn]
"""What has become of a claim."""

ClaimEvent = Union[
    ClaimEventOpened,
    ClaimEventAnswered,
    ClaimEventEscalated,
    ClaimEventResolved,
    ClaimEventWithdrawn,
]
"""What happened."""

ClaimEventInput = Union[
    ClaimEventOpenedInput,
    ClaimEventAnswered,
    ClaimEventEscalated,
    ClaimEventResolved,
    ClaimEventWithdrawn,
]
"""What happened."""

ClaimRequest = Union[
    ClaimRequestCreate,
    ClaimRequestAnswer,
    ClaimRequestAcceptAnswer,
    ClaimRequestEscalate,
    ClaimRequestLapse,
    ClaimRequestDecide,
    ClaimRequestWithdraw,
]
"""What a caller may ask."""

ClaimResolution = Union[
    ClaimResolutionRefundUnits,
    ClaimResolutionRefundAmount,
    ClaimResolutionReplace,
    ClaimResolutionDeny,
]
"""How a claim ends."""

CommissionPlan = Union[CommissionPlanAbsent, CommissionPlanDraft, CommissionPlanPublished, CommissionPlanRetired]
"""What has become of a plan."""

CommissionPlanEvent = Union[
    CommissionPlanEventCreated,
    CommissionPlanEventRedrafted,
    CommissionPlanEventPublished,
    CommissionPlanEventRetired,
]
"""What happened."""

CommissionPlanEventInput = Union[
    CommissionPlanEventCreatedInput,
    CommissionPlanEventRedraftedInput,
    CommissionPlanEventPublished,
    CommissionPlanEventRetired,
]
"""What happened."""

CommissionPlanRequest = Union[
    CommissionPlanRequestCreate,
    CommissionPlanRequestRedraft,
    CommissionPlanRequestPublish,
    CommissionPlanRequestRetire,
]
"""What a caller may ask."""

Contact = Union[ContactAbsent, ContactWritten, ContactErased]
"""What has become of a contact. What is personal is not here but in its record."""

ContactEvent = Union[ContactEventWritten, ContactEventErased]
"""What happened, without anything personal."""

ContactRequest = Union[ContactRequestWrite, ContactRequestErase]
"""What a caller may ask."""

CounterKey = Union[
    CounterKeyStock,
    CounterKeyOnHand,
    CounterKeyPromotionUses,
    CounterKeyPromotionUsesBy,
    CounterKeyCouponCodes,
    CounterKeyCouponUses,
    CounterKeyLiveOrders,
    CounterKeyOrdersOf,
    CounterKeyGiftCard,
    CounterKeyGiftCardTaken,
    CounterKeyStoreCreditTaken,
    CounterKeyCreditOf,
    CounterKeyStoreCredit,
    CounterKeyVendorSales,
    CounterKeyTransferred,
    CounterKeyVendorAvailable,
]
"""What is counted."""

Customer = Union[CustomerAbsent, CustomerActive, CustomerBlocked, CustomerErased]
"""What has become of a customer."""

CustomerConsent = Union[CustomerConsentNone, CustomerConsentGiven]
"""Whether a customer wants news."""

CustomerEvent = Union[
    CustomerEventRegistered,
    CustomerEventContactAdded,
    CustomerEventContactRemoved,
    CustomerEventConsentSet,
    CustomerEventCartClaimed,
    CustomerEventBlocked,
    CustomerEventUnblocked,
    CustomerEventErased,
]
"""What happened."""

CustomerRequest = Union[
    CustomerRequestRegister,
    CustomerRequestAddContact,
    CustomerRequestRemoveContact,
    CustomerRequestSetConsent,
    CustomerRequestClaimCart,
    CustomerRequestBlock,
    CustomerRequestUnblock,
    CustomerRequestErase,
]
"""What a caller may ask."""

DiscountFunding = Union[DiscountFundingPlatform, DiscountFundingVendor, DiscountFundingShared]
"""Who bears a promotion."""

Dispute = Union[DisputeAbsent, DisputeOpen, DisputeUnderReview, DisputeWon, DisputeLost]
"""What has become of a dispute."""

DisputeEvent = Union[
    DisputeEventOpened,
    DisputeEventEvidenceSubmitted,
    DisputeEventWon,
    DisputeEventLost,
    DisputeEventCovered,
]
"""What happened."""

DisputeRequest = Union[
    DisputeRequestOpen,
    DisputeRequestSubmitEvidence,
    DisputeRequestWin,
    DisputeRequestLose,
    DisputeRequestCover,
]
"""What a caller may ask."""

DoctorFinding = Union[
    DoctorFindingOverdue,
    DoctorFindingUnbalanced,
    DoctorFindingCounterDiffers,
    DoctorFindingClearingOpen,
]
"""Something that somebody should look at."""

Event = Union[
    EventCartCreated,
    EventCartLineAdded,
    EventCartQuantitySet,
    EventCartLineRemoved,
    EventCartCouponApplied,
    EventCartCouponRemoved,
    EventCartDeliverySet,
    EventCartMetadataSet,
    EventCartAssigned,
    EventCartMerged,
    EventCartRepriced,
    EventCartCheckoutBegun,
    EventCartReopened,
    EventCartClosed,
    EventCartAbandoned,
    EventClaimOpened,
    EventClaimAnswered,
    EventClaimEscalated,
    EventClaimResolved,
    EventClaimWithdrawn,
    EventCommissionPlanCreated,
    EventCommissionPlanRedrafted,
    EventCommissionPlanPublished,
    EventCommissionPlanRetired,
    EventContactWritten,
    EventContactErased,
    EventCustomerRegistered,
    EventCustomerContactAdded,
    EventCustomerContactRemoved,
    EventCustomerConsentSet,
    EventCustomerCartClaimed,
    EventCustomerBlocked,
    EventCustomerUnblocked,
    EventCustomerErased,
    EventDisputeOpened,
    EventDisputeEvidenceSubmitted,
    EventDisputeWon,
    EventDisputeLost,
    EventDisputeCovered,
    EventExchangeRequested,
    EventExchangeApproved,
    EventExchangeRefused,
    EventExchangeReceived,
    EventExchangeShipped,
    EventExchangeRefunded,
    EventExchangeCancelled,
    EventExchangeLapsed,
    EventGiftCardIssued,
    EventGiftCardRedeemed,
    EventGiftCardRestored,
    EventGiftCardFrozen,
    EventGiftCardThawed,
    EventGiftCardExpired,
    EventInvoiceIssued,
    EventMarketplaceCreated,
    EventMarketplaceConfigured,
    EventMarketplacePaused,
    EventMarketplaceReopened,
    EventMarketplaceClosed,
    EventMarketplaceStaffSet,
    EventMarketplaceStaffRemoved,
    EventMarketplaceBooksLocked,
    EventOfferCreated,
    EventOfferPublished,
    EventOfferChanged,
    EventOfferPaused,
    EventOfferRetired,
    EventOrderCheckedOut,
    EventOrderPlaced,
    EventOrderReleased,
    EventOrderRevived,
    EventOrderCancelled,
    EventOrderCompleted,
    EventOrderContactsEdited,
    EventOrderCaptureRecorded,
    EventOrderReversed,
    EventOrderLineAttached,
    EventPaymentCreated,
    EventPaymentAttemptStarted,
    EventPaymentActionNeeded,
    EventPaymentAttemptUnknown,
    EventPaymentDeclined,
    EventPaymentAuthorized,
    EventPaymentPaid,
    EventPaymentCameLate,
    EventPaymentCameTwice,
    EventPaymentTakenTwice,
    EventPaymentLateAccepted,
    EventPaymentLateReturned,
    EventPaymentStarted,
    EventPaymentSucceeded,
    EventPaymentFailed,
    EventPaymentBecameUnknown,
    EventPaymentDisputeHeld,
    EventPaymentDisputeEnded,
    EventPaymentReleased,
    EventPaymentExpired,
    EventPaymentLapsed,
    EventPaymentCollected,
    EventPayoutRequested,
    EventPayoutStarted,
    EventPayoutCancelled,
    EventPayoutPaid,
    EventPayoutFailed,
    EventTransferStarted,
    EventTransferSucceeded,
    EventTransferFailed,
    EventTransferReversalStarted,
    EventTransferReversalSucceeded,
    EventTransferReversalFailed,
    EventPromotionCreated,
    EventPromotionCouponAdded,
    EventPromotionActivated,
    EventPromotionPaused,
    EventPromotionEnded,
    EventReconciliationAgreed,
    EventReconciliationSuspended,
    EventReconciliationWriteOffAsked,
    EventReconciliationWrittenOff,
    EventRefundCreated,
    EventRefundPartPaid,
    EventRefundPartFailed,
    EventRefundPartRetried,
    EventRefundPartCredited,
    EventRefundPartPaidByHand,
    EventRefundPartCovered,
    EventReservationHeld,
    EventReservationRenewed,
    EventReservationAdded,
    EventReservationConfirmed,
    EventReservationReduced,
    EventReservationReleased,
    EventReservationExpired,
    EventReservationShipped,
    EventReturnRequested,
    EventReturnApproved,
    EventReturnRefused,
    EventReturnSent,
    EventReturnReceived,
    EventReturnInspected,
    EventReturnCancelled,
    EventReturnLapsed,
    EventSettlementSettled,
    EventSettlementReserveReleased,
    EventSettlementWrittenOff,
    EventStockReceived,
    EventStockCounted,
    EventStockBackorderSet,
    EventStoreCreditGranted,
    EventStoreCreditRedeemed,
    EventStoreCreditRestored,
    EventStoreCreditRevoked,
    EventStoreCreditFrozen,
    EventStoreCreditThawed,
    EventVendorApplied,
    EventVendorRequirementSubmitted,
    EventVendorRequirementAccepted,
    EventVendorRequirementRefused,
    EventVendorReviewRequested,
    EventVendorActivated,
    EventVendorRejected,
    EventVendorSuspended,
    EventVendorReinstated,
    EventVendorClosed,
    EventVendorMemberSet,
    EventVendorMemberRemoved,
    EventVendorLocationSet,
    EventVendorLocationRemoved,
    EventVendorAccountProposed,
    EventVendorAccountConfirmed,
    EventVendorPlanAssigned,
    EventVendorPayoutsHeld,
    EventVendorPayoutsReleased,
    EventVendorOrderCreated,
    EventVendorOrderPlaced,
    EventVendorOrderAccepted,
    EventVendorOrderRejected,
    EventVendorOrderLapsed,
    EventVendorOrderAskedAgain,
    EventVendorOrderShipped,
    EventVendorOrderDelivered,
    EventVendorOrderUnitsCancelled,
    EventVendorOrderNoteChanged,
    EventVendorOrderCaptureRecorded,
    EventVendorOrderReversed,
    EventVendorOrderTakenOver,
    EventVendorOrderSettled,
    EventVendorOrderCompleted,
    EventVendorOrderCancelled,
    EventWebhookEndpointAdded,
    EventWebhookEndpointChanged,
    EventWebhookEndpointSecretRotated,
    EventWebhookEndpointDisabled,
    EventWebhookEndpointEnabled,
    EventWebhookEndpointRemoved,
]
"""An event of any kind, in the current version of its shape."""

Exchange = Union[
    ExchangeAbsent,
    ExchangeRequested,
    ExchangeApproved,
    ExchangeReceived,
    ExchangeShipped,
    ExchangeRefunded,
    ExchangeRefused,
    ExchangeCancelled,
    ExchangeLapsed,
]
"""What has become of an exchange."""

ExchangeEvent = Union[
    ExchangeEventRequested,
    ExchangeEventApproved,
    ExchangeEventRefused,
    ExchangeEventReceived,
    ExchangeEventShipped,
    ExchangeEventRefunded,
    ExchangeEventCancelled,
    ExchangeEventLapsed,
]
"""What happened."""

ExchangeEventInput = Union[
    ExchangeEventRequestedInput,
    ExchangeEventApproved,
    ExchangeEventRefused,
    ExchangeEventReceived,
    ExchangeEventShippedInput,
    ExchangeEventRefunded,
    ExchangeEventCancelled,
    ExchangeEventLapsed,
]
"""What happened."""

ExchangeRequest = Union[
    ExchangeRequestCreate,
    ExchangeRequestApprove,
    ExchangeRequestRefuse,
    ExchangeRequestReceive,
    ExchangeRequestShip,
    ExchangeRequestRefund,
    ExchangeRequestCancel,
    ExchangeRequestLapse,
]
"""What a caller may ask."""

FeePayee = Union[FeePayeeCommission, FeePayeePaymentFee, FeePayeeAffiliate]
"""To whom a fee goes."""

FrozenUseShare = Union[
    FrozenUseShareVendor,
    FrozenUseShareTax,
    FrozenUseShareVendorTax,
    FrozenUseShareFee,
    FrozenUseShareFeeVat,
    FrozenUseSharePlatform,
]
"""One use, and what of it comes back when the line is undone as a whole.

A fee that is returned gives back all of it. A fee that is kept gives back nothing, or all but a fixed part, and the
vendor gives back that much more: the sum is the same. Nobody but the vendor gives back more than it got.
"""

GatewayAnswer = Union[GatewayAnswerSucceeded, GatewayAnswerDeclined, GatewayAnswerNeedsAction, GatewayAnswerUnknown]
"""What a gateway said of an operation."""

GatewayNews = Union[
    GatewayNewsAttempt,
    GatewayNewsOperation,
    GatewayNewsLapsed,
    GatewayNewsPayoutPaid,
    GatewayNewsPayoutFailed,
    GatewayNewsDisputeOpened,
    GatewayNewsDisputeWon,
    GatewayNewsDisputeLost,
]
"""What happened at a gateway. Amounts are in minor units."""

GiftCard = Union[GiftCardAbsent, GiftCardActive, GiftCardFrozen, GiftCardExpired]
"""What has become of a card."""

GiftCardEvent = Union[
    GiftCardEventIssued,
    GiftCardEventRedeemed,
    GiftCardEventRestored,
    GiftCardEventFrozen,
    GiftCardEventThawed,
    GiftCardEventExpired,
]
"""What happened."""

GiftCardEventInput = Union[
    GiftCardEventIssuedInput,
    GiftCardEventRedeemed,
    GiftCardEventRestored,
    GiftCardEventFrozen,
    GiftCardEventThawed,
    GiftCardEventExpired,
]
"""What happened."""

GiftCardFunding = Union[GiftCardFundingSold, GiftCardFundingGranted]
"""Who paid for a card."""

GiftCardPresented = Union[GiftCardPresentedNothing, GiftCardPresentedCode, GiftCardPresentedPlatform]
"""What shows that a card may be spent."""

GiftCardRequest = Union[
    GiftCardRequestIssue,
    GiftCardRequestRedeem,
    GiftCardRequestRestore,
    GiftCardRequestFreeze,
    GiftCardRequestThaw,
    GiftCardRequestExpire,
]
"""What a caller may ask."""

HistoryOf = Union[HistoryOfKey, HistoryOfOrder, HistoryOfVendor, HistoryOfActor]
"""Whose history is read."""

Invoice = Union[InvoiceAbsent, InvoiceIssued]
"""What has become of a document."""

InvoiceEvent = Union[InvoiceEventIssued]
"""What happened."""

InvoiceEventInput = Union[InvoiceEventIssuedInput]
"""What happened."""

InvoiceRequest = Union[InvoiceRequestIssue]
"""What a caller may ask."""

ListBy = Union[
    ListByAll,
    ListByState,
    ListByVendor,
    ListByBuyer,
    ListByOrder,
    ListByVendorOrder,
    ListByPayment,
    ListByNumber,
    ListByProduct,
    ListByCategory,
    ListByOffer,
]
"""What is looked for."""

Marketplace = Union[MarketplaceAbsent, MarketplaceOpen, MarketplacePaused, MarketplaceClosed]
"""What has become of a marketplace."""

MarketplaceEvent = Union[
    MarketplaceEventCreated,
    MarketplaceEventConfigured,
    MarketplaceEventPaused,
    MarketplaceEventReopened,
    MarketplaceEventClosed,
    MarketplaceEventStaffSet,
    MarketplaceEventStaffRemoved,
    MarketplaceEventBooksLocked,
]
"""What happened."""

MarketplaceEventInput = Union[
    MarketplaceEventCreatedInput,
    MarketplaceEventConfiguredInput,
    MarketplaceEventPaused,
    MarketplaceEventReopened,
    MarketplaceEventClosed,
    MarketplaceEventStaffSet,
    MarketplaceEventStaffRemoved,
    MarketplaceEventBooksLocked,
]
"""What happened."""

MarketplaceRequest = Union[
    MarketplaceRequestCreate,
    MarketplaceRequestConfigure,
    MarketplaceRequestPause,
    MarketplaceRequestReopen,
    MarketplaceRequestClose,
    MarketplaceRequestSetStaff,
    MarketplaceRequestRemoveStaff,
    MarketplaceRequestLockBooks,
]
"""What a caller may ask."""

MethodKind = Union[MethodKindAuthorizeAndCapture, MethodKindSale, MethodKindAsynchronous, MethodKindReceivable]
"""How a method's money comes."""

MoneySource = Union[
    MoneySourcePayment,
    MoneySourceGiftCard,
    MoneySourceStoreCredit,
    MoneySourcePlatform,
    MoneySourceVendor,
]
"""Who put money into a line."""

MoneySourceShare = Union[
    MoneySourceSharePayment,
    MoneySourceShareGiftCard,
    MoneySourceShareStoreCredit,
    MoneySourceSharePlatform,
    MoneySourceShareVendor,
]
"""One amount of one side of a line."""

MoneyUseShare = Union[
    MoneyUseShareVendor,
    MoneyUseShareTax,
    MoneyUseShareVendorTax,
    MoneyUseShareFee,
    MoneyUseShareFeeVat,
    MoneyUseSharePlatform,
]
"""One amount of one side of a line."""

Offer = Union[OfferAbsent, OfferDraft, OfferActive, OfferPaused, OfferRetired]
"""What has become of an offer."""

OfferEvent = Union[
    OfferEventCreated,
    OfferEventPublished,
    OfferEventChanged,
    OfferEventPaused,
    OfferEventRetired,
]
"""What happened."""

OfferEventInput = Union[
    OfferEventCreatedInput,
    OfferEventPublished,
    OfferEventChangedInput,
    OfferEventPaused,
    OfferEventRetired,
]
"""What happened."""

OfferRequest = Union[
    OfferRequestCreate,
    OfferRequestPublish,
    OfferRequestChange,
    OfferRequestPause,
    OfferRequestRetire,
]
"""What a caller may ask."""

OnRefund = Union[OnRefundReturn, OnRefundKeep, OnRefundReturnLess]
"""What a refund does to a fee."""

Order = Union[OrderAbsent, OrderAwaitingPayment, OrderPlaced, OrderReleased, OrderCompleted, OrderCancelled]
"""What has become of an order."""

OrderEvent = Union[
    OrderEventCheckedOut,
    OrderEventPlaced,
    OrderEventReleased,
    OrderEventRevived,
    OrderEventCancelled,
    OrderEventCompleted,
    OrderEventContactsEdited,
    OrderEventCaptureRecorded,
    OrderEventReversed,
    OrderEventLineAttached,
]
"""What happened."""

OrderEventInput = Union[
    OrderEventCheckedOutInput,
    OrderEventPlaced,
    OrderEventReleased,
    OrderEventRevived,
    OrderEventCancelled,
    OrderEventCompleted,
    OrderEventContactsEditedInput,
    OrderEventCaptureRecorded,
    OrderEventReversed,
    OrderEventLineAttachedInput,
]
"""What happened."""

OrderRequest = Union[
    OrderRequestCheckOut,
    OrderRequestConfirmPayment,
    OrderRequestRelease,
    OrderRequestRevive,
    OrderRequestCancel,
    OrderRequestComplete,
    OrderRequestEditContacts,
    OrderRequestRecordCapture,
    OrderRequestReverse,
    OrderRequestAttachLine,
]
"""What a caller may ask."""

PaidFrom = Union[PaidFromBank, PaidFromGateway]
"""From where a payout is paid."""

ParseInput = Union[
    ParseInputAccount,
    ParseInputAmount,
    ParseInputCategory,
    ParseInputCurrency,
    ParseInputGateway,
    ParseInputGuestToken,
    ParseInputId,
    ParseInputOrderId,
    ParseInputRate,
    ParseInputTime,
]
"""Something as text, to be read."""

Parsed = Union[str, int, CartTokenHash, ParsedCurrency]
"""What was read."""

Payment = Union[
    PaymentAbsent,
    PaymentPending,
    PaymentAuthorized,
    PaymentCaptured,
    PaymentReleased,
    PaymentLate,
    PaymentClosed,
]
"""What has become of a payment."""

PaymentAttemptOutcome = Union[
    PaymentAttemptOutcomeAuthorized,
    PaymentAttemptOutcomePaid,
    PaymentAttemptOutcomeDeclined,
    PaymentAttemptOutcomeNeedsAction,
    PaymentAttemptOutcomeUnknown,
]
"""What a gateway answered to an attempt."""

PaymentCollected = Union[PaymentCollectedPlatform, PaymentCollectedVendor]
"""Who collected what a buyer owed."""

PaymentEvent = Union[
    PaymentEventCreated,
    PaymentEventAttemptStarted,
    PaymentEventActionNeeded,
    PaymentEventAttemptUnknown,
    PaymentEventDeclined,
    PaymentEventAuthorized,
    PaymentEventPaid,
    PaymentEventCameLate,
    PaymentEventCameTwice,
    PaymentEventTakenTwice,
    PaymentEventLateAccepted,
    PaymentEventLateReturned,
    PaymentEventStarted,
    PaymentEventSucceeded,
    PaymentEventFailed,
    PaymentEventBecameUnknown,
    PaymentEventDisputeHeld,
    PaymentEventDisputeEnded,
    PaymentEventReleased,
    PaymentEventExpired,
    PaymentEventLapsed,
    PaymentEventCollected,
]
"""What happened."""

PaymentEventInput = Union[
    PaymentEventCreatedInput,
    PaymentEventAttemptStarted,
    PaymentEventActionNeeded,
    PaymentEventAttemptUnknown,
    PaymentEventDeclined,
    PaymentEventAuthorizedInput,
    PaymentEventPaid,
    PaymentEventCameLateInput,
    PaymentEventCameTwice,
    PaymentEventTakenTwice,
    PaymentEventLateAccepted,
    PaymentEventLateReturnedInput,
    PaymentEventStarted,
    PaymentEventSucceeded,
    PaymentEventFailed,
    PaymentEventBecameUnknown,
    PaymentEventDisputeHeld,
    PaymentEventDisputeEnded,
    PaymentEventReleased,
    PaymentEventExpired,
    PaymentEventLapsed,
    PaymentEventCollected,
]
"""What happened."""

PaymentOperationOutcome = Union[
    PaymentOperationOutcomeSucceeded,
    PaymentOperationOutcomeFailed,
    PaymentOperationOutcomeUnknown,
]
"""What a gateway answered to an operation."""

PaymentRequest = Union[
    PaymentRequestCreate,
    PaymentRequestStartAttempt,
    PaymentRequestResolveAttempt,
    PaymentRequestStartCapture,
    PaymentRequestStartVoid,
    PaymentRequestStartRefund,
    PaymentRequestResolve,
    PaymentRequestHoldDispute,
    PaymentRequestEndDispute,
    PaymentRequestRelease,
    PaymentRequestAcceptLate,
    PaymentRequestReturnLate,
    PaymentRequestExpire,
    PaymentRequestLapse,
    PaymentRequestCollect,
]
"""What a caller may ask."""

Payout = Union[PayoutAbsent, PayoutRequested, PayoutStarted, PayoutPaid, PayoutFailed, PayoutCancelled]
"""What has become of a payout."""

PayoutEvent = Union[
    PayoutEventRequested,
    PayoutEventStarted,
    PayoutEventCancelled,
    PayoutEventPaid,
    PayoutEventFailed,
]
"""What happened."""

PayoutEventInput = Union[
    PayoutEventRequestedInput,
    PayoutEventStartedInput,
    PayoutEventCancelled,
    PayoutEventPaid,
    PayoutEventFailed,
]
"""What happened."""

PayoutEvery = Union[PayoutEveryDay, PayoutEveryWeek, PayoutEveryMonth, PayoutEveryManual]
"""How often."""

PayoutRequest = Union[
    PayoutRequestCreate,
    PayoutRequestApprove,
    PayoutRequestCancel,
    PayoutRequestConfirmPaid,
    PayoutRequestReportFailed,
    PayoutRequestResolve,
]
"""What a caller may ask."""

Promotion = Union[PromotionAbsent, PromotionDraft, PromotionActive, PromotionPaused, PromotionEnded]
"""What has become of a promotion."""

PromotionBenefit = Union[
    PromotionBenefitPercent,
    PromotionBenefitFixed,
    PromotionBenefitFreeShipping,
    PromotionBenefitBuyGet,
]
"""What a promotion takes off."""

PromotionEvent = Union[
    PromotionEventCreated,
    PromotionEventCouponAdded,
    PromotionEventActivated,
    PromotionEventPaused,
    PromotionEventEnded,
]
"""What happened."""

PromotionEventInput = Union[
    PromotionEventCreatedInput,
    PromotionEventCouponAddedInput,
    PromotionEventActivated,
    PromotionEventPaused,
    PromotionEventEnded,
]
"""What happened."""

PromotionInput = Union[
    PromotionAbsent,
    PromotionDraftInput,
    PromotionActiveInput,
    PromotionPausedInput,
    PromotionEndedInput,
]
"""What has become of a promotion."""

PromotionMaker = Union[PromotionMakerPlatform, PromotionMakerVendor]
"""Who makes a promotion."""

PromotionRequest = Union[
    PromotionRequestCreate,
    PromotionRequestAddCoupon,
    PromotionRequestActivate,
    PromotionRequestPause,
    PromotionRequestEnd,
]
"""What a caller may ask."""

PromotionScope = Union[
    PromotionScopeLine,
    PromotionScopeOffer,
    PromotionScopeEachLine,
    PromotionScopeOrder,
    PromotionScopeVendor,
    PromotionScopeCategory,
    PromotionScopeShipping,
]
"""What a promotion is taken off."""

Reconciliation = Union[ReconciliationAbsent, ReconciliationAgreed, ReconciliationSuspended, ReconciliationWrittenOff]
"""What has become of a line of a report, or of an operation that a report does not have."""

ReconciliationEvent = Union[
    ReconciliationEventAgreed,
    ReconciliationEventSuspended,
    ReconciliationEventWriteOffAsked,
    ReconciliationEventWrittenOff,
]
"""What happened."""

ReconciliationRequest = Union[
    ReconciliationRequestBook,
    ReconciliationRequestMiss,
    ReconciliationRequestAskWriteOff,
    ReconciliationRequestWriteOff,
]
"""What a caller may ask."""

Refund = Union[RefundAbsent, RefundInTransit, RefundFailed, RefundCompleted]
"""What has become of a refund."""

RefundEvent = Union[
    RefundEventCreated,
    RefundEventPartPaid,
    RefundEventPartFailed,
    RefundEventPartRetried,
    RefundEventPartCredited,
    RefundEventPartPaidByHand,
    RefundEventPartCovered,
]
"""What happened."""

RefundEventInput = Union[
    RefundEventCreatedInput,
    RefundEventPartPaid,
    RefundEventPartFailed,
    RefundEventPartRetried,
    RefundEventPartCredited,
    RefundEventPartPaidByHand,
    RefundEventPartCovered,
]
"""What happened."""

RefundRequest = Union[
    RefundRequestCreate,
    RefundRequestPartPaid,
    RefundRequestPartFailed,
    RefundRequestRetry,
    RefundRequestGiveCredit,
    RefundRequestPayByHand,
    RefundRequestCover,
]
"""What a caller may ask."""

RefundVia = Union[RefundViaGateway, RefundViaBank, RefundViaReceivable]
"""From where a payment's money is paid back."""

ReportFinding = Union[
    ReportFindingMatched,
    ReportFindingDiffers,
    ReportFindingExplained,
    ReportFindingMissingHere,
    ReportFindingMissingThere,
]
"""What came out for a line of the report, or for an operation."""

RequirementStatus = Union[
    RequirementStatusOpen,
    RequirementStatusSubmitted,
    RequirementStatusAccepted,
    RequirementStatusRefused,
]
"""What has become of a requirement."""

RerouteOutcome = Union[RerouteOutcomeRelocated, RerouteOutcomeMoved, RerouteOutcomeCancelled]
"""What becomes of the units."""

Reservation = Union[ReservationAbsent, ReservationHeld, ReservationConfirmed, ReservationReleased]
"""What has become of what an order is to have."""

ReservationEvent = Union[
    ReservationEventHeld,
    ReservationEventRenewed,
    ReservationEventAdded,
    ReservationEventConfirmed,
    ReservationEventReduced,
    ReservationEventReleased,
    ReservationEventExpired,
    ReservationEventShipped,
]
"""What happened."""

ReservationRequest = Union[
    ReservationRequestHold,
    ReservationRequestRenew,
    ReservationRequestAdd,
    ReservationRequestConfirm,
    ReservationRequestRelease,
    ReservationRequestExpire,
    ReservationRequestShip,
]
"""What a caller may ask."""

Return = Union[
    ReturnAbsent,
    ReturnRequested,
    ReturnApproved,
    ReturnInTransit,
    ReturnReceived,
    ReturnInspected,
    ReturnRefused,
    ReturnCancelled,
    ReturnLapsed,
]
"""What has become of a return."""

ReturnEvent = Union[
    ReturnEventRequested,
    ReturnEventApproved,
    ReturnEventRefused,
    ReturnEventSent,
    ReturnEventReceived,
    ReturnEventInspected,
    ReturnEventCancelled,
    ReturnEventLapsed,
]
"""What happened."""

ReturnEventInput = Union[
    ReturnEventRequestedInput,
    ReturnEventApproved,
    ReturnEventRefused,
    ReturnEventSentInput,
    ReturnEventReceived,
    ReturnEventInspected,
    ReturnEventCancelled,
    ReturnEventLapsed,
]
"""What happened."""

ReturnRequest = Union[
    ReturnRequestCreate,
    ReturnRequestApprove,
    ReturnRequestRefuse,
    ReturnRequestSend,
    ReturnRequestReceive,
    ReturnRequestInspect,
    ReturnRequestCancel,
    ReturnRequestLapse,
]
"""What a caller may ask."""

RuleRate = Union[RuleRateNone, RuleRateFlat, RuleRateTiers]
"""The rate of a rule."""

Settlement = Union[SettlementAbsent, SettlementReserved, SettlementSettled, SettlementWrittenOff]
"""What has become of a settlement."""

SettlementEvent = Union[SettlementEventSettled, SettlementEventReserveReleased, SettlementEventWrittenOff]
"""What happened."""

SettlementEventInput = Union[SettlementEventSettledInput, SettlementEventReserveReleased, SettlementEventWrittenOffInput]
"""What happened."""

SettlementRequest = Union[SettlementRequestSettle, SettlementRequestReleaseReserve, SettlementRequestWriteOff]
"""What a caller may ask."""

ShippingPricing = Union[ShippingPricingFlat, ShippingPricingWeight, ShippingPricingTotal]
"""How a price is found."""

ShippingPricingInput = Union[ShippingPricingFlat, ShippingPricingWeightInput, ShippingPricingTotalInput]
"""How a price is found."""

SplitOf = Union[SplitOfCart, SplitOfQuote]
"""What is split."""

Stock = Union[StockAbsent, StockTracked]
"""What has become of stock."""

StockEvent = Union[StockEventReceived, StockEventCounted, StockEventBackorderSet]
"""What happened."""

StockRequest = Union[StockRequestReceive, StockRequestCount, StockRequestSetBackorder]
"""What a caller may ask."""

StoreCredit = Union[StoreCreditAbsent, StoreCreditActive, StoreCreditFrozen]
"""What has become of a customer's credit."""

StoreCreditEvent = Union[
    StoreCreditEventGranted,
    StoreCreditEventRedeemed,
    StoreCreditEventRestored,
    StoreCreditEventRevoked,
    StoreCreditEventFrozen,
    StoreCreditEventThawed,
]
"""What happened."""

StoreCreditGrant = Union[StoreCreditGrantGoodwill, StoreCreditGrantRefund]
"""Who pays for a grant."""

StoreCreditRequest = Union[
    StoreCreditRequestGrant,
    StoreCreditRequestRedeem,
    StoreCreditRequestRestore,
    StoreCreditRequestRevoke,
    StoreCreditRequestFreeze,
    StoreCreditRequestThaw,
]
"""What a caller may ask."""

StoredGiftCard = Union[StoredGiftCardEvent, StoredGiftCardState, StoredGiftCardReceipt, StoredGiftCardText]
"""What a store holds of a gift card: an event, a state or a receipt as JSON, or an event as text."""

TaxedAs = Union[TaxedAsGoods, TaxedAsDelivery]
"""What a line is taxed as."""

Transfer = Union[TransferAbsent, TransferStarted, TransferSucceeded, TransferFailed]
"""What has become of a transfer."""

TransferEvent = Union[
    TransferEventStarted,
    TransferEventSucceeded,
    TransferEventFailed,
    TransferEventReversalStarted,
    TransferEventReversalSucceeded,
    TransferEventReversalFailed,
]
"""What happened."""

TransferRequest = Union[TransferRequestCreate, TransferRequestReverse, TransferRequestResolve]
"""What a caller may ask."""

Vendor = Union[
    VendorAbsent,
    VendorApplied,
    VendorInReview,
    VendorActive,
    VendorSuspended,
    VendorRejected,
    VendorClosed,
]
"""What has become of a vendor."""

VendorEvent = Union[
    VendorEventApplied,
    VendorEventRequirementSubmitted,
    VendorEventRequirementAccepted,
    VendorEventRequirementRefused,
    VendorEventReviewRequested,
    VendorEventActivated,
    VendorEventRejected,
    VendorEventSuspended,
    VendorEventReinstated,
    VendorEventClosed,
    VendorEventMemberSet,
    VendorEventMemberRemoved,
    VendorEventLocationSet,
    VendorEventLocationRemoved,
    VendorEventAccountProposed,
    VendorEventAccountConfirmed,
    VendorEventPlanAssigned,
    VendorEventPayoutsHeld,
    VendorEventPayoutsReleased,
]
"""What happened."""

VendorEventInput = Union[
    VendorEventAppliedInput,
    VendorEventRequirementSubmitted,
    VendorEventRequirementAccepted,
    VendorEventRequirementRefused,
    VendorEventReviewRequested,
    VendorEventActivated,
    VendorEventRejected,
    VendorEventSuspended,
    VendorEventReinstated,
    VendorEventClosed,
    VendorEventMemberSet,
    VendorEventMemberRemoved,
    VendorEventLocationSet,
    VendorEventLocationRemoved,
    VendorEventAccountProposed,
    VendorEventAccountConfirmed,
    VendorEventPlanAssignedInput,
    VendorEventPayoutsHeldInput,
    VendorEventPayoutsReleased,
]
"""What happened."""

VendorOrder = Union[
    VendorOrderAbsent,
    VendorOrderAwaiting,
    VendorOrderOpen,
    VendorOrderAccepted,
    VendorOrderFulfilling,
    VendorOrderCompleted,
    VendorOrderCancelled,
]
"""What has become of a vendor order."""

VendorOrderEvent = Union[
    VendorOrderEventCreated,
    VendorOrderEventPlaced,
    VendorOrderEventAccepted,
    VendorOrderEventRejected,
    VendorOrderEventLapsed,
    VendorOrderEventAskedAgain,
    VendorOrderEventShipped,
    VendorOrderEventDelivered,
    VendorOrderEventUnitsCancelled,
    VendorOrderEventNoteChanged,
    VendorOrderEventCaptureRecorded,
    VendorOrderEventReversed,
    VendorOrderEventTakenOver,
    VendorOrderEventSettled,
    VendorOrderEventCompleted,
    VendorOrderEventCancelled,
]
"""What happened."""

VendorOrderEventInput = Union[
    VendorOrderEventCreatedInput,
    VendorOrderEventPlacedInput,
    VendorOrderEventAccepted,
    VendorOrderEventRejected,
    VendorOrderEventLapsed,
    VendorOrderEventAskedAgainInput,
    VendorOrderEventShippedInput,
    VendorOrderEventDelivered,
    VendorOrderEventUnitsCancelled,
    VendorOrderEventNoteChanged,
    VendorOrderEventCaptureRecorded,
    VendorOrderEventReversed,
    VendorOrderEventTakenOverInput,
    VendorOrderEventSettled,
    VendorOrderEventCompleted,
    VendorOrderEventCancelled,
]
"""What happened."""

VendorOrderRequest = Union[
    VendorOrderRequestCreate,
    VendorOrderRequestPlace,
    VendorOrderRequestAccept,
    VendorOrderRequestReject,
    VendorOrderRequestLapse,
    VendorOrderRequestShip,
    VendorOrderRequestDeliver,
    VendorOrderRequestCancel,
    VendorOrderRequestEdit,
    VendorOrderRequestRecordCapture,
    VendorOrderRequestReverse,
    VendorOrderRequestTakeOver,
    VendorOrderRequestMarkSettled,
]
"""What a caller may ask."""

VendorOrderUndo = Union[
    VendorOrderUndoUnits,
    VendorOrderUndoLineAmount,
    VendorOrderUndoAmount,
    VendorOrderUndoRest,
    VendorOrderUndoUncaptured,
]
"""What of the lines is undone."""

VendorRequest = Union[
    VendorRequestApply,
    VendorRequestSubmitRequirement,
    VendorRequestAcceptRequirement,
    VendorRequestRefuseRequirement,
    VendorRequestRequestReview,
    VendorRequestActivate,
    VendorRequestReject,
    VendorRequestSuspend,
    VendorRequestReinstate,
    VendorRequestClose,
    VendorRequestSetMember,
    VendorRequestRemoveMember,
    VendorRequestSetLocation,
    VendorRequestRemoveLocation,
    VendorRequestProposeAccount,
    VendorRequestConfirmAccount,
    VendorRequestAssignPlan,
    VendorRequestHoldPayouts,
    VendorRequestReleasePayouts,
]
"""What a caller may ask."""

WebhookEndpoint = Union[
    WebhookEndpointAbsent,
    WebhookEndpointEnabled,
    WebhookEndpointDisabled,
    WebhookEndpointRemoved,
]
"""What has become of an endpoint."""

WebhookEndpointEvent = Union[
    WebhookEndpointEventAdded,
    WebhookEndpointEventChanged,
    WebhookEndpointEventSecretRotated,
    WebhookEndpointEventDisabled,
    WebhookEndpointEventEnabled,
    WebhookEndpointEventRemoved,
]
"""What happened."""

WebhookEndpointRequest = Union[
    WebhookEndpointRequestAdd,
    WebhookEndpointRequestChange,
    WebhookEndpointRequestRotateSecret,
    WebhookEndpointRequestDisable,
    WebhookEndpointRequestEnable,
    WebhookEndpointRequestRemove,
]
"""What a caller may ask."""
