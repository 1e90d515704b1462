//! The frozen line: one mechanism behind every capture, refund, cancellation, dispute and re-route.
//!
//! A placed line is two lists of non-negative amounts with one total `T`. *Sources* are who put the money in: each tender,
//! and each funder of a discount other than the vendor. *Uses* are who it is for: the vendor, each tax, each fee and the VAT
//! on it. They are frozen when the order is placed and never computed again.
//!
//! Whatever is later captured or undone in part is one number in `0..=T`, and moves only up. What is posted is the difference
//! of two cumulative Sainte-Laguë allotments, of the sources and of the uses, between the old number and the new
//! ([`crate::money::allotment`]). So any sequence of moves is non-negative in every share, balanced at each step, and ends in
//! exactly the frozen amounts.
//!
//! There are two such numbers: what is *captured*, and what is *undone*. Undoing takes what was never captured first
//! (*voided*: nothing was posted, so nothing is posted back) and then what was captured (*reversed*):
//!
//! ```text
//! undone = voided + reversed      captured + voided <= T      reversed <= captured
//! ```

use crate::id::{AffiliateId, CustomerId, GiftCardId, LineId, PaymentId, VendorId};
use crate::limits;
use crate::money::{Amount, Rate, allotment, prefix_of_units};
use crate::names::{Jurisdiction, Slot};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// What a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Goods of one offer.
    Goods,
    /// One vendor's delivery.
    Shipping,
    /// A fee that the buyer pays to the platform.
    BuyerFee,
}

/// Who put money into a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "source", rename_all = "snake_case")]
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
}

impl Source {
    /// Whether this is the buyer's own money: what a refund gives back.
    #[must_use]
    pub const fn is_tender(self) -> bool {
        !matches!(self, Self::Platform)
    }
}

/// Who remits a tax.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remitter {
    /// The vendor gets the tax with its share, and remits it.
    #[default]
    Vendor,
    /// The platform keeps the tax, and remits it (marketplace facilitator, deemed supplier).
    Platform,
}

/// Who money of a line is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "use", rename_all = "snake_case")]
pub enum Use {
    /// The vendor who sells the line.
    Vendor {
        /// The vendor.
        vendor: VendorId,
    },
    /// A tax on the line.
    Tax {
        /// Where it is owed.
        jurisdiction: Jurisdiction,
        /// At which rate.
        rate: Rate,
        /// Who remits it.
        remitter: Remitter,
        /// The vendor of the line, who is posted to where it remits itself.
        vendor: VendorId,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "payee", rename_all = "snake_case")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
/// vendor gives back that much more: the sum is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseShare {
    /// Whose.
    #[serde(flatten)]
    pub party: Use,
    /// How much of the line is for it, in minor units.
    pub amount: Amount,
    /// How much of the line it gives back when all is undone, in minor units.
    pub returns: Amount,
}

/// A line as it was placed. See the [module](self).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Parts")]
pub struct FrozenLine {
    /// The line.
    pub id: LineId,
    /// What it is for.
    pub kind: LineKind,
    /// How many units; 1 for delivery and fees.
    pub quantity: u32,
    total: Amount,
    sources: Vec<Share<Source>>,
    uses: Vec<UseShare>,
}

/// A frozen line before it is checked.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Parts {
    id: LineId,
    kind: LineKind,
    quantity: u32,
    total: Amount,
    sources: Vec<Share<Source>>,
    uses: Vec<UseShare>,
}

impl TryFrom<Parts> for FrozenLine {
    type Error = Refusal;

    fn try_from(parts: Parts) -> Result<Self, Refusal> {
        let line = Self::new(parts.id, parts.kind, parts.quantity, parts.sources, parts.uses)?;
        if line.total == parts.total { Ok(line) } else { Err(Refusal::FrozenLineUnbalanced) }
    }
}

/// How far a line has come. Every number only grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Progress {
    /// What was captured and posted, in minor units of the line's total.
    pub captured: Amount,
    /// What was undone before it was captured.
    pub voided: Amount,
    /// What was undone after it was captured, and posted back.
    pub reversed: Amount,
}

impl Progress {
    /// What is undone, either way: the number r.
    pub fn undone(self) -> Result<Amount, Refusal> {
        self.voided.plus(self.reversed)
    }
}

/// One move of a line: what it was, what it is, and what each party gets (captured) or gives back (reversed).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineMove {
    /// The line.
    pub line: LineId,
    /// Its progress after the move.
    pub to: Progress,
    /// What each source puts in (a capture) or gets back (a reversal); zero shares are left out.
    pub sources: Vec<Share<Source>>,
    /// What each use gets (a capture) or gives back (a reversal); zero shares are left out.
    pub uses: Vec<Share<Use>>,
    /// What of each source was undone before it was captured: nothing is posted, but the buyer is never asked for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub voided: Vec<Share<Source>>,
}

impl LineMove {
    /// What the buyer's tenders put in or get back, in minor units.
    pub fn tendered(&self) -> Result<Amount, Refusal> {
        Amount::sum(self.sources.iter().filter(|share| share.party.is_tender()).map(|share| share.amount))
    }
}

impl FrozenLine {
    /// Freezes a line.
    ///
    /// Refusals: `frozen_line.unbalanced` where sources, uses or what comes back do not have one sum, `amount.negative` for
    /// a negative share, `limit.count` for more than [`limits::FROZEN_LINE_SHARES_MAX`] shares on a side or more than
    /// [`limits::LINE_QUANTITY_MAX`] units, `amount.not_positive` for no unit at all.
    pub fn new(
        id: LineId,
        kind: LineKind,
        quantity: u32,
        sources: Vec<Share<Source>>,
        uses: Vec<UseShare>,
    ) -> Result<Self, Refusal> {
        limits::count("line.sources", sources.len(), limits::FROZEN_LINE_SHARES_MAX)?;
        limits::count("line.uses", uses.len(), limits::FROZEN_LINE_SHARES_MAX)?;
        if quantity == 0 || quantity > limits::LINE_QUANTITY_MAX {
            Amount::new(i64::from(quantity))?.positive("line.quantity")?;
            limits::count("line.quantity", usize::try_from(quantity).unwrap_or(usize::MAX), 1_000_000)?;
        }
        for amount in sources.iter().map(|share| share.amount).chain(uses.iter().flat_map(|u| [u.amount, u.returns])) {
            amount.non_negative("line.share")?;
        }
        let total = Amount::sum(sources.iter().map(|share| share.amount))?;
        let used = Amount::sum(uses.iter().map(|share| share.amount))?;
        let returned = Amount::sum(uses.iter().map(|share| share.returns))?;
        if used != total || returned != total {
            return Err(Refusal::FrozenLineUnbalanced);
        }
        Ok(Self { id, kind, quantity, total, sources, uses })
    }

    /// The total `T` of either side, in minor units.
    #[must_use]
    pub const fn total(&self) -> Amount {
        self.total
    }

    /// Who put the money in.
    #[must_use]
    pub fn sources(&self) -> &[Share<Source>] {
        &self.sources
    }

    /// Who it is for.
    #[must_use]
    pub fn uses(&self) -> &[UseShare] {
        &self.uses
    }

    /// Captures the line up to `target`, at most what was not voided. A target already reached moves nothing.
    ///
    /// Refusals: `frozen_line.exceeded` where the target is more than the total less what was voided.
    pub fn capture_to(&self, progress: Progress, target: Amount) -> Result<LineMove, Refusal> {
        let most = self.total.minus(progress.voided)?;
        if target > most {
            return Err(Refusal::FrozenLineExceeded { line: self.id, wanted: target, left: most });
        }
        let to = Progress { captured: progress.captured.max(target), ..progress };
        Ok(LineMove {
            line: self.id,
            to,
            sources: self.sources_between(progress.captured, to.captured)?,
            uses: self.uses_between(progress.captured, to.captured, |share| share.amount)?,
            voided: Vec::new(),
        })
    }

    /// Captures everything that was not voided.
    pub fn capture_rest(&self, progress: Progress) -> Result<LineMove, Refusal> {
        self.capture_to(progress, self.total.minus(progress.voided)?)
    }

    /// Undoes the line up to `target`, at most the total: first what was never captured, then what was.
    ///
    /// A target already reached moves nothing. Refusals: `frozen_line.exceeded` where the target is more than the total.
    pub fn undo_to(&self, progress: Progress, target: Amount) -> Result<LineMove, Refusal> {
        if target > self.total {
            let left = self.total.minus(progress.undone()?)?;
            return Err(Refusal::FrozenLineExceeded { line: self.id, wanted: target, left });
        }
        let undone = progress.undone()?;
        let more = target.max(undone).minus(undone)?;
        let open = self.total.minus(progress.captured)?.minus(progress.voided)?;
        let void = more.min(open);
        let to = Progress {
            voided: progress.voided.plus(void)?,
            reversed: progress.reversed.plus(more.minus(void)?)?,
            ..progress
        };
        // What is voided is the upper end of the line, so that what stays open below it can still be captured.
        let (lower, upper) = (self.total.minus(to.voided)?, self.total.minus(progress.voided)?);
        Ok(LineMove {
            line: self.id,
            to,
            sources: self.sources_between(progress.reversed, to.reversed)?,
            uses: self.uses_between(progress.reversed, to.reversed, |share| share.returns)?,
            voided: self.sources_between(lower, upper)?,
        })
    }

    /// Undoes the first `units` units of the line, counted from the beginning: `r = max(r, sum of the first k units)`.
    ///
    /// Refusals: `frozen_line.exceeded` for more units than the line has.
    pub fn undo_units(&self, progress: Progress, units: u32) -> Result<LineMove, Refusal> {
        if units > self.quantity {
            let (wanted, left) = (Amount::new(i64::from(units))?, Amount::new(i64::from(self.quantity))?);
            return Err(Refusal::FrozenLineExceeded { line: self.id, wanted, left });
        }
        self.undo_to(progress, prefix_of_units(self.total, self.quantity, units)?)
    }

    /// Undoes the least that gives the buyer's tenders `amount` more.
    ///
    /// Refusals: `amount.not_positive`, `frozen_line.exceeded` where less than that is left of the tenders.
    pub fn undo_amount(&self, progress: Progress, amount: Amount) -> Result<LineMove, Refusal> {
        amount.positive("refund.amount")?;
        let given = |movement: &LineMove| -> Result<Amount, Refusal> {
            let voided = movement.voided.iter().filter(|share| share.party.is_tender()).map(|share| share.amount);
            movement.tendered()?.plus(Amount::sum(voided)?)
        };
        let (mut low, mut high) = (progress.undone()?, self.total);
        let left = given(&self.undo_to(progress, high)?)?;
        if left < amount {
            return Err(Refusal::FrozenLineExceeded { line: self.id, wanted: amount, left });
        }
        // The tenders' part never shrinks as r grows, so the least r is found by halving.
        while low.plus(Amount::ONE)? < high {
            let middle = Amount::new(low.minor() + (high.minor() - low.minor()) / 2)?;
            if given(&self.undo_to(progress, middle)?)? >= amount { high = middle } else { low = middle }
        }
        self.undo_to(progress, high)
    }

    fn sources_between(&self, from: Amount, to: Amount) -> Result<Vec<Share<Source>>, Refusal> {
        let weights: Vec<Amount> = self.sources.iter().map(|share| share.amount).collect();
        between(&weights, from, to, self.sources.iter().map(|share| share.party))
    }

    fn uses_between(
        &self,
        from: Amount,
        to: Amount,
        weight: impl Fn(&UseShare) -> Amount,
    ) -> Result<Vec<Share<Use>>, Refusal> {
        let weights: Vec<Amount> = self.uses.iter().map(weight).collect();
        between(&weights, from, to, self.uses.iter().map(|share| share.party))
    }
}

/// The difference of two cumulative allotments; zero shares are left out.
fn between<Party>(
    weights: &[Amount],
    from: Amount,
    to: Amount,
    parties: impl Iterator<Item = Party>,
) -> Result<Vec<Share<Party>>, Refusal> {
    if from == to {
        return Ok(Vec::new());
    }
    let (before, after) = (allotment(weights, from)?, allotment(weights, to)?);
    let mut shares = Vec::with_capacity(weights.len());
    for ((party, before), after) in parties.zip(before).zip(after) {
        let amount = after.minus(before)?;
        if !amount.is_zero() {
            shares.push(Share { party, amount });
        }
    }
    Ok(shares)
}
