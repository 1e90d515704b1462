//! Who money of a line comes from, who it is for, and how much of it is theirs.

use crate::id::{AffiliateId, CustomerId, GiftCardId, PaymentId, VendorId};
use crate::money::{Amount, Rate};
use crate::names::{Jurisdiction, Slot};
use serde::{Deserialize, Serialize};

/// Who put money into a line.
///
/// ```
/// use vendra_domain::frozen_line::Source;
/// let card: Source = serde_json::from_str(r#"{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q"}"#)?;
/// assert!(card.is_tender());
/// assert!(!Source::Platform.is_tender());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MoneySource"))]
#[serde(tag = "source", rename_all = "snake_case", deny_unknown_fields)]
pub enum Source {
    /// The buyer, through a payment.
    Payment {
        /// The payment.
        payment: PaymentId,
    },
    /// The buyer, with a gift card.
    GiftCard {
        /// The card.
        gift_card: GiftCardId,
    },
    /// The buyer, with store credit.
    StoreCredit {
        /// Whose credit.
        customer: CustomerId,
    },
    /// The platform, which funds a discount.
    Platform,
    /// The vendor, which funds a discount on what the platform sells: delivery, where the platform sells it.
    Vendor {
        /// The vendor.
        vendor: VendorId,
    },
}

impl Source {
    /// Whether this is the buyer's own money: what a refund gives back.
    ///
    /// ```
    /// use vendra_domain::frozen_line::Source;
    /// assert!(Source::GiftCard { gift_card: "gft_01h455vb4pex5vsknk084sn02q".parse()? }.is_tender());
    /// assert!(!Source::Vendor { vendor: "ven_01h455vb4pex5vsknk084sn02q".parse()? }.is_tender());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn is_tender(self) -> bool {
        !matches!(self, Self::Platform | Self::Vendor { .. })
    }
}

/// Who remits a tax.
///
/// In many places the law says that it is the platform: EU VAT Directive, article 14a; the marketplace facilitator laws
/// of the states of the US.
///
/// ```
/// use vendra_domain::frozen_line::Remitter;
/// assert_eq!(Remitter::default(), Remitter::Vendor);
/// assert_eq!(serde_json::to_string(&Remitter::Platform)?, r#""platform""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Remitter {
    /// The vendor gets the tax with its share, and remits it.
    #[default]
    Vendor,
    /// The platform keeps the tax, and remits it (marketplace facilitator, deemed supplier).
    Platform,
}

/// Who money of a line is for.
///
/// ```
/// use vendra_domain::frozen_line::{LineKind, Use};
/// use vendra_domain::ledger::{VendorShare, use_account};
/// let tax: Use = serde_json::from_str(r#"{"use": "tax", "jurisdiction": "US-CA", "rate": "0.0725"}"#)?;
/// assert_eq!(use_account(tax, LineKind::Goods, VendorShare::Pending).to_string(), "tax_payable/US-CA");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MoneyUse"))]
#[serde(tag = "use", rename_all = "snake_case", deny_unknown_fields)]
pub enum Use {
    /// The vendor who sells the line.
    Vendor {
        /// The vendor.
        vendor: VendorId,
    },
    /// A tax on the line that the platform remits.
    Tax {
        /// Where it is owed.
        jurisdiction: Jurisdiction,
        /// At which rate.
        rate: Rate,
    },
    /// A tax on the line that its vendor remits: the vendor's money until then.
    VendorTax {
        /// The vendor.
        vendor: VendorId,
        /// Where it is owed.
        jurisdiction: Jurisdiction,
        /// At which rate.
        rate: Rate,
    },
    /// A fee that the vendor bears.
    Fee {
        /// Its place in the stack.
        slot: Slot,
        /// To whom.
        payee: FeePayee,
    },
    /// VAT on a fee.
    FeeVat {
        /// The fee's place in the stack.
        slot: Slot,
        /// Where it is owed.
        jurisdiction: Jurisdiction,
    },
    /// The platform's own: delivery that it sells, a buyer fee.
    Platform,
}

/// To whom a fee goes.
///
/// ```
/// use vendra_domain::frozen_line::FeePayee;
/// let affiliate = FeePayee::Affiliate { affiliate: "aff_01h455vb4pex5vsknk084sn02q".parse()? };
/// let json = serde_json::to_string(&affiliate).unwrap();
/// assert_eq!(json, r#"{"payee":"affiliate","affiliate":"aff_01h455vb4pex5vsknk084sn02q"}"#);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "payee", rename_all = "snake_case", deny_unknown_fields)]
pub enum FeePayee {
    /// The platform, as commission.
    Commission,
    /// The platform, for the cost of payment.
    PaymentFee,
    /// An affiliate.
    Affiliate {
        /// The affiliate.
        affiliate: AffiliateId,
    },
}

/// One amount of one side of a line.
///
/// ```
/// use vendra_domain::Amount;
/// use vendra_domain::frozen_line::{Share, Source};
/// let funded = Share { party: Source::Platform, amount: Amount::new(250)? };
/// assert_eq!(serde_json::to_string(&funded).unwrap(), r#"{"source":"platform","amount":250}"#);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "{Party}Share"))]
pub struct Share<Party> {
    /// Whose.
    #[serde(flatten)]
    pub party: Party,
    /// How much, in minor units.
    pub amount: Amount,
}

/// One use, and what of it comes back when the line is undone as a whole.
///
/// A fee that is returned gives back all of it. A fee that is kept gives back nothing, or all but a fixed part, and the
/// vendor gives back that much more: the sum is the same. Nobody but the vendor gives back more than it got.
///
/// ```
/// use vendra_domain::frozen_line::{FeePayee, Use, UseShare};
/// use vendra_domain::{Amount, VendorId};
/// let vendor: VendorId = "ven_01h455vb4pex5vsknk084sn02q".parse()?;
/// let (gets, fee, total) = (Amount::new(900)?, Amount::new(100)?, Amount::new(1000)?);
/// let fee_party = Use::Fee { slot: "commission".parse()?, payee: FeePayee::Commission };
/// // The commission is kept on a refund: the vendor gives back the whole line.
/// let uses = [
///     UseShare { party: Use::Vendor { vendor }, amount: gets, returns: total },
///     UseShare { party: fee_party, amount: fee, returns: Amount::ZERO },
/// ];
/// assert_eq!(Amount::sum(uses.map(|share| share.returns))?, total);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "FrozenUseShare"))]
pub struct UseShare {
    /// Whose.
    #[serde(flatten)]
    pub party: Use,
    /// How much of the line is for it, in minor units.
    pub amount: Amount,
    /// How much of the line it gives back when all is undone, in minor units.
    pub returns: Amount,
}
