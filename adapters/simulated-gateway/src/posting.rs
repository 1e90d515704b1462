//! What a gateway does with a call: whether it goes wrong, whether it knows the operation, and what it replies.

use crate::bank::{Asked, Bank, Happening, Operation, Status, after};
use crate::chance;
use crate::misbehaviour::{Call, Misbehaviour};
use crate::outbox::Manner;
use vendra::domain::payment::MethodKind;
use vendra::port::{GatewayAnswer, GatewayDown, GatewayEvent};
use vendra::{Amount, AnyId, Timestamp};

/// What a gateway replies.
pub(crate) type Reply<T> = Result<T, GatewayDown>;

/// What became of a post: the reply, and what is told before it.
pub(crate) struct Posted {
    pub(crate) reply: Reply<GatewayAnswer>,
    pub(crate) early: Vec<GatewayEvent>,
}

fn down(message: &str) -> GatewayDown {
    GatewayDown { message: message.to_owned() }
}

impl Bank {
    /// How the next call goes wrong, if it does: as planned for its number, else as was asked for next, else by chance.
    fn misbehaviour(&mut self, call: Call) -> Option<Misbehaviour> {
        let number = self.calls;
        self.calls += 1;
        let planned = self.plan.remove(&number).filter(|planned| planned.applies_to(call));
        let chosen = planned.or_else(|| {
            let place = self.next.iter().position(|next| next.applies_to(call))?;
            self.next.remove(place)
        });
        let chosen = chosen.or_else(|| self.by_chance(number, call));
        if let Some(chosen) = chosen {
            *self.tally.misbehaved.entry(chosen).or_default() += 1;
        }
        chosen
    }

    fn by_chance(&self, number: u64, call: Call) -> Option<Misbehaviour> {
        let drawn = chance::bits(self.config.seed, number);
        if drawn % 1_000 >= u64::from(self.config.per_mille) {
            return None;
        }
        let among = self.config.among.iter().filter(|one| one.applies_to(call));
        let count = u64::try_from(among.clone().count()).unwrap_or(0);
        let place = usize::try_from((drawn >> 16).checked_rem(count)?).ok()?;
        among.clone().nth(place).copied()
    }

    /// A post: money is to move.
    pub(crate) fn post(&mut self, now: Timestamp, asked: Asked, token: Option<&str>) -> Posted {
        self.advance(now);
        let misbehaviour = self.misbehaviour(asked.call);
        let only = |reply| Posted { reply, early: Vec::new() };
        match misbehaviour {
            Some(Misbehaviour::Down) => return only(Err(down("it cannot be reached"))),
            Some(Misbehaviour::TimesOutUndone) => return only(Err(down("it did not answer in time"))),
            _ => {}
        }
        self.tally.posts += 1;
        let mut again = false;
        let known = self.newest.get(&asked.id).and_then(|serial| Some((*serial, self.operations.get(serial)?)));
        if let Some((serial, known)) = known {
            if now < after(known.at, self.config.idempotency_ms) {
                return only(self.replay(now, serial, asked, misbehaviour));
            }
            self.tally.posted_again += 1;
            again = true;
        }
        let before = self.serial();
        let serial = self.accept(now, asked, token, misbehaviour);
        if again && self.operations.get(&serial).is_some_and(|operation| operation.status == Status::Done) {
            self.tally.done_twice += 1;
        }
        let early = match misbehaviour {
            Some(Misbehaviour::WebhookBeforeReply) => self.outbox.take_since(before),
            _ => Vec::new(),
        };
        Posted { reply: self.reply(now, serial, misbehaviour), early }
    }

    /// The same id within the window: the same operation, and the same reply where there was one.
    fn replay(
        &mut self,
        now: Timestamp,
        serial: u64,
        asked: Asked,
        misbehaviour: Option<Misbehaviour>,
    ) -> Reply<GatewayAnswer> {
        match self.operations.get(&serial) {
            Some(known) if known.asked != asked => {
                self.tally.other_parameters += 1;
                Ok(GatewayAnswer::Declined { reason: "the same id was used for something else".to_owned() })
            }
            Some(Operation { replied: Some(replied), .. })
                if !matches!(misbehaviour, Some(Misbehaviour::TimesOutDone | Misbehaviour::AnswersUnknown)) =>
            {
                Ok(replied.clone())
            }
            _ => self.reply(now, serial, misbehaviour),
        }
    }

    /// What is replied; what was lost on the way is not remembered as replied.
    fn reply(&mut self, now: Timestamp, serial: u64, misbehaviour: Option<Misbehaviour>) -> Reply<GatewayAnswer> {
        match misbehaviour {
            Some(Misbehaviour::TimesOutDone | Misbehaviour::DoneLater) => Err(down("it did not answer in time")),
            Some(Misbehaviour::AnswersUnknown) => Ok(GatewayAnswer::Unknown),
            _ => {
                let operation = self.operations.get_mut(&serial);
                let answer = operation.map(|operation| {
                    let answer = operation.answer(now).unwrap_or(GatewayAnswer::Unknown);
                    if answer != GatewayAnswer::Unknown {
                        operation.replied = Some(answer.clone());
                    }
                    answer
                });
                Ok(answer.unwrap_or(GatewayAnswer::Unknown))
            }
        }
    }

    /// Puts an operation on the books, and does it unless it waits.
    fn accept(&mut self, now: Timestamp, asked: Asked, token: Option<&str>, misbehaviour: Option<Misbehaviour>) -> u64 {
        let serial = self.serial();
        let mut operation = Operation {
            asked,
            at: now,
            status: Status::Done,
            fee: Amount::ZERO,
            fee_said: misbehaviour != Some(Misbehaviour::FeeSaidLater),
            misbehaviour,
            manner: misbehaviour.into(),
            replied: None,
        };
        let later = self.config.later_ms;
        let token = token.unwrap_or_default();
        let asynchronous = asked.terms.is_some_and(|terms| terms.kind == MethodKind::Asynchronous);
        let waits = match misbehaviour {
            Some(Misbehaviour::Declines) => {
                operation.status = Status::Declined { reason: "declined".to_owned() };
                None
            }
            Some(Misbehaviour::DoneLater) => {
                operation.status = Status::Later { since: now, until: after(now, later) };
                Some(Happening::Execute { serial })
            }
            Some(Misbehaviour::ActionConfirmed) => Some(Happening::Confirm { serial }),
            Some(Misbehaviour::ActionAbandoned) => Some(Happening::Abandon { serial }),
            _ => None,
        };
        if matches!(misbehaviour, Some(Misbehaviour::ActionConfirmed | Misbehaviour::ActionAbandoned)) {
            operation.status = Status::NeedsAction;
        } else if asked.call == Call::Authorize && operation.status == Status::Done {
            if token.starts_with("decline") {
                operation.status = Status::Declined { reason: "declined".to_owned() };
            } else if token.starts_with("action") || asynchronous {
                operation.status = Status::NeedsAction;
            }
        }
        let done_now = operation.status == Status::Done;
        self.operations.insert(serial, operation);
        self.newest.insert(asked.id, serial);
        if done_now {
            self.execute(now, serial);
        } else {
            self.tell_of(now, serial);
        }
        if let Some(waits) = waits {
            self.schedule(now, later, waits);
        }
        serial
    }

    /// What became of an operation, as far as the gateway says.
    pub(crate) fn look_up(&mut self, now: Timestamp, id: AnyId) -> Reply<Option<GatewayAnswer>> {
        self.advance(now);
        let misbehaviour = self.misbehaviour(Call::LookUp);
        if misbehaviour == Some(Misbehaviour::Down) {
            return Err(down("it cannot be reached"));
        }
        self.tally.look_ups += 1;
        if misbehaviour == Some(Misbehaviour::AnswersUnknown) {
            return Ok(Some(GatewayAnswer::Unknown));
        }
        let known = self.newest.get(&id).and_then(|serial| self.operations.get(serial));
        Ok(known.and_then(|operation| operation.answer(now)))
    }

    /// The manner in which webhooks of an operation come.
    pub(crate) fn manner(&self, serial: u64) -> Manner {
        self.operations.get(&serial).map_or(Manner::Usual, |operation| operation.manner)
    }
}
