//! What happens after the orders: goods are sent, a unit comes back, a vendor is paid.

use crate::report::written;
use crate::shop::{Shop, ask};
use crate::source::{Afterwards, SourceOrder, id_of, key_of, vendor_of};
use crate::world;
use vendra::checkout::GiveBack;
use vendra::domain::frozen_line::LineKind;
use vendra::domain::payout::Kind;
use vendra::domain::refund::{Destination, Refund};
use vendra::domain::time::DAY_MS;
use vendra::domain::vendor_order::{Goods, LineUnits, Undo};
use vendra::reading::{By, Paging, VendorOrderView};
use vendra::*;

/// Sends everything, then does what the source says, and tells it in a line each.
pub(crate) fn run(
    shop: &Shop,
    afterwards: &[Afterwards],
    placed: &[(&SourceOrder, OrderId)],
) -> Result<Vec<String>, Error> {
    let mut story = Vec::with_capacity(afterwards.len());
    if afterwards.is_empty() {
        return Ok(story);
    }
    for (from, order) in placed {
        deliver(shop, from, *order)?;
    }
    for (place, step) in afterwards.iter().enumerate() {
        let key = format!("afterwards/{place}");
        match step {
            Afterwards::Refund { order: name, line, units } => {
                if let Some((from, order)) = placed.iter().find(|(from, _)| from.id == *name) {
                    world::set_time(from.placed_at.plus_ms(5 * DAY_MS)?);
                    let back = refund(shop, &key, *order, (*line, *units))?;
                    let back = written(back, shop.currency);
                    story.push(format!("refund: {units} of line {} of {name:?}: {back}", line + 1));
                }
            }
            Afterwards::PayOut { seller } => {
                let last = placed.iter().map(|(from, _)| from.placed_at).max().unwrap_or_default();
                world::set_time(last.plus_ms(20 * DAY_MS)?);
                let paid = written(pay_out(shop, &key, vendor_of(seller))?, shop.currency);
                story.push(format!("payout: {seller}: {paid}"));
            }
        }
    }
    Ok(story)
}

/// An order's vendor orders.
fn parts(shop: &Shop, order: OrderId) -> Result<Vec<VendorOrderView>, Error> {
    let system = shop.system();
    let found = ask(async || system.vendor_orders().list(By::Order(order), Paging::default()).await)?;
    Ok(found.items.into_iter().map(|seen| seen.state).collect())
}

/// One parcel a vendor, sent a day later and there two days after that.
fn deliver(shop: &Shop, from: &SourceOrder, order: OrderId) -> Result<(), Error> {
    for part in parts(shop, order)? {
        let (id, seller) = (part.id, shop.seller(part.vendor));
        let key = format!("{}/{}", key_of("order", &from.id), part.vendor);
        let goods = part.lines.iter().filter(|line| line.kind == LineKind::Goods);
        let lines: Vec<LineUnits> = goods.map(|line| LineUnits { line: line.id, units: line.quantity }).collect();
        world::set_time(from.placed_at.plus_ms(DAY_MS)?);
        ask(async || seller.key(format!("{key}/ship")).vendor_orders().ship(id, lines.clone(), None).await)?;
        world::set_time(from.placed_at.plus_ms(3 * DAY_MS)?);
        for parcel in ask(async || seller.vendor_orders().get(id).await)?.parcels {
            ask(async || seller.key(format!("{key}/deliver")).vendor_orders().deliver(id, parcel.id).await)?;
        }
    }
    Ok(())
}

/// Units of a line come back, and the buyer's money with them, to each tender its own part.
fn refund(shop: &Shop, key: &str, order: OrderId, (line, units): (usize, u32)) -> Result<Amount, Error> {
    let owner = shop.owner();
    let bought = ask(async || owner.orders().get(order).await)?;
    let goods = bought.lines.iter().filter(|line| line.kind == LineKind::Goods);
    let line = goods.map(|line| line.id).nth(line).ok_or(Refusal::OrderEmpty)?;
    let holds = |part: &VendorOrderView| part.lines.iter().any(|known| known.id == line);
    let part = parts(shop, order)?.into_iter().find(holds).ok_or(Refusal::OrderEmpty)?;
    let with = GiveBack {
        vendor_order: part.id,
        undo: Undo::Units { lines: vec![LineUnits { line, units }], goods: Goods::Arrived },
        reason: "sent back".to_owned(),
        to: Destination::Payments,
    };
    let refund = ask(async || owner.key(format!("{key}/refund")).give_back(order, with.clone()).await)?.id;
    match ask(async || owner.refunds().get(refund).await)? {
        Refund::Absent => Ok(Amount::ZERO),
        Refund::InTransit(book) | Refund::Failed(book) | Refund::Completed(book) => {
            Ok(Amount::sum(book.parts.iter().map(|part| part.amount))?)
        }
    }
}

/// Settles what was delivered two weeks ago, and pays it to an account that two people agreed to.
fn pay_out(shop: &Shop, key: &str, vendor: VendorId) -> Result<Amount, Error> {
    let (owner, seller, currency) = (shop.owner(), shop.seller(vendor), shop.currency);
    let account = PayoutAccountId::from_uuid(id_of("account", &vendor.to_string()));
    ask(async || seller.key(format!("{key}/propose")).vendors().propose_account(vendor, account).await)?;
    ask(async || owner.key(format!("{key}/confirm")).vendors().confirm_account(vendor, account).await)?;
    ask(async || owner.key(format!("{key}/settle")).settlements().settle(vendor, currency).await)?;
    let create = owner.key(format!("{key}/payout"));
    let payout = ask(async || create.payouts().create(vendor, currency, Kind::Scheduled).await)?.id;
    ask(async || owner.key(format!("{key}/paid")).payouts().confirm_paid(payout).await)?;
    Ok(ask(async || owner.payouts().statement(payout).await)?.amount)
}
