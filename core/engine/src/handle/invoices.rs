//! Invoices: what happened since the last one is read from the vendor's history, and the number is taken in the same commit.

use super::about;
use crate::engine::Outcome;
use crate::error::Error;
use crate::port::{Query, QueryName, RecordKey, RecordKind};
use crate::reading::sold::{self, Sale};
use crate::work::Work;
use serde::Serialize;
use std::ops::ControlFlow;
use vendra_domain::invoice::{self, Book, DocumentKind, FeeTally, Fees, Invoice, Moved, moved};
use vendra_domain::{Currency, InvoiceId, Timestamp, VendorId};

/// The record whose version is the last number of a legal entity's documents of one kind.
#[derive(Debug, Serialize)]
struct Series {
    last: InvoiceId,
}

pub(super) async fn invoice(
    work: &mut Work<'_>,
    id: Option<InvoiceId>,
    request: &invoice::Request,
) -> Result<Outcome, Error> {
    let id = id.unwrap_or_else(|| InvoiceId::from_uuid(work.fresh()));
    let invoice::Request::Issue { entity, kind, vendor, currency, until } = request;
    let of = match kind {
        DocumentKind::Invoice => format!("{entity}/invoice"),
        DocumentKind::CreditNote => format!("{entity}/credit_note"),
    };
    let series = RecordKey::new(RecordKind::InvoiceSeries, &of);
    work.read([series.clone(), RecordKey::new(RecordKind::Invoice, id)], [], None).await?;
    let serial = work.version(&series).saturating_add(1);
    let last = last(work, (*vendor, *currency), *kind).await?;
    let (from, seen) = last.map_or((None, 0), |book| (Some(book.until), book.through));
    let mut facts = invoice::Facts { at: work.at, id, serial, from, through: seen, fees: Fees::default() };
    // What is not over yet is refused without looking.
    if *until <= work.at && matches!(*work.state::<Invoice>(id).await?, Invoice::Absent) {
        (facts.fees, facts.through) = fees(work, (*vendor, *currency), *kind, (seen, *until)).await?;
    }
    if !work.ask::<Invoice>(id, request, &facts).await?.is_empty() {
        work.keep_beside(RecordKind::InvoiceSeries, of, Some(&Series { last: id })).await?;
    }
    Ok(about::<Invoice>(id))
}

/// The last document of a kind that a vendor got in a currency.
async fn last(
    work: &mut Work<'_>,
    (vendor, currency): (VendorId, Currency),
    kind: DocumentKind,
) -> Result<Option<Book>, Error> {
    let mut query = Query::new(QueryName::InvoicesByVendor, vendor);
    loop {
        let (ids, next) = work.page::<InvoiceId>(query.clone()).await?;
        let mut last: Option<Book> = None;
        for id in ids {
            let Invoice::Issued(book) = &*work.state::<Invoice>(id).await? else { continue };
            let same = book.kind == kind && book.currency == currency;
            // Ids are made before their commits: of two at once the later one may have the smaller id.
            if same && last.as_ref().is_none_or(|last| last.through < book.through) {
                last = Some(book.clone());
            }
        }
        match (last, next) {
            (None, Some(next)) => query.after = Some(next),
            (last, _) => return Ok(last),
        }
    }
}

/// What a vendor was charged, or got back, in what happened after so many events and before a time; and how many events that were.
async fn fees(
    work: &Work<'_>,
    (vendor, currency): (VendorId, Currency),
    kind: DocumentKind,
    (seen, until): (u64, Timestamp),
) -> Result<(Fees, u64), Error> {
    let (mut tally, mut through) = (FeeTally::default(), seen);
    let visit = |sale: Sale<'_>| {
        // In the order of commits, not of time: what a clock that is behind adds later is the next document's.
        if sale.at >= until {
            return Ok(ControlFlow::Break(()));
        }
        through = through.saturating_add(1);
        let Some((_, event)) = sale.event.filter(|_| sale.currency == Some(currency)) else {
            return Ok(ControlFlow::Continue(()));
        };
        match (moved(event), kind) {
            (Some(Moved::Captured(moves)), DocumentKind::Invoice)
            | (Some(Moved::Returned(moves)), DocumentKind::CreditNote) => tally.add(moves)?,
            _ => {}
        }
        Ok(ControlFlow::Continue(()))
    };
    sold::history(work.engine.store.as_ref(), (work.tenant, vendor), seen, visit).await?;
    Ok((tally.fees(), through))
}
