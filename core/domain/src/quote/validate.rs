//! What a quote's input must be before anything is computed from it.

use super::input::QuoteInput;
use crate::limits;
use crate::money::Amount;
use crate::refusal::Refusal;

impl QuoteInput {
    /// Refuses an input that no quote can be made from: [`quote`](super::quote()) and [`check`](super::check()) both begin here.
    ///
    /// Refusals: `limit.count` for more lines, vendors, promotions, taxes, tenders or units than allowed, `line.duplicate` for a
    /// line named twice, `shipping.duplicate` for a second delivery of one vendor, `amount.negative` for a price, fee or limit
    /// below zero, `amount.not_positive` for a line of no units, `promotion.malformed`, `quote.tender`.
    ///
    /// ```
    /// use vendra_domain::quote::QuoteInput;
    /// let line = r#"{"id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001",
    ///     "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 14, "quantity": 1, "prices": "tax_inclusive"}"#;
    /// let input: QuoteInput = serde_json::from_str(&format!(r#"{{"currency": "EUR", "lines": [{line}, {line}]}}"#))?;
    /// assert_eq!(input.validate().unwrap_err().code(), "line.duplicate");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn validate(&self) -> Result<(), Refusal> {
        self.check_limits()?;
        for line in &self.lines {
            limits::units("line.quantity", line.quantity)?;
            Amount::new(i64::from(line.quantity))?.positive("line.quantity")?;
            line.unit_price.non_negative("line.unit_price")?;
        }
        for line in &self.shipping {
            line.price.non_negative("shipping.price")?;
        }
        if let Some(fee) = &self.buyer_fee {
            fee.fixed.non_negative("buyer_fee.fixed")?;
        }
        for rule in &self.promotions {
            rule.validate()?;
        }
        for (place, tender) in self.tenders.iter().enumerate() {
            let twice = self.tenders.iter().take(place).any(|other| other.source == tender.source);
            if twice || !tender.source.is_tender() {
                return Err(Refusal::QuoteTender);
            }
            tender.limit.unwrap_or_default().non_negative("tender.limit")?;
        }
        self.refuse_duplicates()
    }

    fn check_limits(&self) -> Result<(), Refusal> {
        limits::count("quote.lines", self.lines.len(), limits::QUOTE_LINES_MAX)?;
        limits::count("quote.shipping", self.shipping.len(), limits::QUOTE_VENDORS_MAX)?;
        limits::count("quote.promotions", self.promotions.len(), limits::QUOTE_PROMOTIONS_MAX)?;
        limits::count("quote.tenders", self.tenders.len(), limits::QUOTE_TENDERS_MAX)?;
        let fee = self.buyer_fee.iter().map(|fee| &fee.taxes);
        let lines = self.lines.iter().map(|line| &line.taxes);
        for taxes in lines.chain(self.shipping.iter().map(|line| &line.taxes)).chain(fee) {
            limits::count("line.taxes", taxes.len(), limits::LINE_TAXES_MAX)?;
        }
        // Few lines cannot have many vendors: the usual cart is not sorted for nothing.
        if self.lines.len() > limits::QUOTE_VENDORS_MAX {
            let mut vendors: Vec<_> = self.lines.iter().map(|line| line.vendor).collect();
            vendors.sort_unstable();
            vendors.dedup();
            limits::count("quote.vendors", vendors.len(), limits::QUOTE_VENDORS_MAX)?;
        }
        Ok(())
    }

    /// Two lines of one id could not be told apart in an order, a refund or the ledger, and a vendor's goods travel under one
    /// delivery, whose price was looked up for all of them.
    fn refuse_duplicates(&self) -> Result<(), Refusal> {
        let ids = self.lines.iter().map(|line| line.id).chain(self.shipping.iter().map(|line| line.id));
        let mut ids: Vec<_> = ids.chain(self.buyer_fee.iter().map(|fee| fee.line)).collect();
        ids.sort_unstable();
        if let Some([line, _]) = ids.array_windows().find(|[one, other]| one == other) {
            return Err(Refusal::LineDuplicate { line: *line });
        }
        let mut vendors: Vec<_> = self.shipping.iter().map(|line| line.vendor).collect();
        vendors.sort_unstable();
        match vendors.array_windows().find(|[one, other]| one == other) {
            Some([vendor, _]) => Err(Refusal::ShippingDuplicate { vendor: *vendor }),
            None => Ok(()),
        }
    }
}
