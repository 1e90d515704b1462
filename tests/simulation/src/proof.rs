//! What must hold at the end of every run, whatever went wrong on the way.

use crate::drive::to_end;
use crate::port::Kind;
use crate::world::{World, tenant};
use pollster::block_on;
use std::collections::BTreeMap;
use vendra::domain::decider::Decider;
use vendra::domain::encoding::{decode_event, encode_state};
use vendra::domain::ledger::{Account, Purpose, Side};
use vendra::domain::{
    cart, claim, commission_plan, contact, customer, dispute, exchange, gift_card, invoice, marketplace, offer, order,
    payment, payout, promotion, reconciliation, refund, reservation, returns, settlement, stock, store_credit,
    transfer, vendor, vendor_order, webhook_endpoint,
};
use vendra::port::*;

/// What is wrong with a world in which nothing is under way any more.
#[must_use]
pub fn breaches(world: &World) -> Vec<String> {
    let mut wrong = books(world);
    wrong.extend(orders(world));
    wrong.extend(gateway(world));
    wrong.extend(counted(world));
    let events = events(world, &mut wrong);
    wrong.extend(folds(world, &events));
    wrong
}

/// Every request again under its key: it is answered as it was, and nothing changes.
pub fn replays(world: &mut World) -> Vec<String> {
    let (mut wrong, before) = (Vec::new(), world.store.stands().len());
    world.begin(None);
    for (key, answered) in world.answers.clone().into_iter().filter(|(key, _)| !key.starts_with("founding")) {
        let engine = world.engine.clone();
        let again = to_end(&world.schedule, Box::pin(engine.run(&answered.envelope)));
        if again.as_ref() != Some(&answered.answer) {
            wrong.push(format!("{key} was answered {:?} and then {again:?}", answered.answer));
        }
    }
    if world.store.stands().len() != before {
        wrong.push("a request that was answered wrote again".to_owned());
    }
    wrong
}

/// Debits equal credits in every currency, and the counters that guard accounts are their balances.
fn books(world: &World) -> Vec<String> {
    let all = block_on(world.store.inner().balances(tenant(), None)).expect("balances");
    let counters = counters(world);
    let mut sums: BTreeMap<String, i64> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in &all {
        let sum = sums.entry(row.currency.to_string()).or_default();
        *sum += row.turnover.debits.minor() - row.turnover.credits.minor();
        let Account::VendorAvailable(vendor) = row.account else { continue };
        let (name, balance) =
            (format!("vendor_available/{vendor}/{}", row.currency), row.turnover.balance(Side::Credit));
        let counted = counters.get(&name).copied().unwrap_or(0);
        if balance.as_ref().map(|balance| balance.minor()).ok() != Some(counted) {
            wrong.push(format!("{name} is at {counted} where the ledger says {balance:?}"));
        }
    }
    let open = sums.into_iter().filter(|(_, sum)| *sum != 0);
    wrong.extend(open.map(|(currency, sum)| format!("the books in {currency} are open by {sum}")));
    wrong
}

/// One order a cart's generation, one live order a cart, and nothing left in clearing.
fn orders(world: &World) -> Vec<String> {
    let (mut made, mut live) = (BTreeMap::new(), BTreeMap::new());
    let mut wrong = Vec::new();
    for key in world.keys(RecordKind::Order) {
        let order = world.state(key.clone());
        let (cart, generation) = (order["cart"].to_string(), order["generation"].to_string());
        *made.entry((cart.clone(), generation)).or_insert(0) += 1;
        let alive = !matches!(order["state"].as_str(), Some("released" | "cancelled"));
        *live.entry(cart).or_insert(0) += i32::from(alive);
        let id = key.id.parse().expect("an order's id");
        let euro = "EUR".parse().expect("a currency");
        let clearing = block_on(world.store.inner().balance(tenant(), Account::BuyerClearing(id), euro, None));
        let left = clearing.expect("a balance");
        if left.debits != left.credits {
            wrong.push(format!("{key} has {} - {} in clearing", left.debits.minor(), left.credits.minor()));
        }
    }
    wrong.extend(made.iter().filter(|(_, many)| **many > 1).map(|(of, many)| format!("{many} orders of {of:?}")));
    wrong.extend(live.iter().filter(|(_, many)| **many > 1).map(|(of, many)| format!("{many} live orders of {of}")));
    wrong
}

/// The gateway reserved no more than each payment, did nothing that it had to decline, and holds what the ledger says.
fn gateway(world: &World) -> Vec<String> {
    let euro = "EUR".parse().expect("a currency");
    let account = Account::GatewayClearing("acme".parse().expect("a name"));
    let turnover = block_on(world.store.inner().balance(tenant(), account, euro, None)).expect("a balance");
    let says = turnover.debits.minor() - turnover.credits.minor() + taken_back(world);
    let bank = world.bank();
    let mut wrong = Vec::new();
    if says != bank.holds() {
        wrong.push(format!("the gateway holds {} where the ledger says {says}", bank.holds()));
    }
    for payment in bank.payments() {
        let state = world.state(RecordKey::new(RecordKind::Payment, payment));
        let (reserved, wanted) = (bank.done(Kind::Authorize, Some(payment)), state["amount"].as_i64());
        if wanted.is_none_or(|wanted| reserved > wanted) {
            wrong.push(format!("{payment} is for {wanted:?} and the gateway reserved {reserved}"));
        }
    }
    wrong.extend(bank.declined().into_iter().map(|id| format!("the gateway had to decline {id}")));
    wrong
}

/// What payers' banks took back: the gateway says so by itself, and its books here know nothing of it.
fn taken_back(world: &World) -> i64 {
    let commits = world.store.stands();
    let journals = commits.iter().flat_map(|commit| &commit.journals);
    let of = journals.filter(|journal| matches!(journal.purpose(), Purpose::DisputeOpened | Purpose::DisputeWon));
    let entries =
        of.flat_map(|journal| journal.entries()).filter(|entry| matches!(entry.account, Account::GatewayClearing(_)));
    entries.map(|entry| if entry.side == Side::Credit { entry.amount.minor() } else { -entry.amount.minor() }).sum()
}

/// What every counter is at, by name.
#[must_use]
pub fn counters(world: &World) -> BTreeMap<String, i64> {
    let mut sums = BTreeMap::new();
    for step in world.store.stands().iter().flat_map(|commit| &commit.counters) {
        *sums.entry(counter_name(&step.key)).or_insert(0) += step.delta;
    }
    sums
}

/// Counters are the sums of their moves, and were never out of bounds.
fn counted(world: &World) -> Vec<String> {
    let (mut sums, mut keys) = (BTreeMap::new(), BTreeMap::new());
    let mut wrong = Vec::new();
    for step in world.store.stands().iter().flat_map(|commit| &commit.counters) {
        let sum = sums.entry(counter_name(&step.key)).or_insert(0_i64);
        *sum += step.delta;
        keys.insert(counter_name(&step.key), step.key);
        if step.min.is_some_and(|min| *sum < min) || step.max.is_some_and(|max| *sum > max) {
            wrong.push(format!("{:?} was at {sum}, out of its bounds", step.key));
        }
    }
    let load = Load { counters: keys.values().copied().collect(), ..Load::default() };
    let stand = block_on(world.store.inner().load(tenant(), load)).expect("counters").counters;
    for ((name, _), stands) in keys.iter().zip(stand) {
        if sums.get(name) != Some(&stands) {
            wrong.push(format!("{name} is at {stands} where its moves are {:?}", sums.get(name)));
        }
    }
    wrong
}

/// All events by key, where they are complete and in order.
fn events(world: &World, wrong: &mut Vec<String>) -> BTreeMap<RecordKey, Vec<NewEvent>> {
    let mut all: BTreeMap<RecordKey, Vec<NewEvent>> = BTreeMap::new();
    let mut read = 0;
    for partition in 0..PARTITIONS {
        let mut after = 0;
        loop {
            let page = block_on(world.store.inner().events(partition, after, EVENTS_READ_MAX)).expect("events");
            for stored in &page {
                after += 1;
                if stored.position != after {
                    wrong.push(format!("partition {partition} has {} in place of {after}", stored.position));
                }
                let event = stored.event.clone();
                let of = all.entry(RecordKey::new(event.kind, &event.key)).or_default();
                of.push(event);
                if of.last().map(|event| event.sequence) != u64::try_from(of.len()).ok() {
                    wrong.push(format!("{:?} is out of order", of.last()));
                }
            }
            read += page.len();
            if page.is_empty() {
                break;
            }
        }
    }
    let written: usize = world.store.stands().iter().map(|commit| commit.events.len()).sum();
    if read != written {
        wrong.push(format!("{written} events were written and {read} are there"));
    }
    all
}

/// Every record that this run wrote is the fold of its events, and its version their number.
fn folds(world: &World, events: &BTreeMap<RecordKey, Vec<NewEvent>>) -> Vec<String> {
    let mut wrong = Vec::new();
    let touched = world.touched();
    for (key, events) in events.iter().filter(|(key, _)| touched.contains(key)) {
        let load = Load { records: vec![key.clone()], ..Load::default() };
        let record = block_on(world.store.inner().load(tenant(), load)).expect("a record").records.remove(0);
        let Some(record) = record else {
            wrong.push(format!("{key} has events and no record"));
            continue;
        };
        if Ok(record.version) != u64::try_from(events.len()) {
            wrong.push(format!("{key} is at version {} after {} events", record.version, events.len()));
        }
        let folded = fold(key.kind, events);
        if folded.as_ref().is_some_and(|folded| record.body != *folded) {
            wrong.push(format!("{key} is not the fold of its events"));
        }
    }
    wrong
}

fn fold_of<D: Decider<State = D>>(events: &[NewEvent]) -> String {
    let decoded = events.iter().map(|event| decode_event::<D>(event.data.as_bytes()).expect("an event of this kind"));
    encode_state::<D>(&D::fold(&decoded.collect::<Vec<_>>())).expect("a state")
}

/// What the events of a record come to; none for a kind that is no aggregate's.
pub(crate) fn fold(kind: RecordKind, events: &[NewEvent]) -> Option<String> {
    Some(match kind {
        RecordKind::Marketplace => fold_of::<marketplace::Marketplace>(events),
        RecordKind::Vendor => fold_of::<vendor::Vendor>(events),
        RecordKind::Customer => fold_of::<customer::Customer>(events),
        RecordKind::Contact => fold_of::<contact::Contact>(events),
        RecordKind::Offer => fold_of::<offer::Offer>(events),
        RecordKind::Stock => fold_of::<stock::Stock>(events),
        RecordKind::Cart => fold_of::<cart::Cart>(events),
        RecordKind::Promotion => fold_of::<promotion::Promotion>(events),
        RecordKind::CommissionPlan => fold_of::<commission_plan::CommissionPlan>(events),
        RecordKind::GiftCard => fold_of::<gift_card::GiftCard>(events),
        RecordKind::StoreCredit => fold_of::<store_credit::StoreCredit>(events),
        RecordKind::Order => fold_of::<order::Order>(events),
        RecordKind::VendorOrder => fold_of::<vendor_order::VendorOrder>(events),
        RecordKind::Reservation => fold_of::<reservation::Reservation>(events),
        RecordKind::Payment => fold_of::<payment::Payment>(events),
        RecordKind::Refund => fold_of::<refund::Refund>(events),
        RecordKind::Return => fold_of::<returns::Return>(events),
        RecordKind::Exchange => fold_of::<exchange::Exchange>(events),
        RecordKind::Claim => fold_of::<claim::Claim>(events),
        RecordKind::Dispute => fold_of::<dispute::Dispute>(events),
        RecordKind::Settlement => fold_of::<settlement::Settlement>(events),
        RecordKind::Payout => fold_of::<payout::Payout>(events),
        RecordKind::Transfer => fold_of::<transfer::Transfer>(events),
        RecordKind::Invoice => fold_of::<invoice::Invoice>(events),
        RecordKind::ContactDetails | RecordKind::InvoiceSeries | RecordKind::Cursor => return None,
        RecordKind::WebhookEndpoint => fold_of::<webhook_endpoint::WebhookEndpoint>(events),
        RecordKind::Reconciliation => fold_of::<reconciliation::Reconciliation>(events),
    })
}

/// What a run came to, without ids that differ from run to run: balances, counters, the states of records, the gateway's books.
#[must_use]
pub fn summary(world: &World) -> Vec<(String, i64)> {
    let mut rows: BTreeMap<String, i64> = BTreeMap::new();
    for row in block_on(world.store.inner().balances(tenant(), None)).expect("balances") {
        let name = format!("{:?} {}", row.account, row.currency);
        *rows.entry(anonymous(&name)).or_default() += row.turnover.debits.minor() - row.turnover.credits.minor();
    }
    for (name, value) in counters(world) {
        *rows.entry(anonymous(&name)).or_default() += value;
    }
    for key in world.touched() {
        let kind = key.kind;
        let state = world.state(key);
        *rows.entry(format!("{kind} {}", state["state"].as_str().unwrap_or_default())).or_default() += 1;
    }
    // What is kept of a cart may be behind its orders; whoever reads it sees what is so.
    let market = world.engine.market(tenant(), crate::world::owner());
    for (id, _) in world.carts_apart() {
        let cart = to_end(&world.schedule, Box::pin(market.carts().get(id))).expect("nobody dies").expect("a cart");
        let state: &str = (&cart).into();
        *rows.entry(format!("cart apart {state}")).or_default() += 1;
    }
    for kind in [Kind::Authorize, Kind::Capture, Kind::Void, Kind::Refund, Kind::Transfer, Kind::Reversal, Kind::Payout]
    {
        rows.insert(format!("gateway {kind:?}"), world.bank().done(kind, None));
    }
    rows.into_iter().collect()
}

/// A name without the ids of orders and refunds.
fn anonymous(name: &str) -> String {
    let mut rest = name;
    let mut out = String::new();
    while let Some(place) = ["ord_", "rfd_", "dsp_"].iter().find_map(|prefix| rest.find(prefix)) {
        let (before, id) = rest.split_at(place);
        out.push_str(before);
        out.push_str(id.get(..3).unwrap_or_default());
        rest = id.get(30..).unwrap_or_default();
    }
    out + rest
}
