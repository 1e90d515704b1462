//! What actors ask, how they are answered, and that the same is answered the same.

use super::actor::{Actor, Ask, Role, begin};
use super::acts::Look;
use super::dice::Dice;
use super::hub::PROCESSES;
use super::script::Next;
use super::world::World;
use std::sync::Arc;
use vendra::domain::encoding::Receipt;
use vendra::{Envelope, Error, Retry};

/// How often a caller asks before it gives up.
pub(super) const TRIES_MAX: u32 = 200;
/// Codes that nothing which these actors ask for is ever to be answered with.
const NEVER: [&str; 7] = [
    "journal.unbalanced",
    "frozen_line.unbalanced",
    "frozen_line.progress",
    "amount.out_of_range",
    "amount.negative",
    "encoding.malformed",
    "store.corrupt",
];
/// Why somebody makes another request under a key.
const ANOTHER: &str = "another request";

impl World {
    pub(super) fn asks(&mut self, place: usize) {
        let process = self.actors[place].process;
        if self.actors[place].ask.is_none() {
            let mut dice = self.actors[place].dice.clone();
            let Self { ground, town, actors, .. } = &mut *self;
            let (memory, watch) = (&ground.shelf.memory, &ground.shelf.watch);
            let look = Look { memory, watch, books: &ground.books, town, now_ms: ground.hub.now_ms() };
            let actor = &mut actors[place];
            let next = match &mut actor.role {
                Role::Desk(desk) => Err(desk.next(&look, &mut dice)),
                _ => Ok(actor.next(&look)),
            };
            let now = self.ground.hub.now_ms();
            let actor = &mut self.actors[place];
            actor.dice = dice;
            match next {
                Ok(Next::Ask(envelope)) => actor.ask = Some(Ask::Run(Arc::new(*envelope))),
                Err(Some(ask)) => actor.ask = Some(ask),
                Ok(Next::Wait(ms)) => {
                    actor.wake = now + ms;
                    return;
                }
                Ok(Next::Over) | Err(None) => {
                    actor.over = true;
                    return;
                }
            }
            self.echo(place);
        }
        if let Some(ask) = self.actors[place].ask.clone() {
            self.actors[place].job = Some(begin(&self.engines[process], &ask));
        }
    }

    /// Somebody else makes the same request, or one that was answered long ago, at the same time.
    fn echo(&mut self, place: usize) {
        let Some(Ask::Run(envelope)) = &self.actors[place].ask else { return };
        let again = match self.dice.below(24) {
            0 => Some(Arc::clone(envelope)),
            1 => self.dice.one(&self.asked).cloned(),
            2 => self.dice.one(&self.asked).map(|known| Arc::new(other_than(known))),
            _ => second_clerk(envelope).filter(|_| self.dice.hits(60)),
        };
        let Some(envelope) = again else { return };
        let number = u32::try_from(self.actors.len()).unwrap_or(u32::MAX).max(160);
        let now = self.ground.hub.now_ms();
        let (process, dice) = (self.dice.below(PROCESSES), Dice::of(self.seed, u64::from(number)));
        let wake = now + self.dice.between(0, 60);
        self.put(number, Actor::new(Role::Echo(envelope), process, dice, wake));
    }

    pub(super) fn answered(&mut self, place: usize, answer: Result<Receipt, Error>) {
        let now = self.ground.hub.now_ms();
        let Some(Ask::Run(envelope)) = self.actors[place].ask.clone() else { return };
        let key = envelope.key.clone().unwrap_or_default();
        let code = answer.as_ref().map_or_else(|error| error.code().to_owned(), |receipt| receipt.subject.to_string());
        self.ground.hub.note(&[&key, &envelope.command.action(), &code]);
        let actor = &mut self.actors[place];
        actor.tries += 1;
        if let Err(error) = &answer
            && matches!(error.retry(), Retry::After { .. })
        {
            if actor.tries > TRIES_MAX {
                return self.breach("a request comes to an end", format!("{key}: {error}"));
            }
            actor.wake = now + actor.dice.between(500, 35_000);
            // Whoever comes back may be served by another process.
            actor.process = actor.dice.below(PROCESSES);
            return;
        }
        if matches!(self.actors[place].role, Role::Echo(_)) && is_another(&envelope) {
            self.actors[place].over = true;
            if !answer.is_err_and(|error| error.code() == "idempotency.key_reused") {
                self.breach("a key is for one request", key);
            }
            return;
        }
        self.compare(&key, &answer);
        if let Err(error) = &answer
            && NEVER.contains(&error.code())
        {
            self.breach("nobody is refused for a fault of the engine", format!("{key}: {error}"));
        }
        if let Ok(receipt) = &answer
            && !self.ground.shelf.watch.knows(&receipt.subject.to_string())
            // What was given up before it was taken is void, and has no record of its own.
            && !matches!(envelope.command, vendra::Command::GiveBack { .. })
        {
            self.breach("what is answered is on record", format!("{key}: {}", receipt.subject));
        }
        let told = answer.as_ref().map_or_else(|error| error.code().to_owned(), |_| "ok".to_owned());
        *self.counted.entry((envelope.command.action(), told)).or_default() += 1;
        let actor = &mut self.actors[place];
        (actor.ask, actor.tries) = (None, 0);
        actor.wake = now + actor.rests((0, 30_000));
        match &mut actor.role {
            Role::Buyer(script) => {
                script.answered(&answer);
                let order = script.order();
                self.orders.extend(order.filter(|order| !self.orders.contains(order)));
            }
            Role::Echo(_) => actor.over = true,
            Role::Desk(_) | Role::Worker(_) | Role::Relay(_) | Role::Gateway(_) => {}
        }
        let kept = answer.is_ok() || answer.as_ref().is_err_and(|error| error.refusal().is_some_and(is_decision));
        if kept && self.dice.hits(10) {
            self.asked.push(envelope);
        }
    }

    /// The same key again is answered the same.
    fn compare(&mut self, key: &str, answer: &Result<Receipt, Error>) {
        let Some(before) = self.answers.get(key) else {
            drop(self.answers.insert(key.to_owned(), answer.clone()));
            return;
        };
        let same = match (before, answer) {
            (Ok(before), Ok(now)) => before == now,
            // What was wrong with the request itself is not kept, and may come to something else later.
            (Err(before), _) => !before.refusal().is_some_and(is_decision) || answer.as_ref() == Err(before),
            (Ok(_), Err(_)) => false,
        };
        if !same {
            let what = format!("{key}: {before:?} and then {answer:?}");
            self.breach("the same key is answered the same", what);
        }
    }
}

/// A request that nobody else makes, under the same key.
fn other_than(known: &Envelope) -> Envelope {
    let request = vendra::domain::stock::Request::Count { units: 1, reason: ANOTHER.to_owned() };
    let (offer, location) = ("off_01h455vb4pex5vsknk084sn02q".parse(), "loc_01h455vb4pex5vsknk084sn02q".parse());
    let (offer, location) = (offer.expect("an id"), location.expect("an id"));
    Envelope { command: vendra::Command::Stock { offer, location, request }, ..known.clone() }
}

/// Where money goes to a vendor somebody else at the desk sends it, too: another request, under its own key.
fn second_clerk(envelope: &Envelope) -> Option<Arc<Envelope>> {
    use vendra::domain::transfer::Request;
    let sends = matches!(envelope.command, vendra::Command::Transfer { request: Request::Create { .. }, .. });
    let key = envelope.key.as_ref().filter(|_| sends).map(|key| format!("{key}/too"))?;
    Some(Arc::new(Envelope { key: Some(key), ..envelope.clone() }))
}

fn is_another(envelope: &Envelope) -> bool {
    use vendra::domain::stock::Request;
    matches!(&envelope.command, vendra::Command::Stock { request: Request::Count { reason, .. }, .. } if reason == ANOTHER)
}

fn is_decision(refusal: &vendra::Refusal) -> bool {
    use vendra::domain::Kind;
    matches!(refusal.kind(), Kind::Conflict | Kind::Missing) && !refusal.retryable()
}
