//! `commission`: one rule on one line.

use crate::{Failure, Outcome, amount, field, only, same, text};
use serde_json::Value;
use std::collections::BTreeMap;
use uuid::Uuid;
use vendra_domain::commission::{
    Beyond, CommissionRule, Condition, FeeBase, FeeLine, FeeShipping, FeeVat, Fixed, OnRefund, RuleRate, fee,
};
use vendra_domain::frozen_line::FeePayee;
use vendra_domain::quote::PriceBasis;
use vendra_domain::{Amount, Currency, Rate, Refusal, Rounding, RuleId};

pub(crate) fn run(case: &Value) -> Outcome {
    only(case, &["name", "kind", "currency", "line", "shipping", "rule", "expect"])?;
    let currency: Currency = text(case, "currency")?.parse()?;
    let rule = rule(field(case, "rule")?)?;
    let fee = fee(&rule, &line(case)?, currency, Amount::ZERO, Rounding::default())?;
    let expect = field(case, "expect")?;
    if expect == "refused" {
        return Ok(());
    }
    only(expect, &["commission", "commission_vat"])?;
    if let Some(expected) = expect.get("commission") {
        same("commission", fee.amount, expected)?;
    }
    expect.get("commission_vat").map_or(Ok(()), |expected| same("commission_vat", fee.vat, expected))
}

fn or_zero(value: Option<&Value>) -> Result<Amount, Refusal> {
    value.filter(|value| !value.is_null()).map_or(Ok(Amount::ZERO), amount)
}

fn flag(value: &Value, name: &str) -> Result<bool, Failure> {
    match value.get(name) {
        None | Some(Value::Null) => Ok(false),
        Some(flag) => flag.as_bool().ok_or_else(|| Failure::Differs(format!("{name} is neither true nor false"))),
    }
}

fn line(case: &Value) -> Result<FeeLine, Failure> {
    let line = field(case, "line")?;
    only(line, &["unit_price", "quantity", "discount", "tax", "tax_included"])?;
    let quantity = field(line, "quantity")?.as_u64().and_then(|quantity| u32::try_from(quantity).ok());
    let quantity = quantity.filter(|&quantity| quantity > 0).ok_or(Refusal::AmountOutOfRange)?;
    Ok(FeeLine {
        list: amount(field(line, "unit_price")?)?.times(quantity)?,
        quantity,
        discount: or_zero(line.get("discount"))?,
        tax: or_zero(line.get("tax"))?,
        prices: if flag(line, "tax_included")? { PriceBasis::TaxInclusive } else { PriceBasis::TaxExclusive },
        shipping: or_zero(case.get("shipping"))?,
        per_order: Amount::ZERO,
    })
}

fn bounds(value: Option<&Value>) -> Result<BTreeMap<Currency, Amount>, Failure> {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return Ok(BTreeMap::new());
    };
    let bounds = value.as_object().ok_or_else(|| Failure::Differs("min and max are by currency".to_owned()))?;
    bounds.iter().map(|(code, bound)| Ok((code.parse::<Currency>()?, amount(bound)?.non_negative("bound")?))).collect()
}

fn rate(value: Option<&Value>) -> Result<Option<Rate>, Failure> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(value) => {
            let text = value.as_str().ok_or_else(|| Failure::Differs("rates are decimal strings".to_owned()))?;
            Ok(Some(text.parse()?))
        }
    }
}

fn rule(value: &Value) -> Result<CommissionRule, Failure> {
    only(value, &["rate", "fixed_per_unit", "min", "max", "base", "include_shipping", "vat_rate"])?;
    let per_unit = or_zero(value.get("fixed_per_unit"))?.non_negative("fixed_per_unit")?;
    let jurisdiction = "XX".parse()?;
    let base = match value.get("base").and_then(Value::as_str) {
        None | Some("net") => FeeBase::Net,
        Some("gross") => FeeBase::Gross,
        Some(other) => return Err(Failure::Differs(format!("nobody knows the base {other}"))),
    };
    Ok(CommissionRule {
        rule: RuleId::from_uuid(Uuid::from_u128(1)),
        slot: "commission".parse()?,
        payee: FeePayee::Commission,
        applies: Condition::default(),
        rate: rate(value.get("rate"))?.map_or(RuleRate::None, |of| RuleRate::Flat { of }),
        fixed: Fixed { per_unit, ..Fixed::default() },
        floor: bounds(value.get("min"))?,
        cap: bounds(value.get("max"))?,
        base,
        shipping: if flag(value, "include_shipping")? { FeeShipping::Included } else { FeeShipping::Excluded },
        vat: rate(value.get("vat_rate"))?.map(|rate| FeeVat { rate, jurisdiction }),
        on_refund: OnRefund::Return,
        beyond: Beyond::Cut,
    })
}
