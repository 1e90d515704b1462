//! The gateway's balance report at the end of a world, beside the books.

use super::world::World;
use crate::world::{owner, tenant};
use pollster::block_on;
use vendra::domain::ledger::Account;
use vendra::domain::reconciliation::Report;

/// The gateway's report reconciles: what nobody was told is booked, nothing is left in suspense, and the books hold what it holds.
pub(crate) fn check(world: &World) {
    let look = world.look();
    let currency = look.town.currency.parse().expect("a currency");
    let lines = look.books.bank().report(currency);
    let (count, until) = (lines.len(), vendra::Timestamp::from_unix_ms(world.ground.hub.now_ms()).unwrap_or_default());
    let report = Report { gateway: "acme".parse().expect("a name"), from: vendra::Timestamp::default(), until, lines };
    let reconciliations = world.engines[0].market(tenant(), owner()).reconciliations();
    let (first, again) = (block_on(reconciliations.reconcile(&report)), block_on(reconciliations.reconcile(&report)));
    let accounts = look.watch.seen().accounts.clone();
    let at = |wanted: fn(&Account) -> bool| -> i64 {
        accounts.iter().filter(|((account, _), _)| wanted(account)).map(|(_, sum)| *sum).sum()
    };
    let suspense = at(|account| *account == Account::Suspense);
    let (says, holds) = (-at(|account| matches!(account, Account::GatewayClearing(_))), look.books.bank().holds());
    let clean = match (&first, &again) {
        // What was done and came back before anybody here knew is two lines that nothing is posted of.
        (Ok(came), Ok(again)) => {
            let known =
                came.matched + came.missing_here == count && came.differ + came.missing_there + came.adopted == 0;
            known && came.missing_here.is_multiple_of(2) && again.changed == 0
        }
        _ => false,
    };
    if !clean || suspense != 0 || says != holds {
        let what = format!("{count} lines, {first:?}, {again:?}; {suspense} in suspense; {holds}, not {says}");
        world.breach("the gateway's report reconciles", what);
    }
}
