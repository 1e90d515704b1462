//! One call, read strictly and answered by whatever its method is.

use crate::clock::ManualClock;
use crate::config::Core;
use crate::failure::{Failure, write};
use crate::methods::{self, Way};
use crate::requests;
use crate::running::{Answered, Tally};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::Arc;
use vendra::authority::Actor;
use vendra::domain::canonical;
use vendra::port::Statement;
use vendra::{Market, MarketplaceId};

/// The most bytes of one call: a day's report of a gateway with room to spare. What one request may have is less, and judged when
/// it is run.
pub const CALL_BYTES_MAX: usize = 16 * 1_024 * 1_024;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Call {
    #[serde(default)]
    marketplace: Option<MarketplaceId>,
    #[serde(default)]
    actor: Option<Value>,
    #[serde(default)]
    key: Option<String>,
    #[serde(default)]
    correlation: Option<String>,
    #[serde(default)]
    also: Vec<Statement>,
    method: String,
    #[serde(default)]
    input: Option<Value>,
}

/// What a method is called with.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) core: Arc<Core>,
    /// Who counts what is under way.
    pub(crate) tally: Arc<Tally>,
    tenant: Option<MarketplaceId>,
    actor: Option<Value>,
    key: Option<String>,
    correlation: Option<String>,
    also: Vec<Statement>,
    input: Value,
}

impl Asked {
    /// The fields of the input.
    pub(crate) fn fields(&mut self) -> Result<Map<String, Value>, Failure> {
        match self.input.take() {
            Value::Object(fields) => Ok(fields),
            _ => Err(Failure::malformed("input: not an object")),
        }
    }

    /// The input as what the method takes.
    pub(crate) fn input<T: DeserializeOwned>(&mut self) -> Result<T, Failure> {
        read("input", self.input.take())
    }

    pub(crate) fn tenant(&self) -> Result<MarketplaceId, Failure> {
        self.tenant.ok_or_else(|| Failure::malformed("missing field `marketplace`"))
    }

    /// Who asks. An actor is of the marketplace that is asked, unless it says otherwise.
    pub(crate) fn actor(&self) -> Result<Actor, Failure> {
        let Some(Value::Object(sent)) = &self.actor else {
            return Err(Failure::malformed("missing field `actor`, which is an object"));
        };
        let mut whole = sent.clone();
        whole
            .entry("tenant")
            .or_insert_with(|| Value::String(self.tenant.map(|id| id.to_string()).unwrap_or_default()));
        let actor: Actor = read("actor", Value::Object(whole))?;
        // Its reader lets pass what it does not know, for the buyer's fields are among its own.
        let known = serde_json::to_value(actor).unwrap_or_default();
        match sent.keys().find(|name| known.get(name).is_none()) {
            Some(name) => Err(Failure::malformed(format!("actor: unknown field `{name}`"))),
            None => Ok(actor),
        }
    }

    /// The marketplace as its actor sees it.
    pub(crate) fn market(&self) -> Result<Market, Failure> {
        let market = self.core.engine.market(self.tenant()?, self.actor()?);
        let market = self.correlation.iter().fold(market, |market, tie| market.correlation(tie));
        Ok(self.key.iter().fold(market, |market, key| market.key(key)).also(self.also.clone()))
    }

    /// The clock that is turned by hand.
    pub(crate) fn manual(&self) -> Result<&ManualClock, Failure> {
        self.core
            .manual
            .as_deref()
            .ok_or_else(|| Failure::clock("the clock is the system's: open with `clock: manual`"))
    }
}

/// Reads a part of a call.
pub(crate) fn read<T: DeserializeOwned>(what: &str, value: Value) -> Result<T, Failure> {
    // Fields without their names would be read too, in their order.
    if !value.is_object() {
        return Err(Failure::malformed(format!("{what}: not an object")));
    }
    serde_json::from_value(value).map_err(|error| Failure::malformed(format!("{what}: {error}")))
}

#[derive(Debug, Serialize)]
struct Made<'r, R> {
    id: String,
    receipt: &'r R,
}

/// Answers a call.
pub(crate) async fn answer(core: Arc<Core>, tally: Arc<Tally>, text: String) -> Answered {
    let value = canonical::read_within(text.as_bytes(), CALL_BYTES_MAX)?;
    drop(text);
    let Call { marketplace, actor, key, correlation, also, method, input } = read("call", value)?;
    let input = input.unwrap_or_else(|| Value::Object(Map::new()));
    let mut asked = Asked { core, tally, tenant: marketplace, actor, key, correlation, also, input };
    match methods::find(&method)? {
        Way::Request(request) => {
            let command = {
                let (fields, tenant) = (asked.fields()?, asked.tenant);
                requests::command(request, fields, tenant)?
            };
            let receipt = asked.market()?.run(command).await?;
            match request.makes {
                true => write(&Made { id: receipt.subject.to_string(), receipt: &receipt }),
                false => write(&receipt),
            }
        }
        Way::Reading(reading) => (reading.ask)(asked).await,
        Way::Function(function) => {
            let (function, input) = (*function, asked.input);
            let computed = tokio::task::spawn_blocking(move || crate::pure::called(function, &input.to_string()));
            computed.await.unwrap_or_else(|_| Err(Failure::lost("what computed it is gone")))
        }
    }
}
