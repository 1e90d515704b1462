//! How a payment's gateway is asked: with which means, and only while the same id is the same operation to it.

use super::answers::Window;
use super::payment::Waits;
use super::placing;
use crate::checkout::Pay;
use crate::command::Command;
use crate::error::Error;
use crate::port::*;
use crate::seeded_bug::bug;
use crate::work::Work;
use vendra_domain::payment::{Book, OperationKind, Payment, Request};
use vendra_domain::*;

/// What a payer pays with: a token that only the request has which began the attempt, or nothing but the gateway's own page.
pub(super) struct Means(Option<String>);

/// The means that the payer gave for a payment. Of several by one method and gateway each has its own: payments have their ids in
/// the order in which they were named, and only those that nothing was left for were never made.
pub(super) async fn means_of(
    work: &mut Work<'_>,
    command: Option<&Command>,
    book: &Book,
) -> Result<Option<Means>, Error> {
    let with = match command {
        Some(Command::CheckOut { with, .. }) => with,
        Some(Command::Payment { request: Request::StartAttempt, .. }) => return Ok(Some(Means(None))),
        _ => return Ok(None),
    };
    let tokens = with.pay.iter().filter_map(|pay| match pay {
        Pay::Method { limit: Some(limit), .. } if limit.is_zero() => None,
        Pay::Method { method, gateway, token, .. } if *method == book.terms.method && *gateway == book.gateway => {
            Some(token)
        }
        Pay::Method { .. } | Pay::GiftCard { .. } | Pay::StoreCredit { .. } => None,
    });
    let tokens: Vec<&Option<String>> = tokens.collect();
    let mut place = 0;
    if tokens.len() > 1 {
        let order = placing::book_of(work, book.order, "authorize").await?;
        for other in placing::payments_of(&order).into_iter().filter(|other| *other < book.id) {
            let same = |other: &Book| other.terms.method == book.terms.method && other.gateway == book.gateway;
            place += usize::from(work.state::<Payment>(other).await?.book().is_some_and(same));
        }
    }
    Ok(tokens.get(place).map(|token| Means((*token).clone())))
}

/// What a gateway says; none where it never heard of an attempt that only its own request can make.
///
/// A gateway takes the same id for the same operation only so long. What has been on record for longer is looked up, and what the
/// gateway never heard of when its window is over never reached it, and failed: whoever needs it begins a new operation.
pub(super) async fn asked(
    gateway: &dyn PaymentGateway,
    (book, now): (&Book, Timestamp),
    waiting: &Waits,
    means: Option<Means>,
) -> Result<Option<GatewayAnswer>, GatewayDown> {
    let (id, asked) = match waiting {
        Waits::Attempt { id, asked } => (AnyId::from(*id), *asked),
        Waits::Operation { operation, asked } => (operation.id, *asked),
        Waits::Vendor { .. } => return Ok(None),
    };
    // What may have been asked before is looked up first; asking again under the same id is then the same operation.
    let attempt = matches!(waiting, Waits::Attempt { .. });
    let window = Window::of(gateway, book.since(id), now);
    let posts = window == Window::Open;
    if (asked || !posts || (attempt && means.is_none()))
        && let Some(answer) = gateway.look_up(id).await?
    {
        return Ok(Some(answer));
    }
    // Whoever has the means for an attempt may have yet to come back: that it is over is for the worker to say.
    if !(posts || attempt && means.is_none()) {
        return Ok(Some(window.unheard()));
    }
    let (payment, currency) = (book.id, book.currency);
    let answer = match waiting {
        Waits::Vendor { .. } => return Ok(None),
        Waits::Attempt { id, .. } => {
            let Some(Means(token)) = means else {
                return Ok(None);
            };
            let (attempt, order, amount) = (*id, book.order, book.amount);
            let again = asked && bug("payment.authorized_again_under_a_new_id");
            let attempt = if again { AttemptId::from_uuid(order.uuid()) } else { attempt };
            let (terms, pay_by) = (book.terms, book.pay_by);
            let call = Authorize { attempt, payment, order, amount, currency, terms, pay_by, token };
            gateway.authorize(&call).await
        }
        Waits::Operation { operation, .. } => {
            let (uuid, amount) = (operation.id.uuid(), operation.amount);
            let uuid = if asked && bug("payment.asked_again_under_a_new_id") { book.order.uuid() } else { uuid };
            match operation.kind {
                OperationKind::Capture => {
                    let operation = CaptureId::from_uuid(uuid);
                    gateway.capture(&PaymentPart { operation, payment, amount, currency }).await
                }
                OperationKind::Void | OperationKind::Surplus => {
                    let operation = VoidId::from_uuid(uuid);
                    gateway.void(&PaymentPart { operation, payment, amount, currency }).await
                }
                OperationKind::Refund => {
                    let operation = RefundId::from_uuid(uuid);
                    gateway.refund(&PaymentPart { operation, payment, amount, currency }).await
                }
            }
        }
    };
    answer.map(Some)
}
