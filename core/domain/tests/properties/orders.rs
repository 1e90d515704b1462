//! Whatever is captured, cancelled, sent, undone and settled of a vendor order, in any order: what was decided is booked,
//! nothing stays in the order's clearing, the vendor's money is where its lines say, and everything comes to an end.

use crate::given::{balances, fresh, line_of, minor, refolded, vendor};
use proptest::collection::vec;
use proptest::prelude::*;
use vendra_domain::frozen_line::{FrozenLine, LineKind, LineMove, Source};
use vendra_domain::ledger::{Account, Journal, Purpose, VendorShare};
use vendra_domain::limits::CAPTURES_MAX;
use vendra_domain::split::{VendorPart, VendorTotals};
use vendra_domain::vendor_order::{
    Book, By, CancelCause, CaptureScope, Elsewhere, Event, Facts, Goods, Line, LineUnits, Request, Undo, VendorOrder,
};
use vendra_domain::{Amount, AnyId, Decider, LineId, OrderId, Refusal, Timestamp};

/// One thing to ask. Parts are in millionths of what there is; lines are counted round and round.
#[derive(Debug, Clone)]
enum Step {
    Place(bool),
    Accept,
    /// Of one line some units stay, and some are taken over.
    Reject(usize, u32, u32),
    Ship(usize, u32),
    Deliver(usize),
    Cancel(usize, u32),
    CancelAll,
    Edit(usize, u32),
    CaptureAll,
    CaptureShipped,
    CaptureAmount(u32),
    Repeat(usize),
    UndoUnits(usize, u32, Goods),
    UndoLine(usize, u32),
    Undo(u32),
    UndoRest,
    UndoUncaptured,
    TakeOver(bool),
    Settle(usize),
    SettleAll,
}

fn step() -> impl Strategy<Value = Step> {
    let part = || 0..=1_000_000u32;
    let which = any::<usize>;
    let goods = prop_oneof![Just(Goods::Arrived), Just(Goods::OnTheWay)];
    prop_oneof![
        2 => any::<bool>().prop_map(Step::Place),
        2 => Just(Step::Accept),
        2 => (which(), part(), part()).prop_map(|(line, stay, taken)| Step::Reject(line, stay, taken)),
        5 => (which(), part()).prop_map(|(line, part)| Step::Ship(line, part)),
        4 => which().prop_map(Step::Deliver),
        2 => (which(), part()).prop_map(|(line, part)| Step::Cancel(line, part)),
        1 => Just(Step::CancelAll),
        1 => (which(), part()).prop_map(|(line, part)| Step::Edit(line, part)),
        1 => Just(Step::CaptureAll),
        3 => Just(Step::CaptureShipped),
        4 => part().prop_map(Step::CaptureAmount),
        1 => which().prop_map(Step::Repeat),
        4 => (which(), part(), goods).prop_map(|(line, part, goods)| Step::UndoUnits(line, part, goods)),
        2 => (which(), part()).prop_map(|(line, part)| Step::UndoLine(line, part)),
        2 => part().prop_map(Step::Undo),
        1 => Just(Step::UndoRest),
        1 => Just(Step::UndoUncaptured),
        1 => any::<bool>().prop_map(Step::TakeOver),
        3 => which().prop_map(Step::Settle),
        1 => Just(Step::SettleAll),
    ]
}

fn part_of(whole: Amount, millionths: u32) -> Amount {
    Amount::from_wide(i128::from(whole.minor()) * i128::from(millionths) / 1_000_000).expect("a part")
}

fn units_of(whole: u32, millionths: u32) -> u32 {
    u32::try_from(u64::from(whole) * u64::from(millionths) / 1_000_000).expect("at most the whole")
}

/// What of moves is the buyer's payments': what a gateway took or gives back.
fn paid(moves: &[LineMove]) -> i128 {
    let shares = moves.iter().flat_map(|movement| &movement.sources);
    let paid = shares.filter(|share| matches!(share.party, Source::Payment { .. }));
    paid.map(|share| i128::from(share.amount.minor())).sum()
}

/// A vendor order, with the books of the world around it.
struct World {
    state: VendorOrder,
    past: Vec<Event>,
    journals: Vec<Journal>,
    /// What counters say that the vendor may be paid.
    counted: i64,
    /// What gateways brought into the order's clearing, less what they gave back.
    funded: i128,
    facts: Facts,
    /// Frozen lines that are not a part of it yet.
    spare: Vec<FrozenLine>,
    /// Fresh ids that were used.
    ids: usize,
}

fn order() -> OrderId {
    fresh("ord", 1)
}

impl World {
    fn new(goods: &[FrozenLine], delivery: Option<&FrozenLine>, spare: &FrozenLine) -> Self {
        let named = |line: &FrozenLine, number: usize, kind: LineKind, quantity: u32| {
            let (sources, uses) = (line.sources().to_vec(), line.uses().to_vec());
            FrozenLine::new(fresh("lin", number), kind, quantity, sources, uses).expect("a line of the same shares")
        };
        let mut lines: Vec<FrozenLine> =
            goods.iter().enumerate().map(|(n, line)| named(line, n, LineKind::Goods, line.quantity)).collect();
        lines.extend(delivery.map(|line| named(line, 100, LineKind::Shipping, 1)));
        let ids: Vec<LineId> = lines.iter().map(|line| line.id).collect();
        let spare = named(spare, 200, LineKind::Goods, spare.quantity);
        lines.push(spare.clone());
        let at = Timestamp::from_unix_ms(1).expect("a moment");
        let facts =
            Facts { at, lines, parcel: fresh("pcl", 0), edit: fresh("edt", 0), elsewhere: None, sales_period: None };
        let mut world = Self {
            state: VendorOrder::default(),
            past: Vec::new(),
            journals: Vec::new(),
            counted: 0,
            funded: 0,
            facts,
            spare: vec![spare],
            ids: 0,
        };
        let part = VendorPart { id: fresh("vor", 1), vendor: vendor(), lines: ids, totals: VendorTotals::default() };
        let create = Request::Create { order: order(), part, currency: "EUR".parse().expect("a currency") };
        world.ask(&create).expect("it is made");
        world
    }

    fn book(&self) -> &Book {
        self.state.book().expect("it was made")
    }

    fn frozen(&self, id: LineId) -> &FrozenLine {
        self.facts.lines.iter().find(|line| line.id == id).expect("a frozen line")
    }

    /// Asks, books what was decided, and looks whether all is well. A refusal changes nothing.
    fn ask(&mut self, request: &Request) -> Result<Vec<Event>, Refusal> {
        self.ids += 1;
        (self.facts.parcel, self.facts.edit) = (fresh("pcl", self.ids), fresh("edt", self.ids));
        let events = VendorOrder::decide(&self.state, request, &self.facts)?;
        for event in &events {
            let effects = VendorOrder::effects(&self.state, event)
                .unwrap_or_else(|refusal| panic!("{event:?} was decided and cannot be booked: {refusal}"));
            self.counted += effects.counters.iter().map(|moved| moved.delta).sum::<i64>();
            self.journals.extend(effects.journals);
            self.gateway(request, event);
            self.settlement(event);
            self.let_go(request, event);
            self.state = VendorOrder::evolve(self.state.clone(), event);
            let json = serde_json::to_string(event).expect("an event is JSON");
            assert_eq!(&serde_json::from_str::<Event>(&json).expect("and back"), event);
            self.past.push(event.clone());
        }
        self.check();
        Ok(events)
    }

    /// What gateways do for an event: bring what was captured, give back what was undone.
    fn gateway(&mut self, request: &Request, event: &Event) {
        self.funded += match (request, event) {
            // The gateway was asked for this amount before, and took exactly it.
            (Request::RecordCapture { scope: CaptureScope::Amount { amount }, .. }, Event::CaptureRecorded { .. }) => {
                i128::from(amount.minor())
            }
            (Request::RecordCapture { scope: CaptureScope::Shipped, .. }, Event::CaptureRecorded { moves, .. }) => {
                assert!(self.book().goods().any(|line| line.units.shipped > 0), "nothing was shipped: {:?}", self.past);
                paid(moves)
            }
            (_, Event::CaptureRecorded { moves, .. }) => paid(moves),
            (_, Event::TakenOver { captured: Some((_, movement)), .. }) => paid(std::slice::from_ref(movement)),
            (_, Event::UnitsCancelled { moves, .. } | Event::Reversed { moves, .. }) => -paid(moves),
            _ => 0,
        };
    }

    /// What the settlement of lines posts and counts beside it.
    fn settlement(&mut self, event: &Event) {
        let Event::Settled { settlement, lines, .. } = event else { return };
        let shares = lines.iter().map(|id| self.share(self.book().line(*id).expect("a line of it")));
        let amount = Amount::sum(shares).expect("within bounds");
        if !amount.is_zero() {
            let (pending, available) = (Account::VendorPending(vendor()), Account::VendorAvailable(vendor()));
            let moved = Journal::builder(Purpose::Settlement, *settlement, self.book().currency);
            self.journals.push(moved.debit(pending, amount).credit(available, amount).build().expect("a journal"));
            self.counted += amount.minor();
        }
    }

    /// What is not captured is let go to the last cent, and of what is captured nothing goes back.
    fn let_go(&self, request: &Request, event: &Event) {
        let (Request::Reverse { undo: Undo::Uncaptured, .. }, Event::Reversed { moves, returned, lost, .. }) =
            (request, event)
        else {
            return;
        };
        assert!(
            returned.is_empty() && lost.is_empty() && moves.iter().all(|step| step.sources.is_empty()),
            "{moves:?}"
        );
        for line in &self.book().lines {
            let to = moves.iter().find(|step| step.line == line.id).map_or(line.progress, |step| step.to);
            assert_eq!((to.captured, to.reversed), (line.progress.captured, line.progress.reversed));
            assert_eq!(to.captured.plus(to.voided).expect("within bounds"), self.frozen(line.id).total());
        }
    }

    /// What of a line is the vendor's by now.
    fn share(&self, line: &Line) -> Amount {
        self.frozen(line.id).vendor_share(line.progress).expect("a progress of this line")
    }

    fn check(&self) {
        refolded::<VendorOrder>(&self.state, &self.past);
        let balances = balances(&self.journals);
        let of = |account: Account| -balances.get(&account).copied().unwrap_or_default();
        assert_eq!(of(Account::BuyerClearing(order())) + self.funded, 0, "money stays in clearing: {:?}", self.past);
        let vendors = |share: VendorShare| -> i128 {
            let lines = self.book().lines.iter().filter(|line| line.share == share);
            lines.map(|line| i128::from(self.share(line).minor())).sum()
        };
        assert_eq!(of(Account::VendorPending(vendor())), vendors(VendorShare::Pending), "{:?}", self.past);
        assert_eq!(of(Account::VendorAvailable(vendor())), vendors(VendorShare::Available), "{:?}", self.past);
        assert_eq!(i128::from(self.counted), vendors(VendorShare::Available), "{:?}", self.past);
        for line in self.book().goods() {
            assert!(line.units.shipped + line.units.cancelled <= line.quantity, "{line:?}");
            assert!(line.units.delivered + line.units.lost <= line.units.shipped, "{line:?}");
            assert!(line.units.returned <= line.units.delivered && line.undone() <= line.quantity, "{line:?}");
        }
        if matches!(self.state, VendorOrder::Cancelled(_)) {
            for line in &self.book().lines {
                let undone = line.progress.undone().expect("within bounds");
                assert_eq!(undone, self.frozen(line.id).total(), "cancelled in part: {:?}", self.past);
            }
        }
    }

    /// What is left of the lines for gateways to take.
    fn payable(&self) -> Amount {
        let rest = self.book().lines.iter().map(|line| {
            let rest = self.frozen(line.id).capture_rest(line.progress).expect("a progress of this line");
            minor(i64::try_from(paid(&[rest])).expect("within bounds"))
        });
        Amount::sum(rest).expect("within bounds")
    }

    fn request(&mut self, step: &Step) -> Option<Request> {
        self.ids += 1;
        let number = self.ids;
        let cause: AnyId = AnyId::from(fresh::<vendra_domain::RefundId>("rfd", number));
        let lines = self.book().lines.clone();
        let line = |which: usize| &lines[which % lines.len()];
        let units = |which: usize, units: u32| vec![LineUnits { line: line(which).id, units }];
        let capture = |scope| Request::RecordCapture { capture: fresh("cap", number), scope };
        let reverse = |undo| Request::Reverse { cause, undo };
        let settle = |lines| Request::MarkSettled { settlement: fresh("stl", number), lines };
        Some(match *step {
            Step::Place(window) => {
                Request::Place { accept_by: window.then(|| self.facts.at.plus_ms(1).expect("a moment")) }
            }
            Step::Accept => Request::Accept,
            Step::Reject(which, stay, taken) => {
                let stay = units_of(line(which).open(), stay);
                let taken = units_of(line(which).open().saturating_sub(stay), taken);
                let named = |count: u32| if count == 0 { Vec::new() } else { units(which, count) };
                self.facts.elsewhere = Some(Elsewhere {
                    stay: named(stay),
                    taken: named(taken),
                    accept_by: number.is_multiple_of(2).then_some(self.facts.at),
                    edit: fresh("edt", 50_000 + number),
                });
                Request::Reject { reason: "no".to_owned() }
            }
            Step::Ship(which, part) => {
                Request::Ship { lines: units(which, units_of(line(which).open(), part).max(1)), tracking: None }
            }
            Step::Deliver(which) => {
                let parcels = &self.book().parcels;
                Request::Deliver { parcel: parcels.get(which % parcels.len().max(1))?.id }
            }
            Step::Cancel(which, part) => Request::Cancel {
                lines: units(which, units_of(line(which).open(), part).max(1)),
                by: By::Buyer,
                cause: CancelCause::Asked,
            },
            Step::CancelAll => Request::Cancel { lines: vec![], by: By::Operator, cause: CancelCause::Asked },
            Step::Edit(which, part) => {
                Request::Edit { lines: units(which, units_of(line(which).quantity, part)), note: None }
            }
            Step::CaptureAll => capture(CaptureScope::All),
            Step::CaptureShipped => capture(CaptureScope::Shipped),
            Step::CaptureAmount(part) => capture(CaptureScope::Amount { amount: part_of(self.payable(), part) }),
            Step::Repeat(which) => Request::RecordCapture {
                capture: *self.book().captures.get(which % self.book().captures.len().max(1))?,
                scope: CaptureScope::All,
            },
            Step::UndoUnits(which, part, goods) => {
                let there = if goods == Goods::Arrived { line(which).arrived() } else { line(which).on_the_way() };
                reverse(Undo::Units { lines: units(which, units_of(there, part).max(1)), goods })
            }
            Step::UndoLine(which, part) => {
                let amount = part_of(self.frozen(line(which).id).total(), part);
                reverse(Undo::LineAmount { line: line(which).id, amount })
            }
            Step::Undo(part) => {
                let totals = lines.iter().map(|line| self.frozen(line.id).total());
                reverse(Undo::Amount { amount: part_of(Amount::sum(totals).expect("within bounds"), part) })
            }
            Step::UndoRest => reverse(Undo::Rest),
            Step::UndoUncaptured => reverse(Undo::Uncaptured),
            Step::TakeOver(captured) => {
                Request::TakeOver { line: self.spare.last()?.clone(), captured: captured.then(|| fresh("cap", number)) }
            }
            Step::Settle(which) => settle(vec![line(which).id]),
            Step::SettleAll => settle(lines.iter().map(|line| line.id).collect()),
        })
    }

    /// Brings everything that is open to its end, by what anyone may ask.
    fn finish(&mut self) {
        let must = |outcome: Result<Vec<Event>, Refusal>| outcome.unwrap_or_else(|no| panic!("it never ends: {no}"));
        if matches!(self.state, VendorOrder::Awaiting(_)) {
            must(self.ask(&Request::Place { accept_by: None }));
        }
        if matches!(self.state, VendorOrder::Open(_)) {
            must(self.ask(&Request::Accept));
        }
        let open = self.book().goods().filter(|line| line.open() > 0);
        let open: Vec<_> = open.map(|line| LineUnits { line: line.id, units: line.open() }).collect();
        if !open.is_empty() && !matches!(self.state, VendorOrder::Cancelled(_)) {
            must(self.ask(&Request::Ship { lines: open, tracking: None }));
        }
        if matches!(self.state, VendorOrder::Fulfilling(_)) {
            // What is on its way arrives, or somebody has the money back for it: here it is the latter.
            let under_way = self.book().goods().filter(|line| line.on_the_way() > 0);
            let lines = under_way.map(|line| LineUnits { line: line.id, units: line.on_the_way() }).collect();
            let cause = AnyId::from(fresh::<vendra_domain::ClaimId>("clm", 1));
            must(self.ask(&Request::Reverse { cause, undo: Undo::Units { lines, goods: Goods::OnTheWay } }));
        }
        if matches!(self.state, VendorOrder::Completed(_)) {
            must(self.ask(&Request::RecordCapture { capture: fresh("cap", 99_999), scope: CaptureScope::All }));
        }
        let lines = self.book().lines.iter().map(|line| line.id).collect();
        must(self.ask(&Request::MarkSettled { settlement: fresh("stl", 99_999), lines }));
    }
}

fn cents() -> impl Strategy<Value = Amount> + Clone {
    prop_oneof![2 => Just(0), 3 => 1..12i64, 4 => 1..100_000i64, 1 => 1..=1_000_000_000_000i64].prop_map(minor)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn a_vendor_order_is_booked_whatever_is_asked_of_it(
        goods in vec(line_of(cents(), 1..=6), 1..4),
        delivery in proptest::option::of(line_of(cents(), 1..=1)),
        spare in line_of(cents(), 1..=3),
        steps in vec(step(), 0..40),
    ) {
        let mut world = World::new(&goods, delivery.as_ref(), &spare);
        // Most of what there is to see comes after it was accepted.
        if steps.len() % 4 != 0 {
            world.ask(&Request::Place { accept_by: None }).expect("it is placed");
        }
        for step in &steps {
            let Some(request) = world.request(step) else { continue };
            let before = world.state.clone();
            match world.ask(&request) {
                Ok(events) if events.iter().any(|event| matches!(event, Event::TakenOver { .. })) => {
                    world.spare.clear();
                }
                Ok(_) => {}
                Err(_) => prop_assert_eq!(&before, &world.state),
            }
        }
        world.finish();
        let done = matches!(world.state, VendorOrder::Completed(_) | VendorOrder::Cancelled(_));
        prop_assert!(done, "{:?}", world.state);
        prop_assert_eq!(world.payable(), Amount::ZERO);
    }
}

#[test]
fn a_vendor_order_is_captured_so_many_times_and_no_more() {
    let line: FrozenLine = serde_json::from_str(
        r#"{"id": "lin_01h455vb4pex5vsknk084sn001", "kind": "goods", "quantity": 1, "total": 100,
            "sources": [{"source": "payment", "payment": "pay_01h455vb4pex5vsknk084sn001", "amount": 100}],
            "uses": [{"use": "vendor", "vendor": "ven_01h455vb4pex5vsknk084sn001", "amount": 100, "returns": 100}]}"#,
    )
    .expect("a line");
    let mut world = World::new(std::slice::from_ref(&line), None, &line);
    world.ask(&Request::Place { accept_by: None }).expect("it is placed");
    let capture = |before: usize| {
        let captures = (0..before).map(|n| fresh("cap", n)).collect();
        let state = VendorOrder::Accepted(Book { captures, ..world.book().clone() });
        let request = Request::RecordCapture { capture: fresh("cap", 99_999), scope: CaptureScope::All };
        VendorOrder::decide(&state, &request, &world.facts)
    };
    assert_eq!(capture(CAPTURES_MAX - 1).expect("the last one").len(), 1);
    assert_eq!(capture(CAPTURES_MAX).expect_err("one too many").code(), "limit.count");
}
