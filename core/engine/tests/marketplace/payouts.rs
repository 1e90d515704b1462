//! Payouts that a gateway is asked for: paid once, whatever the gateway says, and however late.

use crate::worker::{DAY, HOUR, payouts, reconfigure};
use pollster::block_on;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use vendra::domain::ledger::Account;
use vendra::domain::payment::OperationOutcome;
use vendra::domain::payout::{Kind, Payout};
use vendra::memory::Trial;
use vendra::port::*;
use vendra::worker::{Worker, WorkerConfig};
use vendra::*;

/// What happens to the next call.
#[derive(Debug, Clone)]
pub(crate) enum Next {
    /// It is done, and the answer arrives.
    Says(GatewayAnswer),
    /// It is done, and nobody hears of it.
    LosesAnswer,
    /// It never arrives.
    IsDown,
}

/// A gateway that does what a test says, once an id for as long as it knows ids.
#[derive(Debug)]
pub(crate) struct Till {
    next: Mutex<Next>,
    known: Mutex<BTreeMap<AnyId, GatewayAnswer>>,
    /// Every call that arrived to do something, with how much.
    posts: Mutex<Vec<(AnyId, i64)>>,
}

impl Till {
    pub(crate) fn next(&self, next: Next) {
        *self.next.lock().unwrap() = next;
    }

    pub(crate) fn posts(&self) -> Vec<(AnyId, i64)> {
        self.posts.lock().unwrap().clone()
    }

    fn post(&self, id: AnyId, amount: Amount) -> Answer<'_, GatewayAnswer, GatewayDown> {
        let next = self.next.lock().unwrap().clone();
        let answer = match next {
            Next::IsDown => Err(GatewayDown { message: "down".to_owned() }),
            Next::LosesAnswer | Next::Says(_) => {
                self.posts.lock().unwrap().push((id, amount.minor()));
                let done = if let Next::Says(answer) = &next { answer.clone() } else { paid(0) };
                let answer = self.known.lock().unwrap().entry(id).or_insert(done).clone();
                if matches!(next, Next::LosesAnswer) { Ok(GatewayAnswer::Unknown) } else { Ok(answer) }
            }
        };
        Box::pin(std::future::ready(answer))
    }

    fn never(&self) -> Answer<'_, GatewayAnswer, GatewayDown> {
        Box::pin(std::future::ready(Ok(GatewayAnswer::Unknown)))
    }
}

pub(crate) fn paid(fee: i64) -> GatewayAnswer {
    GatewayAnswer::Succeeded { fee: Amount::new(fee).expect("an amount") }
}

pub(crate) fn declined() -> GatewayAnswer {
    GatewayAnswer::Declined { reason: "account_closed".to_owned() }
}

impl PaymentGateway for Till {
    fn authorize<'a>(&'a self, _: &'a Authorize) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.never()
    }

    fn capture<'a>(&'a self, _: &'a PaymentPart<CaptureId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.never()
    }

    fn void<'a>(&'a self, _: &'a PaymentPart<VoidId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.never()
    }

    fn refund<'a>(&'a self, _: &'a PaymentPart<RefundId>) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.never()
    }

    fn transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.post(call.transfer.into(), call.amount)
    }

    fn reverse_transfer<'a>(&'a self, call: &'a VendorTransfer) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.post(call.transfer.into(), call.amount)
    }

    fn pay_out<'a>(&'a self, call: &'a PayoutCall) -> Answer<'a, GatewayAnswer, GatewayDown> {
        self.post(call.payout.into(), call.amount)
    }

    fn look_up<'a>(&'a self, operation: AnyId) -> Answer<'a, Option<GatewayAnswer>, GatewayDown> {
        let answer = match &*self.next.lock().unwrap() {
            Next::IsDown => Err(GatewayDown { message: "down".to_owned() }),
            Next::Says(_) | Next::LosesAnswer => Ok(self.known.lock().unwrap().get(&operation).cloned()),
        };
        Box::pin(std::future::ready(answer))
    }
}

/// A marketplace whose vendors a till pays, and a vendor with money.
pub(crate) fn with_till() -> (Trial, Arc<Till>) {
    with_till_at(block_on(Trial::open()).expect("a marketplace"))
}

pub(crate) fn with_till_at(mut trial: Trial) -> (Trial, Arc<Till>) {
    let known = Mutex::new(BTreeMap::new());
    let till = Arc::new(Till { next: Mutex::new(Next::Says(paid(0))), known, posts: Mutex::default() });
    trial.engine = Engine::builder(Arc::clone(trial.engine.store()))
        .clock(Arc::clone(&trial.clock) as _)
        .gateway("acme".parse().expect("a name"), Arc::clone(&trial.gateway) as _)
        .gateway("till".parse().expect("a name"), Arc::clone(&till) as _)
        .build();
    reconfigure(&trial, |settings| settings["paid_from"] = json!({"from": "gateway", "gateway": "till"}));
    earn(&trial);
    (trial, till)
}

/// Three more books, of which 63.49 is the vendor's.
pub(crate) fn earn(trial: &Trial) {
    block_on(trial.delivered(3)).expect("it is delivered");
    let euro = "EUR".parse().expect("a currency");
    block_on(trial.worker().settlements().settle(trial.books.vendor, euro)).expect("it is settled");
}

pub(crate) fn balance(trial: &Trial, account: &str) -> i64 {
    block_on(trial.balance(account.parse().expect("an account"))).expect("a balance").minor()
}

fn available(trial: &Trial) -> i64 {
    block_on(trial.balance(Account::VendorAvailable(trial.books.vendor))).expect("a balance").minor()
}

fn pay(trial: &Trial) -> Result<PayoutId, Error> {
    let euro = "EUR".parse().expect("a currency");
    let made = block_on(trial.worker().payouts().create(trial.books.vendor, euro, Kind::Scheduled));
    made.map(|made| made.id)
}

fn state(trial: &Trial, id: PayoutId) -> Payout {
    block_on(trial.owner().payouts().get(id)).expect("a payout")
}

#[test]
fn a_gateway_pays_and_its_fee_is_booked() {
    let (trial, till) = with_till();
    till.next(Next::Says(paid(25)));
    let id = pay(&trial).expect("a payout");
    assert!(matches!(state(&trial, id), Payout::Paid(_)));
    assert_eq!(till.posts(), [(id.into(), 6_349)]);
    assert_eq!((available(&trial), balance(&trial, "payouts_in_transit")), (0, 0));
    assert_eq!((balance(&trial, "gateway_clearing/till"), balance(&trial, "gateway_fees")), (-6_374, 25));
    assert!(block_on(trial.owner().doctor()).expect("a reading").findings.is_empty());
    // It comes back a week later, and the vendor has its money again.
    let back = OperationOutcome::Failed { reason: "account_closed".to_owned() };
    block_on(trial.worker().payouts().resolve(id, back)).expect("it came back");
    assert_eq!((available(&trial), balance(&trial, "gateway_clearing/till")), (6_349, -25));
}

/// What a gateway declined the next run pays, once (kf_22).
#[test]
fn what_is_declined_is_available_and_paid_once_by_the_next_run() {
    let (trial, till) = with_till();
    till.next(Next::Says(declined()));
    let mut worker = Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
    trial.clock.turn(8 * DAY);
    assert!(block_on(worker.tick()).troubles.is_empty());
    assert!(matches!(&payouts(&trial)[..], [Payout::Failed(_)]));
    assert_eq!(available(&trial), 6_349);
    till.next(Next::Says(paid(0)));
    // Not again at the same instant of the schedule.
    assert!(block_on(worker.tick()).troubles.is_empty());
    assert_eq!(payouts(&trial).len(), 1);
    trial.clock.turn(7 * DAY);
    assert!(block_on(worker.tick()).troubles.is_empty());
    assert!(matches!(&payouts(&trial)[..], [Payout::Paid(_), Payout::Failed(_)]));
    assert_eq!((available(&trial), till.posts().len()), (0, 2));
}

#[test]
fn an_answer_that_was_lost_is_looked_up_and_nothing_is_paid_twice() {
    let (trial, till) = with_till();
    till.next(Next::LosesAnswer);
    let id = pay(&trial).expect("it is begun");
    assert!(matches!(state(&trial, id), Payout::Started(_)));
    assert_eq!((available(&trial), balance(&trial, "payouts_in_transit")), (0, 6_349));
    till.next(Next::IsDown);
    let mut worker = Worker::new(trial.engine.clone(), [trial.tenant], WorkerConfig::default());
    trial.clock.turn(HOUR);
    let troubles = block_on(worker.tick()).troubles;
    assert_eq!(troubles.iter().map(|trouble| trouble.code).collect::<Vec<_>>(), ["gateway.unavailable"]);
    till.next(Next::Says(declined()));
    trial.clock.turn(HOUR);
    assert!(block_on(worker.tick()).troubles.is_empty());
    // What it says by now is what it said then.
    assert!(matches!(state(&trial, id), Payout::Paid(_)));
    assert_eq!(till.posts().len(), 1);
}

#[test]
fn what_never_arrived_is_posted_again_only_while_the_gateway_knows_ids() {
    for late in [false, true] {
        let (trial, till) = with_till();
        till.next(Next::IsDown);
        let id = pay(&trial).expect("it is begun");
        till.next(Next::Says(paid(0)));
        trial.clock.turn(if late { DAY } else { DAY - HOUR });
        block_on(trial.engine.carry_on(trial.tenant, id)).expect("it is carried on");
        if late {
            // It never heard of it, and is never asked again: the money is there for another payout.
            assert!(matches!(state(&trial, id), Payout::Failed(_)));
            assert_eq!((till.posts().len(), available(&trial)), (0, 6_349));
            let other = pay(&trial).expect("another");
            assert_eq!(till.posts(), [(other.into(), 6_349)]);
        } else {
            assert!(matches!(state(&trial, id), Payout::Paid(_)));
            assert_eq!(till.posts(), [(id.into(), 6_349)]);
        }
    }
}

#[test]
fn a_payout_stays_with_the_gateway_that_it_was_begun_with() {
    let (trial, till) = with_till();
    till.next(Next::LosesAnswer);
    let id = pay(&trial).expect("it is begun");
    reconfigure(&trial, |settings| settings["paid_from"] = json!({"from": "gateway", "gateway": "acme"}));
    block_on(trial.engine.carry_on(trial.tenant, id)).expect("it is carried on");
    assert!(matches!(state(&trial, id), Payout::Paid(_)));
    assert_eq!(balance(&trial, "gateway_clearing/till"), -6_349);
}

#[test]
fn a_gateway_that_the_engine_does_not_have_begins_nothing() {
    let (trial, _) = with_till();
    reconfigure(&trial, |settings| settings["paid_from"] = json!({"from": "gateway", "gateway": "nobody"}));
    assert_eq!(pay(&trial).unwrap_err().code(), "gateway.unknown");
    assert_eq!((available(&trial), payouts(&trial).len()), (6_349, 0));
    let other = "ord_01h455vb4pex5vsknk084sn02q".parse::<OrderId>().expect("an id");
    assert_eq!(block_on(trial.engine.carry_on(trial.tenant, other)).unwrap_err().code(), "request.malformed");
}
