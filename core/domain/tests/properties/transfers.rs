//! What is transferred leaves what is available once, and no more of it comes back than went.

use crate::given::{balances, fresh, minor, refolded, vendor};
use proptest::collection::vec;
use proptest::prelude::*;
use vendra_domain::counter::CounterKey;
use vendra_domain::ledger::{Account, Journal};
use vendra_domain::names::Gateway;
use vendra_domain::payment::OperationOutcome as Outcome;
use vendra_domain::transfer::{self, ReversalStatus, Transfer};
use vendra_domain::{Amount, Decider, Timestamp};

fn acme() -> Gateway {
    "acme".parse().expect("a name")
}

/// One vendor order's transfers, what was settled of it, and what was posted.
#[derive(Default)]
struct World {
    settled: i64,
    available: i64,
    counted: i64,
    fees: i64,
    transfers: Vec<(Transfer, Vec<transfer::Event>)>,
    journals: Vec<Journal>,
    ids: usize,
}

impl World {
    fn transferred(&self) -> i64 {
        let of = |transfer: &Transfer| match transfer {
            Transfer::Started(book) => book.amount.minor(),
            Transfer::Succeeded(book) => {
                let back = book.reversals.iter().filter(|known| known.status == ReversalStatus::Succeeded);
                book.amount.minor() - back.map(|known| known.amount.minor()).sum::<i64>()
            }
            Transfer::Absent | Transfer::Failed(_) => 0,
        };
        self.transfers.iter().map(|(transfer, _)| of(transfer)).sum()
    }

    fn ask(&mut self, n: usize, request: &transfer::Request) {
        self.ids += 1;
        let (mut state, mut past) = self.transfers.get(n).cloned().unwrap_or_default();
        let facts = transfer::Facts {
            at: Timestamp::default(),
            id: fresh("trf", 10_000 + n),
            reversal: fresh("trf", self.ids),
            vendor: vendor(),
            currency: "EUR".parse().expect("a currency"),
            gateway: Some(acme()),
            hold: None,
            settled: minor(self.settled),
            transferred: minor(self.transferred()),
            available: minor(self.available),
        };
        for event in Transfer::decide(&state, request, &facts).unwrap_or_default() {
            if let transfer::Event::Succeeded { fee, .. } | transfer::Event::ReversalSucceeded { fee, .. } = &event {
                self.fees += fee.minor();
            }
            let effects = Transfer::effects(&state, &event).expect("effects of what was decided");
            for moved in &effects.counters {
                match moved.key {
                    CounterKey::Transferred { .. } => self.counted += moved.delta,
                    _ => self.available += moved.delta,
                }
            }
            self.journals.extend(effects.journals);
            state = Transfer::evolve(state, &event);
            past.push(event);
        }
        refolded::<Transfer>(&state, &past);
        match self.transfers.get_mut(n) {
            Some(known) => *known = (state, past),
            None if state != Transfer::Absent => self.transfers.push((state, past)),
            None => {}
        }
    }

    fn holds(&self, earned: i64) {
        let balances = balances(&self.journals);
        let of = |account| i64::try_from(balances.get(&account).copied().unwrap_or_default()).expect("small");
        let (mut transit, mut moved) = (0, 0);
        for (transfer, _) in &self.transfers {
            match transfer {
                Transfer::Started(book) => transit += book.amount.minor(),
                Transfer::Succeeded(book) => {
                    assert!(book.rest().expect("an amount") >= Amount::ZERO, "more came back than went");
                    let back = book.reversals.iter().filter(|known| known.status == ReversalStatus::Succeeded);
                    moved += book.amount.minor() - back.map(|known| known.amount.minor()).sum::<i64>();
                }
                Transfer::Absent | Transfer::Failed(_) => {}
            }
        }
        assert_eq!(-of(Account::TransfersInTransit), transit);
        assert_eq!(-of(Account::GatewayClearing(acme())), moved + self.fees);
        assert_eq!(of(Account::GatewayFees), self.fees);
        assert_eq!(self.available, earned - transit - moved, "what left is what is not available");
        assert_eq!(self.counted, transit + moved, "what is counted of the vendor order is what left and is not back");
        assert!(self.available >= 0 && transit + moved <= self.settled);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_vendors_money_is_transferred_once_and_comes_back_at_most_once(
        steps in vec((0..6u8, any::<usize>(), 0..3_000i64, 0..3u8), 0..40),
    ) {
        let mut world = World::default();
        let mut earned = 0;
        for (what, which, amount, answer) in steps {
            let n = which % world.transfers.len().max(1);
            let outcome = match answer {
                0 => Outcome::Succeeded { fee: minor(amount % 4) },
                1 => Outcome::Failed { reason: "no".to_owned() },
                _ => Outcome::Unknown,
            };
            match what {
                0 => {
                    (world.settled, world.available, earned) =
                        (world.settled + amount, world.available + amount, earned + amount);
                }
                1 => {
                    let next = world.transfers.len();
                    world.ask(next, &transfer::Request::Create { vendor_order: fresh("vor", 1) });
                }
                2 => world.ask(n, &transfer::Request::Reverse { amount: minor(amount) }),
                3 => {
                    let operation = fresh("trf", 10_000 + n);
                    world.ask(n, &transfer::Request::Resolve { operation, outcome });
                }
                _ => {
                    let reversals = world.transfers.get(n).and_then(|(state, _)| state.book()).map(|book| &book.reversals);
                    let known = reversals.and_then(|all| all.get(which % all.len().max(1))).map(|known| known.id);
                    let operation = known.unwrap_or_else(|| fresh("trf", which % 50));
                    world.ask(n, &transfer::Request::Resolve { operation, outcome });
                }
            }
            world.holds(earned);
        }
    }
}
