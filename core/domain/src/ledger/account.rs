//! The table of accounts: class, normal side, currency rule and allowed postings of each kind.

use crate::id::*;
use crate::money::Currency;
use crate::names::{Gateway, Jurisdiction};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use std::fmt;

#[cfg(test)]
mod tests;

/// What an account is to the platform.
///
/// ```
/// use vendra_domain::ledger::{Account, Class};
/// // Money that is a vendor's is never the platform's revenue.
/// assert_eq!(Account::VendorPending("ven_01h455vb4pex5vsknk084sn02q".parse()?).kind().class, Class::Liability);
/// assert_eq!(Account::Commission.kind().class, Class::Revenue);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "AccountClass"))]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// What the platform has or is owed.
    Asset,
    /// What it owes.
    Liability,
    /// What it earned.
    Revenue,
    /// What it spent.
    Expense,
}

/// A side of an entry.
///
/// ```
/// use vendra_domain::ledger::{Account, Side};
/// assert_eq!((Account::Bank.kind().normal, Account::Commission.kind().normal), (Side::Debit, Side::Credit));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "LedgerSide"))]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Debit.
    Debit,
    /// Credit.
    Credit,
}

impl Side {
    /// The other side.
    ///
    /// ```
    /// use vendra_domain::ledger::Side;
    /// assert_eq!(Side::Debit.other(), Side::Credit);
    /// ```
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Debit => Self::Credit,
            Self::Credit => Self::Debit,
        }
    }
}

/// In which currencies an account is posted to.
///
/// ```
/// use vendra_domain::ledger::{Account, CurrencyRule};
/// assert_eq!(Account::Bank.kind().currency, CurrencyRule::Any);
/// assert_eq!(Account::BuyerClearing("ord_01h455vb4pex5vsknk084sn02q".parse()?).kind().currency, CurrencyRule::One);
/// assert_eq!(Account::Fx("JPY".parse()?).kind().currency, CurrencyRule::Named);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CurrencyRule {
    /// In any, each with its own balance.
    Any,
    /// In one only: that of its order, case or customer.
    One,
    /// In the currency that its name carries.
    Named,
}

/// Why a journal is posted. An account takes only the purposes that its row of the table names.
///
/// ```
/// use vendra_domain::ledger::{Account, Purpose};
/// // Nothing but a payout, a reversal, a settlement, .. takes from what a vendor may be paid: a capture does not.
/// let available = Account::VendorAvailable("ven_01h455vb4pex5vsknk084sn02q".parse()?).kind();
/// assert!(available.debits.contains(&Purpose::PayoutStarted));
/// assert!(!available.debits.contains(&Purpose::Distribution));
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::VariantNames,
    strum::IntoStaticStr,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "LedgerPurpose"))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Purpose {
    /// The buyer's money arrived or is owed: gateway clearing, bank or receivable to the order's clearing.
    Funding,
    /// What a receivable (invoice, cash on delivery) stood for was collected, by the platform or by the vendor.
    Collection,
    /// A captured part of a line goes from clearing and the other sources to its uses.
    Distribution,
    /// An undone part of a line goes back from its uses to clearing and the other sources.
    Reversal,
    /// A refund was asked for: clearing to refunds in transit.
    RefundRequested,
    /// The gateway paid the refund.
    RefundPaid,
    /// A refund that was paid came back.
    RefundFailed,
    /// A gift card was sold or granted.
    GiftCardIssued,
    /// What was left on a gift card lapsed.
    GiftCardExpired,
    /// Store credit was granted.
    StoreCreditGranted,
    /// Store credit lapsed or was taken back.
    StoreCreditRevoked,
    /// Pending became available.
    Settlement,
    /// A part of what became available is held back.
    ReserveHeld,
    /// A reserve came free.
    ReserveReleased,
    /// A payout left what is available.
    PayoutStarted,
    /// The provider paid it.
    PayoutPaid,
    /// It failed, before or after it was paid.
    PayoutFailed,
    /// What a vendor order earned left what is available, for the vendor's account at a gateway.
    TransferStarted,
    /// The gateway moved it.
    TransferMade,
    /// It did not.
    TransferFailed,
    /// Some of it was taken back.
    TransferReversed,
    /// A payment was disputed and the gateway took the money.
    DisputeOpened,
    /// The dispute was lost: someone bears it.
    DisputeLost,
    /// The dispute was won: the money is back.
    DisputeWon,
    /// Lines that were undone gave back what was disputed.
    DisputeCovered,
    /// A gateway charged its fee.
    GatewayFee,
    /// A gateway paid its balance to the bank.
    GatewayPayout,
    /// A provider converted money, at its own figures.
    Conversion,
    /// What a vendor owes was written off, or paid in.
    WriteOff,
    /// Taxes or an affiliate were paid.
    Remittance,
    /// A difference that nobody can explain yet, or its resolution.
    Suspense,
}

macro_rules! accounts {
    ($( $(#[doc = $doc:literal])+ $name:ident $(($param:ident: $ty:ty))? = $path:literal, $class:ident, $normal:ident,
        $currency:ident, debits [$($debit:ident),*], credits [$($credit:ident),*]; )*) => {
        /// An account. Written `kind` or `kind/whose`, such as `vendor_pending/ven_..`.
        ///
        /// ```
        /// use vendra_domain::ledger::Account;
        /// let account: Account = "vendor_pending/ven_01h455vb4pex5vsknk084sn02q".parse()?;
        /// assert_eq!(account.to_string(), "vendor_pending/ven_01h455vb4pex5vsknk084sn02q");
        /// # Ok::<(), vendra_domain::Refusal>(())
        /// ```
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Account {
            $( $(#[doc = $doc])+ $name $(($ty))?, )*
        }

        /// A row of the table of accounts.
        ///
        /// ```
        /// use vendra_domain::ledger::{AccountKind, Purpose};
        /// let takes = |kind: &&AccountKind| kind.debits.contains(&Purpose::WriteOff);
        /// let paths: Vec<_> = AccountKind::TABLE.iter().filter(takes).map(|kind| kind.path).collect();
        /// assert_eq!(paths, ["bank", "vendor_write_off"]);
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct AccountKind {
            /// The first part of the account's name.
            pub path: &'static str,
            /// What it is to the platform.
            pub class: Class,
            /// The side on which it grows.
            pub normal: Side,
            /// In which currencies it is posted to.
            pub currency: CurrencyRule,
            /// Why it may be debited.
            pub debits: &'static [Purpose],
            /// Why it may be credited.
            pub credits: &'static [Purpose],
        }

        impl AccountKind {
            /// The whole table, in the order of its definition.
            pub const TABLE: &'static [Self] = &[$( Self {
                path: $path,
                class: Class::$class,
                normal: Side::$normal,
                currency: CurrencyRule::$currency,
                debits: &[$(Purpose::$debit),*],
                credits: &[$(Purpose::$credit),*],
            } ),*];
        }

        impl Account {
            /// This account's row of the table.
            ///
            /// ```
            /// use vendra_domain::ledger::Account;
            /// assert_eq!(Account::GatewayClearing("stripe".parse()?).kind().path, "gateway_clearing");
            /// # Ok::<(), vendra_domain::Refusal>(())
            /// ```
            #[must_use]
            pub const fn kind(&self) -> AccountKind {
                match self {
                    $( Self::$name { .. } => AccountKind {
                        path: $path,
                        class: Class::$class,
                        normal: Side::$normal,
                        currency: CurrencyRule::$currency,
                        debits: &[$(Purpose::$debit),*],
                        credits: &[$(Purpose::$credit),*],
                    }, )*
                }
            }
        }

        impl fmt::Display for Account {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $( accounts!(@pattern $name $($param)?) => accounts!(@write f, $path $(, $param)?), )*
                }
            }
        }

        impl std::str::FromStr for Account {
            type Err = Refusal;

            fn from_str(text: &str) -> Result<Self, Refusal> {
                let (path, rest) = text.split_once('/').map_or((text, None), |(path, rest)| (path, Some(rest)));
                match path {
                    $( $path => accounts!(@parse rest, text, $name $($ty)?), )*
                    _ => Err(Refusal::NameMalformed { text: crate::id::shortened(text) }),
                }
            }
        }
    };
    (@pattern $name:ident) => { Self::$name };
    (@pattern $name:ident $param:ident) => { Self::$name($param) };
    (@write $f:ident, $path:literal) => { $f.write_str($path) };
    (@write $f:ident, $path:literal, $param:ident) => { write!($f, concat!($path, "/{}"), $param) };
    (@parse $rest:ident, $text:ident, $name:ident) => {
        if $rest.is_none() { Ok(Self::$name) } else { Err(Refusal::NameMalformed { text: crate::id::shortened($text) }) }
    };
    (@parse $rest:ident, $text:ident, $name:ident $ty:ty) => { $rest.unwrap_or_default().parse::<$ty>().map(Self::$name) };
}

accounts! {
    // Assets.
    /// What a gateway holds for the platform.
    GatewayClearing(gateway: Gateway) = "gateway_clearing", Asset, Debit, Any,
        debits [Funding, Collection, GiftCardIssued, RefundFailed, DisputeWon, PayoutFailed, TransferReversed, GatewayFee,
            Conversion, Suspense],
        credits [RefundPaid, DisputeOpened, GatewayFee, GatewayPayout, PayoutPaid, TransferMade, Conversion, Suspense];
    /// The platform's bank account.
    Bank = "bank", Asset, Debit, Any,
        debits [Funding, Collection, GatewayPayout, RefundFailed, PayoutFailed, WriteOff, Suspense],
        credits [RefundPaid, PayoutPaid, Remittance, Suspense];
    /// What a buyer owes for an order: invoice, cash on delivery.
    BuyerReceivable(order: OrderId) = "buyer_receivable", Asset, Debit, One,
        debits [Funding, Collection], credits [Collection, RefundPaid, Suspense];

    // Liabilities.
    /// Money of an order that is on its way from its sources to its uses or back. Zero once the order is settled.
    BuyerClearing(order: OrderId) = "buyer_clearing", Liability, Credit, One,
        debits [Distribution, Reversal, RefundRequested, StoreCreditGranted, GiftCardIssued, DisputeCovered, Suspense],
        credits [Funding, Reversal, DisputeWon, DisputeCovered, Suspense];
    /// A vendor's money that is not settled yet.
    VendorPending(vendor: VendorId) = "vendor_pending", Liability, Credit, Any,
        debits [Settlement, Reversal, Distribution, Collection],
        credits [Distribution, Reversal, Settlement];
    /// What a vendor may be paid; below zero when the vendor owes.
    VendorAvailable(vendor: VendorId) = "vendor_available", Liability, Credit, Any,
        debits [PayoutStarted, TransferStarted, Reversal, Settlement, ReserveHeld, DisputeLost, Collection],
        credits [Settlement, ReserveReleased, PayoutFailed, TransferFailed, TransferReversed, DisputeWon, DisputeCovered, WriteOff,
            Reversal];
    /// A vendor's rolling reserve.
    VendorReserve(vendor: VendorId) = "vendor_reserve", Liability, Credit, Any,
        debits [ReserveReleased], credits [ReserveHeld];
    /// Taxes that the platform remits.
    TaxPayable(jurisdiction: Jurisdiction) = "tax_payable", Liability, Credit, Any,
        debits [Reversal, DisputeLost, Remittance], credits [Distribution, Reversal, DisputeWon, DisputeCovered];
    /// VAT on the platform's fees.
    FeeVatPayable(jurisdiction: Jurisdiction) = "fee_vat_payable", Liability, Credit, Any,
        debits [Reversal, DisputeLost, Remittance], credits [Distribution, Reversal, DisputeWon, DisputeCovered];
    /// What an affiliate is owed.
    AffiliatePayable(affiliate: AffiliateId) = "affiliate_payable", Liability, Credit, Any,
        debits [Reversal, DisputeLost, Remittance], credits [Distribution, Reversal, DisputeWon, DisputeCovered];
    /// Payouts that a provider has not confirmed.
    PayoutsInTransit = "payouts_in_transit", Liability, Credit, Any,
        debits [PayoutPaid, PayoutFailed], credits [PayoutStarted];
    /// Transfers that a gateway has not confirmed.
    TransfersInTransit = "transfers_in_transit", Liability, Credit, Any,
        debits [TransferMade, TransferFailed], credits [TransferStarted];
    /// Refunds that a provider has not confirmed.
    RefundsInTransit = "refunds_in_transit", Liability, Credit, Any,
        debits [RefundPaid, StoreCreditGranted, DisputeCovered, Suspense], credits [RefundRequested, RefundFailed];
    /// Disputed money that the gateway took; in debit until the case is decided.
    Disputed(dispute: DisputeId) = "disputed", Liability, Credit, One,
        debits [DisputeOpened], credits [DisputeLost, DisputeWon, DisputeCovered];
    /// What gift cards still hold.
    GiftCards = "gift_cards", Liability, Credit, Any,
        debits [Distribution, GiftCardExpired], credits [GiftCardIssued, Reversal];
    /// A customer's store credit.
    StoreCredit(customer: CustomerId) = "store_credit", Liability, Credit, Any,
        debits [Distribution, StoreCreditRevoked], credits [StoreCreditGranted, Reversal];
    /// Differences that nobody can explain yet.
    Suspense = "suspense", Liability, Credit, Any, debits [Suspense], credits [Suspense];
    /// The platform's position in a currency while a provider converts money.
    Fx(currency: Currency) = "fx", Liability, Credit, Named, debits [Conversion], credits [Conversion];

    // Revenue.
    /// Commission.
    Commission = "commission", Revenue, Credit, Any,
        debits [Reversal, DisputeLost], credits [Distribution, Reversal, DisputeWon, DisputeCovered];
    /// Fees for payment that vendors bear.
    PaymentFees = "payment_fees", Revenue, Credit, Any,
        debits [Reversal, DisputeLost], credits [Distribution, Reversal, DisputeWon, DisputeCovered];
    /// Fees that buyers pay to the platform.
    BuyerFees = "buyer_fees", Revenue, Credit, Any,
        debits [Reversal, DisputeLost], credits [Distribution, Reversal, DisputeWon, DisputeCovered];
    /// Delivery that the platform sells.
    Shipping = "shipping", Revenue, Credit, Any,
        debits [Reversal, DisputeLost], credits [Distribution, Reversal, DisputeWon, DisputeCovered];
    /// Gift cards and credit that lapsed.
    Breakage = "breakage", Revenue, Credit, Any, debits [], credits [GiftCardExpired, StoreCreditRevoked];

    // Expenses.
    /// What gateways charge.
    GatewayFees = "gateway_fees", Expense, Debit, Any,
        debits [GatewayFee, DisputeOpened], credits [GatewayFee, DisputeWon];
    /// Discounts, cards and credit that the platform pays for.
    Promotions = "promotions", Expense, Debit, Any,
        debits [Distribution, GiftCardIssued, StoreCreditGranted], credits [Reversal, StoreCreditRevoked];
    /// Disputes that the platform bears.
    ChargebackLoss = "chargeback_loss", Expense, Debit, Any, debits [DisputeLost], credits [DisputeWon, DisputeCovered];
    /// What vendors owed and never paid.
    VendorWriteOff = "vendor_write_off", Expense, Debit, Any, debits [WriteOff], credits [];
}

impl Account {
    /// Refuses a posting that the table does not allow. Refusals: `ledger.posting_forbidden`.
    ///
    /// ```
    /// use vendra_domain::ledger::{Account, Purpose, Side};
    /// assert!(Account::Commission.allows(Purpose::Distribution, Side::Credit).is_ok());
    /// let refusal = Account::Commission.allows(Purpose::PayoutStarted, Side::Debit).unwrap_err();
    /// assert_eq!(refusal.code(), "ledger.posting_forbidden");
    /// ```
    pub fn allows(&self, purpose: Purpose, side: Side) -> Result<(), Refusal> {
        let kind = self.kind();
        let allowed = match side {
            Side::Debit => kind.debits,
            Side::Credit => kind.credits,
        };
        if allowed.contains(&purpose) {
            return Ok(());
        }
        Err(Refusal::PostingForbidden {
            account: kind.path.to_owned(),
            side: format!("{side:?}").to_lowercase(),
            purpose: <&str>::from(&purpose).to_owned(),
        })
    }
}

impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Account {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Account {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::textual::parsed(deserializer)
    }
}
