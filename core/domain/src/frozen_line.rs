//! The frozen line: one mechanism behind every capture, refund, cancellation, dispute and re-route.
//!
//! A placed line is two lists of non-negative amounts with one total `T`. *Sources* are who put the money in: each tender,
//! and each funder of a discount other than the seller. *Uses* are who it is for: the vendor, each tax, each fee and the VAT
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
//!
//! A fee that is kept, or returned less a fixed part, divides what it would give back by the same allotment, and the vendor
//! makes up for what it keeps.

mod figures;
mod movement;
mod parties;
#[cfg(test)]
mod tests;

pub use movement::{LineMove, Progress};
pub use parties::{FeePayee, Remitter, Share, Source, Use, UseShare};

use crate::id::LineId;
use crate::limits;
use crate::money::{Amount, allotment_into, prefix_of_units};
use crate::refusal::Refusal;
use arrayvec::ArrayVec;
use serde::{Deserialize, Serialize};

/// What a line is for.
///
/// ```
/// use vendra_domain::frozen_line::{LineKind, Use};
/// use vendra_domain::ledger::{Account, VendorShare, use_account};
/// // What the platform earns is booked by what the line was for.
/// let books = |kind| use_account(Use::Platform, kind, VendorShare::Pending);
/// assert_eq!((books(LineKind::Shipping), books(LineKind::BuyerFee)), (Account::Shipping, Account::BuyerFees));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Goods of one offer.
    Goods,
    /// One vendor's delivery.
    Shipping,
    /// A fee that the buyer pays to the platform.
    BuyerFee,
}

/// A line as it was placed. See the [module](self).
///
/// ```
/// use vendra_domain::frozen_line::{FeePayee, FrozenLine, LineKind, Progress, Share, Source, Use, UseShare};
/// use vendra_domain::{Amount, PaymentId, VendorId};
/// let payment: PaymentId = "pay_01h455vb4pex5vsknk084sn02q".parse()?;
/// let vendor: VendorId = "ven_01h455vb4pex5vsknk084sn02q".parse()?;
/// let (whole, net, fee) = (Amount::new(100)?, Amount::new(85)?, Amount::new(15)?);
/// let commission = Use::Fee { slot: "commission".parse()?, payee: FeePayee::Commission };
/// let line = FrozenLine::new(
///     "lin_01h455vb4pex5vsknk084sn02q".parse()?,
///     LineKind::Goods,
///     1,
///     vec![Share { party: Source::Payment { payment }, amount: whole }],
///     vec![
///         UseShare { party: Use::Vendor { vendor }, amount: net, returns: net },
///         UseShare { party: commission, amount: fee, returns: fee },
///     ],
/// )?;
/// // 100 refunds of one cent each take 85 from the vendor and 15 from the platform.
/// let mut progress = line.capture_rest(Progress::default())?.to;
/// let mut vendor_gave = Amount::ZERO;
/// for _ in 0..100 {
///     let movement = line.undo_amount(progress, Amount::ONE)?;
///     for share in movement.uses.iter().filter(|share| share.party == Use::Vendor { vendor }) {
///         vendor_gave = vendor_gave.plus(share.amount)?;
///     }
///     progress = movement.to;
/// }
/// assert_eq!(vendor_gave, net);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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

impl FrozenLine {
    /// Freezes a line. The amounts are in minor units.
    ///
    /// Refusals: `frozen_line.unbalanced` where sources, uses or what comes back do not have one sum, or where anyone but
    /// the vendor would give back more than it got; `amount.negative` for a negative share; `amount.out_of_range` for a
    /// total beyond the bound; `amount.not_positive` for no unit at all; `limit.count` for more than
    /// [`limits::FROZEN_LINE_SHARES_MAX`] shares on a side or more than [`limits::LINE_QUANTITY_MAX`] units.
    ///
    /// ```
    /// # use vendra_domain::frozen_line::{FrozenLine, LineKind, Share, Source, Use, UseShare};
    /// # use vendra_domain::Amount;
    /// # let (id, whole) = ("lin_01h455vb4pex5vsknk084sn02q".parse()?, Amount::new(499)?);
    /// let payment = Source::Payment { payment: "pay_01h455vb4pex5vsknk084sn02q".parse()? };
    /// let paid = vec![Share { party: payment, amount: whole }];
    /// let own = |amount| vec![UseShare { party: Use::Platform, amount, returns: amount }];
    /// assert_eq!(FrozenLine::new(id, LineKind::BuyerFee, 1, paid.clone(), own(whole))?.total(), whole);
    /// let lost = FrozenLine::new(id, LineKind::BuyerFee, 1, paid, own(Amount::new(498)?));
    /// assert_eq!(lost.unwrap_err().code(), "frozen_line.unbalanced");
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn new(
        id: LineId,
        kind: LineKind,
        quantity: u32,
        sources: Vec<Share<Source>>,
        uses: Vec<UseShare>,
    ) -> Result<Self, Refusal> {
        limits::count("line.sources", sources.len(), limits::FROZEN_LINE_SHARES_MAX)?;
        limits::count("line.uses", uses.len(), limits::FROZEN_LINE_SHARES_MAX)?;
        Amount::new(i64::from(quantity))?.positive("line.quantity")?;
        let wide = |units: u32| usize::try_from(units).unwrap_or(usize::MAX);
        limits::count("line.quantity", wide(quantity), wide(limits::LINE_QUANTITY_MAX))?;
        for amount in sources.iter().map(|share| share.amount).chain(uses.iter().flat_map(|u| [u.amount, u.returns])) {
            amount.non_negative("line.share")?;
        }
        let total = Amount::sum(sources.iter().map(|share| share.amount))?;
        let used = Amount::sum(uses.iter().map(|share| share.amount))?;
        let returned = Amount::sum(uses.iter().map(|share| share.returns))?;
        // Only the vendor makes up for a fee that is kept: nobody else can give back what it never got.
        let overdrawn = |share: &UseShare| share.returns > share.amount && !matches!(share.party, Use::Vendor { .. });
        if used != total || returned != total || uses.iter().any(overdrawn) {
            return Err(Refusal::FrozenLineUnbalanced);
        }
        Ok(Self { id, kind, quantity, total, sources, uses })
    }

    /// Captures the line up to `target` minor units, at most what was not voided. A target already reached moves nothing.
    ///
    /// Refusals: `frozen_line.exceeded` where the target is more than the total less what was voided,
    /// `frozen_line.progress` for a progress that is not one of this line.
    ///
    /// ```
    /// # use vendra_domain::frozen_line::{FrozenLine, Progress};
    /// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
    /// #   "quantity": 3, "total": 100, "sources": [{"source": "platform", "amount": 20},
    /// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 80}],
    /// #   "uses": [{"use": "platform", "amount": 100, "returns": 100}]}"#).unwrap();
    /// let captured = line.capture_to(Progress::default(), vendra_domain::Amount::new(10)?)?;
    /// assert_eq!(captured.sources.iter().map(|share| share.amount.minor()).collect::<Vec<_>>(), [2, 8]);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn capture_to(&self, progress: Progress, target: Amount) -> Result<LineMove, Refusal> {
        self.own(progress)?;
        let most = self.total.minus(progress.voided)?;
        if target > most {
            let (wanted, left) = (target.minus(progress.captured)?, most.minus(progress.captured)?);
            return Err(Refusal::FrozenLineExceeded { line: self.id, wanted, left });
        }
        let to = Progress { captured: progress.captured.max(target), ..progress };
        Ok(LineMove {
            line: self.id,
            to,
            sources: self.sources_between(progress.captured, to.captured)?,
            uses: self.got_between(progress.captured, to.captured)?,
            voided: Vec::new(),
        })
    }

    /// Captures everything that was not voided. Refusals: `frozen_line.progress` for a progress that is not one of this line.
    ///
    /// ```
    /// # use vendra_domain::frozen_line::{FrozenLine, Progress};
    /// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
    /// #   "quantity": 3, "total": 100, "sources": [{"source": "platform", "amount": 20},
    /// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 80}],
    /// #   "uses": [{"use": "platform", "amount": 100, "returns": 100}]}"#).unwrap();
    /// assert_eq!(line.capture_rest(Progress::default())?.to.captured, line.total());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn capture_rest(&self, progress: Progress) -> Result<LineMove, Refusal> {
        self.own(progress)?;
        let one_less = Amount::new(i64::from(crate::seeded_bug::bug("frozen_line.one_is_left")))?;
        let rest = self.total.minus(progress.voided)?;
        self.capture_to(progress, rest.minus(one_less)?.max(progress.captured))
    }

    /// Undoes the line up to `target` minor units, at most the total: first what was never captured, then what was.
    ///
    /// A target already reached moves nothing. Refusals: `frozen_line.exceeded` where the target is more than the total,
    /// `frozen_line.progress` for a progress that is not one of this line.
    ///
    /// ```
    /// # use vendra_domain::frozen_line::{FrozenLine, Progress};
    /// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
    /// #   "quantity": 3, "total": 100, "sources": [{"source": "platform", "amount": 20},
    /// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 80}],
    /// #   "uses": [{"use": "platform", "amount": 100, "returns": 100}]}"#).unwrap();
    /// let authorized = Progress::default();
    /// let cancelled = line.undo_to(authorized, line.total())?;
    /// assert_eq!((cancelled.to.voided.minor(), cancelled.to.reversed.minor()), (100, 0));
    /// let captured = line.capture_rest(authorized)?.to;
    /// let refunded = line.undo_to(captured, line.total())?;
    /// assert_eq!((refunded.to.voided.minor(), refunded.to.reversed.minor()), (0, 100));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn undo_to(&self, progress: Progress, target: Amount) -> Result<LineMove, Refusal> {
        self.own(progress)?;
        if target > self.total {
            let undone = progress.undone()?;
            let (wanted, left) = (target.minus(undone)?, self.total.minus(undone)?);
            return Err(Refusal::FrozenLineExceeded { line: self.id, wanted, left });
        }
        let to = self.undone_at(progress, target)?;
        // What is voided is the upper end of the line, so that what stays open below it can still be captured.
        let (lower, upper) = (self.total.minus(to.voided)?, self.total.minus(progress.voided)?);
        Ok(LineMove {
            line: self.id,
            to,
            sources: self.sources_between(progress.reversed, to.reversed)?,
            uses: self.given_back_between(progress.reversed, to.reversed)?,
            voided: self.sources_between(lower, upper)?,
        })
    }

    /// Undoes the first `units` units of the line, counted from the beginning: `r = max(r, sum of the first k units)`.
    ///
    /// Refusals: `frozen_line.units_exceeded` for more units than the line has, `frozen_line.progress` for a progress that
    /// is not one of this line.
    ///
    /// ```
    /// # use vendra_domain::frozen_line::{FrozenLine, Progress};
    /// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
    /// #   "quantity": 3, "total": 100, "sources": [{"source": "platform", "amount": 20},
    /// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 80}],
    /// #   "uses": [{"use": "platform", "amount": 100, "returns": 100}]}"#).unwrap();
    /// let captured = line.capture_rest(Progress::default())?.to;
    /// // 100 over three units is 34, 33 and 33.
    /// assert_eq!(line.undo_units(captured, 1)?.to.reversed.minor(), 34);
    /// assert_eq!(line.undo_units(captured, 3)?.to.reversed.minor(), 100);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn undo_units(&self, progress: Progress, units: u32) -> Result<LineMove, Refusal> {
        if units > self.quantity {
            return Err(Refusal::FrozenLineUnitsExceeded { line: self.id, wanted: units, quantity: self.quantity });
        }
        self.undo_to(progress, prefix_of_units(self.total, self.quantity, units)?)
    }

    /// Undoes the least that gives the buyer's tenders `amount` minor units more.
    ///
    /// What the platform funded goes back with it in proportion, so the line moves by more than the amount.
    ///
    /// Refusals: `amount.not_positive`, `frozen_line.exceeded` where less than that is left of the tenders,
    /// `frozen_line.progress` for a progress that is not one of this line.
    ///
    /// ```
    /// # use vendra_domain::frozen_line::{FrozenLine, Progress};
    /// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
    /// #   "quantity": 3, "total": 100, "sources": [{"source": "platform", "amount": 20},
    /// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 80}],
    /// #   "uses": [{"use": "platform", "amount": 100, "returns": 100}]}"#).unwrap();
    /// let captured = line.capture_rest(Progress::default())?.to;
    /// let refund = line.undo_amount(captured, vendra_domain::Amount::new(40)?)?;
    /// assert_eq!(refund.sources.iter().map(|share| share.amount.minor()).collect::<Vec<_>>(), [10, 40]);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn undo_amount(&self, progress: Progress, amount: Amount) -> Result<LineMove, Refusal> {
        amount.positive("refund.amount")?;
        self.own(progress)?;
        let reversed = self.tendered_at(progress.reversed)?;
        let open = self.tendered_at(self.total.minus(progress.voided)?)?;
        let given = |target: Amount| -> Result<Amount, Refusal> {
            let to = self.undone_at(progress, target)?;
            let voided = open.minus(self.tendered_at(self.total.minus(to.voided)?)?)?;
            self.tendered_at(to.reversed)?.minus(reversed)?.plus(voided)
        };
        let left = given(self.total)?;
        if left < amount {
            return Err(Refusal::FrozenLineExceeded { line: self.id, wanted: amount, left });
        }
        // The tenders get at most what the line moves by, and that is what they get where nobody else funds it.
        let mut least = progress.undone()?.plus(amount)?;
        let mut enough = if given(least)? == amount { least } else { self.total };
        // Their part never shrinks as r grows, so the least r that is enough is found by halving.
        while least < enough {
            let middle = Amount::new(least.minor() + (enough.minor() - least.minor()) / 2)?;
            if given(middle)? >= amount { enough = middle } else { least = middle.plus(Amount::ONE)? }
        }
        self.undo_to(progress, enough)
    }

    /// Refuses a progress that cannot be one of this line: it came from elsewhere.
    fn own(&self, progress: Progress) -> Result<(), Refusal> {
        let Progress { captured, voided, reversed } = progress;
        let in_order = Amount::ZERO <= voided && Amount::ZERO <= reversed && reversed <= captured;
        if in_order && captured <= self.total && voided <= self.total.minus(captured)? {
            return Ok(());
        }
        Err(Refusal::FrozenLineProgress { line: self.id })
    }

    /// The progress once `target` is undone: what is still open is voided first, the rest is reversed.
    fn undone_at(&self, progress: Progress, target: Amount) -> Result<Progress, Refusal> {
        let undone = progress.undone()?;
        let more = target.max(undone).minus(undone)?;
        let open = self.total.minus(progress.captured)?.minus(progress.voided)?;
        let void = more.min(open);
        Ok(Progress {
            voided: progress.voided.plus(void)?,
            reversed: progress.reversed.plus(more.minus(void)?)?,
            ..progress
        })
    }

    /// What of the first `reach` of the line is the buyer's.
    fn tendered_at(&self, reach: Amount) -> Result<Amount, Refusal> {
        if self.sources.iter().all(|share| share.party.is_tender()) {
            return Ok(reach);
        }
        let seats = self.sources_at(reach)?;
        let tenders = self.sources.iter().zip(&seats).filter(|(share, _)| share.party.is_tender());
        Amount::sum(tenders.map(|(_, seat)| *seat))
    }

    fn sources_between(&self, from: Amount, to: Amount) -> Result<Vec<Share<Source>>, Refusal> {
        between(self.sources.iter().map(|share| share.party), from, to, |reach| self.sources_at(reach))
    }

    fn got_between(&self, from: Amount, to: Amount) -> Result<Vec<Share<Use>>, Refusal> {
        between(self.uses.iter().map(|share| share.party), from, to, |reach| self.got_at(reach))
    }

    fn given_back_between(&self, from: Amount, to: Amount) -> Result<Vec<Share<Use>>, Refusal> {
        between(self.uses.iter().map(|share| share.party), from, to, |reach| self.given_back_at(reach))
    }

    /// What each source has put in, or got back, once `reach` of the line is.
    fn sources_at(&self, reach: Amount) -> Result<Side, Refusal> {
        allotted(self.sources.iter().map(|share| share.amount), reach)
    }

    /// What each use has got once `reach` of the line is captured.
    fn got_at(&self, reach: Amount) -> Result<Side, Refusal> {
        allotted(self.uses.iter().map(|share| share.amount), reach)
    }

    /// What each use has given back once `reach` of the line is reversed.
    ///
    /// It is what the use had got when as much was captured, so that nobody gives back what it never got, however little of
    /// the line was captured. A fee that is kept in part divides that into what comes back and what it keeps, by the same
    /// allotment, and the vendor makes up for what is kept.
    fn given_back_at(&self, reach: Amount) -> Result<Side, Refusal> {
        let mut given = self.got_at(reach)?;
        let mut kept = Amount::ZERO;
        for (share, given) in self.uses.iter().zip(&mut given) {
            if share.returns < share.amount {
                let mut parts = [Amount::ZERO; 2];
                allotment_into(&[share.returns, share.amount.minus(share.returns)?], *given, &mut parts)?;
                let [comes_back, keeps] = parts;
                *given = comes_back;
                kept = kept.plus(keeps)?;
            }
        }
        if !kept.is_zero() {
            let makes_up = |share: &UseShare| share.returns.minus(share.amount).map(|more| more.max(Amount::ZERO));
            let weights = self.uses.iter().map(makes_up).collect::<Result<Side, Refusal>>()?;
            for (given, more) in given.iter_mut().zip(allotted(weights.into_iter(), kept)?) {
                *given = given.plus(more)?;
            }
        }
        Ok(given)
    }
}

/// The amounts of one side, which [`FrozenLine::new`] keeps within the limit. On the stack: a move allocates nothing but what
/// it returns.
type Side = ArrayVec<Amount, { limits::FROZEN_LINE_SHARES_MAX }>;

/// The allotment of one side.
fn allotted(weights: impl Iterator<Item = Amount>, reach: Amount) -> Result<Side, Refusal> {
    let weights: Side = weights.collect();
    let mut seats = weights.clone();
    allotment_into(&weights, reach, &mut seats)?;
    Ok(seats)
}

/// The difference of what a side has at two numbers; zero shares are left out.
fn between<Party>(
    parties: impl ExactSizeIterator<Item = Party>,
    from: Amount,
    to: Amount,
    at: impl Fn(Amount) -> Result<Side, Refusal>,
) -> Result<Vec<Share<Party>>, Refusal> {
    if from == to {
        return Ok(Vec::new());
    }
    let mut moved = Vec::with_capacity(parties.len());
    for ((party, before), after) in parties.zip(at(from)?).zip(at(to)?) {
        let amount = after.minus(before)?;
        if !amount.is_zero() {
            moved.push(Share { party, amount });
        }
    }
    Ok(moved)
}
