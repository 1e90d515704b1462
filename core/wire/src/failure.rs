//! What goes wrong, as every language is told it: one shape, one list of codes.

use serde::Serialize;
use serde_json::Value;
use std::fmt;
use vendra::{Error, ErrorCode, ErrorKind, Refusal, Retry};

/// Why a call gave nothing: the engine's error, or one of the few that only this boundary knows.
///
/// As JSON: `{"kind": "conflict", "code": "cart.empty", "retry": {"retry": "never"}, "message": "the cart is empty", "data": null}`.
/// `kind` says what to do and `code` what it is; both are API, the message is not. `retry` is `{"retry": "never"}` or
/// `{"retry": "after", "ms": 1000}`. `data` holds the fields of a refusal that has any.
///
/// ```
/// use vendra::Refusal;
/// use vendra_wire::Failure;
/// let failure = Failure::from(Refusal::CartEmpty);
/// let json = r#"{"kind":"conflict","code":"cart.empty","retry":{"retry":"never"},"message":"the cart is empty","data":null}"#;
/// assert_eq!(failure.to_json(), json);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Failure {
    /// What to do about it.
    pub kind: ErrorKind,
    /// What it is.
    pub code: &'static str,
    /// Whether and when to try again.
    pub retry: Retry,
    /// What it says to people.
    pub message: String,
    /// The fields of the refusal, if it has any.
    pub data: Option<Box<Value>>,
}

macro_rules! own {
    ($( $(#[doc = $doc:literal])+ $name:ident = $code:literal, $kind:ident, $retry:expr; )*) => {
        const OWN: &[ErrorCode] = &[$(ErrorCode {
            code: $code,
            kind: ErrorKind::$kind,
            retry: $retry,
            means: concat!($($doc),+).trim_ascii(),
        }),*];

        impl Failure {
            $(
                $(#[doc = $doc])+
                pub(crate) fn $name(message: impl Into<String>) -> Self {
                    let (kind, retry) = (ErrorKind::$kind, $retry);
                    Self { kind, code: $code, retry, message: message.into(), data: None }
                }
            )*
        }
    };
}

own! {
    /// The caller took the call back. What was on record by then stays, and is carried on.
    cancelled = "call.cancelled", Conflict, Retry::Never;
    /// Too many calls are under way.
    too_many = "call.too_many", Unavailable, Retry::After { ms: 100 };
    /// There is no method of that name.
    unknown_method = "call.unknown_method", Invalid, Retry::Never;
    /// What the engine was to be opened with is not what it takes.
    config = "config.malformed", Invalid, Retry::Never;
    /// The handle is closed.
    closed = "handle.closed", Conflict, Retry::Never;
    /// The process was forked after the engine was opened: its threads are the parent's.
    forked = "handle.forked", Conflict, Retry::Never;
    /// The clock is the system's, and not turned by anybody.
    clock = "clock.not_manual", Invalid, Retry::Never;
    /// A worker runs already: it is stopped first.
    working = "worker.running", Conflict, Retry::Never;
    /// What ran the call is gone. Whether it did anything is not known: the same key again tells.
    lost = "internal.lost", Broken, Retry::Never;
    /// A mistake of ours. Whether the call did anything is not known: the same key again tells.
    panicked = "internal.panic", Broken, Retry::Never;
}

impl Failure {
    /// A call that is not what it should be; what is wrong with it.
    pub(crate) fn malformed(what: impl Into<String>) -> Self {
        Refusal::RequestMalformed { what: what.into() }.into()
    }

    /// The failure as JSON.
    ///
    /// ```
    /// let failure = vendra_wire::pure("guess", "{}").unwrap_err();
    /// assert!(failure.to_json().starts_with(r#"{"kind":"invalid","code":"call.unknown_method""#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        // Texts, numbers and a value that was JSON before: nothing of it can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message)
    }
}

impl std::error::Error for Failure {}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let (kind, code, retry) = (error.kind(), error.code(), error.retry());
        let said = error.to_string();
        let message = said.strip_prefix(code).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(&said).to_owned();
        Self { kind, code, retry, message, data: error.refusal().and_then(data) }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Error::from(refusal).into()
    }
}

fn data(refusal: &Refusal) -> Option<Box<Value>> {
    match serde_json::to_value(refusal) {
        Ok(Value::Object(mut fields)) => fields.remove("data").map(Box::new),
        _ => None,
    }
}

/// Every code that any call can fail with, in alphabetical order: the domain's refusals, the engine's errors, and this
/// boundary's.
///
/// ```
/// let codes = vendra_wire::codes();
/// assert!(["cart.empty", "store.busy", "handle.closed"].iter().all(|known| codes.iter().any(|row| row.code == *known)));
/// let busy = codes.iter().find(|row| row.code == "store.busy").unwrap();
/// assert_eq!(serde_json::to_value(busy).unwrap(), serde_json::json!({
///     "code": "store.busy", "kind": "unavailable", "retry": {"retry": "after", "ms": 100},
///     "means": "Others wrote the same records, again and again.",
/// }));
/// ```
#[must_use]
pub fn codes() -> Vec<ErrorCode> {
    let refusals = Refusal::CODES.iter().map(ErrorCode::from);
    let mut all: Vec<ErrorCode> = refusals.chain(Error::CODES.iter().chain(OWN).copied()).collect();
    all.sort_by_key(|row| row.code);
    all
}

/// An answer as JSON.
pub(crate) fn write(answer: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string(answer).map_err(|error| Failure::panicked(format!("an answer could not be written: {error}")))
}
