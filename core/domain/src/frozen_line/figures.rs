//! What a frozen line says of itself: its total, its two sides, whose line it is, and what of it is the vendor's by now.

use super::{FrozenLine, Progress, Share, Side, Source, Use, UseShare};
use crate::id::VendorId;
use crate::money::Amount;
use crate::refusal::Refusal;

impl FrozenLine {
    /// The total `T` of either side, in minor units.
    ///
    /// ```
    /// # use vendra_domain::frozen_line::FrozenLine;
    /// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
    /// #   "quantity": 3, "total": 100, "sources": [{"source": "platform", "amount": 20},
    /// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 80}],
    /// #   "uses": [{"use": "platform", "amount": 100, "returns": 100}]}"#).unwrap();
    /// assert_eq!(line.total().minor(), 100);
    /// ```
    #[must_use]
    pub const fn total(&self) -> Amount {
        self.total
    }

    /// Who put the money in.
    ///
    /// ```
    /// # use vendra_domain::{Amount, frozen_line::FrozenLine};
    /// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
    /// #   "quantity": 3, "total": 100, "sources": [{"source": "platform", "amount": 20},
    /// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 80}],
    /// #   "uses": [{"use": "platform", "amount": 100, "returns": 100}]}"#).unwrap();
    /// assert_eq!(Amount::sum(line.sources().iter().map(|share| share.amount))?, line.total());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn sources(&self) -> &[Share<Source>] {
        &self.sources
    }

    /// Who it is for.
    ///
    /// ```
    /// # use vendra_domain::{Amount, frozen_line::FrozenLine};
    /// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
    /// #   "quantity": 3, "total": 100, "sources": [{"source": "platform", "amount": 20},
    /// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 80}],
    /// #   "uses": [{"use": "platform", "amount": 100, "returns": 100}]}"#).unwrap();
    /// assert_eq!(Amount::sum(line.uses().iter().map(|share| share.returns))?, line.total());
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn uses(&self) -> &[UseShare] {
        &self.uses
    }

    /// What of the line is the vendor's by now, the taxes that it remits with it: what captures gave it, less what reversals
    /// took back. In minor units; below zero where a kept fee made it give back more than it got, and where it funds a
    /// discount on delivery that the platform sells.
    ///
    /// Refusals: `amount.out_of_range`, and those of a progress that is not this line's.
    ///
    /// ```
    /// # use vendra_domain::{Amount, frozen_line::{FrozenLine, Progress}};
    /// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
    /// #   "quantity": 1, "total": 100, "sources": [
    /// #   {"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn02q", "amount": 100}], "uses": [
    /// #   {"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn02q", "amount": 85, "returns": 100},
    /// #   {"use": "fee", "slot": "commission", "payee": {"payee": "commission"}, "amount": 15, "returns": 0}
    /// #   ]}"#).unwrap();
    /// let captured = line.capture_rest(Progress::default())?.to;
    /// assert_eq!(line.vendor_share(captured)?.minor(), 85);
    /// // The commission is kept on a refund: the vendor gave back 100.
    /// let refunded = line.undo_to(captured, line.total())?.to;
    /// assert_eq!(line.vendor_share(refunded)?.minor(), -15);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    pub fn vendor_share(&self, progress: Progress) -> Result<Amount, Refusal> {
        self.own(progress)?;
        let got = |shares: Side| {
            let vendors = |party| matches!(party, Use::Vendor { .. } | Use::VendorTax { .. });
            Amount::sum(
                self.uses.iter().zip(shares).filter(|(share, _)| vendors(share.party)).map(|(_, amount)| amount),
            )
        };
        let put_in = |shares: Side| {
            let vendors = |party| matches!(party, Source::Vendor { .. });
            Amount::sum(
                self.sources.iter().zip(shares).filter(|(share, _)| vendors(share.party)).map(|(_, amount)| amount),
            )
        };
        let gained = got(self.got_at(progress.captured)?)?.minus(put_in(self.sources_at(progress.captured)?)?)?;
        let undone =
            got(self.given_back_at(progress.reversed)?)?.minus(put_in(self.sources_at(progress.reversed)?)?)?;
        gained.minus(undone)
    }

    /// Whether nobody but this vendor is a vendor of the line: it alone is paid for it, remits its taxes, and funds it.
    ///
    /// ```
    /// # use vendra_domain::frozen_line::FrozenLine;
    /// # let line: FrozenLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn02q", "kind": "goods",
    /// #   "quantity": 3, "total": 100, "sources": [{"source": "platform", "amount": 100}],
    /// #   "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn02q", "amount": 100, "returns": 100}]}"#).unwrap();
    /// assert!(line.is_sold_by("ven_01h455vb4pex5vsknk084sn02q".parse()?));
    /// assert!(!line.is_sold_by("ven_01h455vb4pex5vsknk084sn02r".parse()?));
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub fn is_sold_by(&self, wanted: VendorId) -> bool {
        let paid = self.uses.iter().all(|share| match share.party {
            Use::Vendor { vendor } | Use::VendorTax { vendor, .. } => vendor == wanted,
            Use::Tax { .. } | Use::Fee { .. } | Use::FeeVat { .. } | Use::Platform => true,
        });
        let funds = |share: &Share<Source>| match share.party {
            Source::Vendor { vendor } => vendor == wanted,
            Source::Payment { .. } | Source::GiftCard { .. } | Source::StoreCredit { .. } | Source::Platform => true,
        };
        paid && self.sources.iter().all(funds)
    }
}
