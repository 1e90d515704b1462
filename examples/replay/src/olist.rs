//! Reads orders in the layout of the Brazilian E-Commerce Public Dataset by Olist.

use crate::source::{Fault, PaidBy, Source, SourceLine, SourceOrder, SourcePayment, SourceShipping, plan};
use crate::table::{ReadError, Row, Table};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vendra::domain::marketplace::TaxRow;
use vendra::domain::policy::Policies;
use vendra::domain::quote::PriceBasis;
use vendra::{Amount, Timestamp};

/// When an order was placed that the source gives no time for.
const UNDATED: &str = "2018-01-01T00:00:00.000Z";

/// The source says nothing of taxes: what bears none has a class that says so.
const UNTAXED: &str = "untaxed";

/// What `orders.csv` says of an order.
struct Header {
    customer: String,
    placed_at: Timestamp,
}

/// Reads a folder. `items.csv` must be there; the others are read where they are.
///
/// Rows that cannot be read become faults of the source; a missing file or column is an error.
pub(crate) fn read(folder: &Path) -> Result<Source, ReadError> {
    let mut faults = Vec::new();
    let categories = read_products(folder, &mut faults)?;
    let headers = read_orders(folder, &mut faults)?;
    let payments = read_payments(folder, &mut faults)?;
    check_sellers(folder, &mut faults)?;
    let mut orders = read_items(folder, &categories, &mut faults)?;
    for order in &mut orders {
        if let Some(header) = headers.get(&order.id) {
            order.customer = Some(header.customer.clone());
            order.placed_at = header.placed_at;
        }
        if let Some(rows) = &payments {
            order.payments = rows.get(&order.id).cloned().unwrap_or_default();
            let told = order.payments.iter().map(|payment| payment.amount);
            order.told = Some(Amount::sum(told).map_err(ReadError::Domain)?);
        }
    }
    // Oldest first, as they came in; the id decides between equals, so that every run is the same.
    orders.sort_by(|a, b| a.placed_at.cmp(&b.placed_at).then_with(|| a.id.cmp(&b.id)));
    let jurisdiction = "BR".parse().map_err(ReadError::Domain)?;
    let class = UNTAXED.parse().map_err(ReadError::Domain)?;
    Ok(Source {
        name: "olist",
        title: folder.display().to_string(),
        currency: "BRL".parse().map_err(ReadError::Domain)?,
        policies: Policies::default(),
        plan: "0.15".parse().and_then(plan).map_err(ReadError::Domain)?,
        jurisdiction,
        taxes: vec![TaxRow { jurisdiction, class, rates: Vec::new() }],
        promotions: Vec::new(),
        orders,
        afterwards: Vec::new(),
        faults,
    })
}

fn read_items(
    folder: &Path,
    categories: &BTreeMap<String, String>,
    faults: &mut Vec<Fault>,
) -> Result<Vec<SourceOrder>, ReadError> {
    let columns = ["order_id", "order_item_id", "product_id", "seller_id", "price", "freight_value"];
    let table = Table::open(folder, "items.csv", &columns)?.ok_or_else(|| ReadError::no_file(folder, "items.csv"))?;
    let undated = UNDATED.parse().map_err(ReadError::Domain)?;
    let tax_class = UNTAXED.parse().map_err(ReadError::Domain)?;
    let mut orders: Vec<SourceOrder> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    table.each(faults, |row| {
        let (order, item) = (row.text(0)?.to_owned(), row.text(1)?.to_owned());
        let (product, seller) = (row.text(2)?.to_owned(), row.text(3)?.to_owned());
        let (price, freight) = (row.money(4)?, row.money(5)?);
        item.parse::<u32>().map_err(|_| format!("order_item_id {item:?} is not a number"))?;
        if !seen.insert((order.clone(), item.clone())) {
            return Err(format!("item {item} of order {order} is there already"));
        }
        let place = *places.entry(order.clone()).or_insert_with(|| {
            orders.push(SourceOrder {
                id: order.clone(),
                customer: None,
                placed_at: undated,
                lines: Vec::new(),
                shipping: Vec::new(),
                payments: Vec::new(),
                told: None,
            });
            orders.len() - 1
        });
        let order = &mut orders[place];
        let line = SourceLine {
            product: product.clone(),
            seller: seller.clone(),
            unit_price: price,
            quantity: 1,
            category: categories.get(&product).cloned(),
            prices: PriceBasis::TaxInclusive,
            tax_class,
        };
        add_unit(order, line)?;
        add_freight(order, &seller, freight)
    })?;
    Ok(orders)
}

/// A line is the rows with equal order, product and seller.
fn add_unit(order: &mut SourceOrder, unit: SourceLine) -> Result<(), String> {
    let line = order.lines.iter_mut().find(|line| line.product == unit.product && line.seller == unit.seller);
    let Some(line) = line else {
        order.lines.push(unit);
        return Ok(());
    };
    if line.unit_price == unit.unit_price {
        line.quantity += 1;
        return Ok(());
    }
    // Units of one line at different prices: the line is sold as one piece, so that it sums to the cent.
    let so_far = line.unit_price.times(line.quantity).map_err(|refusal| refusal.to_string())?;
    line.unit_price = so_far.plus(unit.unit_price).map_err(|refusal| refusal.to_string())?;
    line.quantity = 1;
    Ok(())
}

fn add_freight(order: &mut SourceOrder, seller: &str, freight: Amount) -> Result<(), String> {
    match order.shipping.iter_mut().find(|shipping| shipping.seller == seller) {
        Some(shipping) => {
            shipping.price = shipping.price.plus(freight).map_err(|refusal| refusal.to_string())?;
        }
        None => order.shipping.push(SourceShipping { seller: seller.to_owned(), price: freight }),
    }
    Ok(())
}

/// The category of each product that has one. Weights are checked, though delivery here is the source's own.
fn read_products(folder: &Path, faults: &mut Vec<Fault>) -> Result<BTreeMap<String, String>, ReadError> {
    let mut categories = BTreeMap::new();
    if let Some(table) = Table::open(folder, "products.csv", &["product_id", "category", "weight_g"])? {
        table.each(faults, |row| {
            if let Some(weight) = row.optional(2) {
                weight.parse::<u32>().map_err(|_| format!("weight_g {weight:?} is not a number of grams"))?;
            }
            if let Some(category) = row.optional(1) {
                categories.insert(row.text(0)?.to_owned(), category.to_owned());
            }
            Ok(())
        })?;
    }
    Ok(categories)
}

fn read_orders(folder: &Path, faults: &mut Vec<Fault>) -> Result<BTreeMap<String, Header>, ReadError> {
    let mut headers = BTreeMap::new();
    if let Some(table) = Table::open(folder, "orders.csv", &["order_id", "customer_id", "purchased_at"])? {
        table.each(faults, |row| {
            let header = Header { customer: row.text(1)?.to_owned(), placed_at: time(row.text(2)?)? };
            headers.insert(row.text(0)?.to_owned(), header);
            Ok(())
        })?;
    }
    Ok(headers)
}

fn read_payments(
    folder: &Path,
    faults: &mut Vec<Fault>,
) -> Result<Option<BTreeMap<String, Vec<SourcePayment>>>, ReadError> {
    let Some(table) = Table::open(folder, "payments.csv", &["order_id", "payment_type", "payment_value"])? else {
        return Ok(None);
    };
    let mut payments: BTreeMap<String, Vec<SourcePayment>> = BTreeMap::new();
    table.each(faults, |row| {
        let by = match row.text(1)? {
            // The source's own word for a payment that was never made has the value 0.
            "credit_card" | "debit_card" | "not_defined" => PaidBy::Card,
            "boleto" => PaidBy::Boleto,
            "voucher" => PaidBy::Voucher,
            other => return Err(format!("payment_type {other:?} is not credit_card, debit_card, boleto or voucher")),
        };
        let amount = row.money(2)?;
        payments.entry(row.text(0)?.to_owned()).or_default().push(SourcePayment { by, amount });
        Ok(())
    })?;
    Ok(Some(payments))
}

/// The driver needs nothing of `sellers.csv`, but a broken one is said.
fn check_sellers(folder: &Path, faults: &mut Vec<Fault>) -> Result<(), ReadError> {
    match Table::open(folder, "sellers.csv", &["seller_id", "city", "state"])? {
        Some(table) => table.each(faults, |row| row.text(0).map(|_| ())),
        None => Ok(()),
    }
}

/// The source's times have seconds; ours have milliseconds.
fn time(text: &str) -> Result<Timestamp, String> {
    let exact = text.strip_suffix('Z').map(|start| format!("{start}.000Z")).unwrap_or_default();
    exact.parse().map_err(|_| format!("{text:?} is not a time of the form 2017-01-31T12:00:00Z"))
}

impl Row<'_> {
    /// A price in reais, as minor units: digits with at most two decimals, never negative.
    fn money(&self, column: usize) -> Result<Amount, String> {
        let text = self.text(column)?;
        let wrong = || format!("{} {text:?} is not an amount such as 12.30", self.name(column));
        if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return Err(wrong());
        }
        let minor = Decimal::from_str_exact(text).ok().and_then(|reais| reais.checked_mul(Decimal::ONE_HUNDRED));
        let minor = minor.filter(Decimal::is_integer).and_then(|minor| i64::try_from(minor).ok()).ok_or_else(wrong)?;
        Amount::new(minor).map_err(|_| wrong())
    }
}
