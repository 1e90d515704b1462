//! One turn at one marketplace: under its lease, one thing after the other, none of which stops the next.

use super::pauses::Pauses;
use super::payouts::Vendors;
use super::{Ticked, Trouble, WorkerConfig, due};
use crate::engine::Engine;
use crate::envelope::Envelope;
use crate::error::Error;
use crate::port::{Fence, Lease, Page, Query, QueryName, StoreError};
use crate::waiting::{Waited, within};
use std::collections::BTreeMap;
use std::future::Future;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use vendra_domain::authority::Actor;
use vendra_domain::{MarketplaceId, Timestamp};

/// What a worker remembers of a marketplace between two ticks.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) tenant: MarketplaceId,
    pub(super) lease: Option<Lease>,
    /// Where each query goes on.
    pub(super) after: BTreeMap<QueryName, String>,
    /// Payments that are to be captured before they are due: where that goes on, and when it begins again.
    pub(super) ahead: (Option<String>, Timestamp),
    pub(super) vendors: Vendors,
}

impl Desk {
    pub(super) fn of(tenant: MarketplaceId) -> Self {
        let (after, ahead, vendors) = (BTreeMap::new(), (None, Timestamp::default()), Vendors::default());
        Self { tenant, lease: None, after, ahead, vendors }
    }
}

/// A turn at a marketplace.
pub(super) struct Shift<'w> {
    pub(super) engine: &'w Engine,
    pub(super) config: &'w WorkerConfig,
    pub(super) holder: &'w str,
    pub(super) stop: &'w AtomicBool,
    pub(super) desk: &'w mut Desk,
    pub(super) pauses: &'w mut Pauses,
    pub(super) ticked: &'w mut Ticked,
}

impl Shift<'_> {
    /// Everything that is due; breaks off where the worker is to stop, or the marketplace is another's.
    ///
    /// Boxed, so that duties are compiled here, once, and not in every crate that ticks.
    pub(super) fn work(&mut self) -> Waited<'_, ControlFlow<()>> {
        Box::pin(self.duties())
    }

    async fn duties(&mut self) -> ControlFlow<()> {
        self.take_up().await?;
        self.payments_due().await?;
        for (name, ask) in due::DUE {
            self.due(name, ask).await?;
        }
        self.payments_ahead().await?;
        self.gateways_due(QueryName::PayoutsDue).await?;
        self.gateways_due(QueryName::TransfersDue).await?;
        self.vendors().await
    }

    pub(super) fn now(&self) -> Timestamp {
        self.engine.inner.clock.now()
    }

    /// The engine under the lease of the moment.
    pub(super) fn fenced(&self) -> Engine {
        match &self.desk.lease {
            Some(Lease { name, epoch, .. }) => self.engine.under(Fence { name: name.clone(), epoch: *epoch }),
            None => self.engine.clone(),
        }
    }

    /// A request of the system in this marketplace.
    pub(super) fn asks(&self) -> Asks {
        Asks { engine: self.fenced(), tenant: self.desk.tenant }
    }

    /// Takes the lease, or keeps it.
    async fn take_up(&mut self) -> ControlFlow<()> {
        if self.stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        if self.keep().await? {
            return ControlFlow::Continue(());
        }
        let (now, name) = (self.now(), format!("worker/{}", self.desk.tenant));
        let Ok(until) = now.plus_ms(self.config.lease_ms) else {
            return ControlFlow::Break(());
        };
        match self.engine.inner.store.lease(&name, self.holder, now, until).await {
            Ok(Ok(lease)) => {
                self.desk.lease = Some(lease);
                ControlFlow::Continue(())
            }
            Ok(Err(_)) => ControlFlow::Break(()),
            Err(error) => {
                self.trouble(&name, &error.into());
                ControlFlow::Break(())
            }
        }
    }

    /// Keeps the lease longer; false where there is none any more.
    async fn keep(&mut self) -> ControlFlow<(), bool> {
        let Some(lease) = &mut self.desk.lease else {
            return ControlFlow::Continue(false);
        };
        let Ok(until) = self.engine.inner.clock.now().plus_ms(self.config.lease_ms) else {
            return ControlFlow::Break(());
        };
        match self.engine.inner.store.renew(&lease.name, lease.epoch, until).await {
            Ok(()) => {
                lease.until = until;
                ControlFlow::Continue(true)
            }
            Err(StoreError::Fenced { .. }) => {
                self.desk.lease = None;
                ControlFlow::Continue(false)
            }
            Err(error) => {
                let name = lease.name.clone();
                self.trouble(&name, &error.into());
                ControlFlow::Break(())
            }
        }
    }

    /// Does one thing, unless it went wrong a moment ago. It tells how much it did.
    pub(super) async fn item(
        &mut self,
        subject: &str,
        doing: impl Future<Output = Result<u64, Error>>,
    ) -> ControlFlow<()> {
        let (tenant, now) = (self.desk.tenant, self.now());
        if self.stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        if self.pauses.holds(tenant, subject, now) {
            return ControlFlow::Continue(());
        }
        // Long before it is over: what is done under a lease that is another's by then is refused, and was in vain.
        let left = self.desk.lease.as_ref().map_or(0, |lease| lease.until.unix_ms().saturating_sub(now.unix_ms()));
        if left < self.config.lease_ms / 2 && !self.keep().await? {
            return ControlFlow::Break(());
        }
        // What is given up is on record, and goes on from there another time.
        let took_too_long = || Err(Error::port_unavailable("it takes too long"));
        let clock = self.engine.inner.clock.as_ref();
        match within(clock, self.config.item_ms, doing).await.unwrap_or_else(took_too_long) {
            Ok(done) => {
                self.ticked.done = self.ticked.done.saturating_add(done);
                self.pauses.end(tenant, subject);
            }
            Err(error) if error.code() == "store.fenced" => {
                self.desk.lease = None;
                return ControlFlow::Break(());
            }
            Err(error) => self.trouble(subject, &error),
        }
        ControlFlow::Continue(())
    }

    /// Takes down what went wrong, and leaves it alone for a while.
    pub(super) fn trouble(&mut self, subject: &str, error: &Error) {
        let (tenant, code, now) = (self.desk.tenant, error.code(), self.now());
        tracing::warn!(%tenant, subject, code, "vendra.worker.trouble");
        self.pauses.lengthen((tenant, subject), now, (self.config.pause_ms, self.config.pause_ms_max));
        self.ticked.troubles.push(Trouble { tenant, subject: subject.to_owned(), code });
    }

    /// A page of a query; none where it cannot be had now.
    pub(super) async fn page(&mut self, query: Query) -> Option<Page> {
        let (name, tenant) = (query.name.name(), self.desk.tenant);
        if self.pauses.holds(tenant, name, self.now()) {
            return None;
        }
        match self.engine.inner.store.query(tenant, Query { limit: self.config.items, ..query }).await {
            Ok(page) => {
                self.pauses.end(tenant, name);
                Some(page)
            }
            Err(error) => {
                self.trouble(name, &error.into());
                None
            }
        }
    }

    /// The next page of what is due.
    pub(super) async fn due_page(&mut self, name: QueryName) -> Option<Page> {
        if crate::seeded_bug::bug(name.name()) {
            return None;
        }
        let after = self.desk.after.remove(&name);
        let value = crate::face::due_text(self.now());
        let page = self.page(Query { after, ..Query::new(name, value) }).await?;
        if let Some(next) = &page.next {
            self.desk.after.insert(name, next.clone());
        }
        Some(page)
    }

    /// Says that the next tick may follow at once where another page follows one of which something was done. Where nothing was,
    /// everything on it is paused: there is no hurry.
    pub(super) fn goes_on(&mut self, next: Option<&String>, done_before: u64) {
        self.ticked.more |= next.is_some() && self.ticked.done > done_before;
    }
}

/// Requests of the system, under a lease.
#[derive(Debug, Clone)]
pub(super) struct Asks {
    pub(super) engine: Engine,
    pub(super) tenant: MarketplaceId,
}

impl Asks {
    pub(super) async fn run(&self, command: crate::Command) -> Result<(), Error> {
        let (tenant, actor) = (self.tenant, Actor::System { tenant: self.tenant });
        let envelope = Envelope { tenant, actor, key: None, correlation: None, command, also: Vec::new() };
        self.engine.run(&envelope).await.map(drop)
    }
}
