//! Ports: what the engine asks of the world around it. Each is small, object-safe and free of any runtime.

mod body;
mod bounds;
mod cart_store;
mod claim;
mod commit;
mod error;
mod event;
mod gateway;
mod lease;
mod ledger;
mod news;
mod outward;
mod query;
mod record;
mod store;
mod world;

pub use body::Body;
pub use bounds::{check_events_limit, check_lease_name, check_partition};
pub use cart_store::{CART_ANSWERS_MAX, CartRecord, CartStore};
pub use claim::{CLAIM_KEY_BYTES_MAX, Claim, ClaimKey, ClaimWrite};
pub use commit::*;
pub use error::{Fault, StoreError};
pub use event::{EVENTS_READ_MAX, EventPlace, HistoryOf, NewEvent, PARTITIONS, StoredEvent, partition_of};
pub use gateway::*;
pub use lease::{Fence, LEASE_NAME_BYTES_MAX, Lease};
pub use ledger::{AccountTurnover, ENTRIES_READ_MAX, EntryQuery, StoredEntry};
pub use news::{GatewayEvent, GatewayEvents, GatewayNews, Unreadable, WebhookMessage, dispute_of};
pub use outward::*;
pub use query::{Cursor, Order, PAGE_RECORDS_MAX, Page, Query, QueryName};
pub use record::{FIELD_BYTES_MAX, Field, RECORD_ID_BYTES_MAX, Record, RecordKey, RecordKind};
pub use store::{Answer, LOAD_KEYS_MAX, Load, Loaded, Pruned, Store};
pub use world::{Clock, Entropy, Ids};
