//! Clock, ids, chance, gateway and publisher of a world, each call through the hub.

use super::fault::{Call, Fault};
use super::hub::{Hub, delay_ms, jump_ms};
use super::watch::Watch;
use crate::port::{Bank, Kind, Manner, mix};
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;
use vendra::port::*;
use vendra::{AnyId, CaptureId, RefundId, Timestamp, VoidId};

/// The clock of a world.
#[derive(Debug)]
pub(crate) struct Time(pub(crate) Arc<Hub>);

impl Clock for Time {
    fn now(&self) -> Timestamp {
        let fate = self.0.fact(Call::Now);
        if fate.fault == Some(Fault::Jump) {
            self.0.turn_clock(jump_ms(fate.size));
        }
        Timestamp::from_unix_ms(self.0.tell_time()).unwrap_or_default()
    }

    fn sleep_until(&self, at: Timestamp) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async move {
            let fate = self.0.fact(Call::Sleep);
            let late = if fate.fault == Some(Fault::Delay) { delay_ms(fate.size) } else { 0 };
            self.0.wait_until(at.unix_ms().saturating_add(late)).await;
        })
    }
}

/// Fresh ids, and chance.
#[derive(Debug)]
pub(crate) struct Chance {
    pub(crate) hub: Arc<Hub>,
    pub(crate) ids: Arc<AtomicU64>,
    pub(crate) dice: AtomicU64,
}

impl Ids for Chance {
    fn fresh(&self, _: Timestamp) -> Uuid {
        self.hub.fact(Call::Fresh);
        let number = self.ids.fetch_add(1, Ordering::SeqCst).wrapping_add(1);
        // UUIDv7 in form: the number stands where the time does, so that ids sort as they were made.
        Uuid::from_u64_pair((number << 16) | 0x7000, 0b10 << 62)
    }
}

impl Entropy for Chance {
    fn bits(&self) -> u64 {
        self.hub.fact(Call::Bits);
        mix(self.dice.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst))
    }
}

/// What a gateway knows: it outlives every process.
#[derive(Debug, Clone, Default)]
pub(crate) struct Books(Arc<Mutex<Bank>>);

impl Books {
    pub(crate) fn of(bank: Bank) -> Self {
        Self(Arc::new(Mutex::new(bank)))
    }

    pub(crate) fn bank(&self) -> MutexGuard<'_, Bank> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The gateway as an engine asks it.
#[derive(Debug)]
pub(crate) struct Till {
    pub(crate) hub: Arc<Hub>,
    pub(crate) books: Books,
}

impl Till {
    async fn does(
        &self,
        (call, id): (Call, AnyId),
        effect: impl Fn(&mut Bank, (Manner, i64)) -> GatewayAnswer + Send + Clone + 'static,
    ) -> Result<GatewayAnswer, GatewayDown> {
        // Whoever asks cannot know how long it takes to get there.
        let (now, since) = (self.hub.now_ms(), self.hub.acts_since_ms());
        let fate = self.hub.enter(call, |_| true).await;
        let manner = match fate.fault {
            Some(Fault::Declines) => Manner::Declined,
            Some(Fault::FeeLater) => Manner::FeeUnsaid,
            Some(Fault::ComesBack) => Manner::ComesBack,
            Some(Fault::AfterAll) => Manner::AfterAll,
            _ => Manner::Well,
        };
        let later = || {
            let (books, hub, effect) = (self.books.clone(), Arc::clone(&self.hub), effect.clone());
            let landing = move || {
                let mut bank = books.bank();
                if !bank.is_too_late(id, hub.now_ms().saturating_sub(since)) {
                    effect(&mut bank, (Manner::Well, now));
                }
            };
            self.hub.send(delay_ms(fate.size).min(12_000), Box::new(landing));
        };
        match fate.fault {
            Some(Fault::Down) => return Err(GatewayDown { message: "down".to_owned() }),
            // It is under way and arrives when nobody waits for it any more.
            Some(Fault::CrashIn) => {
                later();
                self.hub.leave(fate).await;
            }
            Some(Fault::Later) => {
                later();
                return Err(GatewayDown { message: "no answer".to_owned() });
            }
            Some(Fault::Duplicate) => later(),
            _ => {}
        }
        let took_ms = self.hub.now_ms().saturating_sub(since);
        let answer = {
            let mut bank = self.books.bank();
            if bank.is_too_late(id, took_ms) {
                return Err(GatewayDown { message: "it took too long".to_owned() });
            }
            effect(&mut bank, (manner, now))
        };
        self.hub.leave(fate).await;
        Ok(if fate.fault == Some(Fault::ReplyLost) { GatewayAnswer::Unknown } else { answer })
    }

    fn moves(&self, name: Call, call: &VendorTransfer) -> Answer<'_, GatewayAnswer, GatewayDown> {
        let call = call.clone();
        Box::pin(self.does((name, call.transfer.into()), move |bank, manner| bank.transfer(&call, manner)))
    }

    fn part<Id: Into<AnyId> + Copy>(
        &self,
        (name, kind): (Call, Kind),
        call: &PaymentPart<Id>,
    ) -> Answer<'_, GatewayAnswer, GatewayDown> {
        let (id, payment, amount) = (call.operation.into(), Some(call.payment), call.amount);
        Box::pin(self.does((name, id), move |bank, manner| bank.ask(id, kind, payment, amount, manner)))
    }
}

impl PaymentGateway for Till {
    fn authorize<'a>(&'a self, call: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        let call = call.clone();
        let to = (Call::Authorize, call.attempt.into());
        Box::pin(self.does(to, move |bank, manner| bank.authorize(&call, manner)))
    }

    fn capture<'a>(&'a self, call: &'a PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.part((Call::Capture, Kind::Capture), call)
    }

    fn void<'a>(&'a self, call: &'a PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.part((Call::Void, Kind::Void), call)
    }

    fn refund<'a>(&'a self, call: &'a PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.part((Call::Refund, Kind::Refund), call)
    }

    fn transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.moves(Call::Transfer, call)
    }

    fn reverse_transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.moves(Call::ReverseTransfer, call)
    }

    fn pay_out<'a>(&'a self, call: &'a PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        let (id, amount) = (call.payout.into(), call.amount);
        let to = (Call::PayOut, id);
        Box::pin(self.does(to, move |bank, manner| bank.ask(id, Kind::Payout, None, amount, manner)))
    }

    fn idempotency_ms(&self) -> i64 {
        self.books.bank().window_ms().unwrap_or(i64::MAX)
    }

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        Box::pin(async move {
            let fate = self.hub.enter(Call::LookUp, |_| true).await;
            if fate.fault == Some(Fault::Down) {
                return Err(GatewayDown { message: "down".to_owned() });
            }
            let answer = self.books.bank().look_up(operation);
            self.hub.leave(fate).await;
            Ok(if fate.fault == Some(Fault::ReplyLost) { Some(GatewayAnswer::Unknown) } else { answer })
        })
    }
}

/// Whom events are handed on to.
#[derive(Debug)]
pub(crate) struct Reader {
    pub(crate) hub: Arc<Hub>,
    pub(crate) watch: Arc<Watch>,
    /// Events that it cannot handle until the faults stop: they become dead letters.
    pub(crate) name: &'static str,
}

impl Subscriber for Reader {
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
        Box::pin(async move {
            // One that is tried alone may not answer in time, or die.
            if let [alone] = events {
                self.watch.tried(alone);
            }
            let fate = self.hub.enter(Call::Publish, |_| true).await;
            let times = if fate.fault == Some(Fault::Duplicate) { 2 } else { 1 };
            match fate.fault {
                Some(Fault::Down) => return Err(Unhandled::Down { handled: 0, reason: "down".to_owned() }),
                Some(Fault::Poison) => {
                    let handled = usize::try_from(fate.size).unwrap_or(0) % events.len().max(1);
                    self.watch.delivered(self.name, events.get(..handled).unwrap_or_default());
                    if let Some(failed) = events.get(handled).filter(|_| events.len() > 1) {
                        self.watch.tried(failed);
                    }
                    return Err(Unhandled::Event { handled, reason: "poison".to_owned() });
                }
                _ => {}
            }
            for _ in 0..times {
                self.watch.delivered(self.name, events);
            }
            self.hub.leave(fate).await;
            if fate.fault == Some(Fault::ReplyLost) {
                return Err(Unhandled::Down { handled: 0, reason: "no reply".to_owned() });
            }
            Ok(())
        })
    }
}
