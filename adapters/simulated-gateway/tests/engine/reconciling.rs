//! The gateway's balance report beside the books: after it is reconciled both say the same, and what nobody can explain is listed.

use crate::shop::{Shop, acme, amount};
use pollster::block_on;
use std::path::Path;
use std::sync::Arc;
use vendra::authority::StaffRole;
use vendra::domain::payment::{MethodTerms, OperationStatus};
use vendra::domain::reconciliation::{Reason, Reconciliation, Report, ReportKind, ReportLine};
use vendra::market::Reconciled;
use vendra::memory::MemoryStore;
use vendra::port::Clock;
use vendra::reading::{By, Paging};
use vendra::worker::{Worker, WorkerConfig};
use vendra::*;
use vendra_simulated_gateway::{Config, Misbehaviour};
use vendra_sqlite::SqliteStore;

const MINUTE: i64 = 60_000;

fn charging() -> Config {
    Config::default().fee(140, amount(25))
}

/// The gateway's report of all time.
fn report(shop: &Shop) -> Report {
    let (from, until) = (Timestamp::default(), shop.trial.clock.now().plus_ms(1).expect("a time"));
    Report { gateway: acme(), from, until, lines: shop.gateway.report(from, until) }
}

fn reconciled(shop: &Shop, report: &Report) -> Reconciled {
    block_on(shop.trial.staff(StaffRole::Finance).reconciliations().reconcile(report)).expect("a report that is right")
}

fn suspended(shop: &Shop) -> Vec<(ReconciliationId, domain::reconciliation::Book)> {
    let reconciliations = shop.trial.owner().reconciliations();
    let found = block_on(reconciliations.list(By::State("suspended".to_owned()), Paging::default()));
    let book = |state: Reconciliation| state.book().expect("it is there").clone();
    found
        .expect("what is open")
        .items
        .into_iter()
        .map(|seen| (seen.id.parse().expect("an id"), book(seen.state)))
        .collect()
}

/// What is in suspense is what is listed, and the books hold what the gateway holds.
fn is_explained(shop: &Shop) {
    let listed =
        suspended(shop).into_iter().flat_map(|(_, book)| book.figures).map(|figures| figures.suspended.minor());
    assert_eq!(shop.balance("suspense"), listed.sum::<i64>());
    let (ours, theirs) = shop.both_balances();
    assert_eq!(ours, theirs);
    let findings = block_on(shop.trial.owner().doctor()).expect("findings").findings;
    assert!(findings.is_empty(), "{findings:?}");
}

fn give_back(shop: &Shop, order: OrderId) {
    let parts = block_on(shop.trial.worker().vendor_orders().list(By::Order(order), Paging::default()));
    for part in parts.expect("vendor orders").items {
        let reject = shop.trial.seller(part.state.vendor).vendor_orders();
        block_on(reject.reject(part.state.id, "sold out".to_owned())).expect("it is rejected");
    }
}

#[test]
fn a_report_books_the_fees_that_nobody_told_and_changes_nothing_the_second_time() {
    let shop = Shop::new(charging());
    shop.gateway.plan(1, Misbehaviour::FeeSaidLater);
    shop.bought("tok");
    shop.bought("tok");
    let (ours, theirs) = shop.both_balances();
    assert_eq!(ours - theirs, 60, "25 cents and 1.4 % of 24.90");
    let euro = "EUR".parse().expect("a currency");
    shop.gateway.withdraw(euro, amount(1_000));
    let first = reconciled(&shop, &report(&shop));
    assert_eq!((first.matched, first.explained, first.missing_here + first.missing_there + first.differ), (2, 1, 0));
    assert_eq!((shop.balance("gateway_fees"), shop.balance("bank"), shop.balance("suspense")), (120, 1_000, 0));
    is_explained(&shop);
    let again = reconciled(&shop, &report(&shop));
    assert_eq!((first.changed, again.changed, again.matched, again.explained), (3, 0, 2, 1));
    is_explained(&shop);
}

#[test]
fn what_the_gateway_never_answered_is_learnt_from_its_report() {
    let shop = Shop::new(charging());
    shop.gateway.plan(1, Misbehaviour::TimesOutDone);
    let (order, payment) = shop.bought("tok");
    assert_eq!(shop.book(payment).operations[0].status, OperationStatus::Unknown);
    let (posts, look_ups) = (shop.gateway.tally().posts, shop.gateway.tally().look_ups);
    let came = reconciled(&shop, &report(&shop));
    assert_eq!((came.adopted, came.matched), (1, 1));
    assert_eq!(shop.book(payment).operations[0].status, OperationStatus::Succeeded);
    assert_eq!((shop.gateway.tally().posts, shop.gateway.tally().look_ups), (posts, look_ups), "nothing is asked");
    shop.is_whole(order);
    is_explained(&shop);
}

/// What is taken at once stands in the report under the attempt, and in the books as a capture.
#[test]
fn a_sale_whose_answer_was_lost_is_adopted_by_its_attempt() {
    let shop = Shop::new(charging());
    let terms = serde_json::json!({"method": "wallet", "kind": {"kind": "sale"}});
    let terms: MethodTerms = serde_json::from_value(terms).expect("terms");
    shop.settings(|settings| settings.methods.push(terms));
    let pay =
        checkout::Pay::Method { method: terms.method, gateway: acme(), limit: None, token: Some("tok".to_owned()) };
    let with = checkout::CheckOut { pay: vec![pay], ..checkout::CheckOut::default() };
    shop.check_out(1, 0, with.clone()).expect("it is paid");
    shop.gateway.misbehave(Misbehaviour::TimesOutDone);
    let _ = shop.check_out(1, 0, with);
    let came = reconciled(&shop, &report(&shop));
    assert_eq!((came.adopted, came.matched, came.missing_here), (1, 2, 0));
    is_explained(&shop);
}

#[test]
fn what_a_report_lacks_is_in_suspense_until_the_next_one_has_it() {
    let shop = Shop::new(charging());
    shop.bought("tok");
    let (_, payment) = shop.bought("tok");
    let whole = report(&shop);
    let short = Report { lines: whole.lines[..1].to_vec(), ..whole.clone() };
    let came = reconciled(&shop, &short);
    assert_eq!((came.matched, came.missing_there), (1, 1));
    let open = suspended(&shop);
    assert_eq!((open.len(), open[0].1.reason), (1, Some(Reason::MissingThere)));
    assert_eq!(open[0].1.known.expect("it is posted").operation, shop.book(payment).operations[0].id);
    assert_eq!(reconciled(&shop, &whole).missing_there, 0);
    assert!(suspended(&shop).is_empty());
    is_explained(&shop);
}

#[test]
fn two_people_give_up_what_nobody_explains() {
    let shop = Shop::new(charging());
    let at = shop.trial.clock.now();
    let zero = Amount::ZERO;
    let line = ReportLine {
        id: "txn_odd".to_owned(),
        kind: ReportKind::Adjustment,
        operation: None,
        of: None,
        gross: amount(-700),
        fee: zero,
        net: amount(-700),
        currency: "EUR".parse().expect("a currency"),
        at,
        available_on: at,
    };
    let odd = Report { lines: vec![line], ..report(&shop) };
    assert_eq!(reconciled(&shop, &odd).missing_here, 1);
    let id = suspended(&shop)[0].0;
    let (owner, finance) =
        (shop.trial.owner().reconciliations(), shop.trial.staff(StaffRole::Finance).reconciliations());
    block_on(finance.ask_write_off(id, "the provider does not say".to_owned())).expect("it is asked");
    assert_eq!(block_on(finance.write_off(id)).unwrap_err().code(), "reconciliation.second_person");
    block_on(owner.write_off(id)).expect("a second person");
    assert_eq!((shop.balance("suspense"), shop.balance("gateway_fees")), (0, 700));
    assert_eq!(reconciled(&shop, &odd).changed, 0);
    let bad = |change: fn(&mut ReportLine)| {
        let mut odd = odd.clone();
        change(&mut odd.lines[0]);
        block_on(owner.reconcile(&odd)).unwrap_err().code().to_owned()
    };
    assert_eq!(bad(|line| line.net = amount(1)), "report.unbalanced");
    assert_eq!(bad(|line| line.currency = "USD".parse().expect("a currency")), "report.currency");
    let twice = Report { lines: [odd.lines.clone(), odd.lines.clone()].concat(), ..odd.clone() };
    assert_eq!(block_on(owner.reconcile(&twice)).unwrap_err().code(), "report.duplicate_line");
    let seller = shop.trial.seller(shop.trial.books.vendor).reconciliations();
    assert_eq!(block_on(seller.reconcile(&odd)).unwrap_err().code(), "authority.forbidden");
}

fn reopened(shop: &mut Shop, path: &Path) {
    let store = Arc::new(SqliteStore::open(path).expect("a store"));
    shop.trial.engine = shop.engine_on(store, shop.gateway.clone());
}

/// Closes the store: nobody has the file any more.
fn closed(shop: &mut Shop) {
    shop.trial.engine = shop.engine_on(Arc::new(MemoryStore::default()), shop.gateway.clone());
}

/// The file is at an earlier moment, and the gateway is not. What was under way at that moment is learnt from the report; what was
/// begun after it is in suspense, each with its reason; and nothing is asked of the gateway a second time.
#[test]
fn a_restored_backup_is_healed_by_the_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, copy) = (folder.path().join("shop.db"), folder.path().join("copy.db"));
    let mut shop = Shop::on(Arc::new(SqliteStore::open(&file).expect("a store")), charging());
    shop.gateway.plan(1, Misbehaviour::TimesOutDone);
    let (unanswered, waiting) = shop.bought("tok");
    let (before, _) = shop.bought("tok");
    closed(&mut shop);
    std::fs::copy(&file, &copy).expect("a backup");
    reopened(&mut shop, &file);
    // It goes on: another is sold, one is given back, and a worker learns what was not answered.
    shop.bought("tok");
    give_back(&shop, before);
    let config = WorkerConfig { item_ms: None, ..WorkerConfig::default() };
    shop.trial.clock.turn(10 * MINUTE);
    let mut worker = Worker::new(shop.trial.engine.clone(), [shop.trial.tenant], config);
    block_on(worker.tick());
    assert_eq!(shop.book(waiting).operations[0].status, OperationStatus::Succeeded);
    assert_eq!(shop.both_balances().0, shop.both_balances().1);
    drop(worker);
    closed(&mut shop);
    std::fs::remove_file(&file).expect("the file is lost");
    for of in ["shop.db-wal", "shop.db-shm"] {
        let _ = std::fs::remove_file(folder.path().join(of));
    }
    std::fs::copy(&copy, &file).expect("the backup is back");
    reopened(&mut shop, &file);
    assert_eq!(shop.book(waiting).operations[0].status, OperationStatus::Unknown);
    assert_ne!(shop.both_balances().0, shop.both_balances().1);
    let before = shop.gateway.tally();
    let came = reconciled(&shop, &report(&shop));
    // One sale matched, one learnt, and a capture and a refund that the file knows nothing of.
    assert_eq!((came.adopted, came.matched, came.missing_here, came.missing_there), (1, 2, 2, 0));
    assert_eq!(shop.book(waiting).operations[0].status, OperationStatus::Succeeded);
    assert!(suspended(&shop).iter().all(|(_, book)| book.reason == Some(Reason::MissingHere)));
    is_explained(&shop);
    assert_eq!(shop.balance(&format!("buyer_clearing/{unanswered}")), 0);
    let tally = shop.gateway.tally();
    assert_eq!((tally.posts, tally.look_ups), (before.posts, before.look_ups), "nothing is asked");
    assert_eq!(reconciled(&shop, &report(&shop)).changed, 0);
}
