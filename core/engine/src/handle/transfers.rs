//! Transfers: what a vendor order earned, moved to its vendor's account at a gateway, and back.

use super::vendor_gateway::Open;
use super::{about, placing, pricing, vendors_money};
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{RecordKey, RecordKind};
use crate::work::Work;
use vendra_domain::counter::CounterKey;
use vendra_domain::ledger::VendorShare;
use vendra_domain::transfer::{self, Transfer};
use vendra_domain::vendor::Vendor;
use vendra_domain::vendor_order::VendorOrder;
use vendra_domain::*;

pub(super) async fn transfer(
    work: &mut Work<'_>,
    id: Option<TransferId>,
    request: &transfer::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| TransferId::from_uuid(work.fresh()));
    let known = work.state::<Transfer>(id).await?;
    let of = match (request, known.book()) {
        (transfer::Request::Create { vendor_order }, None) => Some(*vendor_order),
        (_, book) => book.map(|book| book.vendor_order),
    };
    let absent =
        || Refusal::TransferWrongState { state: "absent".to_owned(), request: <&str>::from(request).to_owned() };
    let of = of.ok_or_else(absent)?;
    let part = work.state::<VendorOrder>(of).await?;
    let part = part.book().ok_or(Refusal::TransferNothing { vendor_order: of })?;
    let gateway = pricing::setting(work, |settings| settings.transfers_by).await?.flatten();
    if let (transfer::Request::Create { .. }, Some(gateway)) = (request, gateway)
        && !work.engine.gateways.contains_key(&gateway)
    {
        return Err(Error::no_gateway(gateway));
    }
    let mut facts = transfer::Facts {
        at: work.at,
        id,
        reversal: TransferId::from_uuid(work.fresh()),
        vendor: part.vendor,
        currency: part.currency,
        gateway,
        hold: work.state::<Vendor>(part.vendor).await?.book().and_then(|book| book.payout_hold.clone()),
        settled: Amount::ZERO,
        transferred: Amount::ZERO,
        available: vendors_money::available(work, part.vendor, part.currency).await?,
    };
    if let transfer::Request::Create { .. } = request {
        facts.settled = settled(work, part).await?;
        facts.transferred = Amount::new(work.counter(CounterKey::Transferred { vendor_order: of }).await?)?;
    }
    let order = part.order;
    let events = work.ask::<Transfer>(id, request, &facts).await?;
    work.belongs_to(RecordKey::new(RecordKind::Transfer, id), of, order);
    let begins = |event: &transfer::Event| {
        matches!(event, transfer::Event::Started { .. } | transfer::Event::ReversalStarted { .. })
    };
    let mut outcome = about::<Transfer>(id);
    outcome.pay = events.iter().any(begins).then_some(Open::Transfer(id));
    Ok(outcome)
}

/// What of a vendor order was settled.
async fn settled(work: &mut Work<'_>, part: &vendor_order::Book) -> Result<Amount, Error> {
    let order = placing::book_of(work, part.order, "transfer").await?;
    let mut settled = Amount::ZERO;
    for line in part.lines.iter().filter(|line| line.share == VendorShare::Available) {
        if let Some(frozen) = order.lines.iter().find(|frozen| frozen.id == line.id) {
            settled = settled.plus(frozen.vendor_share(line.progress)?)?;
        }
    }
    Ok(settled)
}
