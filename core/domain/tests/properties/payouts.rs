//! What a vendor earned is pending, available, held back, on its way or paid, and never in two of them; schedules go forward.

use crate::given::{balances, fresh, minor, refolded, vendor};
use proptest::collection::vec;
use proptest::prelude::*;
use vendra_domain::ledger::{Account, Journal};
use vendra_domain::names::Gateway;
use vendra_domain::payment::OperationOutcome;
use vendra_domain::payout::schedule::Schedule;
use vendra_domain::payout::{self, Kind, PaidFrom, Payout, Statement, StatementKind, StatementLine};
use vendra_domain::settlement::{self, Candidate, Hold, MoneyState, Settlement, SettlementPolicy};
use vendra_domain::vendor::PayoutHold;
use vendra_domain::{Amount, AnyId, Currency, Decider, Effects, Timestamp};

/// A vendor's world: what was posted, what was counted, and what the next statement will say.
#[derive(Default)]
struct World {
    at: Timestamp,
    journals: Vec<Journal>,
    available: i64,
    opening: Amount,
    lines: Vec<StatementLine>,
    settlements: Vec<Settlement>,
    payouts: Vec<Payout>,
    settled: i64,
    hold: Option<PayoutHold>,
}

fn acme() -> Gateway {
    "acme".parse().expect("a name")
}

fn euro() -> Currency {
    "EUR".parse().expect("a currency")
}

impl World {
    fn line(&mut self, kind: StatementKind, reference: impl Into<AnyId>, amount: i64) {
        let amount = minor(amount);
        self.lines.push(StatementLine { kind, reference: reference.into(), amount, at: self.at });
    }

    fn take(&mut self, effects: Effects) {
        self.available += effects.counters.iter().map(|moved| moved.delta).sum::<i64>();
        self.journals.extend(effects.journals);
    }

    fn ask<D: Decider>(&mut self, state: &mut D::State, request: &D::Request, facts: &D::Facts) -> Vec<D::Event> {
        let events = D::decide(state, request, facts).unwrap_or_default();
        for event in &events {
            self.take(D::effects(state, event).expect("effects of what was decided"));
            *state = D::evolve(state.clone(), event);
        }
        events
    }

    fn settle(&mut self, amounts: &[i64], percent: i64) {
        let n = self.settlements.len();
        let candidates = amounts.iter().enumerate().map(|(line, amount)| Candidate {
            vendor_order: fresh("vor", n),
            line: fresh("lin", n * 100 + line),
            amount: minor(*amount),
            money: MoneyState::There,
            delivered_at: Some(self.at),
            // Now and then something is open about a line.
            hold: if *amount % 7 == 0 { Hold::Held } else { Hold::None },
        });
        let reserve_rate = format!("0.{percent:02}").parse().expect("a rate");
        let facts = settlement::Facts {
            at: self.at,
            id: fresh("stl", n),
            policy: SettlementPolicy { delay_ms: 0, reserve_rate, reserve_ms: 5 },
            candidates: candidates.collect(),
            available: minor(self.available),
        };
        let mut state = Settlement::default();
        let request = settlement::Request::Settle { vendor: vendor(), currency: euro() };
        let events = self.ask::<Settlement>(&mut state, &request, &facts);
        refolded::<Settlement>(&state, &events);
        if let Settlement::Reserved(book) | Settlement::Settled(book) = &state {
            let items = Amount::sum(book.items.iter().map(|item| item.amount)).expect("a sum");
            assert_eq!(items, book.amount);
            self.settled += book.amount.minor();
            assert!(book.items.iter().all(|item| item.amount.minor() % 7 != 0), "a held line was settled");
            for item in &book.items {
                self.line(StatementKind::Sale, item.line, item.amount.minor());
            }
            self.line(StatementKind::ReserveHeld, book.id, -book.reserve.minor());
        }
        self.settlements.push(state);
    }

    fn release(&mut self, which: usize) {
        let n = which % self.settlements.len().max(1);
        let Some(mut state) = self.settlements.get(n).cloned() else { return };
        let policy = SettlementPolicy::default();
        let id = fresh("stl", n);
        let facts = settlement::Facts { at: self.at, id, policy, candidates: vec![], available: Amount::ZERO };
        for event in self.ask::<Settlement>(&mut state, &settlement::Request::ReleaseReserve, &facts) {
            if let settlement::Event::ReserveReleased { amount, .. } = event {
                self.line(StatementKind::ReserveReleased, id, amount.minor());
            }
        }
        self.settlements[n] = state;
    }

    fn payout(&mut self, which: usize, what: u8) {
        let n = if what == 0 { self.payouts.len() } else { which % self.payouts.len().max(1) };
        let mut state = self.payouts.get(n).cloned().unwrap_or_default();
        let facts = payout::Facts {
            at: self.at,
            id: fresh("pyo", n),
            user: None,
            available: minor(self.available),
            minimum: minor(10),
            account: Some(fresh("pac", 1)),
            // Every other one goes through a gateway, which charges for it.
            paid_from: if n % 2 == 0 { PaidFrom::Bank } else { PaidFrom::Gateway { gateway: acme() } },
            hold: self.hold.clone(),
            statement: Statement { opening: self.opening, lines: self.lines.clone() },
        };
        let request = match what {
            0 => payout::Request::Create { vendor: vendor(), currency: euro(), kind: Kind::Scheduled },
            1 if n % 2 == 0 => payout::Request::ConfirmPaid,
            1 => payout::Request::Resolve { outcome: OperationOutcome::Succeeded { fee: minor(n as i64 % 3) } },
            _ if n % 4 == 1 => {
                payout::Request::Resolve { outcome: OperationOutcome::Failed { reason: "no".to_owned() } }
            }
            _ => payout::Request::ReportFailed { reason: "no".to_owned() },
        };
        for event in self.ask::<Payout>(&mut state, &request, &facts) {
            match event {
                payout::Event::Started { book, .. } => {
                    assert_eq!(book.statement.closing(), Ok(book.amount));
                    assert!(!self.hold.as_ref().is_some_and(|hold| hold.holds(self.at)), "it is held");
                    (self.opening, self.lines) = (Amount::ZERO, Vec::new());
                }
                payout::Event::Failed { .. } => {
                    let Payout::Failed(book) = &state else { panic!("it failed") };
                    let (id, amount) = (book.id, book.amount.minor());
                    self.line(StatementKind::FailedPayout, id, amount);
                }
                _ => {}
            }
        }
        match self.payouts.get_mut(n) {
            Some(known) => *known = state,
            None if state != Payout::Absent => self.payouts.push(state),
            None => {}
        }
    }

    /// What was settled is available, held back, on its way or paid: the sum never changes by itself.
    fn conserved(&self) {
        let balances = balances(&self.journals);
        let of = |account| balances.get(&account).copied().unwrap_or_default();
        let sum = |wanted: fn(&Payout) -> Option<i64>| self.payouts.iter().filter_map(wanted).map(i128::from).sum();
        let (transit, paid): (i128, i128) = (
            sum(|payout| if let Payout::Started(book) = payout { Some(book.amount.minor()) } else { None }),
            sum(|payout| if let Payout::Paid(book) = payout { Some(book.amount.minor()) } else { None }),
        );
        let held = |settlement: &Settlement| match settlement {
            Settlement::Reserved(book) => i128::from(book.reserve.minor()),
            _ => 0,
        };
        let reserve: i128 = self.settlements.iter().map(held).sum();
        assert_eq!(-of(Account::VendorAvailable(vendor())), i128::from(self.available), "counter and account agree");
        assert_eq!(-of(Account::VendorReserve(vendor())), reserve);
        assert_eq!(-of(Account::PayoutsInTransit), transit);
        let (gateway, fees) = (of(Account::GatewayClearing(acme())), of(Account::GatewayFees));
        assert_eq!(-of(Account::Bank) - gateway, paid + fees, "what left is what was paid and what that cost");
        assert_eq!(i128::from(self.available) + reserve + transit + paid, i128::from(self.settled));
        let statement = Statement { opening: self.opening, lines: self.lines.clone() };
        assert_eq!(statement.closing(), Ok(minor(self.available)), "the statement to come says what is available");
    }
}

const ZONES: [&str; 7] = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Cairo",
];

fn schedule() -> impl Strategy<Value = Schedule> {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let every = prop_oneof![
        Just(r#"{"every": "day"}"#.to_owned()),
        (0..7usize).prop_map(move |day| format!(r#"{{"every": "week", "on": "{}"}}"#, days[day])),
        (1..=31u32).prop_map(|day| format!(r#"{{"every": "month", "on": {day}}}"#)),
    ];
    (every, 0..24u32, 0..ZONES.len()).prop_map(|(every, hour, zone)| {
        let json = format!(r#"{{"every": {every}, "hour": {hour}, "time_zone": "{}"}}"#, ZONES[zone]);
        serde_json::from_str(&json).expect("a schedule")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_vendors_money_is_in_one_place(
        steps in vec((0..7u8, any::<usize>(), vec(-500..5_000i64, 1..5), 0..100i64), 0..30),
    ) {
        let mut world = World::default();
        for (what, which, amounts, percent) in steps {
            world.at = world.at.plus_ms(1).expect("a moment");
            match what {
                0 | 1 => world.settle(&amounts, percent),
                2 => world.release(which),
                3 => {
                    let until = (percent % 2 == 0).then(|| world.at.plus_ms(percent / 20).expect("a moment"));
                    let hold = PayoutHold { reason: "looked into".to_owned(), until };
                    world.hold = if world.hold.is_some() { None } else { Some(hold) };
                }
                what => world.payout(which, what - 4),
            }
            world.conserved();
        }
    }

    #[test]
    fn schedules_go_forward(schedule in schedule(), after in 0..4_000_000_000_000i64, later in 0..4_000_000_000i64) {
        let moment = |ms| Timestamp::from_unix_ms(ms).expect("a moment");
        let next = |ms| schedule.next_after(moment(ms)).expect("a valid schedule").expect("not manual").unix_ms();
        let first = next(after);
        // After, and at most a month and the longest change of clocks ahead.
        prop_assert!(first > after && first - after <= 33 * 86_400_000);
        prop_assert!(next(after + later) >= first);
        // Nothing is between a moment and the payout after it, so asking again on the way gives the same one.
        prop_assert_eq!(next(after + (first - after) / 2), first);
        prop_assert_eq!(next(first - 1), first);
        prop_assert!(next(first) > first);
    }
}
