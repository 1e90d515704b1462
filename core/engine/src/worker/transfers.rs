//! What was settled of vendor orders goes to the vendor's account at a gateway, where the settings name one.

use super::shift::Asks;
use crate::command::Command;
use crate::derived::derived_beside;
use crate::error::Error;
use crate::port::{LOAD_KEYS_MAX, Load, Query, QueryName, RecordKey, RecordKind};
use std::collections::BTreeSet;
use vendra_domain::settlement::{Book, Settlement};
use vendra_domain::transfer;
use vendra_domain::{Currency, Refusal, SettlementId, TransferId, VendorId, VendorOrderId};

/// How many settlements of a vendor one look goes back.
const SETTLEMENTS_MAX: u32 = 100;

/// A transfer that is yet to be made.
type Wanted = (TransferId, VendorOrderId);

/// Transfers what was settled for a vendor in one currency and is not transferred yet, the oldest first.
pub(super) async fn transfer(asks: &Asks, vendor: VendorId, currency: Currency) -> Result<u64, Error> {
    let (mut done, mut wrong) = (0_u64, None);
    for (id, vendor_order) in wanted(asks, vendor, currency).await? {
        let request = transfer::Request::Create { vendor_order };
        match asks.run(Command::Transfer { id: Some(id), request }).await {
            Ok(()) => done = done.saturating_add(1),
            // Somebody transferred it, gave it back, or holds it: not now.
            Err(error) if matches!(error.code(), "transfer.nothing" | "transfer.wrong_state" | "payout.held") => {}
            Err(error) if error.code() == "store.fenced" => return Err(error),
            Err(error) => wrong = Some(error),
        }
    }
    wrong.map_or(Ok(done), Err)
}

/// The transfers that there are none of yet: of the newest settlements, back to the first of which all are made. The oldest comes
/// first, so that wherever a worker dies what is left is newer than what is made.
async fn wanted(asks: &Asks, vendor: VendorId, currency: Currency) -> Result<Vec<Wanted>, Error> {
    let store = &asks.engine.inner.store;
    let query = Query { limit: SETTLEMENTS_MAX, ..Query::new(QueryName::SettlementsByVendor, vendor) };
    let mut wanted = Vec::new();
    for record in store.query(asks.tenant, query).await?.records {
        let state = record.body.state::<Settlement>()?;
        let Some(book) = book_of(&state).filter(|book| book.currency == currency) else { continue };
        let orders: BTreeSet<VendorOrderId> = book.items.iter().map(|item| item.vendor_order).collect();
        let of = |order: &VendorOrderId| Ok::<_, Refusal>((transfer_of(book.id, *order)?, *order));
        let all = orders.iter().map(of).collect::<Result<Vec<Wanted>, _>>()?;
        let mut missing = Vec::new();
        for some in all.chunks(LOAD_KEYS_MAX) {
            let records = some.iter().map(|(id, _)| RecordKey::new(RecordKind::Transfer, id)).collect();
            let known = store.load(asks.tenant, Load { records, ..Load::default() }).await?.records;
            missing.extend(some.iter().zip(known).filter(|(_, known)| known.is_none()).map(|(wanted, _)| *wanted));
        }
        if missing.is_empty() {
            break;
        }
        missing.reverse();
        wanted.extend(missing);
    }
    wanted.reverse();
    Ok(wanted)
}

/// The one transfer of what a settlement settled of a vendor order: whoever makes it gives it this id, so that it is made once.
fn transfer_of(settlement: SettlementId, vendor_order: VendorOrderId) -> Result<TransferId, Refusal> {
    derived_beside(settlement.uuid(), &(settlement, vendor_order)).map(TransferId::from_uuid)
}

/// What was settled; what was written off moves nowhere.
const fn book_of(state: &Settlement) -> Option<&Book> {
    match state {
        Settlement::Reserved(book) | Settlement::Settled(book) => Some(book),
        Settlement::Absent | Settlement::WrittenOff(_) => None,
    }
}
