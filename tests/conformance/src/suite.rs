//! The table of tests: which promises each one proves, and the macro that makes a `#[test]` of each.

/// Hands the table to another macro.
#[doc(hidden)]
#[macro_export]
macro_rules! with_tests {
    ($then:ident $($argument:tt)*) => {
        $crate::$then! { [$($argument)*]
            load {
                each_key_has_its_place ["load.places"];
                a_record_comes_back_to_the_byte ["load.bytes"];
                a_commit_that_returned_is_read_by_all ["load.own_writes"];
                another_opening_reads_everything ["load.own_writes"];
                a_load_sees_a_commit_whole ["load.whole", "load.own_writes"];
            }
            query {
                records_come_in_the_order_of_the_name ["query.order"];
                a_page_has_at_most_its_limit ["query.bound"];
                reading_on_skips_and_repeats_nothing ["query.stable"];
                reading_on_is_stable_while_many_write ["query.stable"];
                a_record_is_found_by_its_last_write ["query.fields"];
                a_foreign_cursor_is_refused ["query.cursor"];
                a_crafted_cursor_harms_nothing ["query.cursor"];
            }
            atomic {
                a_conflict_leaves_nothing ["commit.atomic", "commit.version", "commit.again"];
                a_conflict_of_a_delete_leaves_nothing ["commit.atomic", "commit.version", "commit.again"];
                a_bound_leaves_nothing ["commit.atomic", "counter.bounds", "commit.again"];
                a_claim_leaves_nothing ["commit.atomic", "claim.rule", "commit.again"];
                a_fence_leaves_nothing ["commit.atomic", "lease.fence", "commit.again"];
                a_host_statement_leaves_nothing ["commit.atomic", "also.sql", "commit.again"];
                a_limit_leaves_nothing ["commit.atomic", "limits", "commit.again"];
                no_event_leaves_nothing ["commit.atomic", "commit.event", "commit.again"];
                several_refusals_leave_nothing ["commit.atomic", "commit.again"];
            }
            commit {
                a_write_is_judged_by_the_version_that_stands ["commit.version"];
                what_is_checked_is_judged_and_stays ["commit.version", "commit.atomic"];
                one_of_many_writers_wins_a_version ["commit.version"];
                a_repeated_id_answers_as_the_first_did ["commit.once"];
                a_commit_that_many_send_is_made_once ["commit.once"];
                a_refused_id_may_succeed_later ["commit.again"];
                places_grow ["commit.once"];
                a_claim_alone_is_a_commit ["commit.event", "commit.once"];
                housekeeping_is_a_commit ["commit.housekeeping", "lease.fence", "commit.event", "commit.once"];
            }
            counter {
                a_move_is_judged_by_what_it_leaves ["counter.bounds"];
                several_moves_of_one_counter_follow_each_other ["counter.sum"];
                no_counter_wraps ["counter.overflow"];
                counters_of_every_kind_are_apart ["counter.sum"];
                the_last_unit_is_taken_once ["counter.bounds"];
                exactly_as_many_get_it_as_there_is ["counter.bounds", "counter.sum"];
            }
            claim {
                every_write_is_judged_by_the_one_rule ["claim.rule"];
                a_key_is_its_actors ["claim.rule"];
                an_answer_comes_back_to_the_byte ["claim.bytes"];
                one_of_many_opens_a_key ["claim.rule"];
            }
            also {
                statements_run_with_their_commit ["also.sql"];
                another_number_of_rows_refuses_all ["also.sql"];
                a_statement_that_fails_refuses_all ["also.sql"];
                a_refused_commit_takes_the_hosts_rows_with_it ["also.sql"];
            }
            event {
                positions_are_dense ["events.dense"];
                events_carry_what_their_commit_says ["events.bytes", "events.order"];
                an_event_comes_back_to_the_byte ["events.bytes"];
                followers_miss_nothing_while_sixteen_write ["events.complete", "events.order", "events.dense"];
            }
            history {
                a_history_is_whole_and_in_order ["history.of"];
                a_history_has_the_order_of_commits ["history.of"];
            }
            lease {
                a_lease_is_somebodys_until_its_time ["lease.exclusive"];
                one_of_many_gets_a_lease ["lease.exclusive"];
                grants_follow_each_other ["lease.exclusive", "lease.epoch"];
                epochs_only_grow ["lease.epoch"];
                a_holder_may_ask_again ["lease.again"];
                only_the_last_grant_is_renewed ["lease.renew"];
                only_the_last_grant_is_given_back ["lease.release"];
                a_stale_worker_commits_nothing ["lease.fence"];
            }
            ledger {
                a_balance_is_exact_as_of_any_moment ["balance.exact"];
                a_sum_beyond_amounts_is_refused ["balance.exact", "balances.all"];
                balances_have_every_account_once ["balances.all"];
                entries_come_in_the_order_of_commits ["entries.order"];
                readers_see_whole_journals_while_many_post ["balance.exact", "balances.all", "entries.order"];
            }
            prune {
                the_oldest_claims_go_first ["prune.bounded"];
                nothing_but_claims_goes ["prune.bounded"];
                a_commits_id_outlives_its_claim ["prune.permanent", "commit.once"];
            }
            tenant {
                no_tenant_reads_anothers ["tenants"];
                no_tenant_moves_anothers ["tenants"];
                an_id_of_a_commit_is_its_tenants ["tenants", "commit.once"];
                a_cursor_leads_to_ones_own ["tenants", "query.cursor"];
            }
            limit {
                a_commit_has_at_most_so_much ["limits"];
                a_commit_has_at_most_so_many_bytes ["limits"];
                ids_and_versions_have_bounds ["limits", "query.cursor"];
                a_reading_has_at_most_so_much ["limits"];
                a_lease_is_named_within_bounds ["limits"];
            }
            model {
                random_steps_are_answered_alike ["commit.atomic", "counter.sum", "query.fields", "history.of"];
            }
        }
    };
}

/// One `#[test]` of each function of this crate. `$fresh` gives a fresh, empty [`Subject`](crate::Subject) every time it is called.
#[macro_export]
macro_rules! suite {
    ($fresh:expr) => {
        fn fresh_subject() -> $crate::Subject {
            ($fresh)()
        }
        $crate::with_tests!(generate_tests);
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! generate_tests {
    ([] $($room:ident { $($test:ident [$($promise:literal),+];)+ })+) => {
        $(mod $room {
            $(#[test]
            fn $test() {
                $crate::$room::$test(&super::fresh_subject());
            })+
        })+
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! list_tests {
    ([] $($room:ident { $($test:ident [$($promise:literal),+];)+ })+) => {
        /// Every test, in the order of the table.
        pub const TESTS: &[$crate::Test] = &[
            $($($crate::Test {
                name: concat!(stringify!($room), "::", stringify!($test)),
                promises: &[$($promise),+],
                prove: $crate::$room::$test,
            },)+)+
        ];
    };
}

with_tests!(list_tests);
