//! What can go wrong at which port call, and how often it did.

use std::collections::BTreeMap;

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $( $(#[doc = $text:literal])+ $variant:ident = $label:literal, )* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum $name { $( $(#[doc = $text])+ $variant, )* }

        impl $name {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant),*];

            pub(crate) const fn name(self) -> &'static str {
                match self { $( Self::$variant => $label, )* }
            }
        }
    };
}

named! {
    /// A call of a port.
    Call {
        /// What time it is.
        Now = "clock.now",
        /// Waiting for a time.
        Sleep = "clock.sleep_until",
        /// A fresh id.
        Fresh = "ids.fresh",
        /// Chance.
        Bits = "entropy.bits",
        /// Records, counters, a claim.
        Load = "store.load",
        /// A named query.
        Query = "store.query",
        /// A commit.
        Commit = "store.commit",
        /// A shape that has an older one is written.
        Shape = "encoding.write",
        /// Events of a partition.
        Events = "store.events",
        /// Events of a key.
        History = "store.history",
        /// A lease is taken.
        Lease = "store.lease",
        /// It is kept.
        Renew = "store.renew",
        /// It is given back.
        Release = "store.release",
        /// One account.
        Balance = "store.balance",
        /// All accounts.
        Balances = "store.balances",
        /// Entries.
        Entries = "store.entries",
        /// Old answers are taken away.
        Prune = "store.prune",
        /// Money is reserved.
        Authorize = "gateway.authorize",
        /// It is taken.
        Capture = "gateway.capture",
        /// It is let go.
        Void = "gateway.void",
        /// It is given back.
        Refund = "gateway.refund",
        /// What a vendor order earned goes to its vendor.
        Transfer = "gateway.transfer",
        /// Some of it comes back.
        ReverseTransfer = "gateway.reverse_transfer",
        /// A vendor is paid.
        PayOut = "gateway.pay_out",
        /// What became of an operation.
        LookUp = "gateway.look_up",
        /// The gateway tells by itself.
        Webhook = "gateway.webhook",
        /// Events are handed on.
        Publish = "publisher.handle",
    }
}

named! {
    /// What goes wrong at a call.
    Fault {
        /// The process dies before the call has an effect.
        CrashBefore = "crash before",
        /// The process dies with the call under way: its effect comes while the next process is already at it.
        CrashIn = "crash in",
        /// The process dies after the effect.
        CrashAfter = "crash after",
        /// There is an effect and no answer.
        ReplyLost = "reply lost",
        /// No effect and no answer.
        Down = "down",
        /// It arrives twice, the second time a while after.
        Duplicate = "duplicate",
        /// Others that were called later have their effect first.
        Reorder = "reorder",
        /// It takes longer than leases and claims last.
        Delay = "delay",
        /// Somebody else wrote the same records.
        Conflict = "conflict",
        /// What is answered was so when it was asked, and no more.
        Stale = "stale read",
        /// The clock jumps, on or back.
        Jump = "clock jump",
        /// One event cannot be handled.
        Poison = "poison",
        /// An event is written as an older release wrote it.
        OldShape = "old encoding",
        /// The gateway says no.
        Declines = "declined",
        /// There is no answer, and the effect comes later.
        Later = "done later",
        /// What it costs is not in the answer: only the report has it.
        FeeLater = "fee said later",
        /// It succeeds, and comes back days later.
        ComesBack = "comes back",
        /// The gateway says no and does it, and says so days later.
        AfterAll = "done after all",
    }
}

/// What goes wrong at whatever a gateway is asked for, and what more does at one call.
macro_rules! asked {
    ($($more:expr),*) => {
        &[
            Fault::CrashBefore,
            Fault::CrashIn,
            Fault::CrashAfter,
            Fault::ReplyLost,
            Fault::Down,
            Fault::Duplicate,
            Fault::Reorder,
            Fault::Delay,
            Fault::Later,
            $($more),*
        ]
    };
}

impl Call {
    /// The faults that the call can have.
    pub(crate) const fn faults(self) -> &'static [Fault] {
        use Fault as F;
        match self {
            Self::Now => &[F::CrashBefore, F::Jump],
            // A sleep that lasts too long is a delay; it has no effect to come before or after.
            Self::Sleep => &[F::CrashBefore, F::Delay],
            // They answer at once and leave nothing outside: before, in and after are one moment.
            Self::Fresh | Self::Bits => &[F::CrashBefore],
            Self::Load
            | Self::Query
            | Self::Events
            | Self::History
            | Self::Balance
            | Self::Balances
            | Self::Entries => &[F::CrashBefore, F::CrashAfter, F::Down, F::Reorder, F::Delay, F::Stale],
            Self::Commit => &[
                F::CrashBefore,
                F::CrashIn,
                F::CrashAfter,
                F::ReplyLost,
                F::Down,
                F::Duplicate,
                F::Reorder,
                F::Delay,
                F::Conflict,
            ],
            Self::Shape => &[F::OldShape],
            Self::Lease | Self::Renew | Self::Release | Self::Prune => {
                &[F::CrashBefore, F::CrashAfter, F::ReplyLost, F::Down, F::Duplicate, F::Reorder, F::Delay]
            }
            Self::Authorize => asked!(F::Declines),
            Self::Capture => asked!(F::Declines, F::FeeLater, F::AfterAll),
            Self::Transfer => asked!(F::Declines, F::FeeLater),
            Self::ReverseTransfer => asked!(F::Declines),
            Self::Void => asked!(F::Declines, F::AfterAll),
            Self::Refund | Self::PayOut => asked!(F::Declines, F::ComesBack),
            Self::Webhook => &[F::CrashBefore, F::CrashAfter, F::ReplyLost, F::Duplicate, F::Reorder, F::Delay],
            Self::LookUp => &[F::CrashBefore, F::CrashAfter, F::ReplyLost, F::Down, F::Reorder, F::Delay, F::Stale],
            Self::Publish => &[F::CrashBefore, F::CrashAfter, F::ReplyLost, F::Down, F::Duplicate, F::Delay, F::Poison],
        }
    }

    /// Into how many calls one fault comes. What is asked all the time has them seldom, so that runs get anywhere.
    pub(crate) const fn seldom(self) -> u64 {
        match self {
            Self::Now | Self::Fresh => 4_000,
            Self::Shape => 2,
            Self::Load | Self::Query | Self::Events => 150,
            Self::History => 20,
            Self::Entries | Self::Commit => 25,
            // These are few, and each of their cells has to be seen.
            Self::Balance | Self::Balances | Self::ReverseTransfer | Self::PayOut | Self::LookUp => 2,
            _ => 10,
        }
    }
}

/// How often each fault happened at each call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    calls: BTreeMap<Call, u64>,
    faults: BTreeMap<(Call, Fault), u64>,
}

impl Table {
    pub(crate) fn count(&mut self, call: Call, fault: Option<Fault>) {
        *self.calls.entry(call).or_default() += 1;
        if let Some(fault) = fault {
            *self.faults.entry((call, fault)).or_default() += 1;
        }
    }

    /// The counts of both.
    pub fn add(&mut self, other: &Self) {
        other.calls.iter().for_each(|(call, many)| *self.calls.entry(*call).or_default() += many);
        other.faults.iter().for_each(|(cell, many)| *self.faults.entry(*cell).or_default() += many);
    }

    /// How many port calls there were.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.calls.values().sum()
    }

    /// How many faults there were.
    #[must_use]
    pub fn faults(&self) -> u64 {
        self.faults.values().sum()
    }

    /// The cells of which nothing happened, each as `call: fault`.
    #[must_use]
    pub fn empty(&self) -> Vec<String> {
        let cells = Call::ALL.iter().flat_map(|call| call.faults().iter().map(move |fault| (*call, *fault)));
        let empty = cells.filter(|cell| self.faults.get(cell).is_none_or(|many| *many == 0));
        empty.map(|(call, fault)| format!("{}: {}", call.name(), fault.name())).collect()
    }

    /// The table as Markdown: a row a call, a column a fault; what a call cannot have is a dash.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::from("| port call | calls |");
        Fault::ALL.iter().for_each(|fault| text.push_str(&format!(" {} |", fault.name())));
        text.push_str("\n|---|---:|");
        Fault::ALL.iter().for_each(|_| text.push_str("---:|"));
        for call in Call::ALL {
            let many = self.calls.get(call).copied().unwrap_or(0);
            text.push_str(&format!("\n| {} | {many} |", call.name()));
            for fault in Fault::ALL {
                let many = self.faults.get(&(*call, *fault)).copied().unwrap_or(0);
                let cell = if call.faults().contains(fault) { many.to_string() } else { "-".to_owned() };
                text.push_str(&format!(" {cell} |"));
            }
        }
        text
    }
}
