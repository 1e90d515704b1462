//! A report and the books: everything is in one finding, and after booking the books hold what the provider holds.

use crate::given::{balances, fresh, minor, refolded};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;
use vendra_domain::ledger::{Account, Journal};
use vendra_domain::names::Gateway;
use vendra_domain::reconciliation::{
    Facts, Finding, KnownOperation, Reconciliation, Report, ReportKind, ReportLine, Request, compare,
};
use vendra_domain::{AnyId, Currency, Decider, PayoutId, ReconciliationId, Timestamp, UserId};

const KINDS: [ReportKind; 5] =
    [ReportKind::Payout, ReportKind::PayoutReturned, ReportKind::Withdrawal, ReportKind::Fee, ReportKind::Adjustment];

fn acme() -> Gateway {
    "acme".parse().expect("a name")
}

fn currency(other: bool) -> Currency {
    if other { "USD" } else { "EUR" }.parse().expect("a currency")
}

/// Which operation, what it does, an amount, a fee, whether in another currency, whether it was posted in the period.
type Row = (usize, usize, i64, i64, bool, bool);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let other = prop::bool::weighted(0.1);
    vec((0..8usize, 0..5usize, -5_000..5_000i64, -20..100i64, other, prop::bool::weighted(0.8)), 0..20)
}

fn at(within: bool) -> Timestamp {
    Timestamp::from_unix_ms(if within { 500 } else { 5_000 }).expect("a time")
}

/// Operations of the two kinds that an operation has; of each one.
fn known(rows: &[Row]) -> Vec<KnownOperation> {
    let mut all: BTreeMap<(AnyId, ReportKind), KnownOperation> = BTreeMap::new();
    for (n, kind, gross, fee, other, within) in rows {
        let (operation, kind) = (fresh::<PayoutId>("pyo", *n).into(), KINDS[*kind % 2]);
        let (gross, fee, currency) = (minor(*gross), minor(*fee), currency(*other));
        let posted = KnownOperation { operation, kind, gross, fee, currency, at: at(*within) };
        all.entry((operation, kind)).or_insert(posted);
    }
    all.into_values().collect()
}

/// A report: most lines say what is known, some something else, some of what nobody knows.
fn report(rows: &[Row], known: &[KnownOperation]) -> Report {
    let line = |(place, (n, kind, gross, fee, other, _)): (usize, &Row)| {
        let same = known.get(*n).filter(|_| gross % 3 != 0);
        let (gross, fee) = (same.map_or(minor(*gross), |same| same.gross), minor(*fee));
        let own = (n % 2 == 0).then(|| fresh::<PayoutId>("pyo", *n).into());
        ReportLine {
            id: format!("txn_{place}"),
            kind: same.map_or(KINDS[*kind], |same| same.kind),
            operation: same.map_or(own, |same| Some(same.operation)),
            of: None,
            gross,
            fee,
            net: gross.minus(fee).expect("an amount"),
            currency: same.filter(|_| !other).map_or(currency(*other), |same| same.currency),
            at: at(true),
            available_on: at(true),
        }
    };
    let (from, until) = (Timestamp::default(), Timestamp::from_unix_ms(1_000).expect("a time"));
    Report { gateway: acme(), from, until, lines: rows.iter().enumerate().map(line).collect() }
}

/// Every record that a report leads to, with the journals that were posted.
#[derive(Default)]
struct Books {
    states: BTreeMap<String, Reconciliation>,
    posted: Vec<Journal>,
    events: usize,
}

impl Books {
    fn ask(&mut self, key: String, request: &Request, facts: &Facts) {
        let number = self.states.len();
        let state = self.states.entry(key).or_default();
        let id = state.book().map_or_else(|| fresh::<ReconciliationId>("rcn", number), |book| book.id);
        let facts = Facts { id, ..facts.clone() };
        let events = Reconciliation::decide(state, request, &facts).expect("a line that adds up");
        for event in &events {
            self.posted.extend(Reconciliation::effects(state, event).expect("journals that balance").journals);
            *state = Reconciliation::evolve(std::mem::take(state), event);
        }
        self.events += events.len();
    }

    fn book(&mut self, report: &Report, known: &[KnownOperation]) {
        let findings = compare(report, known).expect("a report that adds up");
        for (place, finding) in findings.iter().enumerate() {
            let of =
                |operation: AnyId, kind| known.iter().find(|of| (of.operation, of.kind) == (operation, kind)).copied();
            let facts = Facts { at: at(true), id: fresh("rcn", 0), user: None, known: None };
            match (finding, report.lines.get(place)) {
                (Finding::MissingThere { operation, kind }, _) => {
                    let known = of(*operation, *kind);
                    let (gateway, posted) = (report.gateway, known.expect("it is known").at);
                    let request = Request::Miss { gateway, operation: *operation, kind: *kind, posted };
                    self.ask(format!("{operation} {kind:?}"), &request, &Facts { known, ..facts });
                }
                (_, Some(line)) => {
                    let known = finding.operation().and_then(|operation| of(operation, line.kind));
                    let key = known.map_or(line.id.clone(), |known| format!("{} {:?}", known.operation, known.kind));
                    let request = Request::Book { gateway: report.gateway, line: line.clone(), posted: None };
                    self.ask(key, &request, &Facts { known, ..facts });
                }
                (_, None) => panic!("{finding:?}"),
            }
        }
    }

    /// What the books hold at the gateway, operations and all.
    fn holds(&self, known: &[KnownOperation], of: Currency) -> i128 {
        let nets = known.iter().filter(|known| known.currency == of).map(|known| known.net().expect("an amount"));
        let posted: Vec<Journal> = self.posted.iter().filter(|journal| journal.currency() == of).cloned().collect();
        let clearing = balances(&posted).get(&Account::GatewayClearing(acme())).copied().unwrap_or_default();
        nets.map(|net| i128::from(net.minor())).sum::<i128>() + clearing
    }

    fn suspense(&self, of: Currency) -> i128 {
        let posted: Vec<Journal> = self.posted.iter().filter(|journal| journal.currency() == of).cloned().collect();
        balances(&posted).get(&Account::Suspense).copied().unwrap_or_default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn every_line_and_every_operation_is_in_one_finding(ours in rows(), theirs in rows()) {
        let known = known(&ours);
        let report = report(&theirs, &known);
        let findings = compare(&report, &known).expect("a report that adds up");
        let found: Vec<&str> = findings.iter().filter_map(Finding::line).collect();
        prop_assert_eq!(found, report.lines.iter().map(|line| line.id.as_str()).collect::<Vec<_>>());
        let named = |of: &KnownOperation| report.lines.iter().any(|line| line.booked_as() == Some((of.operation, of.kind)));
        let within = |of: &KnownOperation| of.at < report.until;
        let mut all: Vec<_> = known.iter().filter(|of| named(of) || within(of)).map(|of| of.operation).collect();
        let mut of: Vec<_> = findings.iter().filter_map(Finding::operation).collect();
        of.sort_unstable();
        all.sort_unstable();
        prop_assert_eq!(of, all);
        // The groups add up to both sides.
        let kinds = |line: &ReportLine| i128::from(line.net.minor());
        let sides = findings.iter().zip(&report.lines).map(|(_, line)| kinds(line)).sum::<i128>();
        prop_assert_eq!(sides, report.lines.iter().map(kinds).sum::<i128>());
    }

    #[test]
    fn the_books_hold_what_the_provider_holds(ours in rows(), theirs in rows()) {
        let known = known(&ours);
        let report = report(&theirs, &known);
        let mut books = Books::default();
        books.book(&report, &known);
        for currency in [currency(false), currency(true)] {
            let says = report.lines.iter().filter(|line| line.currency == currency).map(|line| i128::from(line.net.minor()));
            // What was posted after the period, and that no line names, is for the next report to have.
            let later = known.iter().filter(|of| of.currency == currency && of.at >= report.until);
            let named = |of: &&KnownOperation| !report.lines.iter().any(|line| line.booked_as() == Some((of.operation, of.kind)));
            let later: i128 = later.filter(named).map(|of| i128::from(of.net().expect("an amount").minor())).sum();
            prop_assert_eq!(books.holds(&known, currency), says.sum::<i128>() + later);
        }
        // The same report again changes nothing.
        let events = books.events;
        books.book(&report, &known);
        prop_assert_eq!(books.events, events);
    }

    #[test]
    fn what_is_learnt_later_clears_suspense(ours in rows(), fee in 0..100i64, given_up in any::<bool>()) {
        let known = known(&ours);
        // The first report lacks everything, and nobody here knows of what the second one has.
        let lines = known.iter().enumerate().map(|(place, of)| {
            let fee = minor(fee);
            let (id, net) = (format!("txn_{place}"), of.gross.minus(fee).expect("an amount"));
            let (at, available_on) = (at(true), at(true));
            let (operation, kind, gross, currency) = (Some(of.operation), of.kind, of.gross, of.currency);
            ReportLine { id, kind, operation, of: None, gross, fee, net, currency, at, available_on }
        });
        let empty = report(&[], &[]);
        let whole = Report { lines: lines.collect(), ..empty };
        let mut books = Books::default();
        books.book(&empty, &known);
        if given_up {
            give_up(&mut books);
        }
        books.book(&whole, &known);
        for currency in [currency(false), currency(true)] {
            let says = whole.lines.iter().filter(|line| line.currency == currency).map(|line| i128::from(line.net.minor()));
            prop_assert_eq!(books.holds(&known, currency), says.sum::<i128>());
            prop_assert_eq!(books.suspense(currency), 0);
        }
        prop_assert!(books.states.values().all(|state| matches!(state, Reconciliation::Agreed(_))));
    }
}

/// Writes everything off that is in suspense, and sees that it moves nothing at the gateway.
fn give_up(books: &mut Books) {
    let user = |n| Some(fresh::<UserId>("usr", n));
    let facts = Facts { at: at(true), id: fresh("rcn", 0), user: user(1), known: None };
    let before: Vec<i128> = [false, true].map(|other| books.holds(&[], currency(other))).to_vec();
    for key in books.states.keys().cloned().collect::<Vec<_>>() {
        books.ask(key.clone(), &Request::AskWriteOff { reason: "nobody knows".to_owned() }, &facts);
        books.ask(key, &Request::WriteOff, &Facts { user: user(2), ..facts.clone() });
    }
    assert_eq!([false, true].map(|other| books.holds(&[], currency(other))).to_vec(), before);
    assert_eq!([false, true].map(|other| books.suspense(currency(other))), [0, 0]);
}

#[test]
fn a_state_is_the_fold_of_its_events() {
    let line = report(&[(1, 4, 700, 3, false, true)], &[]).lines.remove(0);
    let facts = Facts { at: at(true), id: fresh("rcn", 1), user: None, known: None };
    let request = Request::Book { gateway: acme(), line, posted: None };
    let events = Reconciliation::decide(&Reconciliation::Absent, &request, &facts).expect("a line");
    refolded::<Reconciliation>(&Reconciliation::fold(&events), &events);
}
