//! The small marketplace that ships with the example: three vendors, mixed tax, a promotion that platform and vendors share, a
//! cart over all three, a refund and a payout.

use crate::source::{Afterwards, PaidBy, Source, SourceLine, SourceOrder, SourcePayment, SourceShipping, id_of, plan};
use vendra::domain::frozen_line::Remitter;
use vendra::domain::marketplace::TaxRow;
use vendra::domain::policy::Policies;
use vendra::domain::quote::{Benefit, Funding, PriceBasis, PromotionRule, Scope, TaxRate};
use vendra::{Amount, PromotionId, Refusal, RuleId};

/// Two books with 7 % inside, a lamp with 19 % inside, tea from abroad with 19 % on top that the platform remits.
const GOODS: [(&str, &str, i64, PriceBasis, &str); 4] = [
    ("Ledgers and Lenders", "Papierhaus", 2490, PriceBasis::TaxInclusive, "reduced"),
    ("A Field Guide to Rounding", "Papierhaus", 1850, PriceBasis::TaxInclusive, "reduced"),
    ("Desk lamp", "Lichtwerk", 7900, PriceBasis::TaxInclusive, "standard"),
    ("Sencha, 200 g", "Teekontor", 1290, PriceBasis::TaxExclusive, "imported"),
];

/// Classes of goods: their rate, and who remits the tax.
const TAXES: [(&str, &str, Remitter); 3] = [
    ("reduced", "0.07", Remitter::Vendor),
    ("standard", "0.19", Remitter::Vendor),
    ("imported", "0.19", Remitter::Platform),
];

type OrderRow = (&'static str, &'static str, &'static [(usize, u32)], &'static [(PaidBy, i64)]);

/// Orders: a name, when, what and how many, and how it was paid.
const ORDERS: [OrderRow; 4] = [
    ("one cart, three vendors", "2026-03-02T09:15:00.000Z", &[(0, 2), (2, 1), (3, 3)], &[(PaidBy::Card, 0)]),
    ("two books", "2026-03-02T11:40:00.000Z", &[(0, 1), (1, 1)], &[(PaidBy::Voucher, 2000), (PaidBy::Card, 0)]),
    ("a lamp, by boleto", "2026-03-03T17:05:00.000Z", &[(2, 1)], &[(PaidBy::Boleto, 0)]),
    ("tea and a book", "2026-03-05T08:30:00.000Z", &[(3, 2), (1, 1)], &[(PaidBy::Card, 0)]),
];

/// The marketplace and its orders.
pub(crate) fn source() -> Result<Source, Refusal> {
    let mut orders = Vec::with_capacity(ORDERS.len());
    for order in &ORDERS {
        orders.push(self::order(order)?);
    }
    let mut taxes = Vec::with_capacity(TAXES.len());
    for (class, rate, remitter) in TAXES {
        let (jurisdiction, class) = ("DE".parse()?, class.parse()?);
        let rule = RuleId::from_uuid(id_of("tax", rate));
        let rates = vec![TaxRate { rule, rate: rate.parse()?, jurisdiction, remitter }];
        taxes.push(TaxRow { jurisdiction, class, rates });
    }
    let off = Benefit::Percent { rate: "0.1".parse()? };
    let funding = Funding::Shared { platform: "0.5".parse()? };
    Ok(Source {
        name: "sample",
        title: "a small marketplace: 10 % off every order, half of it paid by the platform".to_owned(),
        currency: "EUR".parse()?,
        policies: Policies::default(),
        plan: plan("0.15".parse()?)?,
        jurisdiction: "DE".parse()?,
        taxes,
        promotions: vec![PromotionRule {
            promotion: PromotionId::from_uuid(id_of("promotion", "spring")),
            benefit: off,
            scope: Scope::Order,
            funding,
            vendor: None,
            minimum: None,
        }],
        orders,
        afterwards: vec![
            Afterwards::Refund { order: ORDERS[0].0.to_owned(), line: 0, units: 1 },
            Afterwards::PayOut { seller: "Papierhaus".to_owned() },
        ],
        faults: Vec::new(),
    })
}

fn order((name, at, goods, payments): &OrderRow) -> Result<SourceOrder, Refusal> {
    let mut lines = Vec::with_capacity(goods.len());
    let mut shipping: Vec<SourceShipping> = Vec::new();
    for (place, quantity) in *goods {
        let (product, seller, price, prices, tax_class) = GOODS[*place];
        lines.push(SourceLine {
            product: product.to_owned(),
            seller: seller.to_owned(),
            unit_price: Amount::new(price)?,
            quantity: *quantity,
            category: None,
            prices,
            tax_class: tax_class.parse()?,
        });
        if !shipping.iter().any(|known| known.seller == seller) {
            shipping.push(SourceShipping { seller: seller.to_owned(), price: Amount::new(390)? });
        }
    }
    let mut paid = Vec::with_capacity(payments.len());
    for (by, amount) in *payments {
        paid.push(SourcePayment { by: *by, amount: Amount::new(*amount)? });
    }
    let (id, placed_at) = ((*name).to_owned(), at.parse()?);
    Ok(SourceOrder { id, customer: None, placed_at, lines, shipping, payments: paid, told: None })
}
