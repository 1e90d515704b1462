//! One world: a scheduler that gives one actor after the other its turn, until nothing is left to do.

use super::actor::{Actor, Desk, Done, Role};
use super::acts::Look;
use super::asking::TRIES_MAX;
use super::dice::Dice;
use super::fault::Table;
use super::found::{Ground, Town, found};
use super::hub::{At, Faults, Happened, PROCESSES};
use super::port::Reader;
use super::script::Script;
use super::telling::{Post, tell};
use super::watch::Breach;
use super::{ending, fault::Fault};
use crate::enumerate::said;
use crate::world::tenant;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use vendra::domain::encoding::Receipt;
use vendra::events::{AfterDeadLetter, Relay, RelayConfig};
use vendra::worker::{Worker, WorkerConfig};
use vendra::{Engine, Envelope, Error, Retry};

/// The most turns of one world: one that needs more goes round in circles.
const TURNS_MAX: u64 = 3_000_000;
/// How often an event is tried before it is a dead letter.
pub(super) const TRIES_A_LETTER: u32 = 4;
/// How many checkouts are under way at once.
const AT_ONCE: usize = 8;
/// How many days the platform's desk is at work when its other work is done, while things still go wrong.
pub(super) const DAYS: usize = 6;
/// Who hears of events.
pub(crate) const READER: &str = "reader";

/// What is run.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) seed: u64,
    /// The checkouts, by number: of a seed each is the same, whichever others there are.
    pub(crate) checkouts: BTreeSet<u32>,
    /// The faults; all that the seed draws where there are none.
    pub(crate) faults: Option<BTreeMap<At, Fault>>,
    /// Whether every line of the trace is kept.
    pub(crate) lines: bool,
}

/// What a world came to.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) breach: Option<Breach>,
    pub(crate) happened: Vec<Happened>,
    pub(crate) table: Table,
    pub(crate) trace: String,
    pub(crate) lines: Vec<String>,
    pub(crate) commits: u64,
    pub(crate) placed: u64,
    pub(crate) ticks: u64,
    /// How often each request was answered how: by its action and `ok` or the error's code.
    pub(crate) answers: Answers,
}

/// How often each request was answered how.
pub(crate) type Answers = BTreeMap<(String, String), u64>;

/// A world under way.
pub(crate) struct World {
    pub(crate) ground: Ground,
    pub(crate) town: Town,
    pub(crate) engines: [Engine; PROCESSES],
    /// How often each process was started.
    pub(crate) starts: u64,
    paused: [i64; PROCESSES],
    pub(super) actors: Vec<Actor>,
    /// The numbers of those who are not over, in order: turns are given among them.
    alive: Vec<usize>,
    /// Room for whoever can have a turn, and whoever need not let others go first.
    ready: Vec<usize>,
    free: Vec<usize>,
    waiting: Vec<u32>,
    pub(super) dice: Dice,
    pub(super) seed: u64,
    pub(super) answers: BTreeMap<String, Result<Receipt, Error>>,
    pub(super) counted: Answers,
    /// What was asked and answered, for those who ask again.
    pub(super) asked: Vec<Arc<Envelope>>,
    pub(crate) orders: Vec<vendra::OrderId>,
    turns: u64,
}

/// Whether what comes after a dead letter of its key waits for it in a world, or goes on.
pub(super) fn letters_hold(seed: u64) -> bool {
    Dice::of(seed, 5).hits(50)
}

/// Runs a world to its end, or to the first breach. A panic is one.
pub(crate) fn run(plan: &Plan) -> Ended {
    let ground = Ground::new(plan.seed);
    let kept = ground.clone();
    catch_unwind(AssertUnwindSafe(|| go(plan, ground))).unwrap_or_else(|panic| {
        let breach = Breach { check: "nothing panics", what: said(panic.as_ref()) };
        let Ground { hub, .. } = kept;
        let (happened, table, trace, lines) = (hub.happened(), hub.table(), hub.trace(), hub.lines());
        Ended {
            breach: Some(breach),
            happened,
            table,
            trace,
            lines,
            commits: 0,
            placed: 0,
            ticks: 0,
            answers: Answers::new(),
        }
    })
}

fn go(plan: &Plan, ground: Ground) -> Ended {
    let town = found(&ground, plan.seed);
    let engines = [ground.engine(plan.seed ^ 1), ground.engine(plan.seed ^ 2)];
    let mut world = World {
        ground,
        town,
        engines,
        starts: 2,
        paused: [0; PROCESSES],
        actors: Vec::new(),
        alive: Vec::new(),
        ready: Vec::new(),
        free: Vec::new(),
        waiting: plan.checkouts.iter().rev().copied().collect(),
        dice: Dice::of(plan.seed, 2),
        seed: plan.seed,
        answers: BTreeMap::new(),
        counted: BTreeMap::new(),
        asked: Vec::new(),
        orders: Vec::new(),
        turns: 0,
    };
    let faults = plan.faults.clone().map_or(Faults::Drawn, Faults::Listed);
    world.ground.hub.begin(faults, plan.lines);
    world.populate(plan.checkouts.len());
    world.go_on();
    let mut ticks = 0;
    if !world.is_broken() {
        world.ground.hub.calm();
        ticks = ending::settle(&mut world);
    }
    world.ended(ticks)
}

impl World {
    pub(crate) fn look(&self) -> Look<'_> {
        let (shelf, books) = (&self.ground.shelf, &self.ground.books);
        let now_ms = self.ground.hub.now_ms();
        Look { memory: &shelf.memory, watch: &shelf.watch, books, town: &self.town, now_ms }
    }

    pub(crate) const fn seed(&self) -> u64 {
        self.seed
    }

    pub(crate) fn is_broken(&self) -> bool {
        !self.ground.shelf.watch.seen().breaches.is_empty()
    }

    pub(crate) fn breach(&self, check: &'static str, what: impl Into<String>) {
        self.ground.shelf.watch.breach(check, what);
    }

    fn ended(self, ticks: u64) -> Ended {
        let seen = self.ground.shelf.watch.seen();
        let hub = &self.ground.hub;
        hub.note(&["commits", &seen.commits.to_string()]);
        Ended {
            breach: seen.breaches.first().cloned(),
            happened: hub.happened(),
            table: hub.table(),
            trace: hub.trace(),
            lines: hub.lines(),
            commits: seen.commits,
            placed: u64::try_from(self.orders.len()).unwrap_or(0),
            ticks,
            answers: self.counted.clone(),
        }
    }

    /// Workers and relays in both processes, and the desk. Actors keep their numbers whichever checkouts there are.
    fn populate(&mut self, checkouts: usize) {
        let now = self.ground.hub.now_ms();
        for process in 0..PROCESSES {
            for role in [Role::Worker(None), Role::Relay(None)] {
                let place = u64::try_from(self.actors.len()).unwrap_or(0) + 10;
                self.enter(Actor::new(role, process, Dice::of(self.seed, place), now));
            }
        }
        let desk = Desk { left: checkouts / 2 + 4 + DAYS, asked: 0 };
        self.enter(Actor::new(Role::Desk(desk), 0, Dice::of(self.seed, 9), now));
        self.enter(Actor::new(Role::Gateway(Post::default()), 1, Dice::of(self.seed, 8), now));
    }

    fn enter(&mut self, actor: Actor) {
        self.alive.push(self.actors.len());
        self.actors.push(actor);
    }

    pub(crate) fn worker(&self, process: usize) -> Worker {
        let config = WorkerConfig { items: 20, ..WorkerConfig::default() };
        Worker::new(self.engines[process].clone(), [tenant()], config)
    }

    pub(crate) fn relay(&self, process: usize) -> Relay {
        let after_dead_letter = if letters_hold(self.seed) { AfterDeadLetter::Waits } else { AfterDeadLetter::GoesOn };
        let config = RelayConfig { batch: 40, tries_max: TRIES_A_LETTER, after_dead_letter, ..RelayConfig::default() };
        let watch = Arc::clone(&self.ground.shelf.watch);
        let reader = Arc::new(Reader { hub: Arc::clone(&self.ground.hub), watch, name: READER });
        Relay::new(&self.engines[process]).config(config).subscribe(READER, reader).expect("a relay")
    }

    /// Gives turns until every checkout is over.
    fn go_on(&mut self) {
        loop {
            self.admit();
            if !self.alive.iter().any(|place| self.actors[*place].counts()) || self.is_broken() {
                return;
            }
            self.turns += 1;
            if self.turns > TURNS_MAX {
                return self.breach("a world comes to its end", format!("{} turns", self.turns));
            }
            let due = self.ground.hub.land();
            self.ground.hub.turn_clock(self.dice.between(0, 3));
            match self.whose_turn() {
                Some(place) => self.turn(place),
                None => self.sleep(due),
            }
        }
    }

    /// Checkouts begin one after the other.
    fn admit(&mut self) {
        self.alive.retain(|place| !self.actors[*place].over);
        if self.waiting.is_empty() {
            return;
        }
        let buyer = |place: &&usize| matches!(self.actors[**place].role, Role::Buyer(_));
        let under_way = self.alive.iter().filter(buyer).count();
        for _ in under_way..AT_ONCE {
            let Some(number) = self.waiting.pop() else { return };
            let script = Box::new(Script::new(self.seed, number, &self.town.customers));
            let dice = Dice::of(self.seed, 100_000 + u64::from(number));
            let wake = self.ground.hub.now_ms() + self.dice.between(0, 2_000);
            let process = self.dice.below(PROCESSES);
            self.put(number + 16, Actor::new(Role::Buyer(script), process, dice, wake));
        }
    }

    /// Puts an actor at its number.
    pub(super) fn put(&mut self, number: u32, actor: Actor) {
        let place = usize::try_from(number).unwrap_or(usize::MAX);
        while self.actors.len() <= place {
            let mut nobody = Actor::new(Role::Worker(None), 0, Dice::of(0, 0), i64::MAX);
            nobody.over = true;
            self.actors.push(nobody);
        }
        if let Err(at) = self.alive.binary_search(&place) {
            self.alive.insert(at, place);
        }
        self.actors[place] = actor;
    }

    fn whose_turn(&mut self) -> Option<usize> {
        let now = self.ground.hub.now_ms();
        self.ready.clear();
        self.free.clear();
        for place in &self.alive {
            let actor = &mut self.actors[*place];
            let can = self.paused[actor.process] <= now && (actor.wake <= now || actor.pass < u64::MAX);
            if actor.over || !can {
                continue;
            }
            actor.pass = if actor.pass == u64::MAX { u64::MAX } else { actor.pass.saturating_sub(1) };
            self.ready.push(*place);
            if actor.pass == 0 || actor.wake <= now {
                self.free.push(*place);
            }
        }
        // Where everybody lets others go first, somebody has to.
        let of = if self.free.is_empty() { &self.ready } else { &self.free };
        self.dice.one(of).copied()
    }

    /// Nobody can do anything: time passes until somebody can.
    fn sleep(&mut self, due: Option<i64>) {
        let now = self.ground.hub.now_ms();
        let waits = |place: &usize| {
            let actor = &self.actors[*place];
            let paused = self.paused[actor.process];
            (!actor.over).then(|| if actor.pass < u64::MAX { paused } else { actor.wake.max(paused) })
        };
        let next = self.alive.iter().filter_map(waits).chain(due).min();
        self.ground.hub.wait_for(next.unwrap_or(now).max(now + 1));
    }

    fn turn(&mut self, place: usize) {
        let process = self.actors[place].process;
        if self.actors[place].job.is_none() {
            self.set_out(place);
        }
        // Processes are put to sleep now and then, for longer than a lease lasts.
        if self.dice.below(6_000) == 0 {
            self.paused[process] = self.ground.hub.now_ms() + self.dice.between(1_000, 200_000);
            self.ground.hub.note(&["paused", &process.to_string()]);
            return;
        }
        let Some(job) = self.actors[place].job.as_mut() else { return };
        self.ground.hub.give_turn(u32::try_from(place).unwrap_or(u32::MAX), process);
        let polled = job.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        let (wake, pass) = self.ground.hub.waits();
        let dead = self.ground.hub.bury();
        if dead.contains(&true) {
            return self.restart(process);
        }
        let now = self.ground.hub.now_ms();
        let actor = &mut self.actors[place];
        match polled {
            Poll::Ready(done) => {
                (actor.job, actor.wake, actor.pass) = (None, now, u64::MAX);
                self.came_to(place, done);
            }
            Poll::Pending => {
                // One that waits for nothing would wait for ever.
                actor.wake = wake.unwrap_or(if pass.is_some() { i64::MAX } else { now });
                actor.pass = pass.unwrap_or(u64::MAX);
            }
        }
    }

    /// Another process takes the place of one that died, and remembers nothing.
    fn restart(&mut self, process: usize) {
        self.starts += 1;
        self.ground.hub.note(&["restart", &process.to_string()]);
        let now = self.ground.hub.now_ms();
        for actor in self.actors.iter_mut().filter(|actor| actor.process == process && !actor.over) {
            let had = actor.job.take().is_some();
            match &mut actor.role {
                Role::Worker(worker) => *worker = None,
                Role::Relay(relay) => *relay = None,
                Role::Buyer(_) | Role::Desk(_) | Role::Gateway(_) | Role::Echo(_) => {}
            }
            if had {
                (actor.wake, actor.pass) = (now + 200, u64::MAX);
            }
        }
        self.engines[process] = self.ground.engine(self.seed ^ (self.starts << 8));
    }

    /// Begins what an actor does next.
    fn set_out(&mut self, place: usize) {
        let process = self.actors[place].process;
        match &mut self.actors[place].role {
            Role::Worker(kept) => {
                let kept = kept.take();
                let mut worker = kept.unwrap_or_else(|| Box::new(self.worker(process)));
                let lets_go = self.actors[place].dice.hits(10);
                self.actors[place].job = Some(Box::pin(async move {
                    let ticked = worker.tick().await;
                    if lets_go {
                        worker.let_go().await;
                    }
                    Done::Tick(worker, ticked.more)
                }));
            }
            Role::Relay(kept) => {
                let kept = kept.take();
                let mut relay = kept.unwrap_or_else(|| Box::new(self.relay(process)));
                let lets_go = self.actors[place].dice.hits(10);
                self.actors[place].job = Some(Box::pin(async move {
                    let mut told = relay.tick().await;
                    if lets_go && told.is_ok() {
                        told = relay.release().await.and(told);
                    }
                    Done::Relay(relay, told)
                }));
            }
            Role::Gateway(post) => {
                let (hub, books) = (&self.ground.hub, &self.ground.books);
                books.bank().advance(hub.now_ms());
                let (dice, now) = (&mut self.dice, hub.now_ms());
                match post.next(books, |many| dice.below(many.max(1))) {
                    Some(event) => self.actors[place].job = Some(tell(&self.engines[process], hub, event)),
                    // It waits for nobody's turn but the time.
                    None => (self.actors[place].wake, self.actors[place].pass) = (now + 60_000, u64::MAX),
                }
            }
            Role::Buyer(_) | Role::Desk(_) | Role::Echo(_) => self.asks(place),
        }
    }

    /// How long a worker or a relay is away at most: for longer once all buyers have gone.
    fn looks_in_after(&self, ms: i64) -> i64 {
        let buyer = |place: &usize| matches!(self.actors[*place].role, Role::Buyer(_));
        if self.alive.iter().any(buyer) { ms } else { 4 * ms }
    }

    fn came_to(&mut self, place: usize, done: Done) {
        let now = self.ground.hub.now_ms();
        match done {
            Done::Tick(worker, more) => {
                let most = self.looks_in_after(7_200_000);
                let actor = &mut self.actors[place];
                actor.role = Role::Worker(Some(worker));
                actor.wake = now + if more { 50 } else { actor.dice.between(60_000, most) };
            }
            Done::Relay(relay, told) => {
                let most = self.looks_in_after(21_600_000);
                let actor = &mut self.actors[place];
                actor.role = Role::Relay(Some(relay));
                actor.wake = now + actor.dice.between(600_000, most);
                if let Err(error) = told.map(drop)
                    && error.retry() == Retry::Never
                {
                    self.breach("a relay goes on", error.to_string());
                }
            }
            Done::Told(event, taken) => {
                self.ground.hub.note(&["told", &event, if taken { "taken" } else { "not taken" }]);
                let actor = &mut self.actors[place];
                actor.wake = now + actor.dice.between(0, 120_000);
                // Whoever is told may be another process.
                actor.process = actor.dice.below(PROCESSES);
                if let Role::Gateway(post) = &mut actor.role {
                    post.came(&self.ground.books, &event, taken);
                }
            }
            Done::Answer(answer) => self.answered(place, answer),
            Done::Read(answer) => {
                let actor = &mut self.actors[place];
                actor.tries += 1;
                let again = answer.is_err_and(|error| matches!(error.retry(), Retry::After { .. }));
                if !again || actor.tries > TRIES_MAX {
                    (actor.ask, actor.tries) = (None, 0);
                }
                actor.wake = now + actor.rests((100, 60_000));
            }
        }
    }
}
