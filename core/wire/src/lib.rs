//! The engine as JSON text: the one boundary that vendra's packages for other languages are built on.
//!
//! A package opens a [`Vendra`], hands it calls as text, and is told what each came to, as text: the answer, or a [`Failure`]. It
//! knows no type of the engine's, and nothing here knows a language. Amounts are integers in minor units within 2^53-1, durations
//! milliseconds, moments RFC 3339 texts with three digits and `Z`, rates decimal texts, ids texts.
//!
//! ```
//! use vendra_wire::{Vendra, pure};
//! let vendra = Vendra::open(r#"{"store": "memory:", "clock": "manual", "seed": 7}"#)?;
//! let call = r#"{
//!     "marketplace": "mkt_01h455vb4pex5vsknk084sn001",
//!     "actor": {"actor": "staff", "user": "usr_01h455vb4pex5vsknk084sn001", "role": "owner"},
//!     "key": "first-contact",
//!     "method": "contacts.add",
//!     "input": {"details": {"city": "Lisboa"}}
//! }"#;
//! let made = pollster::block_on(vendra.call(call.into()))?;
//! assert!(made.starts_with(r#"{"id":"ctc_"#) && made.contains(r#""version":1,"at":"2026-01-05T09:00:00.000Z"}}"#));
//! assert_eq!(pollster::block_on(vendra.call(call.into()))?, made); // the same key: the same answer, byte for byte
//!
//! let refused = pure("allocate", r#"{"amount": 100, "weights": [], "method": "largest_remainder"}"#).unwrap_err();
//! assert_eq!(refused.code, "allocate.weights");
//! pollster::block_on(vendra.close());
//! # Ok::<(), vendra_wire::Failure>(())
//! ```
//!
//! # Opening
//!
//! [`Vendra::open`] takes an object; all but `store` may be left out:
//!
//! | field | |
//! |---|---|
//! | `store` | `"memory:"`, or `"sqlite:"` and the path of a file, which is made where there is none |
//! | `sqlite` | `{"readers": 4, "busy_timeout_ms": 5000, "bytes_max": null}` |
//! | `gateways` | by name: `"simulated"`, or `{"simulated": {..}}` with `seed`, `idempotency_ms`, `later_ms`, `webhook_ms`, `payout_ms`, `available_ms`, `fee_basis_points`, `fee_fixed`, `dispute_fee`: a gateway for tests and demos, which takes the tokens `tok_visa`, ..; or `"host"`, or `{"host": {"idempotency_ms": 86400000, "webhooks": {"standard": ["whsec_.."]}}}` (or `"stripe"`): the host implements it |
//! | `webhooks` | how events are sent to webhook endpoints: `{"key": hex of at least 32 bytes, "reach": "public", "timeout_ms": 15000, "refresh_ms": 1000, "idle_ms": 250}`. The key is what the endpoints' secrets are derived from, the same in every process; `"anywhere"` reaches private addresses too, for tests. Without it none is sent |
//! | `taxes`, `rates`, `notifier` | `"host"`: the host implements them |
//! | `resilience` | by port (`"gateway/acme"`, `"taxes"`, `"rates"`, `"notifier"`): `timeout_ms`, `retries_max`, `first_wait_ms`, `longest_wait_ms`, `retries_percent`, `failures_max`, `open_ms`, `concurrent_max`; what is left out is the engine's default |
//! | `answers_kept_ms` | how long answers are kept under their keys: a day |
//! | `claim_lease_ms` | how long a key is in flight at most: 30000 |
//! | `clock` | `"system"`; for tests `"manual"`, which stands still at `2026-01-05T09:00:00.000Z` until it is turned, or `{"manual_at": ".."}` |
//! | `seed` | for tests: ids and chance are decided by it, so that a run gives the same bytes each time |
//! | `close_ms` | how long calls that are under way are waited for when it is closed: 10000 |
//!
//! # Calls
//!
//! [`Vendra::call`] and [`Vendra::start`] take an object; unknown fields are refused everywhere:
//!
//! | field | |
//! |---|---|
//! | `marketplace` | the marketplace's id |
//! | `actor` | who asks, whom the host has authenticated: `{"actor": "staff", "user", "role": "owner" / "support" / "finance"}`, `{"actor": "member", "user", "vendor", "role": "owner" / "manager" / "fulfilment"}`, `{"actor": "buyer", "buyer": "customer", "customer"}`, `{"actor": "buyer", "buyer": "guest", "cart"}`, `{"actor": "system"}`. Its `tenant` is the marketplace where it is left out |
//! | `key` | the idempotency key of a request, of 1 to 255 bytes; may be left out |
//! | `correlation` | what ties requests together in the audit trail; may be left out |
//! | `also` | the host's own SQL, in the same transaction: `[{"sql", "parameters": ["null", {"integer": 1}, {"text": ".."}, {"bytes": [..]}], "rows": 1}]`; may be left out |
//! | `method` | what to do |
//! | `input` | an object of what the method takes; `{}` where it is left out |
//!
//! Marketplace and actor may be left out where a method needs none: `clock.*`, `carts.guest_token`, `gift_cards.code`, functions.
//!
//! # Methods
//!
//! [`methods`] lists them all, so that packages are generated from it. There are three sorts.
//!
//! **Requests** are `namespace.request`: `orders.cancel`, `carts.add_line`. The input is the id of what it is about, and the
//! fields of the request: `{"id": "ord_..", "reason": "changed my mind"}`. The answer is the receipt,
//! `{"request": "<the fingerprint of what was sent>", "subject": "ord_..", "version": 7, "at": "2026-.."}`. Where something is made the id is the engine's
//! choice: the input has none, and the answer is `{"id", "receipt"}`. Three are about more than an id: `stock.*` (`offer`,
//! `location`), `store_credit.*` (`customer`, `currency`), and `settings.*`, the marketplace's own, whose id may be left out.
//! `checkout.check_out` takes `cart`, `pay`, `jurisdiction`, `deliver_to`, `bill_to`; `refunds.give_back` takes `order`,
//! `vendor_order`, `undo`, `reason`, `to`; both make something. `contacts.add` makes a contact, `contacts.write` is about one.
//!
//! **Readings** are `namespace.get` with `{"id"}`, `namespace.list` with `{"by", "after", "limit"}` (all may be left out; `by` is
//! `{"by": "all"}`, `{"by": "vendor", "value": "ven_.."}`, ..; `after` is the `next` of the page before, `limit` is 100), and some
//! of their own, which [`methods`] gives with fields and types. `operations.*` is the marketplace as a whole: `audit_trail`,
//! `doctor`, `prune`, `carry_on` (by the system alone), and `run`, which takes any [`Command`](vendra::Command) as data.
//! `carts.guest_token` gives `{"token", "hash"}`: the browser keeps the token, `carts.create` takes the hash as
//! `{"owner": "guest", "token": hash}`, and `carts.guest` with `{"id", "token"}` gives the actor that a guest is.
//! `gift_cards.code` gives `{"code", "hash"}`.
//!
//! **Functions** need no engine, and are answered at once by [`pure`]: `quotes.quote`, `quotes.check`, `split`, `commission`,
//! `route`, `allocate`, `standard_webhooks` (verifies), `sign_standard_webhooks`, .. They can be called like methods too.
//!
//! `webhooks.receive` takes what a gateway sent, `{"gateway", "headers": {name: value}, "body": text}`, verifies it, reads it, and
//! gives `[{"event", "heard": "new" / "known"}]`; `marketplace` says whose it is. A failure that is to be tried again, or any 5xx
//! of the host's, makes gateways send it again.
//!
//! # Workers
//!
//! What is due without anybody asking is done by a worker: `worker.start` runs one until `worker.stop` or [`Vendra::close`],
//! `worker.tick` does one round, for hosts with a timer of their own, and gives `{"done", "more", "troubles": [{"marketplace",
//! "subject", "code"}], "relayed": {..}}`. Both take `{"marketplaces": ["mkt_.."], "subscribers": ["mailer"]}`, and of
//! [`WorkerConfig`](vendra::worker::WorkerConfig) and [`RelayConfig`](vendra::events::RelayConfig) what is to be otherwise: `items`,
//! `every_ms`, `lease_ms`, `capture_margin_ms`, `item_ms`, `pause_ms`, `pause_ms_max`, `unheard_ms`, `relay: {"batch", "tries_max",
//! "first_wait_ms", "longest_wait_ms", "handle_ms", "lease_ms", "idle_ms", "after_dead_letter": "goes_on" / "waits"}`. A span of
//! time below zero is refused: `request.malformed`. So is a second one that is started: `worker.running`. Notices go out by the worker, where there is a notifier, and so do webhooks to
//! endpoints, where there is a key: `webhook_endpoints.secret` with `{"id"}` tells whoever may rotate it what they are signed with.
//!
//! # Events
//!
//! [`Vendra::subscribe`] gives events as CloudEvents, one at a time, at least once, those of one key in order, from where the
//! subscriber of that name stopped. Or a worker hands them to the host, by the port `subscriber/{name}`.
//!
//! # Ports in the host's language
//!
//! [`Vendra::open_with`] takes a [`Host`], which is asked by port and method, with JSON:
//!
//! | port | method | takes | answers |
//! |---|---|---|---|
//! | `gateway/{name}` | `authorize` | [`Authorize`](vendra::port::Authorize) | [`GatewayAnswer`](vendra::port::GatewayAnswer): `{"answer": "succeeded", "fee": 35}`, `{"answer": "declined", "reason"}`, `{"answer": "needs_action", "url"}`, `{"answer": "unknown"}` |
//! | | `capture`, `void`, `refund` | [`PaymentPart`](vendra::port::PaymentPart) | the same |
//! | | `transfer`, `reverse_transfer` | [`VendorTransfer`](vendra::port::VendorTransfer) | the same |
//! | | `pay_out` | [`PayoutCall`](vendra::port::PayoutCall) | the same |
//! | | `look_up` | `{"operation"}` | the same, or `null`: there is no such operation |
//! | | `read_webhook` | `{"id", "body"}`, verified already | `[`[`GatewayEvent`](vendra::port::GatewayEvent)`]` |
//! | `taxes` | `rates` | [`TaxCall`](vendra::port::TaxCall) | by line, a list of [`TaxRate`](vendra::domain::quote::TaxRate) |
//! | `rates` | `rate` | [`ShippingCall`](vendra::port::ShippingCall) | [`ShippingRate`](vendra::port::ShippingRate) |
//! | `notifier` | `notify` | [`Notice`](vendra::port::Notice) | anything |
//! | `subscriber/{name}` | `handle` | [`CloudEvent`](vendra::events::CloudEvent) | anything |
//!
//! A host that throws, panics, hangs (past `timeout_ms` of the port's resilience, in real time) or answers nonsense fails that call
//! alone: `gateway.unavailable`, `port.unavailable`, `webhook.unreadable`, an event that rests. An operation of a gateway whose
//! answer is nonsense is *unknown*: it is looked up, and never begun again under another id.
//!
//! # Failures
//!
//! A [`Failure`] is the engine's error. [`codes`] lists all codes with their kinds. What is no call at all is
//! `request.malformed`, and says what is wrong: a field that nobody knows, a fraction, a number past 2^53-1. These are this
//! boundary's own:
//!
//! | code | kind | |
//! |---|---|---|
//! | `call.unknown_method` | invalid | there is no such method |
//! | `call.cancelled` | conflict | the caller took the call back; what was on record by then stays, and is carried on |
//! | `call.too_many` | unavailable | 65536 calls are under way |
//! | `clock.not_manual` | invalid | the clock is the system's |
//! | `config.malformed` | invalid | what it was to be opened with |
//! | `handle.closed` | conflict | it is closed |
//! | `handle.forked` | conflict | the process was forked after it was opened: it is to be opened again there |
//! | `internal.lost` | broken | what ran the call is gone, as where it was closed while a call took longer than `close_ms` |
//! | `internal.panic` | broken | a mistake of vendra's own; the process and the other calls go on |
//! | `worker.running` | conflict | a worker runs already |
//!
//! After `internal.lost` and `internal.panic` it is not known what became of the call: the same key again tells.
//!
//! # Threads
//!
//! A [`Vendra`] runs calls on a thread of its own, what only computes on up to two others, and keeps those of its store.
//! [`Vendra::start`] tells whoever asked on one of them, once per call, whatever happens. A call that is taken back ([`Cancel`]) or
//! whose future is dropped stops where it is, as a crash would stop it: nothing is half done. Closing, and dropping the last clone,
//! end every thread in bounded time.
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(
    clippy::float_arithmetic,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::unreachable,
    clippy::todo,
    clippy::unimplemented,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss
)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod call;
mod clock;
mod config;
mod failure;
mod handle;
mod host;
mod methods;
mod ports;
mod pure;
mod readings;
mod requests;
mod running;
#[cfg(feature = "schema")]
pub mod schema;
mod seeded;
mod sending;
mod span;
mod subscription;
mod unknown;
mod working;

pub use call::CALL_BYTES_MAX;
pub use failure::{Failure, codes};
pub use handle::Vendra;
pub use host::{Host, HostError};
pub use methods::{Does, Method, methods};
pub use pure::pure;
pub use running::Cancel;
pub use subscription::Subscription;
