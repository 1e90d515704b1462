//! The figures, read back from the marketplace: nothing of them is remembered from the run.

use crate::outcome::{BalanceRow, Outcome, Owed, Unreconciled};
use crate::shop::{Shop, ask};
use crate::source::{Source, SourceOrder, vendor_of};
use std::collections::BTreeMap;
use vendra::domain::frozen_line::LineKind;
use vendra::domain::ledger::{Account, TrialBalance};
use vendra::domain::time::DAY_MS;
use vendra::reading::{By, Found, OrderView, Paging, Seen, VendorOrderView};
use vendra::*;

const PAGE: u32 = 500;

/// Counts what was placed, and closes the books.
pub(crate) fn read(
    shop: &Shop,
    source: &Source,
    placed: &[(&SourceOrder, OrderId)],
    outcome: &mut Outcome,
) -> Result<(), Error> {
    let from: BTreeMap<OrderId, &SourceOrder> = placed.iter().map(|(from, order)| (*order, *from)).collect();
    orders(shop, &from, outcome)?;
    let mut vendors = vendor_orders(shop, &from, outcome)?;
    let last = source.orders.iter().map(|order| order.placed_at).max().unwrap_or_default();
    let as_of = last.plus_ms(366 * DAY_MS)?;
    let balance = ask(async || shop.owner().ledger().trial_balance(as_of).await)?;
    outcome.trial_balance = rows(&balance, &mut vendors)?;
    let names: BTreeMap<VendorId, &str> = source
        .orders
        .iter()
        .flat_map(|order| &order.lines)
        .map(|line| (vendor_of(&line.seller), &*line.seller))
        .collect();
    outcome.vendor_payable = Amount::sum(vendors.values().map(|vendor| vendor.owed))?;
    let named = |(id, vendor): (VendorId, Owed)| Owed {
        vendor: names.get(&id).map_or_else(|| id.to_string(), |name| (*name).to_owned()),
        ..vendor
    };
    outcome.vendors = vendors.into_iter().map(named).collect();
    outcome.vendors.sort_by(|a, b| b.owed.cmp(&a.owed).then_with(|| a.vendor.cmp(&b.vendor)));
    Ok(())
}

/// Every page of a reading.
fn pages<T>(
    page: impl AsyncFn(Paging) -> Result<Found<Seen<T>>, Error>,
    mut each: impl FnMut(T) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut paging = Paging { after: None, limit: PAGE };
    loop {
        let found = ask(async || page(paging.clone()).await)?;
        found.items.into_iter().try_for_each(|seen| each(seen.state))?;
        match found.next {
            Some(next) => paging.after = Some(next),
            None => return Ok(()),
        }
    }
}

fn orders(shop: &Shop, from: &BTreeMap<OrderId, &SourceOrder>, outcome: &mut Outcome) -> Result<(), Error> {
    let owner = shop.owner().orders();
    let mut unreconciled = BTreeMap::new();
    pages(
        async |paging| owner.list(By::All, paging).await,
        |order: OrderView| {
            let Some(from) = from.get(&order.id) else {
                return Ok(());
            };
            let goods = order.lines.iter().filter(|line| line.kind == LineKind::Goods).count();
            outcome.orders += 1;
            outcome.lines += u64::try_from(goods).unwrap_or(0);
            outcome.gross = outcome.gross.plus(order.gross)?;
            let paid = Amount::sum(order.lines.iter().map(|line| line.gross))?;
            outcome.buyers_paid = outcome.buyers_paid.plus(paid)?;
            if let Some(paid) = from.told.filter(|told| *told != order.gross) {
                let row = Unreconciled { order: from.id.clone(), asked: order.gross, paid };
                unreconciled.insert((from.placed_at, from.id.clone()), row);
            }
            Ok(())
        },
    )?;
    outcome.unreconciled = unreconciled.into_values().collect();
    Ok(())
}

fn vendor_orders(
    shop: &Shop,
    from: &BTreeMap<OrderId, &SourceOrder>,
    outcome: &mut Outcome,
) -> Result<BTreeMap<VendorId, Owed>, Error> {
    let owner = shop.owner().vendor_orders();
    let mut vendors: BTreeMap<VendorId, Owed> = BTreeMap::new();
    pages(
        async |paging| owner.list(By::All, paging).await,
        |part: VendorOrderView| {
            let Some(totals) = part.totals.filter(|_| from.contains_key(&part.order)) else {
                return Ok(());
            };
            outcome.vendor_orders += 1;
            outcome.shipping = outcome.shipping.plus(totals.shipping)?;
            outcome.commission = outcome.commission.plus(totals.fees)?;
            let vendor = vendors.entry(part.vendor).or_default();
            vendor.orders += 1;
            vendor.gross = vendor.gross.plus(totals.gross)?;
            vendor.commission = vendor.commission.plus(totals.fees)?;
            Ok(())
        },
    )?;
    Ok(vendors)
}

/// The trial balance by kind of account; adds to each vendor what it is owed.
fn rows(balance: &TrialBalance, vendors: &mut BTreeMap<VendorId, Owed>) -> Result<Vec<BalanceRow>, Refusal> {
    let mut rows: Vec<BalanceRow> = Vec::new();
    for row in &balance.rows {
        let kind = row.account.kind();
        if let Account::VendorPending(vendor) | Account::VendorAvailable(vendor) | Account::VendorReserve(vendor) =
            row.account
        {
            let vendor = vendors.entry(vendor).or_default();
            vendor.owed = vendor.owed.plus(row.credits)?.minus(row.debits)?;
        }
        match rows.iter_mut().find(|known| known.kind == kind.path) {
            Some(known) => {
                known.accounts += 1;
                known.debits = known.debits.plus(row.debits)?;
                known.credits = known.credits.plus(row.credits)?;
            }
            None => rows.push(BalanceRow {
                kind: kind.path,
                class: kind.class,
                accounts: 1,
                debits: row.debits,
                credits: row.credits,
            }),
        }
    }
    rows.sort_by_key(|row| row.class);
    Ok(rows)
}
