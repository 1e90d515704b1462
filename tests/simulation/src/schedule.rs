//! The schedule of a run: every port call has a number, a plan says what happens at which, and everything is hashed.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

/// What goes wrong at one port call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The process dies before the call has any effect.
    CrashBefore,
    /// The process dies after the effect: nobody learns of it.
    CrashAfter,
    /// The effect stands and the port says that it does not know.
    ReplyLost,
    /// As `ReplyLost`, however often the same commit is sent.
    RepliesLost,
    /// The store refuses the commit once because somebody else wrote the same records.
    Conflict,
    /// The port cannot be reached once: no effect.
    Down,
}

const FAULTS: [(Fault, &str); 6] = [
    (Fault::CrashBefore, "crash_before"),
    (Fault::CrashAfter, "crash_after"),
    (Fault::ReplyLost, "reply_lost"),
    (Fault::RepliesLost, "replies_lost"),
    (Fault::Conflict, "conflict"),
    (Fault::Down, "down"),
];

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(FAULTS.iter().find(|(fault, _)| fault == self).map_or("", |(_, name)| name))
    }
}

impl FromStr for Fault {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let known = FAULTS.iter().find(|(_, name)| *name == text);
        known.map(|(fault, _)| *fault).ok_or_else(|| format!("{text} is no fault"))
    }
}

/// What kind of port a call is made on: it decides which faults there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Port {
    /// A store's commit.
    Commit,
    /// Any other method of a store.
    Store,
    /// A gateway.
    Gateway,
    /// A place of carts that is not the store.
    Carts,
    /// Clock, ids and entropy: they answer at once and leave nothing outside changed, so that before and after are one moment.
    Fact,
}

impl Port {
    /// What can go wrong at a call.
    #[must_use]
    pub const fn faults(self) -> &'static [Fault] {
        use Fault as F;
        match self {
            Self::Commit => &[F::CrashBefore, F::CrashAfter, F::ReplyLost, F::RepliesLost, F::Conflict, F::Down],
            Self::Store => &[F::CrashBefore, F::CrashAfter, F::Down],
            Self::Gateway | Self::Carts => &[F::CrashBefore, F::CrashAfter, F::ReplyLost, F::Down],
            Self::Fact => &[F::CrashBefore],
        }
    }
}

/// One port call that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// The kind of port.
    pub port: Port,
    /// Port and method: `store.commit`.
    pub name: &'static str,
}

#[derive(Debug, Default)]
struct State {
    /// Whether calls are numbered: founding a marketplace is not a part of the run.
    running: bool,
    /// Whether every call waits for a turn.
    turns: bool,
    calls: Vec<Call>,
    plan: Vec<(u64, Fault)>,
    crashed: bool,
    trace: u64,
}

/// The schedule that all ports of a run share.
#[derive(Debug, Default)]
pub struct Schedule {
    state: Mutex<State>,
}

impl Schedule {
    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins to number calls from 1, with a fault at each of these.
    pub fn begin(&self, plan: impl IntoIterator<Item = (u64, Fault)>) {
        let (turns, plan) = (self.state().turns, plan.into_iter().collect());
        *self.state() = State { running: true, turns, plan, trace: 0xcbf2_9ce4_8422_2325, ..State::default() };
    }

    /// From now on every call of an asynchronous port waits once, so that a driver can choose whose turn it is.
    pub fn take_turns(&self, turns: bool) {
        self.state().turns = turns;
    }

    /// The calls so far.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.state().calls.clone()
    }

    /// The hash of everything that happened.
    #[must_use]
    pub fn trace(&self) -> u64 {
        self.state().trace
    }

    /// Adds something to the trace.
    pub fn note(&self, what: &str) {
        let mut state = self.state();
        // FNV-1a, with an end to each note.
        state.trace = what
            .bytes()
            .chain([0xff])
            .fold(state.trace, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    }

    /// Whether the process is dead. Asking buries it: the next one lives.
    pub fn bury(&self) -> bool {
        std::mem::take(&mut self.state().crashed)
    }

    /// A call of a port that answers at once.
    pub fn fact(&self, name: &'static str) {
        if self.count(Call { port: Port::Fact, name }).is_some() {
            self.state().crashed = true;
        }
    }

    /// Begins a call; gives what goes wrong at it. Where the process dies before, this never ends.
    pub async fn enter(&self, port: Port, name: &'static str) -> Option<Fault> {
        if self.state().turns {
            OneTurn(false).await;
        }
        if self.state().crashed {
            std::future::pending::<()>().await;
        }
        let fault = self.count(Call { port, name });
        if fault == Some(Fault::CrashBefore) {
            self.die().await;
        }
        fault
    }

    /// Ends a call whose effect stands. Where the process dies after it, this never ends.
    pub async fn leave(&self, fault: Option<Fault>) {
        if fault == Some(Fault::CrashAfter) {
            self.die().await;
        }
    }

    async fn die(&self) {
        self.state().crashed = true;
        std::future::pending::<()>().await;
    }

    fn count(&self, call: Call) -> Option<Fault> {
        self.note(call.name);
        let mut state = self.state();
        if !state.running {
            return None;
        }
        state.calls.push(call);
        let number = u64::try_from(state.calls.len()).unwrap_or(u64::MAX);
        state.plan.iter().find(|(at, _)| *at == number).map(|(_, fault)| *fault)
    }
}

/// Ready at the second asking.
struct OneTurn(bool);

impl Future for OneTurn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}
