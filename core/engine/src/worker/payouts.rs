//! Vendors' money: what is there is settled, and paid when the schedule says so.

use super::payments::read;
use super::shift::{Asks, Shift};
use crate::command::Command;
use crate::derived::derived;
use crate::error::Error;
use crate::face::due_text;
use crate::handle::Open;
use crate::port::{EVENTS_READ_MAX, HistoryOf, Load, Page, Query, QueryName, Record, RecordKey, RecordKind};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use vendra_domain::counter::CounterKey;
use vendra_domain::marketplace::{Marketplace, Settings};
use vendra_domain::payout::schedule::{Every, Schedule};
use vendra_domain::payout::{self, Payout};
use vendra_domain::settlement;
use vendra_domain::time::DAY_MS;
use vendra_domain::transfer::Transfer;
use vendra_domain::vendor::Vendor;
use vendra_domain::{Amount, Currency, PayoutId, Refusal, Timestamp, VendorId};

/// Longer than from any instant of a schedule to the next.
const PERIOD_DAYS_MAX: i64 = 33;
/// How many settlements of a vendor one look makes: what is left over is the next instant's.
const SETTLEMENTS_MAX: u64 = 100;
/// How many vendors for whom something went wrong are kept. The rest have their turn at the next instant.
const AGAIN_MAX: usize = 10_000;

/// How far a worker has come with a marketplace's vendors.
#[derive(Debug, Default)]
pub(super) struct Vendors {
    /// The instant that all were looked at for, or are being.
    instant: Option<Timestamp>,
    /// Whether there are some left to look at.
    under_way: bool,
    /// Where that goes on.
    after: Option<String>,
    /// For whom something went wrong.
    again: BTreeSet<String>,
}

/// What everybody is paid by.
struct Round {
    asks: Asks,
    settings: Settings,
    instant: Timestamp,
    now: Timestamp,
}

impl Shift<'_> {
    /// Payouts, or transfers, that have waited for their gateway's answer for long enough.
    pub(super) async fn gateways_due(&mut self, name: QueryName) -> ControlFlow<()> {
        let Some(page) = self.due_page(name).await else {
            return ControlFlow::Continue(());
        };
        let before = self.ticked.done;
        for record in page.records {
            let asks = self.asks();
            self.item(&record.key.id, asked_again(asks, &record)).await?;
        }
        self.goes_on(page.next.as_ref(), before);
        ControlFlow::Continue(())
    }

    /// Settles and pays a page of vendors, once for each instant of the schedule; those for whom something went wrong again.
    pub(super) async fn vendors(&mut self) -> ControlFlow<()> {
        let tenant = self.desk.tenant;
        let round = match self.payout_round().await {
            Ok(Some(round)) => round,
            Ok(None) => return ControlFlow::Continue(()),
            Err(error) => {
                self.trouble(&tenant.to_string(), &error);
                return ControlFlow::Continue(());
            }
        };
        for record in self.failed_before(&round).await {
            self.vendor(&round, record).await?;
        }
        if !self.desk.vendors.under_way {
            return ControlFlow::Continue(());
        }
        let after = self.desk.vendors.after.take();
        let Some(Page { records, next }) = self.page(Query { after, ..Query::new(QueryName::Vendors, "") }).await
        else {
            return ControlFlow::Continue(());
        };
        self.desk.vendors.under_way = next.is_some();
        self.ticked.more |= next.is_some();
        self.desk.vendors.after = next;
        for record in records {
            self.vendor(&round, record).await?;
        }
        ControlFlow::Continue(())
    }

    /// What there is to do; none where all vendors were looked at for the last instant, and none went wrong.
    async fn payout_round(&mut self) -> Result<Option<Round>, Error> {
        let (asks, now, tenant) = (self.asks(), self.now(), self.desk.tenant);
        if self.pauses.holds(tenant, &tenant.to_string(), now) {
            return Ok(None);
        }
        let load = Load { records: vec![crate::engine::marketplace_key(tenant)], ..Load::default() };
        let record = asks.engine.inner.store.load(tenant, load).await?.records.into_iter().next().flatten();
        let state = record.map(|record| record.body.state::<Marketplace>()).transpose()?;
        let settings = state.as_ref().and_then(Marketplace::book).map(|book| book.settings.clone());
        let (Some(settings), vendors) = (settings, &mut self.desk.vendors) else {
            return Ok(None);
        };
        let rhythm = rhythm(settings.payout_schedule);
        let passed = match vendors.instant {
            Some(last) => rhythm.next_after(last)?.is_some_and(|next| next <= now),
            None => true,
        };
        if passed {
            vendors.instant = last_instant(&rhythm, now)?;
            (vendors.under_way, vendors.after) = (vendors.instant.is_some(), None);
        }
        let something = vendors.under_way || !vendors.again.is_empty();
        let instant = vendors.instant.filter(|_| something);
        Ok(instant.map(|instant| Round { asks, settings, instant, now }))
    }

    /// Some of those for whom something went wrong, whose pauses are over.
    async fn failed_before(&mut self, round: &Round) -> Vec<Record> {
        let (tenant, limit) = (self.desk.tenant, usize::try_from(self.config.items).unwrap_or(1));
        let ready = |id: &&String| !self.pauses.holds(tenant, id, round.now);
        let keys = self.desk.vendors.again.iter().filter(ready).take(limit);
        let load = Load { records: keys.map(|id| RecordKey::new(RecordKind::Vendor, id)).collect(), ..Load::default() };
        if load.records.is_empty() {
            return Vec::new();
        }
        match round.asks.engine.inner.store.load(tenant, load).await {
            Ok(loaded) => loaded.records.into_iter().flatten().collect(),
            Err(error) => {
                self.trouble(&tenant.to_string(), &error.into());
                Vec::new()
            }
        }
    }

    async fn vendor(&mut self, round: &Round, record: Record) -> ControlFlow<()> {
        let (id, tenant) = (record.key.id.clone(), self.desk.tenant);
        let went = self.item(&id, paid(round, &record)).await;
        let vendors = &mut self.desk.vendors;
        if !self.pauses.holds(tenant, &id, round.now) {
            vendors.again.remove(&id);
        } else if vendors.again.len() < AGAIN_MAX {
            vendors.again.insert(id);
        }
        went
    }
}

async fn asked_again(asks: Asks, record: &Record) -> Result<u64, Error> {
    let (tenant, id, key) = (asks.tenant, &record.key.id, record.key.clone());
    let waits = if record.key.kind == RecordKind::Transfer {
        asks.engine.asked_again(tenant, Open::Transfer(id.parse()?)).await?;
        read::<Transfer>(&asks, key).await?.waiting().is_some()
    } else {
        asks.engine.asked_again(tenant, Open::Payout(id.parse()?)).await?;
        matches!(read::<Payout>(&asks, key).await?, Payout::Started(_))
    };
    if waits { Err(Error::gateway_unavailable("the gateway has yet to say what became of it")) } else { Ok(1) }
}

/// When vendors' money is looked at: as payouts are, or every day where those are by hand, so that what a person pays out is all
/// that there is.
const fn rhythm(schedule: Schedule) -> Schedule {
    match schedule.every {
        Every::Manual => Schedule { every: Every::Day, ..schedule },
        Every::Day | Every::Week { .. } | Every::Month { .. } => schedule,
    }
}

/// The last instant of a schedule up to now.
fn last_instant(schedule: &Schedule, now: Timestamp) -> Result<Option<Timestamp>, Refusal> {
    let mut from = now.plus_ms(-PERIOD_DAYS_MAX * DAY_MS)?;
    let mut last = None;
    while let Some(next) = schedule.next_after(from)?.filter(|next| *next <= now) {
        (from, last) = (next, Some(next));
    }
    Ok(last)
}

/// Settles what a vendor has, transfers it where transfers are made, and pays the rest, currency by currency. One that goes wrong does not stop the next.
async fn paid(round: &Round, record: &Record) -> Result<u64, Error> {
    let vendor: VendorId = record.key.id.parse()?;
    let pays_at_all = match record.body.state::<Vendor>()? {
        Vendor::Active(_) => true,
        Vendor::Suspended(_) => false,
        // Who never sold has nothing, and who closed was settled and paid before.
        Vendor::Absent | Vendor::Applied(_) | Vendor::InReview(_) | Vendor::Rejected(_) | Vendor::Closed(_) => {
            return Ok(0);
        }
    };
    let pays = pays_at_all && round.settings.payout_schedule.every != Every::Manual;
    let (mut done, mut wrong) = (0, None);
    for currency in round.settings.currencies.iter().copied() {
        match settle(&round.asks, vendor, currency).await {
            Ok(settled) => done += settled,
            Err(error) => wrong = Some(error),
        }
        if pays_at_all && round.settings.transfers_by.is_some() {
            match super::transfers::transfer(&round.asks, vendor, currency).await {
                Ok(transferred) => done += transferred,
                Err(error) => wrong = Some(error),
            }
        }
        if pays {
            match pay(round, vendor, currency).await {
                Ok(paid) => done += paid,
                Err(error) => wrong = Some(error),
            }
        }
    }
    wrong.map_or(Ok(done), Err)
}

/// Settles until nothing is left that may be.
async fn settle(asks: &Asks, vendor: VendorId, currency: Currency) -> Result<u64, Error> {
    for done in 0..SETTLEMENTS_MAX {
        // Most have nothing pending. The balance does not tell: what was refunded in part may come to nothing, and is settled too.
        let pending = Query { limit: 1, ..Query::new(QueryName::VendorOrdersPending, vendor) };
        if asks.engine.inner.store.query(asks.tenant, pending).await?.records.is_empty() {
            return Ok(done);
        }
        let request = settlement::Request::Settle { vendor, currency };
        match asks.run(Command::Settlement { id: None, request }).await {
            Ok(()) => {}
            Err(error) if error.code() == "settlement.nothing" => return Ok(done),
            Err(error) => return Err(error),
        }
    }
    Ok(SETTLEMENTS_MAX)
}

/// Pays what is available, where it is due and enough.
async fn pay(round: &Round, vendor: VendorId, currency: Currency) -> Result<u64, Error> {
    let Round { asks, settings, instant, now } = round;
    let load = Load { counters: vec![CounterKey::VendorAvailable { vendor, currency }], ..Load::default() };
    let available = asks.engine.inner.store.load(asks.tenant, load).await?.counters.into_iter().next().unwrap_or(0);
    let minimum = settings.payout_minimum.get(&currency).copied().unwrap_or_default().max(Amount::ONE);
    if available < minimum.minor() || !is_due(asks, vendor, currency, (settings.payout_schedule, *now)).await? {
        return Ok(0);
    }
    let id = payout_of(vendor, currency, *instant)?;
    let request = payout::Request::Create { vendor, currency, kind: payout::Kind::Scheduled };
    match asks.run(Command::Payout { id: Some(id), request }).await {
        Ok(()) => Ok(1),
        // Somebody paid it, took some of it back, or holds it: not now.
        Err(error) if matches!(error.code(), "payout.wrong_state" | "payout.below_minimum" | "payout.held") => Ok(0),
        Err(error) => Err(error),
    }
}

/// Whether an instant of the schedule has come since a vendor was last paid, or began to sell.
async fn is_due(
    asks: &Asks,
    vendor: VendorId,
    currency: Currency,
    (schedule, now): (Schedule, Timestamp),
) -> Result<bool, Error> {
    let store = &asks.engine.inner.store;
    let mut since = None;
    for record in store.query(asks.tenant, Query::new(QueryName::PayoutsByVendor, vendor)).await?.records {
        // What nobody approved, or was called off, paid nothing.
        if let Payout::Started(book) | Payout::Paid(book) | Payout::Failed(book) = record.body.state::<Payout>()?
            && book.currency == currency
        {
            since = happened(asks, &record.key.id, "payout.started").await?;
            break;
        }
    }
    if since.is_none() {
        since = happened(asks, &vendor.to_string(), "vendor.activated").await?;
    }
    let next = since.map(|since| schedule.next_after(since)).transpose()?;
    Ok(next.is_none_or(|next| next.is_some_and(|next| next <= now)))
}

/// When something last happened to an aggregate.
async fn happened(asks: &Asks, key: &str, name: &str) -> Result<Option<Timestamp>, Error> {
    let of = HistoryOf::Key(key.to_owned());
    let events = asks.engine.inner.store.history(asks.tenant, of, 0, EVENTS_READ_MAX).await?;
    Ok(events.iter().rev().find(|stored| stored.event.name == name).map(|stored| stored.at))
}

/// The one payout of an instant: whoever makes it gives it this id, so that it is made once.
fn payout_of(vendor: VendorId, currency: Currency, instant: Timestamp) -> Result<PayoutId, Refusal> {
    let time = u64::try_from(instant.unix_ms()).unwrap_or(0) << 16;
    derived(time, &(vendor, currency, due_text(instant))).map(PayoutId::from_uuid)
}
