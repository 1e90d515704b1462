//! A request about a cart that is kept apart: decided as any other, written in one compare-and-set with its answer.

use super::{Answered, Change, Merging, write};
use crate::command::Command;
use crate::derived::derived_beside;
use crate::engine::{CONFLICTS_MAX, Engine, Inner, Refusals, marketplace_key};
use crate::envelope::Envelope;
use crate::error::Error;
use crate::handle;
use crate::kept::{Kept, Standing, is_decision, standing};
use crate::port::{Claim, ClaimKey, RecordKey, RecordKind};
use crate::work::Work;
use vendra_domain::cart;
use vendra_domain::encoding::Receipt;
use vendra_domain::{CartId, Refusal, Timestamp};

/// How many carts one key may make, one after the other: a key is free again once its answer is no longer kept.
const CARTS_OF_A_KEY_MAX: u32 = 100;

/// A request about a cart, and what it is remembered under.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CartRequest<'a> {
    pub(crate) envelope: &'a Envelope,
    pub(crate) named: Option<CartId>,
    pub(crate) wanted: &'a cart::Request,
    pub(crate) key: Option<&'a ClaimKey>,
    /// The request's fingerprint.
    pub(crate) request: &'a str,
}

impl<'a> CartRequest<'a> {
    /// The request, where it is one about a cart and carts are kept apart.
    pub(crate) fn of(
        inner: &Inner,
        envelope: &'a Envelope,
        key: Option<&'a ClaimKey>,
        request: &'a str,
    ) -> Option<Self> {
        match &envelope.command {
            Command::Cart { id, request: wanted } if inner.carts.is_some() => {
                Some(Self { envelope, named: *id, wanted, key, request })
            }
            _ => None,
        }
    }
}

/// The cart that a request is about, and what it was answered before.
type Found = (CartId, Option<Result<Receipt, Error>>);

impl Engine {
    /// Runs a request about a cart; again where others wrote it meanwhile.
    pub(crate) async fn on_cart(&self, asked: CartRequest<'_>) -> Result<Receipt, Error> {
        if !asked.envelope.also.is_empty() {
            return Err(Error::also_refused(
                "carts are kept apart from the store: nothing is of one transaction with them",
            ));
        }
        for attempt in 0..CONFLICTS_MAX {
            if let Some(receipt) = self.try_cart(asked).await? {
                return Ok(receipt);
            }
            self.inner.back_off(attempt).await;
        }
        Err(Error::store_busy("others kept writing the same cart"))
    }

    /// One attempt; none where others wrote it meanwhile.
    async fn try_cart(&self, asked: CartRequest<'_>) -> Result<Option<Receipt>, Error> {
        let CartRequest { envelope, wanted, key, request, .. } = asked;
        let tenant = envelope.tenant;
        let mut work = Work::new(&self.inner, tenant, envelope.actor);
        work.read([marketplace_key(tenant)], [], None).await?;
        let (id, answered) = find(&mut work, asked).await?;
        self.finish_merge(tenant, &work.apart(id)).await?;
        if let Some(answer) = answered {
            return answer.map(Some);
        }
        handle::permit(&mut work, &envelope.command).await?;
        let command = Command::Cart { id: Some(id), request: wanted.clone() };
        if let Err(error) = handle::handle(&mut work, &command).await {
            return self.cart_refused(work, (id, key, request), error).await.map(|()| None);
        }
        let (at, version) = (work.at, work.version(&RecordKey::new(RecordKind::Cart, id)));
        let receipt = Receipt { request: request.to_owned(), subject: id.into(), version, at };
        let answer = key.map(|key| self.answered(key, (request, at), &Kept::Receipt(receipt.clone()))).transpose()?;
        let mut changed = work.carts_changed();
        let own = changed.iter().position(|(cart, ..)| *cart == id).map(|place| changed.swap_remove(place));
        if own.is_none() && answer.is_none() {
            return Ok(Some(receipt));
        }
        // The other cart of a merge comes second: the first remembers it until it is abandoned.
        let source = changed.pop().map(|(cart, ..)| Merging { cart, revision: work.apart(cart).revision });
        let from = work.apart(id);
        let (state, version) = own.map_or_else(|| (None, from.version), |(_, state, version)| (Some(state), version));
        let state = state.as_deref().unwrap_or(&from.state);
        let change = Change { id, from: &from, state, version, answer, merging: source };
        if !write(&self.inner, tenant, &change, at).await? {
            return Ok(None);
        }
        if source.is_some() {
            self.follow(tenant, vec![id]).await;
        }
        Ok(Some(receipt))
    }

    /// What a refusal comes to: kept where a decision made it and there is a cart to keep it in. Nothing where it is decided again.
    async fn cart_refused(
        &self,
        work: Work<'_>,
        (id, key, request): (CartId, Option<&ClaimKey>, &str),
        error: Error,
    ) -> Result<(), Error> {
        if error.refusal().is_some() && !work.still_stands().await? {
            return Ok(());
        }
        let (from, at) = (work.apart(id), work.at);
        let decided = error.refusal().filter(|refusal| is_decision(refusal) && from.revision > 0);
        let (Some(refusal), Some(key)) = (decided, key.filter(|_| self.refusals == Refusals::Kept)) else {
            return Err(error);
        };
        let answer = Some(self.answered(key, (request, at), &Kept::Refusal(refusal.clone()))?);
        let change = Change { id, from: &from, state: &from.state, version: from.version, answer, merging: None };
        if write(&self.inner, work.tenant, &change, at).await? { Err(error) } else { Ok(()) }
    }

    fn answered(&self, key: &ClaimKey, (request, at): (&str, Timestamp), kept: &Kept) -> Result<Answered, Error> {
        Ok(Answered { key: key.clone(), claim: self.done(request, kept, at)? })
    }
}

/// The cart that a request is about: the one that it names, or the one that its key made or makes.
async fn find(work: &mut Work<'_>, asked: CartRequest<'_>) -> Result<Found, Error> {
    let (at, request) = (work.at, asked.request);
    let said = |claim: Option<&Claim>| match claim.map(|claim| standing(claim, request, at)).transpose()? {
        Some(Standing::Answer(answer)) => Ok::<_, Error>(Some(answer)),
        Some(Standing::Resume(_) | Standing::Over) | None => Ok(None),
    };
    let read = async |work: &mut Work<'_>, id: CartId| -> Result<_, Error> {
        work.read([RecordKey::new(RecordKind::Cart, id)], [], None).await?;
        Ok(work.apart(id))
    };
    let (named, key) = match (asked.named, asked.key) {
        (Some(id), None) => (id, None),
        (Some(id), Some(key)) => (id, Some(key)),
        (None, None) => (CartId::from_uuid(work.fresh()), None),
        (None, Some(key)) => {
            for turn in 0..CARTS_OF_A_KEY_MAX {
                let id = made_under(work, key, turn)?;
                let known = read(work, id).await?;
                if known.revision == 0 {
                    return Ok((id, None));
                }
                if let Some(answer) = said(known.made_by(key))? {
                    return Ok((id, Some(answer)));
                }
            }
            return Err(Error::key_reused("too many carts were made under this key"));
        }
    };
    let known = read(work, named).await?;
    let answer = said(key.and_then(|key| known.answer(key)))?;
    Ok((named, answer))
}

/// The id of the cart that a key makes. It begins as the marketplace's own does: a repeat knows no other time.
fn made_under(work: &Work<'_>, key: &ClaimKey, turn: u32) -> Result<CartId, Refusal> {
    derived_beside(work.tenant.uuid(), &("cart", work.tenant, key, turn)).map(CartId::from_uuid)
}
