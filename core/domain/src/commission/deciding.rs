//! Which rules decide a line: in each slot the first that matches.

use super::plan::{CommissionPlan, CommissionRule, Condition};
use crate::limits;
use crate::money::{Amount, Currency};
use crate::quote::QuotedLine;
use crate::refusal::Refusal;
use arrayvec::ArrayVec;

impl Condition {
    /// Whether a line of goods, in an order of this currency, meets every part that is given.
    ///
    /// ```
    /// # use vendra_domain::commission::Condition;
    /// # let line: vendra_domain::quote::QuotedLine = serde_json::from_str(r#"{"id": "lin_01h455vb4pex5vsknk084sn001",
    /// #   "kind": "goods", "vendor": "ven_01h455vb4pex5vsknk084sn001", "offer": null, "category": "books", "quantity": 3,
    /// #   "prices": "tax_exclusive", "list": 3000, "discounts": [], "taxes": [], "net": 3000, "tax": 0, "gross": 3000,
    /// #   "tenders": []}"#)?;
    /// let condition = |json: &str| serde_json::from_str::<Condition>(json);
    /// // Three units of 1000 each: the price is a unit's.
    /// assert!(condition(r#"{"category": "books", "price_below": 2000}"#)?.holds(&line, "EUR".parse()?));
    /// assert!(!condition(r#"{"quantity_from": 4}"#)?.holds(&line, "EUR".parse()?));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn holds(&self, line: &QuotedLine, currency: Currency) -> bool {
        // A unit's price against a bound, without dividing: list >= bound x quantity.
        let bound = |price: Amount| i128::from(price.minor()) * i128::from(line.quantity);
        let list = i128::from(line.list.minor());
        self.is_for(line, currency)
            && self.category.is_none_or(|category| line.category == Some(category))
            && self.offer.is_none_or(|offer| line.offer == Some(offer))
            && self.price_from.is_none_or(|from| list >= bound(from))
            && self.price_below.is_none_or(|below| list < bound(below))
            && self.quantity_from.is_none_or(|from| line.quantity >= from)
    }

    /// Whether a delivery line meets it: only a rule for all goods of a vendor is also one for its delivery.
    fn holds_for_delivery(&self, line: &QuotedLine, currency: Currency) -> bool {
        let about_goods = self.category.is_some()
            || self.offer.is_some()
            || self.price_from.or(self.price_below).is_some()
            || self.quantity_from.is_some();
        !about_goods && self.is_for(line, currency)
    }

    fn is_for(&self, line: &QuotedLine, currency: Currency) -> bool {
        self.currency.is_none_or(|only| only == currency)
            && self.vendor.is_none_or(|vendor| line.vendor == Some(vendor))
    }
}

/// The rules that decide a line, one a slot.
type Deciding<'a> = ArrayVec<&'a CommissionRule, { limits::FEE_SLOTS_MAX }>;

/// The first rule of each slot that matches, in the order of the plan.
fn deciding(plan: &CommissionPlan, matches: impl Fn(&CommissionRule) -> bool) -> Result<Deciding<'_>, Refusal> {
    let mut deciding = Deciding::new();
    for rule in &plan.rules {
        if deciding.iter().all(|decided| decided.slot != rule.slot) && matches(rule) {
            limits::count("plan.slots", deciding.len() + 1, limits::FEE_SLOTS_MAX)?;
            deciding.push(rule);
        }
    }
    Ok(deciding)
}

/// The rules that decide a line of goods.
pub(crate) fn deciding_goods<'a>(
    plan: &'a CommissionPlan,
    line: &QuotedLine,
    currency: Currency,
) -> Result<Deciding<'a>, Refusal> {
    deciding(plan, |rule| rule.applies.holds(line, currency))
}

/// The rules that decide a delivery line.
pub(super) fn deciding_delivery<'a>(
    plan: &'a CommissionPlan,
    line: &QuotedLine,
    currency: Currency,
) -> Result<Deciding<'a>, Refusal> {
    deciding(plan, |rule| rule.applies.holds_for_delivery(line, currency))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three units of 1000 each of one offer of a vendor, a book.
    fn line(kind: &str) -> QuotedLine {
        let line = format!(
            r#"{{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "{kind}", "vendor": "ven_01h455vb4pex5vsknk084sn001",
                "offer": "off_01h455vb4pex5vsknk084sn001", "category": "books", "quantity": 3, "prices": "tax_exclusive",
                "list": 3000, "discounts": [], "taxes": [], "net": 3000, "tax": 0, "gross": 3000, "tenders": []}}"#
        );
        serde_json::from_str(&line).unwrap()
    }

    #[test]
    fn each_part_of_a_condition_must_hold() {
        let euro = "EUR".parse().unwrap();
        #[rustfmt::skip]
        let table = [
            // condition, holds for goods, holds for delivery
            (r#"{}"#, true, true),
            (r#"{"currency": "EUR"}"#, true, true),
            (r#"{"currency": "USD"}"#, false, false),
            (r#"{"vendor": "ven_01h455vb4pex5vsknk084sn001"}"#, true, true),
            (r#"{"vendor": "ven_01h455vb4pex5vsknk084sn002"}"#, false, false),
            (r#"{"currency": "EUR", "vendor": "ven_01h455vb4pex5vsknk084sn002"}"#, false, false),
            (r#"{"currency": "USD", "vendor": "ven_01h455vb4pex5vsknk084sn001"}"#, false, false),
            (r#"{"category": "books"}"#, true, false),
            (r#"{"category": "toys"}"#, false, false),
            (r#"{"offer": "off_01h455vb4pex5vsknk084sn001"}"#, true, false),
            (r#"{"offer": "off_01h455vb4pex5vsknk084sn002"}"#, false, false),
            (r#"{"offer": "off_01h455vb4pex5vsknk084sn001", "category": "toys"}"#, false, false),
            (r#"{"price_from": 1000}"#, true, false),
            (r#"{"price_from": 1001}"#, false, false),
            (r#"{"price_below": 1001}"#, true, false),
            (r#"{"price_below": 1000}"#, false, false),
            (r#"{"price_from": 1000, "price_below": 1000}"#, false, false),
            (r#"{"price_from": 1001, "price_below": 2000}"#, false, false),
            (r#"{"quantity_from": 3}"#, true, false),
            (r#"{"quantity_from": 4}"#, false, false),
            (r#"{"quantity_from": 4, "price_below": 1001}"#, false, false),
            (r#"{"price_from": 9007199254740991}"#, false, false),
        ];
        for (json, goods, delivery) in table {
            let condition: Condition = serde_json::from_str(json).unwrap();
            assert_eq!(condition.holds(&line("goods"), euro), goods, "{json}");
            assert_eq!(condition.holds_for_delivery(&line("shipping"), euro), delivery, "{json}");
        }
    }

    #[test]
    fn a_line_bears_eight_slots_and_no_ninth() {
        let plan = |slots: usize| -> CommissionPlan {
            let rule = |slot| {
                format!(
                    r#"{{"rule": "rul_01h455vb4pex5vsknk084sn00{slot}", "slot": "slot{slot}", "payee": {{"payee": "commission"}},
                    "rate": {{"rate": "none"}}}}"#
                )
            };
            let rules: Vec<String> = (1..=slots).map(rule).collect();
            serde_json::from_str(&format!(
                r#"{{"id": "pln_01h455vb4pex5vsknk084sn001", "rules": [{}]}}"#,
                rules.join(",")
            ))
            .unwrap()
        };
        let euro = "EUR".parse().unwrap();
        let max = limits::FEE_SLOTS_MAX;
        assert_eq!(deciding_goods(&plan(max), &line("goods"), euro).unwrap().len(), max);
        assert_eq!(deciding_goods(&plan(max + 1), &line("goods"), euro).unwrap_err().code(), "limit.count");
        assert_eq!(deciding_delivery(&plan(max), &line("shipping"), euro).unwrap().len(), max);
        assert_eq!((plan(max).validate(), plan(max + 1).validate().is_err()), (Ok(()), true));
    }
}
