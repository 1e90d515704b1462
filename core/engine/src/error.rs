//! The one public error: what to do about it (`kind`, `retry`), what it is (`code`), and what it is about (`data`).

use crate::port::{Fault, PortDown, StoreError};
use serde::Serialize;
use std::fmt;
use vendra_domain::names::Gateway;
use vendra_domain::{Kind, Refusal, RefusalCode};

/// What an error asks of the caller.
///
/// ```
/// use vendra::{Error, ErrorKind, Refusal};
/// let status = |error: &Error| match error.kind() {
///     ErrorKind::Invalid | ErrorKind::Limit => 422,
///     ErrorKind::Forbidden => 403,
///     ErrorKind::Missing => 404,
///     ErrorKind::Conflict => 409,
///     ErrorKind::Unavailable => 503,
///     _ => 500,
/// };
/// assert_eq!(status(&Error::from(Refusal::AuthorityNotFound)), 404);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request is wrong by itself; HTTP 400 or 422.
    Invalid,
    /// The actor may not; 403.
    Forbidden,
    /// There is no such thing, or the actor may not know of it; 404.
    Missing,
    /// The state of the marketplace does not permit it now; 409.
    Conflict,
    /// A limit is passed; 422, or 429 where it is a rate.
    Limit,
    /// Something that is needed is not there at the moment; 503.
    Unavailable,
    /// The store is damaged, full or not ours; a person has to look; 500.
    Broken,
}

/// Whether the same call may be made again.
///
/// ```
/// use vendra::port::{Fault, StoreError};
/// use vendra::{Error, Retry};
/// let down = StoreError::Fault { fault: Fault::Unavailable, message: "the network is down".into() };
/// assert_eq!(Error::from(down).retry(), Retry::After { ms: 1_000 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "retry", rename_all = "snake_case")]
pub enum Retry {
    /// It would come to the same.
    Never,
    /// Yes, with the same idempotency key, after about so many milliseconds.
    After {
        /// Milliseconds.
        ms: u64,
    },
}

/// What goes wrong in a call.
///
/// The code is API: it is never renamed and never given another meaning. The message is for people and may change. Codes of
/// the domain's refusals are [`Refusal::CODES`]; the engine's own are [`Error::CODES`].
///
/// ```
/// use vendra::{Error, ErrorKind, Refusal, Retry};
/// let error = Error::from(Refusal::AmountOutOfRange);
/// assert_eq!((error.code(), error.kind(), error.retry()), ("amount.out_of_range", ErrorKind::Invalid, Retry::Never));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Error {
    kind: ErrorKind,
    code: &'static str,
    retry: Retry,
    message: String,
    refusal: Option<Box<Refusal>>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

/// One row of a list of codes.
///
/// ```
/// use vendra::{Error, ErrorCode, ErrorKind, Refusal, Retry};
/// let later: Vec<_> = Error::CODES.iter().filter(|row| row.retry != Retry::Never).map(|row| row.code).collect();
/// assert!(later.contains(&"store.busy"));
/// let refusals: Vec<ErrorCode> = Refusal::CODES.iter().map(ErrorCode::from).collect();
/// assert!(refusals.iter().any(|row| (row.code, row.kind) == ("cart.empty", ErrorKind::Conflict)));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ErrorCode {
    /// The stable code, such as `store.busy`.
    pub code: &'static str,
    /// What it asks of the caller.
    pub kind: ErrorKind,
    /// Whether the same call may be made again.
    pub retry: Retry,
    /// When it is said.
    pub means: &'static str,
}

impl From<&RefusalCode> for ErrorCode {
    fn from(row: &RefusalCode) -> Self {
        Self { code: row.code, kind: row.kind.into(), retry: Retry::of(row.retryable), means: row.means }
    }
}

impl From<Kind> for ErrorKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Invalid => Self::Invalid,
            Kind::Forbidden => Self::Forbidden,
            Kind::Missing => Self::Missing,
            Kind::Conflict => Self::Conflict,
            Kind::Limit => Self::Limit,
        }
    }
}

impl Retry {
    /// Of a refusal.
    const fn of(retryable: bool) -> Self {
        if retryable { Self::After { ms: 1_000 } } else { Self::Never }
    }
}

macro_rules! codes {
    ($( $(#[doc = $doc:literal])+ $name:ident = $code:literal, $kind:ident, $retry:expr; )*) => {
        impl Error {
            /// Every code of the engine's own.
            pub const CODES: &'static [ErrorCode] = &[$(ErrorCode {
                code: $code,
                kind: ErrorKind::$kind,
                retry: $retry,
                means: concat!($($doc),+).trim_ascii(),
            }),*];

            $(
                $(#[doc = $doc])+
                pub(crate) fn $name(message: impl Into<String>) -> Self {
                    let (kind, retry) = (ErrorKind::$kind, $retry);
                    Self { kind, code: $code, retry, message: message.into(), refusal: None }
                }
            )*
        }
    };
}

codes! {
    /// A port outside could not be asked: a tax service, a rates service.
    port_unavailable = "port.unavailable", Unavailable, Retry::After { ms: 1_000 };
    /// The marketplace has no payment method of that name.
    method_unknown = "method.unknown", Invalid, Retry::Never;
    /// No gateway of that name was given to the engine.
    gateway_unknown = "gateway.unknown", Invalid, Retry::Never;
    /// A gateway did not say what became of a payment. The order stands and waits; the same call with its key asks again, by the
    /// same operation. What a capture that it has yet to answer for may have taken is neither let go nor given back before it does.
    gateway_unavailable = "gateway.unavailable", Unavailable, Retry::After { ms: 1_000 };
    /// Nobody said how webhooks of that gateway are verified and read.
    webhook_unconfigured = "webhook.unconfigured", Invalid, Retry::Never;
    /// A webhook whose body is longer than any is.
    webhook_too_large = "webhook.too_large", Limit, Retry::Never;
    /// A webhook that is not in its gateway's words.
    webhook_unreadable = "webhook.unreadable", Invalid, Retry::Never;
    /// A webhook about something that is not known here, or not yet: it is taken when it comes again and is known by then.
    webhook_unknown = "webhook.unknown", Missing, Retry::After { ms: 60_000 };
    /// A request under the same key is being worked on.
    key_in_flight = "idempotency.in_flight", Conflict, Retry::After { ms: 1_000 };
    /// Another request was made under the same key.
    key_reused = "idempotency.key_reused", Invalid, Retry::Never;
    /// A key that is empty or too long.
    key_malformed = "idempotency.key_malformed", Invalid, Retry::Never;
    /// One of the host's own statements was refused, or changed another number of rows than it must.
    also_refused = "also.refused", Conflict, Retry::Never;
    /// The store cannot do that.
    store_unsupported = "store.unsupported", Invalid, Retry::Never;
    /// Others wrote the same records, again and again.
    store_busy = "store.busy", Unavailable, Retry::After { ms: 100 };
    /// The store cannot be reached, or did not answer.
    store_unavailable = "store.unavailable", Unavailable, Retry::After { ms: 1_000 };
    /// A worker's lease has gone to another.
    store_fenced = "store.fenced", Conflict, Retry::Never;
    /// Things of that kind are not found so.
    query_unknown = "query.unknown", Invalid, Retry::Never;
    /// More than a store takes at once.
    store_limit = "store.limit", Limit, Retry::Never;
    /// A cursor that the store did not give out.
    cursor_malformed = "cursor.malformed", Invalid, Retry::Never;
    /// There is no room left.
    store_full = "store.full", Broken, Retry::Never;
    /// The store can be read but not written.
    store_read_only = "store.read_only", Broken, Retry::Never;
    /// The store is damaged.
    store_corrupt = "store.corrupt", Broken, Retry::Never;
    /// It is not one of this library's stores.
    store_foreign = "store.foreign", Broken, Retry::Never;
    /// A newer release wrote it.
    store_newer = "store.newer", Broken, Retry::Never;
}

impl Error {
    /// No gateway of that name was given to the engine.
    pub(crate) fn no_gateway(gateway: Gateway) -> Self {
        Self::gateway_unknown(format!("no gateway is named {gateway}"))
    }

    /// What the error asks of the caller.
    ///
    /// ```
    /// use vendra::{Error, ErrorKind, Refusal};
    /// assert_eq!(Error::from(Refusal::AuthorityNotFound).kind(), ErrorKind::Missing);
    /// ```
    #[must_use]
    pub const fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable code.
    ///
    /// ```
    /// use vendra::{Error, Refusal};
    /// assert_eq!(Error::from(Refusal::CartEmpty).code(), "cart.empty");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    /// Whether the same call may be made again.
    ///
    /// ```
    /// use vendra::{Error, Refusal, Retry};
    /// assert_eq!(Error::from(Refusal::CartEmpty).retry(), Retry::Never);
    /// ```
    #[must_use]
    pub const fn retry(&self) -> Retry {
        self.retry
    }

    /// What the domain said, with its data; none where the error is not a refusal.
    ///
    /// ```
    /// use vendra::Refusal;
    /// use vendra::memory::Trial;
    /// # pollster::block_on(async {
    /// let trial = Trial::open().await?;
    /// trial.sold(8).await?;
    /// let error = trial.sold(3).await.unwrap_err();
    /// assert!(
    ///     matches!(error.refusal(), Some(Refusal::CartOfferUnavailable { .. } | Refusal::StockShort { .. })),
    ///     "{error}"
    /// );
    /// # Ok::<(), vendra::Error>(())
    /// # }).unwrap();
    /// ```
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        self.refusal.as_deref()
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        let (kind, retry) = (refusal.kind().into(), Retry::of(refusal.retryable()));
        Self { kind, code: refusal.code(), retry, message: refusal.to_string(), refusal: Some(Box::new(refusal)) }
    }
}

impl From<PortDown> for Error {
    fn from(down: PortDown) -> Self {
        Self::port_unavailable(down.to_string())
    }
}

impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let message = error.to_string();
        match error {
            StoreError::Conflict { .. } | StoreError::Bound { .. } => Self::store_busy(message),
            StoreError::Claimed { .. } => Self::key_in_flight(message),
            StoreError::Fenced { .. } => Self::store_fenced(message),
            StoreError::Rows { .. } | StoreError::Statement { .. } => Self::also_refused(message),
            StoreError::Limit { .. } => Self::store_limit(message),
            StoreError::Unsupported { .. } => Self::store_unsupported(message),
            StoreError::Malformed { .. } => Self::cursor_malformed(message),
            StoreError::Fault { fault, .. } => match fault {
                Fault::Unavailable | Fault::Unknown => Self::store_unavailable(message),
                Fault::Full => Self::store_full(message),
                Fault::ReadOnly => Self::store_read_only(message),
                Fault::Corrupt => Self::store_corrupt(message),
                Fault::Foreign => Self::store_foreign(message),
                Fault::Newer => Self::store_newer(message),
            },
        }
    }
}
