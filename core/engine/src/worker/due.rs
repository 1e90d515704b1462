//! What a query finds to be due, and the one request that ends it.

use super::shift::Shift;
use crate::command::Command;
use crate::error::Error;
use crate::port::{QueryName, Record};
use std::ops::ControlFlow;
use vendra_domain::claim::Claim;
use vendra_domain::{Refusal, claim, exchange, order, returns, settlement, vendor_order};

/// The request that ends what is due.
type Ask = fn(&Record) -> Result<Command, Refusal>;

/// What is due by its record alone. Payments come before, so that money that did come places its order instead of coming too late.
pub(super) const DUE: [(QueryName, Ask); 7] = [
    (QueryName::OrdersDue, release),
    // What is reserved is reserved for an order, under its id, and let go with it.
    (QueryName::ReservationsDue, release),
    (QueryName::VendorOrdersDue, |record| {
        Ok(Command::VendorOrder { id: Some(record.key.id.parse()?), request: vendor_order::Request::Lapse })
    }),
    (QueryName::ReturnsDue, |record| {
        Ok(Command::Return { id: Some(record.key.id.parse()?), request: returns::Request::Lapse })
    }),
    (QueryName::ExchangesDue, |record| {
        Ok(Command::Exchange { id: Some(record.key.id.parse()?), request: exchange::Request::Lapse })
    }),
    (QueryName::ClaimsDue, overdue_claim),
    (QueryName::SettlementsDue, |record| {
        Ok(Command::Settlement { id: Some(record.key.id.parse()?), request: settlement::Request::ReleaseReserve })
    }),
];

fn release(record: &Record) -> Result<Command, Refusal> {
    Ok(Command::Order { id: Some(record.key.id.parse()?), request: order::Request::Release })
}

/// A claim that its vendor did not answer is the platform's to decide; an answer that the buyer did not take stands.
fn overdue_claim(record: &Record) -> Result<Command, Refusal> {
    let request = match record.body.state::<Claim>()? {
        Claim::Open(_) => claim::Request::Escalate,
        Claim::Absent | Claim::Answered(_) | Claim::Escalated(_) | Claim::Resolved(_) | Claim::Withdrawn(_) => {
            claim::Request::Lapse
        }
    };
    Ok(Command::Claim { id: Some(record.key.id.parse()?), request })
}

impl Shift<'_> {
    /// Ends what one query finds to be due.
    pub(super) async fn due(&mut self, name: QueryName, ask: Ask) -> ControlFlow<()> {
        let Some(page) = self.due_page(name).await else {
            return ControlFlow::Continue(());
        };
        let before = self.ticked.done;
        for record in page.records {
            let asks = self.asks();
            let doing = async {
                let command = ask(&record).map_err(Error::from)?;
                asks.run(command).await.map(|()| 1)
            };
            self.item(&record.key.id, doing).await?;
        }
        self.goes_on(page.next.as_ref(), before);
        ControlFlow::Continue(())
    }
}
