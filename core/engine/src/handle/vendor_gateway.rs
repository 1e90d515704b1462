//! What gateways are asked to do with vendors' money, under the id that is on record before, and what their answers come to.

use super::answers::{Window, operation_outcome};
use super::{transfers, vendors_money};
use crate::engine::{Asking, Engine};
use crate::error::Error;
use crate::port::{GatewayAnswer, GatewayDown, PaymentGateway, PayoutCall, VendorTransfer};
use crate::seeded_bug::bug;
use crate::work::Work;
use tracing::Instrument;
use vendra_domain::authority::Actor;
use vendra_domain::names::Gateway;
use vendra_domain::payout::{self, Payout};
use vendra_domain::transfer::{self, Transfer};
use vendra_domain::*;

/// What a gateway may have yet to answer for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Open {
    /// An attempt, a capture, a void or a refund of a payment.
    Payment(vendra_domain::PaymentId),
    /// A payout.
    Payout(vendra_domain::PayoutId),
    /// A transfer, or what is taken back of it.
    Transfer(vendra_domain::TransferId),
}

/// An operation that a gateway may know.
struct Operation {
    id: AnyId,
    gateway: Gateway,
    /// Since when the gateway may know of it; none where that is not known.
    since: Option<Timestamp>,
}

/// What of a vendor's money waits for a gateway; none where nothing does.
async fn operation(work: &mut Work<'_>, of: Open) -> Result<Option<Operation>, Error> {
    Ok(match of {
        Open::Payment(_) => None,
        Open::Payout(id) => match &*work.state::<Payout>(id).await? {
            Payout::Started(book) => {
                book.gateway().map(|gateway| Operation { id: id.into(), gateway, since: book.started_at })
            }
            Payout::Absent | Payout::Requested(_) | Payout::Paid(_) | Payout::Failed(_) | Payout::Cancelled(_) => None,
        },
        Open::Transfer(id) => {
            let state = work.state::<Transfer>(id).await?;
            let waiting = state.waiting().zip(state.book());
            waiting.map(|((id, since), book)| Operation { id: id.into(), gateway: book.gateway, since: Some(since) })
        }
    })
}

/// Whether a gateway has yet to answer.
pub(super) async fn waits(work: &mut Work<'_>, of: Open) -> Result<bool, Error> {
    Ok(operation(work, of).await?.is_some())
}

/// What an answer comes to.
pub(super) async fn answered(
    work: &mut Work<'_>,
    (of, operation): (Open, AnyId),
    answer: &GatewayAnswer,
) -> Result<(), Error> {
    let outcome = operation_outcome(answer);
    match of {
        Open::Payment(_) => Ok(()),
        Open::Payout(id) => {
            let request = payout::Request::Resolve { outcome };
            vendors_money::payout(work, Some(id), &request).await.map(drop)
        }
        Open::Transfer(id) => {
            let operation = TransferId::from_uuid(operation.uuid());
            let request = transfer::Request::Resolve { operation, outcome };
            transfers::transfer(work, Some(id), &request).await.map(drop)
        }
    }
}

impl Engine {
    /// Asks the gateway of an operation with a vendor's money; none where nothing waits for one.
    ///
    /// Whoever comes back to it looks it up first. It is asked for while the gateway knows its id from before, and then it is the same
    /// operation; past that it is looked up, and what was never heard of failed.
    pub(super) async fn ask_for_vendor(
        &self,
        asking: Asking<'_>,
        of: Open,
    ) -> Result<Option<(AnyId, GatewayAnswer)>, Error> {
        let mut work = Work::new(&self.inner, asking.tenant, Actor::System { tenant: asking.tenant });
        let Some(Operation { id, gateway: name, since }) = operation(&mut work, of).await? else {
            return Ok(None);
        };
        let gateway = self.inner.gateways.get(&name).ok_or_else(|| Error::no_gateway(name))?;
        let blind = bug("vendor_gateway.asked_for_without_looking");
        let window = Window::of(gateway.as_ref(), since, work.at);
        let posts = window == Window::Open || blind;
        let looks_up = !blind && (asking.command.is_none() || !posts);
        let doing = async {
            if looks_up && let Some(answer) = gateway.look_up(id).await? {
                return Ok(answer);
            }
            if !posts {
                return Ok(window.unheard());
            }
            self.post_for_vendor(&mut work, gateway.as_ref(), of).await
        };
        let span = tracing::info_span!("vendra.gateway", gateway = %name, operation = %id);
        // A gateway that cannot be asked is one that does not know.
        Ok(Some((id, doing.instrument(span).await.unwrap_or(GatewayAnswer::Unknown))))
    }

    async fn post_for_vendor(
        &self,
        work: &mut Work<'_>,
        gateway: &dyn PaymentGateway,
        of: Open,
    ) -> Result<GatewayAnswer, GatewayDown> {
        let down = |error: Error| GatewayDown { message: error.to_string() };
        match of {
            Open::Payment(_) => Ok(GatewayAnswer::Unknown),
            Open::Payout(id) => match &*work.state::<Payout>(id).await.map_err(down)? {
                Payout::Started(book) => gateway.pay_out(&call(book)).await,
                _ => Ok(GatewayAnswer::Unknown),
            },
            Open::Transfer(id) => {
                let state = work.state::<Transfer>(id).await.map_err(down)?;
                match (&*state, state.waiting()) {
                    (Transfer::Started(book), _) => gateway.transfer(&moved(book, None)).await,
                    (Transfer::Succeeded(book), Some((reversal, _))) => {
                        gateway.reverse_transfer(&moved(book, Some(reversal))).await
                    }
                    _ => Ok(GatewayAnswer::Unknown),
                }
            }
        }
    }
}

fn call(book: &payout::Book) -> PayoutCall {
    let payout::Book { id, vendor, account, amount, currency, .. } = *book;
    PayoutCall { payout: id, vendor, account, amount, currency }
}

/// A transfer, or a reversal of it.
fn moved(book: &transfer::Book, reversal: Option<TransferId>) -> VendorTransfer {
    let amount = |id| book.reversals.iter().find(|known| known.id == id).map(|known| known.amount);
    VendorTransfer {
        transfer: reversal.unwrap_or(book.id),
        reverses: reversal.map(|_| book.id),
        vendor: book.vendor,
        amount: reversal.and_then(amount).unwrap_or(book.amount),
        currency: book.currency,
    }
}
