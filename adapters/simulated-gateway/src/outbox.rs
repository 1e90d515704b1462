//! Webhooks that wait to be sent, in the order in which they are.

use crate::bank::after;
use crate::misbehaviour::Misbehaviour;
use std::collections::BTreeMap;
use vendra::Timestamp;
use vendra::port::{GatewayEvent, GatewayNews};

/// How much longer a late webhook takes than what else happens later.
const DELAYED_TIMES: i64 = 10;

/// How webhooks of an operation come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Manner {
    #[default]
    Usual,
    Twice,
    Reordered,
    Delayed,
    BeforeReply,
}

impl From<Option<Misbehaviour>> for Manner {
    fn from(misbehaviour: Option<Misbehaviour>) -> Self {
        match misbehaviour {
            Some(Misbehaviour::WebhookTwice) => Self::Twice,
            Some(Misbehaviour::WebhooksReordered) => Self::Reordered,
            Some(Misbehaviour::WebhookDelayed) => Self::Delayed,
            Some(Misbehaviour::WebhookBeforeReply) => Self::BeforeReply,
            _ => Self::Usual,
        }
    }
}

#[derive(Debug)]
pub(crate) struct Outbox {
    webhook_ms: i64,
    later_ms: i64,
    waiting: BTreeMap<(Timestamp, u64, u8), GatewayEvent>,
    /// What is to come after the next one.
    held: Option<(Timestamp, u64)>,
}

impl Outbox {
    pub(crate) const fn new(webhook_ms: i64, later_ms: i64) -> Self {
        Self { webhook_ms, later_ms, waiting: BTreeMap::new(), held: None }
    }

    pub(crate) fn put(&mut self, at: Timestamp, serial: u64, what: GatewayNews, manner: Manner) {
        let event = GatewayEvent { id: format!("evt_{serial}"), what };
        let mut due = after(at, self.webhook_ms);
        match manner {
            Manner::Usual => {}
            Manner::BeforeReply => due = at,
            Manner::Twice => {
                self.waiting.insert((after(due, self.later_ms), serial, 1), event.clone());
            }
            // Whatever comes next goes first; where nothing does, it comes all the same.
            Manner::Reordered => due = after(due, self.later_ms),
            Manner::Delayed => due = after(due, self.later_ms.saturating_mul(DELAYED_TIMES)),
        }
        self.waiting.insert((due, serial, 0), event);
        let held = self.held.take();
        if let Some((was_due, before)) = held
            && let Some(overtaken) = self.waiting.remove(&(was_due, before, 0))
        {
            self.waiting.insert((due.min(was_due), serial, 2), overtaken);
        }
        if manner == Manner::Reordered {
            self.held = Some((due, serial));
        }
    }

    /// What is due, oldest first.
    pub(crate) fn drain(&mut self, now: Timestamp) -> Vec<GatewayEvent> {
        let mut due = Vec::new();
        while let Some(first) = self.waiting.first_entry().filter(|first| first.key().0 <= now) {
            due.push(first.remove());
        }
        due
    }

    /// What was told of a serial number and has not been sent.
    pub(crate) fn take_since(&mut self, serial: u64) -> Vec<GatewayEvent> {
        let keys: Vec<_> = self.waiting.keys().filter(|(_, of, _)| *of > serial).copied().collect();
        keys.iter().filter_map(|key| self.waiting.remove(key)).collect()
    }

    /// An event that was not taken, to be sent again later.
    pub(crate) fn put_back(&mut self, now: Timestamp, serial: u64, event: GatewayEvent) {
        self.waiting.insert((after(now, self.later_ms), serial, 0), event);
    }

    /// An event that is to be seen before its operation's reply is.
    pub(crate) fn put_first(&mut self, now: Timestamp, event: GatewayEvent) {
        let free = (0..u8::MAX).find(|place| !self.waiting.contains_key(&(now, 0, *place)));
        self.waiting.insert((now, 0, free.unwrap_or(u8::MAX)), event);
    }

    /// When the next one is due.
    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.waiting.keys().next().map(|(due, ..)| *due)
    }
}
