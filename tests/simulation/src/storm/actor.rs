//! Whoever acts in a world: buyers with their orders, the desk of the platform, workers, relays, and those who ask the same again.

use super::acts::{Act, Look, finance};
use super::dice::Dice;
use super::script::{Next, Script, envelope};
use super::telling::Post;
use super::world::DAYS;
use crate::world::{owner, system, tenant};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use vendra::domain::encoding::Receipt;
use vendra::domain::ledger::{Account, VendorShare};
use vendra::domain::payout::{self, Payout};
use vendra::domain::vendor_order::VendorOrder;
use vendra::domain::{gift_card, settlement, stock, transfer};
use vendra::events::{Relay, Relayed};
use vendra::port::{RecordKey, RecordKind};
use vendra::worker::Worker;
use vendra::{Amount, Command, CounterKey, Currency, Engine, Envelope, Error, Market, Timestamp};

/// Something under way; it belongs to a process and dies with it.
pub(crate) type Job = Pin<Box<dyn Future<Output = Done> + Send>>;

/// What something under way came to.
pub(crate) enum Done {
    Answer(Result<Receipt, Error>),
    Read(Result<(), Error>),
    Tick(Box<Worker>, bool),
    Relay(Box<Relay>, Result<Relayed, Error>),
    /// What the gateway told, and whether it was taken.
    Told(String, bool),
}

/// What an actor asks for.
#[derive(Debug, Clone)]
pub(crate) enum Ask {
    Run(Arc<Envelope>),
    /// The platform looks whether all is well.
    Doctor,
    /// Old answers are taken away.
    Prune,
    /// One account, and the entries of the ledger.
    Books(Currency),
}

pub(crate) enum Role {
    Buyer(Box<Script>),
    Desk(Desk),
    Worker(Option<Box<Worker>>),
    Relay(Option<Box<Relay>>),
    /// What the gateway tells by itself.
    Gateway(Post),
    /// Somebody else who makes the same request under the same key.
    Echo(Arc<Envelope>),
}

/// An actor.
pub(crate) struct Actor {
    pub(crate) role: Role,
    pub(crate) process: usize,
    pub(crate) dice: Dice,
    /// Not before this time.
    pub(crate) wake: i64,
    /// Not before so many turns of others.
    pub(crate) pass: u64,
    pub(crate) ask: Option<Ask>,
    pub(crate) tries: u32,
    pub(crate) job: Option<Job>,
    pub(crate) over: bool,
}

impl Actor {
    pub(crate) fn new(role: Role, process: usize, dice: Dice, wake: i64) -> Self {
        Self { role, process, dice, wake, pass: 0, ask: None, tries: 0, job: None, over: false }
    }

    /// Whether the world ends only when this one has.
    pub(crate) const fn counts(&self) -> bool {
        matches!(self.role, Role::Buyer(_) | Role::Echo(_) | Role::Desk(_))
    }

    /// How long it rests after an answer: the desk until another day once its other work is done.
    pub(crate) fn rests(&mut self, (least, most): (i64, i64)) -> i64 {
        match &self.role {
            Role::Desk(desk) if desk.left <= DAYS => self.dice.between(6 * 3_600_000, 30 * 3_600_000),
            _ => self.dice.between(least, most),
        }
    }

    /// What it asks for next, if it has nothing to try again.
    pub(crate) fn next(&mut self, look: &Look<'_>) -> Next {
        match &mut self.role {
            Role::Buyer(script) => script.next(look),
            Role::Echo(envelope) if self.tries == 0 => Next::Ask(Box::new(Envelope::clone(envelope))),
            Role::Desk(_) | Role::Worker(_) | Role::Relay(_) | Role::Gateway(_) | Role::Echo(_) => Next::Over,
        }
    }
}

/// Begins what is asked for.
pub(crate) fn begin(engine: &Engine, ask: &Ask) -> Job {
    let market = |engine: &Engine| -> Market { engine.market(tenant(), owner()) };
    match ask {
        Ask::Run(envelope) => {
            let (engine, envelope) = (engine.clone(), Arc::clone(envelope));
            Box::pin(async move { Done::Answer(engine.run(&envelope).await) })
        }
        Ask::Doctor => {
            let market = market(engine);
            Box::pin(async move { Done::Read(market.doctor().await.map(drop)) })
        }
        Ask::Prune => {
            let market = market(engine);
            Box::pin(async move {
                let before = Timestamp::from_unix_ms(1_600_000_000_000).unwrap_or_default();
                Done::Read(market.prune(before, 100).await.map(drop))
            })
        }
        Ask::Books(currency) => {
            let (market, currency) = (market(engine), *currency);
            Box::pin(async move {
                let query = vendra::port::EntryQuery {
                    account: None,
                    currency: None,
                    from: None,
                    until: None,
                    after: 0,
                    limit: 50,
                };
                let entries = market.ledger().entries(query).await;
                let balance = market.ledger().balance(Account::Bank, currency, None).await;
                Done::Read(entries.and(balance.map(drop)))
            })
        }
    }
}

/// What the platform's own people do now and then.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) left: usize,
    pub(crate) asked: u32,
}

impl Desk {
    pub(crate) fn next(&mut self, look: &Look<'_>, dice: &mut Dice) -> Option<Ask> {
        self.left = self.left.checked_sub(1)?;
        self.asked += 1;
        let key = format!("desk/{}", self.asked);
        let books = || look.town.currency.parse().ok().map(Ask::Books);
        let run = |(actor, command): Act| Ask::Run(Arc::new(envelope(actor, key, command)));
        match dice.below(10) {
            0 => Some(Ask::Doctor),
            1 => Some(Ask::Prune),
            2 => books(),
            3 => Some(run(card(look, dice))),
            4 => counted(look, dice).map(run).or_else(books),
            5 | 6 if look.town.transfers && dice.hits(40) => transferred(look, dice).map(run).or(Some(Ask::Doctor)),
            5 | 6 => settled(look, dice).map(run).or(Some(Ask::Doctor)),
            _ => paid(look, dice).map(run).or(Some(Ask::Prune)),
        }
    }
}

/// A gift card that the platform grants.
fn card(look: &Look<'_>, dice: &mut Dice) -> Act {
    let request = gift_card::Request::Issue {
        currency: look.town.currency.parse().expect("a currency"),
        amount: Amount::new(dice.between(1, 5_000)).expect("an amount"),
        funding: gift_card::Funding::Granted,
        expires_at: None,
        code: None,
    };
    (owner(), Command::GiftCard { id: None, request })
}

fn counted(look: &Look<'_>, dice: &mut Dice) -> Option<Act> {
    let stand = *dice.one(&look.town.stands)?;
    let request = stock::Request::Receive { units: 1 + u32::try_from(dice.below(5)).ok()? };
    Some((owner(), Command::Stock { offer: stand.offer, location: stand.location, request }))
}

fn settled(look: &Look<'_>, dice: &mut Dice) -> Option<Act> {
    let vendor = dice.one(&look.town.stands)?.vendor;
    let request = settlement::Request::Settle { vendor, currency: look.town.currency.parse().ok()? };
    Some((owner(), Command::Settlement { id: None, request }))
}

/// What was settled of a vendor order and did not go to its vendor yet goes there; the worker may be at it, too.
fn transferred(look: &Look<'_>, dice: &mut Dice) -> Option<Act> {
    let keys: Vec<_> = {
        let seen = look.watch.seen();
        seen.records.iter().filter(|key| key.kind == RecordKind::VendorOrder).cloned().collect()
    };
    let settled = |key: &RecordKey| {
        let Some(book) = look.state::<VendorOrder>(key).book().cloned() else { return false };
        let counted = CounterKey::Transferred { vendor_order: book.id };
        let went = look.watch.seen().counters.get(&counted).copied().unwrap_or(0);
        went == 0 && book.lines.iter().any(|line| line.share == VendorShare::Available)
    };
    let settled: Vec<_> = keys.into_iter().filter(settled).collect();
    let vendor_order = dice.one(&settled)?.id.parse().ok()?;
    Some((finance(), Command::Transfer { id: None, request: transfer::Request::Create { vendor_order } }))
}

/// A payout that is asked for, approved by somebody else, and paid or not.
pub(crate) fn paid(look: &Look<'_>, dice: &mut Dice) -> Option<Act> {
    let keys: Vec<_> = {
        let seen = look.watch.seen();
        seen.records.iter().filter(|key| key.kind == RecordKind::Payout).cloned().collect()
    };
    for key in keys {
        let id = key.id.parse().ok();
        let (actor, request) = match look.state::<Payout>(&key) {
            Payout::Requested(_) if dice.hits(85) => (finance(), payout::Request::Approve),
            Payout::Requested(_) => (finance(), payout::Request::Cancel { reason: "not now".to_owned() }),
            // What a gateway pays the gateway is asked for.
            Payout::Started(book) if book.gateway().is_some() => continue,
            Payout::Started(_) if dice.hits(80) => (system(), payout::Request::ConfirmPaid),
            Payout::Started(_) => (system(), payout::Request::ReportFailed { reason: "no such account".to_owned() }),
            _ => continue,
        };
        return Some((actor, Command::Payout { id, request }));
    }
    let vendor = dice.one(&look.town.stands)?.vendor;
    let currency = look.town.currency.parse().ok()?;
    let request = payout::Request::Create { vendor, currency, kind: payout::Kind::Manual };
    Some((owner(), Command::Payout { id: None, request }))
}
