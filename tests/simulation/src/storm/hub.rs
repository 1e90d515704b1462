//! What all ports of a world share: the clock, who has its turn, what goes wrong, and the trace.

use super::fault::{Call, Fault, Table};
use crate::port::mix;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::Poll;

/// One call of one actor: the place where a fault is, whatever else happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    pub(crate) actor: u32,
    pub(crate) call: u32,
}

/// A fault that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Happened {
    pub(crate) at: At,
    pub(crate) call: Call,
    pub(crate) fault: Fault,
}

/// Where faults come from.
#[derive(Debug, Clone)]
pub(crate) enum Faults {
    /// None happen.
    Calm,
    /// The seed draws them.
    Drawn,
    /// These and no others.
    Listed(BTreeMap<At, Fault>),
}

/// What a call has to do with its fault.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fate {
    pub(crate) fault: Option<Fault>,
    /// How much of it: how long, how far.
    pub(crate) size: u64,
}

/// Something that is on its way and arrives later, whoever sent it is alive or not.
type Landing = Box<dyn FnOnce() + Send>;

struct State {
    seed: u64,
    now_ms: i64,
    faults: Faults,
    actor: u32,
    process: usize,
    calls: BTreeMap<u32, u32>,
    /// What the clock said when each actor last read it, and when it last did before it read the store.
    readings: BTreeMap<u32, (i64, i64)>,
    dead: [bool; PROCESSES],
    /// Until when whoever has its turn sleeps.
    wake: Option<i64>,
    /// How many turns whoever has its turn lets others have; none where it waits for something else.
    pass: Option<u64>,
    on_the_way: Vec<(i64, Landing)>,
    happened: Vec<Happened>,
    table: Table,
    hash: Sha256,
    lines: Option<Vec<String>>,
    turns: bool,
}

/// How many processes there are.
pub(crate) const PROCESSES: usize = 2;

/// What the ports of a world share.
pub(crate) struct Hub {
    state: Mutex<State>,
}

impl std::fmt::Debug for Hub {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Hub").finish_non_exhaustive()
    }
}

impl Hub {
    pub(crate) fn new(seed: u64, now_ms: i64) -> Arc<Self> {
        let state = State {
            seed,
            now_ms,
            faults: Faults::Calm,
            actor: u32::MAX,
            process: 0,
            calls: BTreeMap::new(),
            readings: BTreeMap::new(),
            dead: [false; PROCESSES],
            wake: None,
            pass: None,
            on_the_way: Vec::new(),
            happened: Vec::new(),
            table: Table::default(),
            hash: Sha256::new(),
            lines: None,
            turns: false,
        };
        Arc::new(Self { state: Mutex::new(state) })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on calls take turns, and faults come from here.
    pub(crate) fn begin(&self, faults: Faults, lines: bool) {
        let mut state = self.state();
        (state.faults, state.turns) = (faults, true);
        state.lines = lines.then(Vec::new);
    }

    /// No more faults. What is on the way still arrives.
    pub(crate) fn calm(&self) {
        self.state().faults = Faults::Calm;
    }

    /// Calls do not take turns any more: whoever asks is answered at once.
    pub(crate) fn still(&self) {
        self.state().turns = false;
    }

    pub(crate) fn now_ms(&self) -> i64 {
        self.state().now_ms
    }

    /// Tells whoever has its turn what time it is.
    pub(crate) fn tell_time(&self) -> i64 {
        let mut state = self.state();
        let (now, actor) = (state.now_ms, state.actor);
        state.readings.entry(actor).or_insert((now, now)).0 = now;
        now
    }

    /// What time it was to whoever has its turn when it read what it acts on.
    pub(crate) fn acts_since_ms(&self) -> i64 {
        let state = self.state();
        state.readings.get(&state.actor).map_or(state.now_ms, |(_, before)| *before)
    }

    pub(crate) fn turn_clock(&self, ms: i64) {
        let mut state = self.state();
        state.now_ms = state.now_ms.saturating_add(ms);
    }

    pub(crate) fn wait_for(&self, ms: i64) {
        let mut state = self.state();
        state.now_ms = state.now_ms.max(ms);
    }

    /// Gives an actor of a process its turn.
    pub(crate) fn give_turn(&self, actor: u32, process: usize) {
        let mut state = self.state();
        (state.actor, state.process, state.wake, state.pass) = (actor, process, None, None);
    }

    /// Whether whoever has its turn works under leases: the first two actors of each process do.
    pub(crate) fn is_fenced(&self) -> bool {
        let state = self.state();
        state.turns && usize::try_from(state.actor).is_ok_and(|actor| actor < 2 * PROCESSES)
    }

    /// What the actor that had its turn waits for: a time, and so many turns of others.
    pub(crate) fn waits(&self) -> (Option<i64>, Option<u64>) {
        let mut state = self.state();
        (state.wake.take(), state.pass.take())
    }

    /// The processes that died since this was asked last.
    pub(crate) fn bury(&self) -> [bool; PROCESSES] {
        std::mem::take(&mut self.state().dead)
    }

    /// Adds to the trace.
    pub(crate) fn note(&self, what: &[&str]) {
        let mut state = self.state();
        for part in what {
            state.hash.update(part.as_bytes());
            state.hash.update([0xff]);
        }
        if let Some(lines) = &mut state.lines {
            lines.push(what.join(" "));
        }
    }

    /// Adds to the lines alone, where they are kept.
    pub(crate) fn line(&self, what: impl FnOnce() -> String) {
        if let Some(lines) = &mut self.state().lines {
            lines.push(what());
        }
    }

    /// The trace's hash, in hexadecimal.
    pub(crate) fn trace(&self) -> String {
        let hash = self.state().hash.clone().finalize();
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.state().lines.clone().unwrap_or_default()
    }

    pub(crate) fn happened(&self) -> Vec<Happened> {
        self.state().happened.clone()
    }

    pub(crate) fn table(&self) -> Table {
        self.state().table.clone()
    }

    /// Sends something off that arrives after a while.
    pub(crate) fn send(&self, after_ms: i64, landing: Landing) {
        let mut state = self.state();
        let due = state.now_ms.saturating_add(after_ms);
        state.on_the_way.push((due, landing));
    }

    /// Lets arrive what is due. Gives when the next of the rest is.
    pub(crate) fn land(&self) -> Option<i64> {
        loop {
            let landing = {
                let mut state = self.state();
                let now = state.now_ms;
                let due = state.on_the_way.iter().position(|(due, _)| *due <= now);
                match due {
                    Some(place) => state.on_the_way.remove(place).1,
                    None => return state.on_the_way.iter().map(|(due, _)| *due).min(),
                }
            };
            landing();
        }
    }

    /// Counts a call and says what goes wrong at it.
    fn draw(&self, call: Call) -> Fate {
        let mut state = self.state();
        let none = Fate { fault: None, size: 0 };
        if !state.turns {
            return none;
        }
        let actor = state.actor;
        let count = state.calls.entry(actor).or_default();
        *count += 1;
        let at = At { actor, call: *count };
        if call == Call::Load
            && let Some((last, before)) = state.readings.get_mut(&actor)
        {
            *before = *last;
        }
        let place = (u64::from(at.actor) << 32) | u64::from(at.call);
        let drawn = mix(state.seed ^ mix(place));
        let fault = match &state.faults {
            Faults::Calm => None,
            Faults::Drawn if drawn.is_multiple_of(call.seldom()) => {
                let of = call.faults();
                let many = u64::try_from(of.len()).unwrap_or(1);
                of.get(usize::try_from((drawn >> 20) % many).unwrap_or(0)).copied()
            }
            Faults::Drawn => None,
            Faults::Listed(listed) => listed.get(&at).copied().filter(|fault| call.faults().contains(fault)),
        };
        let fault = fault.filter(|fault| !without(call, *fault));
        state.hash.update(at.actor.to_le_bytes());
        state.hash.update(call.name().as_bytes());
        if let Some(fault) = fault {
            state.hash.update(fault.name().as_bytes());
            state.happened.push(Happened { at, call, fault });
        }
        if let Some(lines) = state.lines.as_mut().filter(|_| !matches!(call, Call::Now | Call::Fresh | Call::Bits)) {
            let quiet =
                matches!(call, Call::Load | Call::Query | Call::Events | Call::Sleep | Call::Publish | Call::Lease);
            let told = fault.map_or(if quiet { "" } else { "goes well" }, Fault::name);
            lines.push(format!("{} {} {told}", at.actor, call.name()));
        }
        Fate { fault, size: drawn >> 40 }
    }

    /// Counts a fault that had what it needs.
    fn took_place(&self, call: Call, fault: Option<Fault>) {
        let mut state = self.state();
        if state.turns {
            state.table.count(call, fault);
        }
    }

    /// A call of a port that answers at once.
    pub(crate) fn fact(&self, call: Call) -> Fate {
        let fate = self.draw(call);
        self.took_place(call, fate.fault);
        if fate.fault == Some(Fault::CrashBefore) {
            let mut state = self.state();
            let process = state.process;
            state.dead[process] = true;
        }
        fate
    }

    /// Begins a call: waits for a turn, and for whatever keeps it up. `can` says whether a fault has here what it needs.
    pub(crate) async fn enter(&self, call: Call, can: impl Fn(Fault) -> bool) -> Fate {
        if !self.state().turns {
            return Fate { fault: None, size: 0 };
        }
        self.pass(0).await;
        let mut fate = self.draw(call);
        fate.fault = fate.fault.filter(|fault| can(*fault));
        self.took_place(call, fate.fault);
        match fate.fault {
            Some(Fault::CrashBefore) => self.die().await,
            Some(Fault::Reorder) => self.pass(3 + fate.size % 40).await,
            Some(Fault::Delay) if call != Call::Sleep => self.wait(delay_ms(fate.size)).await,
            _ => {}
        }
        fate
    }

    /// Ends a call that had its effect.
    pub(crate) async fn leave(&self, fate: Fate) {
        match fate.fault {
            Some(Fault::CrashIn | Fault::CrashAfter) => self.die().await,
            Some(Fault::Stale) => self.pass(3 + fate.size % 60).await,
            _ => {}
        }
    }

    /// The process dies: nothing of it ever goes on.
    async fn die(&self) {
        {
            let mut state = self.state();
            let process = state.process;
            state.dead[process] = true;
        }
        std::future::pending::<()>().await;
    }

    /// Lets others have so many turns.
    async fn pass(&self, turns: u64) {
        let mut asked = false;
        poll_fn(|_| {
            if std::mem::replace(&mut asked, true) {
                return Poll::Ready(());
            }
            let mut state = self.state();
            state.pass = Some(state.pass.map_or(turns, |other| other.min(turns)));
            Poll::Pending
        })
        .await;
    }

    /// Waits by the clock.
    pub(crate) async fn wait(&self, ms: i64) {
        let until = self.now_ms().saturating_add(ms);
        self.wait_until(until).await;
    }

    pub(crate) async fn wait_until(&self, until: i64) {
        poll_fn(|_| {
            let mut state = self.state();
            if state.now_ms >= until || !state.turns {
                return Poll::Ready(());
            }
            state.wake = Some(state.wake.map_or(until, |other| other.min(until)));
            Poll::Pending
        })
        .await;
    }
}

/// Whether a cell of the table is left out: `VENDRA_WITHOUT` names some, such as `gateway.refund: comes back`, apart by semicolons.
fn without(call: Call, fault: Fault) -> bool {
    static LEFT_OUT: OnceLock<Vec<String>> = OnceLock::new();
    let read =
        || std::env::var("VENDRA_WITHOUT").unwrap_or_default().split(';').map(|cell| cell.trim().to_owned()).collect();
    let left_out: &Vec<String> = LEFT_OUT.get_or_init(read);
    left_out.iter().any(|cell| cell.split_once(": ") == Some((call.name(), fault.name())))
}

/// How long a delay is: a moment, longer than a claim's lease, longer than a worker's.
pub(crate) const fn delay_ms(size: u64) -> i64 {
    match size % 4 {
        0 => 700,
        1 => 12_000,
        2 => 33_000,
        _ => 95_000,
    }
}

/// How far a clock jumps.
pub(crate) const fn jump_ms(size: u64) -> i64 {
    match size % 6 {
        0 => -5_000,
        1 => 2_000,
        2 => 31_000,
        3 => 61_000,
        4 => 3_600_000,
        _ => 25 * 3_600_000,
    }
}
