//! `quote`: a cart, its figures by line, and its tax by rate.

use crate::{Failure, Outcome, amount, field, list, only, same, text};
use serde_json::Value;
use uuid::Uuid;
use vendra_domain::frozen_line::{LineKind, Remitter, Source};
use vendra_domain::policy::{Policies, TaxRounding};
use vendra_domain::quote::{
    Benefit, Funding, GoodsLine, PriceBasis, PromotionRule, Quote, QuoteInput, QuotedLine, Scope, ShippingLine,
    TaxRate, Tender, check, quote,
};
use vendra_domain::{Amount, LineId, OfferId, PaymentId, PromotionId, Rate, Refusal, RuleId, VendorId};

const FIELDS: &[&str] =
    &["name", "kind", "currency", "prices", "tax_rounding", "lines", "shipping", "promotions", "expect"];
const FIGURES: &[&str] = &[
    "net",
    "tax",
    "gross",
    "discount",
    "shipping_net",
    "line_net",
    "line_tax",
    "line_gross",
    "line_discount",
    "tax_by_rate",
];

pub(crate) fn run(case: &Value) -> Outcome {
    only(case, FIELDS)?;
    let input = input(case)?;
    let quote = quote(&input)?;
    // What cannot be explained is wrong even where the sums are right.
    check(&input, &quote)?;
    let expect = field(case, "expect")?;
    if expect == "refused" {
        return Ok(());
    }
    only(expect, FIGURES)?;
    let mut fields = expect.as_object().into_iter().flatten();
    fields.try_for_each(|(figure, expected)| figure_is(&quote, figure, expected))
}

fn figure_is(quote: &Quote, figure: &str, expected: &Value) -> Outcome {
    let totals = &quote.totals;
    match figure {
        "net" => same(figure, totals.net, expected),
        "tax" => same(figure, totals.tax, expected),
        "gross" => same(figure, totals.gross, expected),
        "discount" => same(figure, totals.discount, expected),
        "shipping_net" => same(figure, totals.shipping_net, expected),
        "tax_by_rate" => by_rate(quote, expected),
        _ => {
            let of = |line: &QuotedLine| match figure {
                "line_net" => Ok(line.net),
                "line_tax" => Ok(line.tax),
                "line_gross" => Ok(line.gross),
                _ => line.discount_by_vendor().plus(line.discount_by_platform()),
            };
            let lines = expected.as_object().ok_or_else(|| Failure::Differs(format!("{figure} is by line")))?;
            lines.iter().try_for_each(|(name, expected)| {
                let line = quote.lines.iter().find(|line| line.id == line_id(name));
                let line = line.ok_or_else(|| Failure::Differs(format!("{figure}: there is no line {name}")))?;
                same(&format!("{figure} of {name}"), of(line)?, expected)
            })
        }
    }
}

fn by_rate(quote: &Quote, expected: &Value) -> Outcome {
    let rates = expected.as_object().ok_or_else(|| Failure::Differs("tax_by_rate is by rate".to_owned()))?;
    rates.iter().try_for_each(|(rate, expected)| {
        let rate: Rate = rate.parse()?;
        let parts = quote.tax_by_rate();
        let sum = Amount::sum(parts.iter().filter(|part| part.rate == rate).map(|part| part.amount))?;
        same(&format!("tax at {rate}"), sum, expected)
    })
}

/// The quote's input for a case; the buyer pays with one card.
pub(crate) fn input(case: &Value) -> Result<QuoteInput, Failure> {
    let prices: PriceBasis = named(case, "prices")?;
    let tax_rounding: TaxRounding =
        case.get("tax_rounding").map_or(Ok(TaxRounding::PerLine), |_| named(case, "tax_rounding"))?;
    let lines = list(case, "lines")?.iter().map(|line| goods(line, prices)).collect::<Result<Vec<_>, Failure>>()?;
    let shipping = list(case, "shipping")?.iter().enumerate();
    let shipping = shipping.map(|(place, line)| delivery(place, line, prices)).collect::<Result<Vec<_>, Failure>>()?;
    let promotions = list(case, "promotions")?.iter().enumerate();
    let promotions = promotions.map(|(place, rule)| promotion(place, rule)).collect::<Result<Vec<_>, Failure>>()?;
    let source = Source::Payment { payment: PaymentId::from_uuid(Uuid::from_u128(1)) };
    Ok(QuoteInput {
        currency: text(case, "currency")?.parse()?,
        policies: Policies { tax_rounding, ..Policies::default() },
        lines,
        shipping,
        promotions,
        buyer_fee: None,
        tenders: vec![Tender { source, limit: None }],
    })
}

fn named<T: serde::de::DeserializeOwned>(case: &Value, name: &str) -> Result<T, Failure> {
    serde_json::from_value(field(case, name)?.clone()).map_err(|error| Failure::Differs(format!("{name}: {error}")))
}

/// The same name is the same id everywhere.
fn id(kind: &str, name: &str) -> Uuid {
    let seed = kind.bytes().chain(*b":").chain(name.bytes());
    // FNV-1a: names of a case are few, and two that met would fail as a duplicate line.
    let hash = seed.fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B)
    });
    Uuid::from_u128(hash)
}

pub(crate) fn line_id(name: &str) -> LineId {
    LineId::from_uuid(id("line", name))
}

fn vendor_id(line: &Value) -> Result<VendorId, Failure> {
    Ok(VendorId::from_uuid(id("vendor", text(line, "vendor")?)))
}

fn taxes(line: &Value) -> Result<Vec<TaxRate>, Failure> {
    let rate = |value: &Value| {
        let text = value.as_str().ok_or_else(|| Failure::Differs("rates are decimal strings".to_owned()))?;
        let rate: Rate = text.parse()?;
        let rule = RuleId::from_uuid(id("tax", text));
        Ok(TaxRate { rule, rate, jurisdiction: "XX".parse()?, remitter: Remitter::Vendor })
    };
    list(line, "tax_rates")?.iter().map(rate).collect()
}

fn goods(line: &Value, prices: PriceBasis) -> Result<GoodsLine, Failure> {
    only(line, &["id", "vendor", "unit_price", "quantity", "tax_rates"])?;
    let quantity = field(line, "quantity")?.as_u64().and_then(|quantity| u32::try_from(quantity).ok());
    Ok(GoodsLine {
        id: line_id(text(line, "id")?),
        vendor: vendor_id(line)?,
        offer: OfferId::from_uuid(id("offer", text(line, "id")?)),
        category: None,
        unit_price: amount(field(line, "unit_price")?)?,
        quantity: quantity.ok_or(Refusal::AmountOutOfRange)?,
        prices,
        taxes: taxes(line)?,
    })
}

fn delivery(place: usize, line: &Value, prices: PriceBasis) -> Result<ShippingLine, Failure> {
    only(line, &["vendor", "price", "tax_rates"])?;
    Ok(ShippingLine {
        id: LineId::from_uuid(id("shipping", &place.to_string())),
        vendor: vendor_id(line)?,
        rule: RuleId::from_uuid(id("shipping", &place.to_string())),
        price: amount(field(line, "price")?)?,
        prices,
        taxes: taxes(line)?,
    })
}

fn promotion(place: usize, rule: &Value) -> Result<PromotionRule, Failure> {
    only(rule, &["kind", "value", "amount", "scope", "line"])?;
    let benefit = match text(rule, "kind")? {
        "percent" => Benefit::Percent { rate: text(rule, "value")?.parse()? },
        "fixed" => Benefit::Fixed { amount: amount(field(rule, "amount")?)? },
        other => return Err(Failure::Differs(format!("nobody knows the promotion {other}"))),
    };
    let scope = match text(rule, "scope")? {
        "line" => Scope::Line { line: line_id(text(rule, "line")?) },
        "each_line" => Scope::EachLine,
        "order" => Scope::Order,
        "shipping" => Scope::Shipping,
        other => return Err(Failure::Differs(format!("nobody knows the scope {other}"))),
    };
    let promotion = PromotionId::from_uuid(id("promotion", &place.to_string()));
    Ok(PromotionRule { promotion, benefit, scope, funding: Funding::Vendor, vendor: None, minimum: None })
}

/// Whether a line is goods: what refunds by quantity are about.
pub(crate) fn is_goods(kind: LineKind) -> bool {
    kind == LineKind::Goods
}
