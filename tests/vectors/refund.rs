//! `refund`, `refund_split` and `refund_limit`: all through the frozen line.

use crate::quote::{input, is_goods, line_id};
use crate::{Failure, Outcome, amount, field, list, only, same, text};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;
use vendra_domain::commission::CommissionPlan;
use vendra_domain::frozen_line::{FrozenLine, LineKind, LineMove, Progress, Share, Source, Use, UseShare};
use vendra_domain::money::{Allocation, allocate};
use vendra_domain::quote::quote;
use vendra_domain::split::{VendorTerms, split};
use vendra_domain::{Amount, LineId, PaymentId, PlanId, Rate, Refusal, VendorId, VendorOrderId};

/// A frozen line that was captured as a whole, and how far it is undone.
struct Captured {
    line: FrozenLine,
    progress: Progress,
    units: u32,
}

impl Captured {
    fn new(line: FrozenLine) -> Result<Self, Refusal> {
        let progress = line.capture_rest(Progress::default())?.to;
        Ok(Self { line, progress, units: 0 })
    }

    fn refund_units(&mut self, units: u32) -> Result<LineMove, Refusal> {
        Amount::new(i64::from(units))?.positive("refund.units")?;
        let units = self.units.saturating_add(units);
        let movement = self.line.undo_units(self.progress, units)?;
        (self.units, self.progress) = (units, movement.to);
        Ok(movement)
    }

    fn refund_amount(&mut self, amount: Amount) -> Result<LineMove, Refusal> {
        let movement = self.line.undo_amount(self.progress, amount)?;
        self.progress = movement.to;
        Ok(movement)
    }
}

pub(crate) fn by_quantity(case: &Value) -> Outcome {
    only(case, &["name", "kind", "quote", "refunds", "expect"])?;
    let quote = quote(&input(field(case, "quote")?)?)?;
    let plan = CommissionPlan { id: PlanId::from_uuid(Uuid::from_u128(1)), rules: Vec::new() };
    let mut terms: Vec<VendorTerms> = Vec::new();
    for vendor in quote.lines.iter().filter_map(|line| line.vendor) {
        if !terms.iter().any(|known| known.vendor == vendor) {
            let vendor_order = VendorOrderId::from_uuid(vendor.uuid());
            terms.push(VendorTerms { vendor, vendor_order, plan: plan.id, sales: Amount::ZERO });
        }
    }
    let lines = split(&quote, &[plan], &terms)?.lines.into_iter().filter(|line| is_goods(line.kind));
    let mut lines = lines.map(Captured::new).collect::<Result<Vec<_>, Refusal>>()?;
    let steps = list(case, "refunds")?.iter().map(|refund| {
        only(refund, &["line", "quantity"])?;
        let id = line_id(text(refund, "line")?);
        let line = lines.iter_mut().find(|captured| captured.line.id == id);
        let line = line.ok_or(Refusal::IdMalformed { prefix: "lin".to_owned(), text: "unknown".to_owned() })?;
        let units = field(refund, "quantity")?.as_u64().and_then(|units| u32::try_from(units).ok());
        Ok(line.refund_units(units.ok_or(Refusal::AmountOutOfRange)?)?.tendered()?)
    });
    expect_steps(case, steps.collect())
}

/// What each step came to against what the case says of it; one refusal stands for all where the case says so.
fn expect_steps(case: &Value, steps: Vec<Result<Amount, Failure>>) -> Outcome {
    let expect = field(case, "expect")?;
    if expect == "refused" {
        return steps.into_iter().try_for_each(|step| step.map(|_| ()));
    }
    let expected = list(case, "expect")?;
    if expected.len() != steps.len() {
        return Err(Failure::Differs(format!("expected {} steps, got {}", expected.len(), steps.len())));
    }
    for (place, (step, expected)) in steps.into_iter().zip(expected).enumerate() {
        let what = format!("refund {}", place + 1);
        match step {
            Ok(_) if expected == "ok" => {}
            Ok(amount) if expected != "refused" => same(&what, amount, expected)?,
            Ok(amount) => return Err(Failure::Differs(format!("{what}: expected a refusal, got {amount}"))),
            Err(Failure::Refused(_)) if expected == "refused" => {}
            Err(Failure::Refused(refusal)) => {
                return Err(Failure::Differs(format!("{what}: expected {expected}, refused: {refusal}")));
            }
            Err(difference) => return Err(difference),
        }
    }
    Ok(())
}

/// A line that one card paid, for a vendor and the platform.
fn line_of(vendor: Amount, platform: Amount) -> Result<Captured, Refusal> {
    let id = |n| Uuid::from_u128(n);
    let source = Source::Payment { payment: PaymentId::from_uuid(id(1)) };
    let share = |party, amount| UseShare { party, amount, returns: amount };
    let uses = vec![share(Use::Vendor { vendor: VendorId::from_uuid(id(1)) }, vendor), share(Use::Platform, platform)];
    let sources = vec![Share { party: source, amount: vendor.plus(platform)? }];
    Captured::new(FrozenLine::new(LineId::from_uuid(id(1)), LineKind::Goods, 1, sources, uses)?)
}

pub(crate) fn by_amount(case: &Value) -> Outcome {
    only(case, &["name", "kind", "vendor_share", "gross", "refunds", "expect", "expect_total", "never_negative"])?;
    let rate: Rate = text(case, "vendor_share")?.parse()?;
    let gross = amount(field(case, "gross")?)?.non_negative("gross")?;
    let of_vendor = i64::try_from(rate.billionths()).map_err(|_| Refusal::AmountOutOfRange)?;
    let shares = allocate(gross, &[of_vendor, 1_000_000_000 - of_vendor], Allocation::LargestRemainder)?;
    let mut line = line_of(shares[0], shares[1])?;
    let (mut vendor, mut platform) = (Amount::ZERO, Amount::ZERO);
    let mut steps = Vec::new();
    for refund in list(case, "refunds")? {
        let step = amount(refund).and_then(|amount| line.refund_amount(amount));
        if let Ok(movement) = &step {
            for share in &movement.uses {
                if share.amount < Amount::ZERO {
                    return Err(Failure::Differs(format!("a share of {} was posted back", share.amount)));
                }
                let sum = if share.party == Use::Platform { &mut platform } else { &mut vendor };
                *sum = sum.plus(share.amount)?;
            }
        }
        steps.push(step.and_then(|movement| movement.tendered()).map_err(Failure::Refused));
    }
    match case.get("expect") {
        Some(_) => expect_steps(case, steps)?,
        None => steps.into_iter().try_for_each(|step| step.map(|_| ()))?,
    }
    if let Some(expected) = case.get("expect_total") {
        only(expected, &["vendor", "platform"])?;
        same("vendor", vendor, field(expected, "vendor")?)?;
        same("platform", platform, field(expected, "platform")?)?;
    }
    Ok(())
}

pub(crate) fn limit(case: &Value) -> Outcome {
    only(case, &["name", "kind", "vendor_orders", "refunds", "expect"])?;
    let orders = field(case, "vendor_orders")?.as_object().cloned().unwrap_or_default();
    let mut lines = BTreeMap::new();
    for (name, value) in &orders {
        lines.insert(name.as_str(), line_of(amount(value)?, Amount::ZERO)?);
    }
    let steps = list(case, "refunds")?.iter().map(|refund| {
        only(refund, &["vendor_order", "amount"])?;
        let line = lines.get_mut(text(refund, "vendor_order")?);
        let line = line.ok_or(Refusal::IdMalformed { prefix: "vor".to_owned(), text: "unknown".to_owned() })?;
        Ok(line.refund_amount(amount(field(refund, "amount")?)?)?.tendered()?)
    });
    expect_steps(case, steps.collect())
}
