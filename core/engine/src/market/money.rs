//! What is paid, given back, owed and paid out.

use super::{Created, Market};
use vendra_domain::dispute;
use vendra_domain::gift_card::{self, CodeHash, Funding};
use vendra_domain::payment::{self, AttemptOutcome, Collected, OperationOutcome};
use vendra_domain::payout::{self, Kind};
use vendra_domain::{
    Amount, AnyId, AttemptId, Currency, DisputeId, GiftCardId, PaymentId, PayoutId, RefundId, SettlementId, Timestamp,
    VendorId,
};
use vendra_domain::{refund, settlement};

namespace! {
    /// Payments.
    Payments (payments), Payment, PaymentId, payment; new {
    } on {
        /// Record an attempt, before the gateway is asked.
        StartAttempt as start_attempt();
        /// Record what the gateway answered, or its webhook told.
        ResolveAttempt as resolve_attempt(attempt: AttemptId, outcome: AttemptOutcome);
        /// Record a capture, before the gateway is asked.
        StartCapture as start_capture(amount: Amount);
        /// Record a void, before the gateway is asked.
        StartVoid as start_void(amount: Amount);
        /// Record what became of a capture, void or refund.
        Resolve as resolve(operation: AnyId, outcome: OperationOutcome);
        /// The order was let go: money from now on is late.
        Release as release();
        /// The order cannot be revived: the late money goes back.
        ReturnLate as return_late();
        /// The buyer's time to pay is over, or the time to capture what was authorized.
        Expire as expire();
        /// Record that what the buyer owed was collected.
        Collect as collect(amount: Amount, by: Collected);
    }
}

namespace! {
    /// Refunds.
    Refunds (refunds), Refund, RefundId, refund; new {
    } on {
        /// The gateway paid a part.
        PartPaid as part_paid(operation: RefundId);
        /// The gateway did not, or the money came back.
        PartFailed as part_failed(operation: RefundId, reason: String);
        /// Try a failed part again, under a new id.
        Retry as retry(operation: RefundId);
        /// Give a part as store credit instead.
        GiveCredit as give_credit(operation: RefundId);
    }
}

namespace! {
    /// Disputes (chargebacks).
    Disputes (disputes), Dispute, DisputeId, dispute; new {
        /// The gateway took disputed money.
        Open as open(payment: PaymentId, amount: Amount, fee: Amount, reason: String);
    } on {
        /// Evidence was sent to the gateway.
        SubmitEvidence as submit_evidence(evidence: String);
        /// The bank decided for the platform; also after it was lost.
        Win as win(fee_returned: Amount);
        /// The bank decided for the buyer, or nobody objects.
        Lose as lose();
    }
}

namespace! {
    /// Gift cards.
    GiftCards (gift_cards), GiftCard, GiftCardId, gift_card; new {
        /// Issue the card. What is kept of its code comes in; the code itself is made beforehand, with
        /// [`Engine::gift_card_code`](crate::Engine::gift_card_code), and told to whoever gets the card.
        Issue as issue(currency: Currency, amount: Amount, funding: Funding, expires_at: Option<Timestamp>, code: Option<CodeHash>);
    } on {
        /// Forbid its use.
        Freeze as freeze(reason: String);
        /// Permit its use again.
        Thaw as thaw();
        /// Let it lapse, once its time has come.
        Expire as expire();
    }
}

namespace! {
    /// Settlements: vendors' money becomes available.
    Settlements (settlements), Settlement, SettlementId, settlement; new {
        /// Settle what can be settled of a vendor.
        Settle as settle(vendor: VendorId, currency: Currency);
        /// A closing vendor will never pay what it owes.
        WriteOff as write_off(vendor: VendorId, currency: Currency, reason: String);
    } on {
        /// The reserve's time is over.
        ReleaseReserve as release_reserve();
    }
}

namespace! {
    /// Payouts to vendors.
    Payouts (payouts), Payout, PayoutId, payout; new {
        /// Pay a vendor what is available.
        Create as create(vendor: VendorId, currency: Currency, kind: Kind);
    } on {
        /// A second person agrees.
        Approve as approve();
        /// Never mind.
        Cancel as cancel(reason: String);
        /// The provider paid it.
        ConfirmPaid as confirm_paid();
        /// It did not arrive, or came back.
        ReportFailed as report_failed(reason: String);
    }
}
