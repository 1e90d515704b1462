//! The mistakes that worlds have to find, each with the check that finds it.

use super::many;
use vendra::domain::seeded_bug::make;

/// The most checkouts until a mistake is found.
pub const CHECKOUTS_MAX: u32 = 1_600;
/// The most checkouts of one of these worlds.
const WORLD_MAX: u32 = 16;

/// Every mistake and the check that finds it.
pub const BUGS: &[(&str, &str)] = &[
    ("allocate.remainder_lost", "the clearing of a settled order is zero"),
    ("answers.fee_forgotten", "the gateway holds what the ledger says"),
    ("vendor_gateway.asked_for_without_looking", "an id is asked for while the gateway knows it"),
    ("inward.disputes_are_not_told", "what the gateway took back is on record"),
    ("answers.unknown_is_done", "what is posted was done"),
    ("dispute.lost_and_still_open", "what is under way comes to its end"),
    ("dispute.won_and_not_posted", "what is under way comes to its end"),
    ("disputes.nothing_is_held", "everything settles"),
    ("kept.any_request_under_a_key", "a key is for one request"),
    ("engine.claim_forgotten", "the same key is answered the same"),
    ("engine.conflict_is_done", "the same key is answered the same"),
    ("engine.fence_forgotten", "a worker writes under its lease"),
    ("engine.refusal_forgotten", "the same key is answered the same"),
    ("frozen_line.one_is_left", "the clearing of a settled order is zero"),
    ("fulfil.never_completed", "everything settles"),
    ("fulfil.sent_and_still_kept", "nothing is kept for an order that is over"),
    ("gift_card.restored_twice", "cards stand at what is owed for them"),
    ("letting_go.not_restored", "credit stands at what is owed for it"),
    ("memory.a_lease_for_all", "a lease is one holder's"),
    ("memory.an_event_is_lost", "events come in order"),
    ("memory.an_id_twice", "an id succeeds once"),
    ("memory.any_epoch_is_kept", "a lease is one holder's"),
    ("memory.books_miss_claims", "everything settles"),
    ("memory.claims_are_written_over", "the same key is answered the same"),
    ("memory.prunes_what_is_kept", "a key is for one request"),
    ("memory.what_is_due_is_not_found", "everything settles"),
    ("order.live_is_not_counted", "everything settles"),
    ("order.uses_are_kept", "promotions count the orders that use them"),
    ("payment.capture_goes_to_nobody", "everything settles"),
    ("payment.refund_is_not_told", "the gateway holds what the ledger says"),
    ("payment_decide.fee_not_posted", "the gateway holds what the ledger says"),
    ("payment_decide.one_too_many", "what is posted was done"),
    ("payout.failed_and_gone", "guarded accounts are their counters"),
    ("payout.takes_nothing", "guarded accounts are their counters"),
    ("refund.paid_and_not_posted", "the gateway holds what the ledger says"),
    ("relay.down_is_handled", "everything settles"),
    ("relay.goes_past_parked_keys", "events come in order"),
    ("relay.poison_is_dropped", "events come in order"),
    ("relay.skips_one", "events come in order"),
    ("reservation.given_back_twice", "what is on hand is for sale or kept"),
    ("reservation.sent_and_still_there", "what is on hand is for sale or kept"),
    ("settlement.reserve_counts_too", "guarded accounts are their counters"),
    ("settlement.reserve_is_not_free", "guarded accounts are their counters"),
    ("store_credit.restored_and_gone", "credit stands at what is owed for it"),
    ("store_credit.spent_for_nothing", "credit stands at what is owed for it"),
    ("answers.declined_is_authorized", "the gateway is asked for what there is"),
    ("encoding.old_shapes_are_read_as_new", "nothing panics"),
    ("engine.unknown_is_done", "what is answered is on record"),
    ("fulfil.cancelled_and_still_kept", "nothing is kept for an order that is over"),
    ("memory.any_version", "events are numbered without a gap"),
    ("memory.the_last_move_counts", "counters are the sums of their moves"),
    ("payment.late_money_is_kept", "the clearing of a settled order is zero"),
    ("payout.paid_by_the_bank", "the gateway holds what the ledger says"),
    ("placing.money_not_let_go", "the clearing of a settled order is zero"),
    ("placing.released_and_still_kept", "everything settles"),
    ("postings.not_counted", "guarded accounts are their counters"),
    ("reconciliation.fee_booked_twice", "the gateway's report reconciles"),
    ("relay.silence_is_handled", "everything settles"),
    ("transfer.back_and_still_gone", "transfers are counted"),
    ("vendors_money.settled_and_not_marked", "everything settles"),
    ("back.too_late_is_refused", "everything settles"),
    ("capture.lapsed_is_given_out", "everything settles"),
    ("payment.taken_after_all_is_kept", "the clearing of a settled order is zero"),
    ("payment_book.let_go_is_forgotten", "the clearing of a settled order is zero"),
    ("work.event_not_applied", "everything settles"),
    ("work.first_counter_forgotten", "counters stay within bounds"),
    ("work.first_journal_forgotten", "guarded accounts are their counters"),
    ("work.version_jumps", "events are numbered without a gap"),
];

/// Where the mistakes are listed anew (`VENDRA_BLESS=1`), puts the check that finds one now in the place of the one that did.
#[must_use]
pub fn blessed(name: &str, was: &str, by: &str) -> bool {
    if std::env::var_os("VENDRA_BLESS").is_none() {
        return false;
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/storm/bugs.rs");
    let (old, new) = (format!("(\"{name}\", \"{was}\")"), format!("(\"{name}\", \"{by}\")"));
    std::fs::read_to_string(path).is_ok_and(|list| std::fs::write(path, list.replacen(&old, &new, 1)).is_ok())
}

/// Makes a mistake and looks whether a check finds it: that check and what it says, else another that does; none where nobody does.
/// Which of several checks finds it first differs from world to world.
#[must_use]
pub fn find((name, check): (&str, &str), seed: u64, threads: usize) -> Option<(&'static str, String)> {
    make(Some(name));
    // Small worlds are quick to come to their end, where most is found.
    let by_it = |breach: &super::watch::Breach| breach.check == check;
    let outcome = many::run_until(by_it, WORLD_MAX, (seed, CHECKOUTS_MAX), threads, &|_| ());
    make(None);
    outcome.breach.map(|(_, _, breach)| (breach.check, breach.what))
}
