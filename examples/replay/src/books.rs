//! What the driver remembers in memory: the ledger, and who is owed what.

use crate::outcome::{BalanceRow, Owed};
use std::collections::BTreeMap;
use vendra_domain::ledger::{Account, DatedJournal, trial_balance};
use vendra_domain::split::VendorPart;
use vendra_domain::{Amount, Decider, Effects, Refusal, Timestamp, VendorId};

/// What is known of a vendor.
#[derive(Debug, Clone)]
struct Vendor {
    name: String,
    orders: u64,
    gross: Amount,
    fees: Amount,
}

/// The ledger and the vendors of a replay.
#[derive(Debug, Default)]
pub(crate) struct Books {
    journals: Vec<DatedJournal>,
    vendors: BTreeMap<VendorId, Vendor>,
}

impl Books {
    /// Decides a request, remembers what came of it (the new state, and the journals), and says what happened.
    pub(crate) fn ask<D: Decider<State = D> + Default>(
        &mut self,
        state: &mut D,
        request: &D::Request,
        facts: &D::Facts,
        at: Timestamp,
    ) -> Result<Vec<D::Event>, Refusal> {
        let events = D::decide(state, request, facts)?;
        for event in &events {
            let Effects { journals, .. } = D::effects(state, event)?;
            self.journals.extend(journals.into_iter().map(|journal| DatedJournal { at, journal }));
            *state = D::evolve(std::mem::take(state), event);
        }
        Ok(events)
    }

    /// Counts a vendor's part of a placed order.
    pub(crate) fn sold(&mut self, name: &str, part: &VendorPart) -> Result<(), Refusal> {
        let vendor = self.vendors.entry(part.vendor).or_insert_with(|| Vendor {
            name: name.to_owned(),
            orders: 0,
            gross: Amount::ZERO,
            fees: Amount::ZERO,
        });
        vendor.orders += 1;
        vendor.gross = vendor.gross.plus(part.totals.gross)?;
        vendor.fees = vendor.fees.plus(part.totals.fees)?;
        Ok(())
    }

    /// How many journals there are: what a failed order is rolled back to.
    pub(crate) fn mark(&self) -> usize {
        self.journals.len()
    }

    /// Forgets what was posted since a mark: an order is whole, or it is not there.
    pub(crate) fn roll_back(&mut self, mark: usize) {
        self.journals.truncate(mark);
    }

    /// The trial balance by kind of account, and what each vendor is owed, most first.
    pub(crate) fn close(&self) -> Result<(Vec<BalanceRow>, Vec<Owed>), Refusal> {
        let as_of = self.journals.iter().map(|journal| journal.at).max().unwrap_or_default();
        let balance = trial_balance(&self.journals, as_of)?;
        let mut rows: Vec<BalanceRow> = Vec::new();
        let mut owed: BTreeMap<VendorId, Amount> = BTreeMap::new();
        for row in &balance.rows {
            let kind = row.account.kind();
            if let Account::VendorPending(vendor) | Account::VendorAvailable(vendor) | Account::VendorReserve(vendor) =
                row.account
            {
                let sum = owed.entry(vendor).or_default();
                *sum = sum.plus(row.credits)?.minus(row.debits)?;
            }
            match rows.iter_mut().find(|known| known.kind == kind.path) {
                Some(known) => {
                    known.accounts += 1;
                    known.debits = known.debits.plus(row.debits)?;
                    known.credits = known.credits.plus(row.credits)?;
                }
                None => rows.push(BalanceRow {
                    kind: kind.path,
                    class: kind.class,
                    accounts: 1,
                    debits: row.debits,
                    credits: row.credits,
                }),
            }
        }
        rows.sort_by_key(|row| row.class);
        let mut vendors: Vec<Owed> = self
            .vendors
            .iter()
            .map(|(id, vendor)| Owed {
                vendor: vendor.name.clone(),
                orders: vendor.orders,
                gross: vendor.gross,
                commission: vendor.fees,
                owed: owed.get(id).copied().unwrap_or_default(),
            })
            .collect();
        vendors.sort_by(|a, b| b.owed.cmp(&a.owed).then_with(|| a.vendor.cmp(&b.vendor)));
        Ok((rows, vendors))
    }
}
