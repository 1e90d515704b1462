//! The checker: recomputes each triple of an explanation from its rule and those before it, in a way of its own.

mod recompute;
mod row;

use super::input::QuoteInput;
use super::output::Quote;
use crate::frozen_line::LineKind;
use crate::money::Amount;
use crate::refusal::Refusal;
use row::Row;

/// Checks that a quote is what its rules make of its input: every triple, in turn, every figure of every line, every tender
/// and every sum.
///
/// It shares no code with [`quote`](super::quote()) but the arithmetic of amounts and what an input must be, and adds up
/// nothing but triples.
///
/// Refusals: `quote.unexplained`, naming the first line whose figures or reasons its rules do not make, or no line where it
/// is a sum, a tender, the currency, a policy or a line too many; and those of [`QuoteInput::validate`], `quote.tender_short`
/// and `amount.out_of_range` for an input that no quote can be made from.
///
/// ```
/// # use vendra_domain::quote::{QuoteInput, check, quote};
/// # let input: QuoteInput = serde_json::from_str(r#"{"currency": "EUR", "lines": [{
/// #     "id": "lin_01h455vb4pex5vsknk084sn001", "vendor": "ven_01h455vb4pex5vsknk084sn001", "prices": "tax_exclusive",
/// #     "offer": "off_01h455vb4pex5vsknk084sn001", "unit_price": 14, "quantity": 1}]}"#)?;
/// let mut quoted = quote(&input)?;
/// assert!(check(&input, &quoted).is_ok());
/// quoted.explanation[0].amount = vendra_domain::Amount::ONE;
/// assert_eq!(check(&input, &quoted).unwrap_err().code(), "quote.unexplained");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(input: &QuoteInput, quote: &Quote) -> Result<(), Refusal> {
    input.validate()?;
    let mut rows = Row::all(input)?;
    recompute::discounts(input, &mut rows)?;
    for row in &mut rows {
        recompute::taxes(row, &input.policies)?;
    }
    rows.extend(buyer_fee(input, &rows)?);
    let tenders = recompute::tenders(input, &mut rows)?;
    let mut reasons = quote.explanation.iter();
    let mut lines = quote.lines.iter();
    for row in &rows {
        let explained = row.triples.iter().all(|triple| reasons.next() == Some(triple));
        if !explained || lines.next() != Some(&row.quoted()?) {
            return Err(Refusal::QuoteUnexplained { line: Some(row.line) });
        }
    }
    let whole = reasons.next().is_none()
        && lines.next().is_none()
        && quote.currency == input.currency
        && quote.policies == input.policies
        && quote.totals == recompute::totals(&rows)?
        && quote.tenders == tenders;
    if whole { Ok(()) } else { Err(Refusal::QuoteUnexplained { line: None }) }
}

/// The buyer's fee, on what the rows of goods come to.
fn buyer_fee<'a>(input: &'a QuoteInput, rows: &[Row<'_>]) -> Result<Option<Row<'a>>, Refusal> {
    let Some(fee) = &input.buyer_fee else {
        return Ok(None);
    };
    let goods = rows.iter().filter(|row| row.kind == LineKind::Goods).map(Row::gross).sum();
    let share = Amount::from_wide(goods)?.at_rate(fee.rate, input.policies.rounding)?;
    let mut row = Row::new(fee.line, LineKind::BuyerFee, fee.rule, share.plus(fee.fixed)?, &fee.taxes);
    recompute::taxes(&mut row, &input.policies)?;
    Ok(Some(row))
}
