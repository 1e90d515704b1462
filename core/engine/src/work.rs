//! One unit of work: what was read, what was decided, and the commit that it comes to.

use crate::aggregate::{Aggregate, hands_of};
use crate::carts::Fetched;
use crate::engine::Inner;
use crate::error::Error;
use crate::face::{Face, order_of_event};
use crate::port::*;
use crate::seeded_bug::bug;
use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;
use vendra_domain::authority::{Actor, Buyer, Ownership};
use vendra_domain::cart::Cart;
use vendra_domain::contact::ContactStanding;
use vendra_domain::counter::{CounterKey, CounterMove};
use vendra_domain::customer::Customer;
use vendra_domain::decider::Named;
use vendra_domain::encoding::encode_event;
use vendra_domain::ledger::Journal;
use vendra_domain::marketplace::Marketplace;
use vendra_domain::payout::Payout;
use vendra_domain::{CartId, ContactId, MarketplaceId, OrderId, PaymentId, Refusal, Timestamp, VendorOrderId};

/// A record in hand.
struct Slot {
    /// The version that it was read at.
    read: u64,
    /// The version that it has by now: one more for each event.
    version: u64,
    state: Arc<dyn Any + Send + Sync>,
    /// Whether anything happened to it.
    changed: bool,
}

/// What was read and decided so far, in one step of one request.
pub(crate) struct Work<'e> {
    pub(crate) engine: &'e Inner,
    pub(crate) tenant: MarketplaceId,
    pub(crate) actor: Actor,
    pub(crate) at: Timestamp,
    slots: BTreeMap<RecordKey, Slot>,
    read: BTreeMap<RecordKey, Option<Record>>,
    counters_read: BTreeMap<CounterKey, i64>,
    /// Carts that are kept apart from the store, as they were read.
    apart: BTreeMap<CartId, Arc<Fetched>>,
    /// Records that no aggregate is folded into: what contacts say.
    beside: Vec<Write>,
    /// What belongs to a vendor order, and through it to an order and a vendor.
    belongs: BTreeMap<RecordKey, (VendorOrderId, OrderId)>,
    events: Vec<NewEvent>,
    journals: Vec<Journal>,
    counters: Vec<CounterMove>,
    /// The payment of which a capture has to be known before this can be decided.
    pub(crate) unknown: Option<PaymentId>,
    /// What stands for a state that is just taken from its slot.
    nothing: Arc<dyn Any + Send + Sync>,
}

impl<'e> Work<'e> {
    pub(crate) fn new(engine: &'e Inner, tenant: MarketplaceId, actor: Actor) -> Self {
        Self {
            engine,
            tenant,
            actor,
            at: engine.clock.now(),
            slots: BTreeMap::new(),
            read: BTreeMap::new(),
            counters_read: BTreeMap::new(),
            apart: BTreeMap::new(),
            beside: Vec::new(),
            belongs: BTreeMap::new(),
            events: Vec::new(),
            journals: Vec::new(),
            counters: Vec::new(),
            unknown: None,
            nothing: Arc::new(()),
        }
    }

    /// A fresh id.
    pub(crate) fn fresh(&self) -> Uuid {
        self.engine.ids.fresh(self.at)
    }

    /// Says that a record is yet to be made, under a fresh id: it need not be looked for. The commit is refused should it be there.
    pub(crate) fn is_new<D: Aggregate>(&mut self, id: impl std::fmt::Display) {
        self.read.entry(RecordKey::new(D::KIND, id)).or_insert(None);
    }

    /// Reads records and counters that were not read yet, in one round trip; gives the claim.
    pub(crate) async fn read(
        &mut self,
        records: impl IntoIterator<Item = RecordKey>,
        counters: impl IntoIterator<Item = CounterKey>,
        claim: Option<ClaimKey>,
    ) -> Result<Option<Claim>, Error> {
        let mut load = Load { records: Vec::new(), counters: Vec::new(), claim };
        for key in records {
            if !self.read.contains_key(&key) && !load.records.contains(&key) {
                load.records.push(key);
            }
        }
        for key in counters {
            if !self.counters_read.contains_key(&key) && !load.counters.contains(&key) {
                load.counters.push(key);
            }
        }
        if self.engine.carts.is_some() {
            let (carts, others) = load.records.into_iter().partition(|key| key.kind == RecordKind::Cart);
            load.records = others;
            self.read_apart(carts).await?;
        }
        if load == Load::default() {
            return Ok(None);
        }
        let (records, counters) = (load.records.clone(), load.counters.clone());
        let loaded = self.engine.store.load(self.tenant, load).await?;
        self.read.extend(records.into_iter().zip(loaded.records));
        self.counters_read.extend(counters.into_iter().zip(loaded.counters));
        Ok(loaded.claim)
    }

    /// Reads carts that are kept apart.
    async fn read_apart(&mut self, keys: Vec<RecordKey>) -> Result<(), Error> {
        let Some(carts) = &self.engine.carts else {
            return Ok(());
        };
        for key in keys {
            let id: CartId = key.id.parse()?;
            let fetched = crate::carts::fetch(self.engine, carts.as_ref(), (self.tenant, id), self.at).await?;
            self.read.insert(key, fetched.record(id));
            self.apart.insert(id, Arc::new(fetched));
        }
        Ok(())
    }

    /// A buyer's carts that are kept apart, newest first, and where the next page begins.
    pub(crate) async fn carts_by_buyer(
        &self,
        buyer: &str,
        before: Option<CartId>,
        limit: u32,
    ) -> Result<(Vec<(CartId, Fetched)>, Option<CartId>), Error> {
        let Some(carts) = &self.engine.carts else {
            return Ok((Vec::new(), None));
        };
        crate::carts::by_buyer(self.engine, carts.as_ref(), self.tenant, (buyer, before, limit)).await
    }

    /// A cart that is kept apart, as it was read.
    pub(crate) fn apart(&self, id: CartId) -> Arc<Fetched> {
        self.apart.get(&id).cloned().unwrap_or_default()
    }

    /// The carts that are kept apart and that something happened to, each with its version by now.
    pub(crate) fn carts_changed(&self) -> Vec<(CartId, Arc<Cart>, u64)> {
        let carts = self.slots.iter().filter(|(key, slot)| key.kind == RecordKind::Cart && slot.changed);
        let state = |slot: &Slot| Arc::clone(&slot.state).downcast::<Cart>().ok();
        carts.filter_map(|(key, slot)| Some((key.id.parse().ok()?, state(slot)?, slot.version))).collect()
    }

    /// The ids of all that a query finds, which are then read.
    pub(crate) async fn ids<T: std::str::FromStr<Err = Refusal>>(&mut self, mut query: Query) -> Result<Vec<T>, Error> {
        let mut ids = Vec::new();
        loop {
            let (some, next) = self.page(query.clone()).await?;
            ids.extend(some);
            match next {
                Some(next) => query.after = Some(next),
                None => return Ok(ids),
            }
        }
    }

    /// The ids of one page of what a query finds, which are then read, and where the next page begins.
    pub(crate) async fn page<T: std::str::FromStr<Err = Refusal>>(
        &mut self,
        query: Query,
    ) -> Result<(Vec<T>, Option<String>), Error> {
        let page = self.engine.store.query(self.tenant, query).await?;
        let mut ids = Vec::with_capacity(page.records.len());
        for record in page.records {
            ids.push(record.key.id.parse()?);
            self.read.entry(record.key.clone()).or_insert(Some(record));
        }
        Ok((ids, page.next))
    }

    /// How many records a query finds on its first page.
    pub(crate) async fn count(&mut self, query: Query) -> Result<u64, Error> {
        let page = self.engine.store.query(self.tenant, query).await?;
        Ok(u64::try_from(page.records.len()).unwrap_or(u64::MAX))
    }

    /// What a record that is no aggregate's says, if it was read and is there.
    pub(crate) fn beside<T: serde::de::DeserializeOwned>(
        &self,
        kind: RecordKind,
        id: impl std::fmt::Display,
    ) -> Result<Option<T>, Refusal> {
        let malformed = |error: serde_json::Error| Refusal::EncodingMalformed {
            name: kind.name().to_owned(),
            what: error.to_string(),
        };
        let record = self.read.get(&RecordKey::new(kind, id)).and_then(Option::as_ref);
        record.map(|record| serde_json::from_str(&record.body).map_err(malformed)).transpose()
    }

    /// Whether the actor wrote a contact record, or is of the staff, who write for everyone.
    pub(crate) async fn written_by_actor(&mut self, contact: ContactId) -> Result<ContactStanding, Error> {
        if matches!(self.actor, Actor::Staff { .. } | Actor::System { .. }) {
            return Ok(ContactStanding::Theirs);
        }
        let of = HistoryOf::Key(contact.to_string());
        let first = self.engine.store.history(self.tenant, of, 0, 1).await?;
        let mut names = vec![crate::envelope::actor_name(&self.actor)];
        // What a customer wrote as the guest of a cart that it claimed is the customer's.
        if let Actor::Buyer { tenant, buyer: Buyer::Customer { customer } } = self.actor
            && let Customer::Active(book) | Customer::Blocked(book) = &*self.state::<Customer>(customer).await?
        {
            let guest = |cart: &CartId| Actor::Buyer { tenant, buyer: Buyer::Guest { cart: *cart } };
            names.extend(book.claimed.iter().map(|cart| crate::envelope::actor_name(&guest(cart))));
        }
        let own = first.first().is_some_and(|event| names.contains(&event.actor));
        Ok(if own { ContactStanding::Theirs } else { ContactStanding::Strangers })
    }

    /// Says to which vendor order, and order, a record belongs.
    pub(crate) fn belongs_to(&mut self, key: RecordKey, vendor_order: VendorOrderId, order: OrderId) {
        self.belongs.insert(key, (vendor_order, order));
    }

    /// Writes a record that is no aggregate's, or takes it away.
    pub(crate) async fn keep_beside<T: serde::Serialize>(
        &mut self,
        kind: RecordKind,
        id: impl std::fmt::Display,
        value: Option<&T>,
    ) -> Result<(), Error> {
        let key = RecordKey::new(kind, id);
        self.read([key.clone()], [], None).await?;
        let expected = self.read.get(&key).and_then(Option::as_ref).map_or(0, |record| record.version);
        match value {
            Some(value) => {
                let body = vendra_domain::canonical::canonical(value)?;
                let record = Record { key, version: expected.saturating_add(1), body: body.into(), fields: Vec::new() };
                self.beside.push(Write::Put { expected, record });
            }
            None if expected > 0 => self.beside.push(Write::Delete { expected, key }),
            None => {}
        }
        Ok(())
    }

    /// What a counter is at, with what this work has moved.
    pub(crate) async fn counter(&mut self, key: CounterKey) -> Result<i64, Error> {
        self.read([], [key], None).await?;
        let moved: i64 = self.counters.iter().filter(|step| step.key == key).map(|step| step.delta).sum();
        Ok(self.counters_read.get(&key).copied().unwrap_or(0).saturating_add(moved))
    }

    /// The state of an aggregate as it stands in this work; the state before any event where there is none.
    pub(crate) async fn state<D: Aggregate>(&mut self, id: impl std::fmt::Display) -> Result<Arc<D>, Error> {
        let key = RecordKey::new(D::KIND, id);
        self.read([key.clone()], [], None).await?;
        Ok(self.in_hand::<D>(key)?)
    }

    /// The ids of the aggregates of a kind that this work makes, which no query finds yet.
    pub(crate) fn made<D: Aggregate>(&self) -> impl Iterator<Item = &str> {
        let made = |(key, slot): &(&RecordKey, &Slot)| key.kind == D::KIND && slot.read == 0 && slot.changed;
        self.slots.iter().filter(made).map(|(key, _)| key.id.as_str())
    }

    /// As [`state`](Self::state), of a record that was read.
    fn in_hand<D: Aggregate>(&mut self, key: RecordKey) -> Result<Arc<D>, Refusal> {
        if let Some(slot) = self.slots.get(&key) {
            return Ok(Arc::clone(&slot.state).downcast().unwrap_or_default());
        }
        let (version, state) = match self.read.get(&key).and_then(Option::as_ref) {
            None => (0, Arc::new(D::default())),
            Some(record) => (record.version, self.decoded::<D>(record)?),
        };
        let slot = Slot { read: version, version, state: Arc::clone(&state) as _, changed: false };
        self.slots.insert(key, slot);
        Ok(state)
    }

    fn decoded<D: Aggregate>(&self, record: &Record) -> Result<Arc<D>, Refusal> {
        let cache = &self.engine.cache;
        if !crate::cache::Cache::keeps(D::KIND) {
            return record.body.shared_state::<D>();
        }
        if let Some(state) = cache.at(self.tenant, &record.key, record.version) {
            return Ok(state);
        }
        let state = record.body.shared_state::<D>()?;
        cache.keep(self.tenant, record.key.clone(), record.version, Arc::clone(&state));
        Ok(state)
    }

    /// Asks an aggregate, and takes down what happens: its events, and what they carry for the ledger and the counters.
    pub(crate) async fn ask<D: Aggregate>(
        &mut self,
        id: impl std::fmt::Display,
        request: &D::Request,
        facts: &D::Facts,
    ) -> Result<Vec<D::Event>, Error> {
        let key = RecordKey::new(D::KIND, id);
        self.read([key.clone()], [], None).await?;
        let events = D::decide(&*self.in_hand::<D>(key.clone())?, request, facts)?;
        let several = events.len() > 1;
        for event in &events {
            let effects = D::effects(&*self.in_hand::<D>(key.clone())?, event)?;
            if !effects.journals.is_empty() {
                self.posts_now().await?;
            }
            self.journals.extend(effects.journals.into_iter().skip(usize::from(bug("work.first_journal_forgotten"))));
            self.counters.extend(effects.counters.into_iter().skip(usize::from(bug("work.first_counter_forgotten"))));
            self.note::<D>(&key, event, |state| {
                if bug("work.event_not_applied") && several { state } else { D::evolve(state, event) }
            });
        }
        Ok(events)
    }

    /// Refuses to post where the books are closed: by the clock of another process, or long after this work was begun.
    async fn posts_now(&mut self) -> Result<(), Error> {
        let marketplace = self.state::<Marketplace>(self.tenant).await?;
        marketplace.book().map_or(Ok(()), |book| Ok(book.posts_at(self.at)?))
    }

    /// Takes down that something happened: the state after it, and the event.
    fn note<D: Aggregate>(&mut self, key: &RecordKey, event: &D::Event, after: impl FnOnce(D) -> D) {
        let Some(slot) = self.slots.get_mut(key) else {
            return;
        };
        slot.version = slot.version.saturating_add(if bug("work.version_jumps") { 2 } else { 1 });
        slot.changed = true;
        // Out of the slot, it is copied only if somebody else holds it too.
        let state = std::mem::replace(&mut slot.state, Arc::clone(&self.nothing)).downcast::<D>();
        slot.state = Arc::new(after(state.map_or_else(|_| D::default(), Arc::unwrap_or_clone)));
        if D::KIND == RecordKind::Cart && self.engine.carts.is_some() {
            return;
        }
        let (kind, name, key, sequence) =
            (D::KIND, format!("{}.{}", D::NAME, event.name()), key.id.clone(), slot.version);
        let data = Body::of(Arc::new(event.clone()), |event| {
            event.downcast_ref().map_or_else(|| Ok(String::new()), encode_event::<D>)
        });
        // A gift card and credit belong to no order, but what an order does with them does.
        let of_order = matches!(kind, RecordKind::GiftCard | RecordKind::StoreCredit);
        let order = if of_order { order_of_event(&data) } else { None };
        self.events.push(NewEvent { kind, key, sequence, name, data, order, vendor: None });
    }

    /// Whose a record is, and what it belongs to: a return to its vendor order, that to its order. Of the marketplace alone where
    /// there is none.
    pub(crate) async fn whose(&mut self, key: &RecordKey) -> Result<(Ownership, Option<RecordKey>), Error> {
        self.read([key.clone()], [], None).await?;
        let record = self.read.get(key).and_then(Option::as_ref);
        let face = record.map_or_else(|| Ok(Face::absent(key.kind)), |record| Face::read(key.kind, &record.body))?;
        Ok((face.ownership(self.tenant), face.parent()))
    }

    /// Whether every record that was read is still at the version that it was read at.
    ///
    /// A commit is refused where one is not. A refusal has no commit: several readings one after the other may have seen what never
    /// stood side by side, and what was decided from that is worth nothing.
    pub(crate) async fn still_stands(&self) -> Result<bool, Error> {
        for (id, fetched) in &self.apart {
            let Some(carts) = &self.engine.carts else { break };
            let now = crate::carts::fetch(self.engine, carts.as_ref(), (self.tenant, *id), self.at).await?;
            if (now.revision, now.version) != (fetched.revision, fetched.version) {
                return Ok(false);
            }
        }
        let in_store = |key: &&RecordKey| self.engine.carts.is_none() || key.kind != RecordKind::Cart;
        let keys: Vec<RecordKey> = self.read.keys().filter(in_store).cloned().collect();
        for some in keys.chunks(LOAD_KEYS_MAX) {
            let load = Load { records: some.to_vec(), ..Load::default() };
            let now = self.engine.store.load(self.tenant, load).await?.records;
            for (key, now) in some.iter().zip(now) {
                let before = self.read.get(key).and_then(Option::as_ref).map_or(0, |record| record.version);
                if now.map_or(0, |record| record.version) != before {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    /// The version of a record as it stands in this work.
    pub(crate) fn version(&self, key: &RecordKey) -> u64 {
        let read = || self.read.get(key).and_then(Option::as_ref).map_or(0, |record| record.version);
        self.slots.get(key).map_or_else(read, |slot| slot.version)
    }

    /// Whether nothing happened.
    pub(crate) fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// Whether what was only read of an order has to stand as it was: two commits of which each reads what the other writes would both
    /// be wrong, such as the last captures of two payments, neither of which saw the other. A settlement reads all that a vendor waits
    /// for: what it settles it writes, and the rest waits for the next one.
    fn checks(&self) -> bool {
        let changed = |of: fn(RecordKind) -> bool| self.slots.iter().any(|(key, slot)| slot.changed && of(key.kind));
        changed(decides_about_orders) && !changed(|kind| kind == RecordKind::Settlement)
    }

    /// The vendors of what belongs to a vendor order.
    fn vendors_of(&self) -> BTreeMap<RecordKey, String> {
        let vendor = |(vendor_order, _): &(VendorOrderId, OrderId)| {
            let slot = self.slots.get(&RecordKey::new(RecordKind::VendorOrder, vendor_order))?;
            let state = slot.state.downcast_ref::<vendra_domain::vendor_order::VendorOrder>()?;
            state.book().map(|book| book.vendor.to_string())
        };
        self.belongs.iter().filter_map(|(key, of)| Some((key.clone(), vendor(of)?))).collect()
    }

    /// Everything that was decided, as one commit.
    pub(crate) fn commit(mut self, correlation: &str, claim: Option<ClaimWrite>) -> Result<Commit, Error> {
        let mut writes = std::mem::take(&mut self.beside);
        let vendors = self.vendors_of();
        let checks = self.checks();
        for (key, slot) in self.slots {
            if checks && !slot.changed && decides_about_orders(key.kind) {
                writes.push(Write::Check { expected: slot.read, key });
                continue;
            }
            let Some(hands) = hands_of(key.kind).filter(|_| slot.changed) else { continue };
            if key.kind == RecordKind::Cart && self.engine.carts.is_some() {
                continue;
            }
            let mut face = (hands.face)(slot.state.as_ref())?;
            if let Some((_, order)) = self.belongs.get(&key) {
                face.belongs_to(order.to_string(), vendors.get(&key).cloned());
            }
            if let Some(payment) = slot.state.downcast_ref::<vendra_domain::payment::Payment>() {
                // Whoever asked may still be at it for as long as its claim holds.
                let again = self.at.plus_ms(self.engine.config.claim_lease_ms)?;
                face.looked_at(crate::handle::deadline::look_at(payment, self.at, again)?);
            }
            if let Some(Payout::Started(book)) = slot.state.downcast_ref::<Payout>()
                && book.gateway().is_some()
            {
                face.looked_at(Some(self.at.plus_ms(self.engine.config.claim_lease_ms)?));
            }
            if let Some(transfer) = slot.state.downcast_ref::<vendra_domain::transfer::Transfer>()
                && transfer.waiting().is_some()
            {
                face.looked_at(Some(self.at.plus_ms(self.engine.config.claim_lease_ms)?));
            }
            if let Some(part) = slot.state.downcast_ref::<vendra_domain::vendor_order::VendorOrder>() {
                face.waits_for(part.book().filter(|book| book.has_pending()).map(|book| book.vendor.to_string()));
            }
            for event in self.events.iter_mut().filter(|event| event.kind == key.kind && event.key == key.id) {
                event.order = event.order.take().or(face.order());
                event.vendor = face.vendor();
            }
            let body = Body::of(slot.state, hands.write);
            let record = Record { fields: face.fields(), version: slot.version, body, key };
            writes.push(Write::Put { expected: slot.read, record });
        }
        Ok(Commit {
            id: CommitId::from_uuid(self.engine.ids.fresh(self.at)),
            tenant: self.tenant,
            at: self.at,
            actor: crate::envelope::actor_name(&self.actor),
            correlation: correlation.to_owned(),
            writes,
            counters: self.counters,
            journals: self.journals,
            events: self.events,
            claim,
            fence: None,
            also: Vec::new(),
        })
    }
}

/// Whether what becomes of an order is decided by records of a kind.
const fn decides_about_orders(kind: RecordKind) -> bool {
    matches!(kind, RecordKind::Order | RecordKind::VendorOrder | RecordKind::Reservation | RecordKind::Payment)
}
