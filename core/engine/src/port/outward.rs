//! The smaller ports: taxes, delivery rates, events going out, and people being told.

use super::event::StoredEvent;
use super::store::Answer;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vendra_domain::names::{Jurisdiction, TaxClass};
use vendra_domain::quote::TaxRate;
use vendra_domain::{Amount, ContactId, Currency, LineId, MarketplaceId, OfferId, RuleId, Timestamp, VendorId};

/// A port outside could not be asked, or refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{port} could not be asked: {message}")]
pub struct PortDown {
    /// Which port.
    pub port: &'static str,
    /// What the driver said, without secrets.
    pub message: String,
}

/// What a line is taxed as.
///
/// ```
/// use vendra::port::TaxedAs;
/// let delivery: TaxedAs = serde_json::from_str(r#"{"taxed_as": "delivery", "class": "reduced"}"#)?;
/// assert_eq!(delivery, TaxedAs::Delivery { class: "reduced".parse().ok() });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "taxed_as", rename_all = "snake_case")]
pub enum TaxedAs {
    /// Goods.
    Goods {
        /// The tax class of the offer.
        class: TaxClass,
    },
    /// One vendor's delivery.
    Delivery {
        /// The marketplace's tax class of delivery; none where it has none, and the calculator goes by its own.
        class: Option<TaxClass>,
    },
}

/// One line whose taxes are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TaxLine {
    /// The line.
    pub line: LineId,
    /// Who sells it.
    pub vendor: VendorId,
    /// Goods or delivery, and of which tax class.
    pub taxed_as: TaxedAs,
    /// What it costs before promotions, in minor units.
    pub amount: Amount,
}

/// What taxes are wanted for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TaxCall {
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// Where the goods go.
    pub jurisdiction: Jurisdiction,
    /// The currency of the amounts.
    pub currency: Currency,
    /// The lines.
    pub lines: Vec<TaxLine>,
}

/// A service that knows taxes. Without one the marketplace's own table is used.
///
/// ```
/// use std::collections::BTreeMap;
/// use vendra::LineId;
/// use vendra::domain::quote::TaxRate;
/// use vendra::port::{Answer, PortDown, TaxCall, TaxCalculator};
/// #[derive(Debug)]
/// struct Down;
/// impl TaxCalculator for Down {
///     fn rates<'a>(&'a self, call: &'a TaxCall) -> Answer<'a, BTreeMap<LineId, Vec<TaxRate>>, PortDown> {
///         let message = format!("no answer for {} lines", call.lines.len());
///         Box::pin(async { Err(PortDown { port: "taxes", message }) })
///     }
/// }
/// let tenant = "mkt_01h455vb4pex5vsknk084sn02q".parse()?;
/// let call = TaxCall { tenant, jurisdiction: "DE".parse()?, currency: "EUR".parse()?, lines: Vec::new() };
/// let down = pollster::block_on(Down.rates(&call)).unwrap_err();
/// assert_eq!(down.to_string(), "taxes could not be asked: no answer for 0 lines");
/// # Ok::<(), vendra::Refusal>(())
/// ```
pub trait TaxCalculator: Send + Sync + std::fmt::Debug {
    /// The rates of each line asked for, of goods and of delivery, by line; a line that it says nothing of bears no tax.
    fn rates<'a>(&'a self, call: &'a TaxCall) -> Answer<'a, BTreeMap<LineId, Vec<TaxRate>>, PortDown>;
}

/// One vendor's delivery whose price is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShippingCall {
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// Whose goods.
    pub vendor: VendorId,
    /// Where to; the port knows contacts, the engine does not look into them.
    pub deliver_to: Option<ContactId>,
    /// The service that the buyer chose.
    pub service: Option<String>,
    /// What the goods weigh, in grams.
    pub weight_g: u64,
    /// What the goods cost, in minor units.
    pub goods: Amount,
    /// Its currency.
    pub currency: Currency,
    /// Which offers and how many units of each.
    pub units: Vec<(OfferId, u32)>,
}

/// What a delivery costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShippingRate {
    /// The rule that says so, for the explanation of the quote.
    pub rule: RuleId,
    /// The price, in minor units.
    pub price: Amount,
}

/// A service that knows what delivery costs. Without one the vendor's or the marketplace's table is used.
///
/// ```
/// use vendra::port::{Answer, PortDown, ShippingCall, ShippingRate, ShippingRates};
/// #[derive(Debug)]
/// struct Flat(ShippingRate);
/// impl ShippingRates for Flat {
///     fn rate<'a>(&'a self, _: &'a ShippingCall) -> Answer<'a, ShippingRate, PortDown> {
///         Box::pin(async { Ok(self.0) })
///     }
/// }
/// let price = vendra::Amount::new(490)?;
/// let flat = Flat(ShippingRate { rule: "rul_01h455vb4pex5vsknk084sn02q".parse()?, price });
/// let call = ShippingCall {
///     tenant: "mkt_01h455vb4pex5vsknk084sn02q".parse()?,
///     vendor: "ven_01h455vb4pex5vsknk084sn02q".parse()?,
///     deliver_to: None,
///     service: None,
///     weight_g: 400,
///     goods: vendra::Amount::new(2_490)?,
///     currency: "EUR".parse()?,
///     units: Vec::new(),
/// };
/// assert_eq!(pollster::block_on(flat.rate(&call)).expect("it is there").price, price);
/// # Ok::<(), vendra::Refusal>(())
/// ```
pub trait ShippingRates: Send + Sync + std::fmt::Debug {
    /// What delivery of these goods costs.
    fn rate<'a>(&'a self, call: &'a ShippingCall) -> Answer<'a, ShippingRate, PortDown>;
}

/// Why events were not handled, and how many before were.
///
/// ```
/// use vendra::port::Unhandled;
/// let full = Unhandled::Down { handled: 3, reason: "the queue is full".to_owned() };
/// assert_eq!(full.to_string(), "nothing can be handled now: the queue is full");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unhandled {
    /// One event could not be handled: the one after the first `handled` of the call. It is tried again by itself, later; what comes
    /// after it goes on.
    #[error("an event was not handled: {reason}")]
    Event {
        /// How many events of the call were handled before it.
        handled: usize,
        /// Why, for whoever looks at the dead letters; without secrets and nothing personal.
        reason: String,
    },
    /// Nothing can be handled at the moment: a broker is down, a quota is used up. It is nobody's fault, counts as no try, and the
    /// subscriber is left alone for a while.
    #[error("nothing can be handled now: {reason}")]
    Down {
        /// How many events of the call were handled before.
        handled: usize,
        /// Why, without secrets.
        reason: String,
    },
}

/// Where events go: a function of the host's, a projection, a broker.
///
/// Whoever publishes in batches hands on the whole slice; whoever looks at events one by one goes through it with
/// [`each`](crate::events::each).
///
/// ```
/// use std::sync::{Arc, Mutex};
/// use vendra::events::Relay;
/// use vendra::memory::Trial;
/// use vendra::port::{Answer, StoredEvent, Subscriber, Unhandled};
/// # pollster::block_on(async {
/// let trial = Trial::open().await?;
/// #[derive(Debug, Default)]
/// struct Names(Mutex<Vec<String>>);
/// impl Subscriber for Names {
///     fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled> {
///         self.0.lock().unwrap().extend(events.iter().map(|stored| stored.event.name.clone()));
///         Box::pin(async { Ok(()) })
///     }
/// }
/// trial.sold(1).await?;
/// let names = Arc::new(Names::default());
/// Relay::new(&trial.engine).subscribe("names", Arc::clone(&names) as _)?.tick().await?;
/// assert!(names.0.lock().unwrap().iter().any(|name| name == "order.placed"));
/// # Ok::<(), vendra::Error>(())
/// # }).unwrap();
/// ```
pub trait Subscriber: Send + Sync + std::fmt::Debug {
    /// Handles events of one partition, oldest first. It may be told of an event more than once; of one key never of a later event
    /// before an earlier one was handled, or given up.
    fn handle<'a>(&'a self, events: &'a [StoredEvent]) -> Answer<'a, (), Unhandled>;
}

/// Something that a person should learn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Notice {
    /// Its own, and the same whenever it is told again: the event's id and whom it is told to.
    pub id: String,
    /// The marketplace.
    pub tenant: MarketplaceId,
    /// What it is about, such as `order.placed`.
    pub about: String,
    /// The id of what it is about.
    pub subject: String,
    /// Whom to tell: a contact record, never an address.
    pub to: ContactId,
    /// When it happened.
    pub at: Timestamp,
}

/// Why somebody was not told.
///
/// ```
/// use vendra::port::NotTold;
/// let refused = NotTold::Refused { reason: "no such mailbox".to_owned() };
/// assert_eq!(refused.to_string(), "the notice was refused: no such mailbox");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotTold {
    /// This notice cannot be told: it is tried again later each time, and in the end is a dead letter.
    #[error("the notice was refused: {reason}")]
    Refused {
        /// Why, without secrets and nothing personal.
        reason: String,
    },
    /// Nobody can be told anything at the moment. It is no notice's fault, and none is lost by it.
    #[error(transparent)]
    Down(#[from] PortDown),
}

/// Tells people things: by mail, by message.
///
/// ```
/// use vendra::port::{Answer, NotTold, Notice, Notifier};
/// #[derive(Debug)]
/// struct Mail;
/// impl Notifier for Mail {
///     fn notify<'a>(&'a self, notice: &'a Notice) -> Answer<'a, (), NotTold> {
///         let line = format!("to {}: {}", notice.to, notice.about); // the address is behind the id
///         Box::pin(async move { Err(NotTold::Refused { reason: line }) })
///     }
/// }
/// let notice = Notice {
///     id: "0190a5e2-7c3b-7000-8000-000000000001/3/1/ctc_01h455vb4pex5vsknk084sn02q".into(),
///     tenant: "mkt_01h455vb4pex5vsknk084sn02q".parse()?,
///     about: "order.placed".into(),
///     subject: "ord_01h455vb4pex5vsknk084sn02q".into(),
///     to: "ctc_01h455vb4pex5vsknk084sn02q".parse()?,
///     at: Default::default(),
/// };
/// assert!(pollster::block_on(Mail.notify(&notice)).unwrap_err().to_string().ends_with("order.placed"));
/// # Ok::<(), vendra::Refusal>(())
/// ```
pub trait Notifier: Send + Sync + std::fmt::Debug {
    /// Tells somebody. The same notice may come more than once, under the same [id](Notice::id).
    fn notify<'a>(&'a self, notice: &'a Notice) -> Answer<'a, (), NotTold>;
}
