//! A marketplace's settings: what its operator decides once. Orders freeze a copy of what they need. And its staff: who of the
//! platform's people acts in which capacity ([`crate::authority`]).

mod settings;

pub use settings::{BuyerFee, CapturePolicy, Settings, TaxRow};

use crate::authority::StaffRole;
use crate::commission_plan::PlanForce;
use crate::decider::{Decider, Named};
use crate::id::{MarketplaceId, UserId};
use crate::limits;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// One of the platform's people.
///
/// ```
/// use vendra_domain::authority::StaffRole;
/// use vendra_domain::marketplace::StaffMember;
/// let member: StaffMember = serde_json::from_str(r#"{"user": "usr_01h455vb4pex5vsknk084sn002", "role": "finance"}"#)?;
/// assert_eq!(member.role, StaffRole::Finance);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StaffMember {
    /// Who.
    pub user: UserId,
    /// In which capacity.
    pub role: StaffRole,
}

/// What a marketplace remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MarketplaceBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The marketplace.
    pub id: MarketplaceId,
    /// What its operator decided.
    pub settings: Settings,
    /// Its operator's people; whoever founded it is the first owner.
    pub staff: Vec<StaffMember>,
    /// Until when its books are closed, that moment not included: what they say of the time before does not change any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub books_locked: Option<Timestamp>,
}

impl Book {
    /// In which capacity someone acts for the platform; none for someone who is not of the staff.
    ///
    /// ```
    /// use vendra_domain::authority::StaffRole;
    /// use vendra_domain::marketplace::{Book, Settings, StaffMember};
    /// # let settings: Settings = serde_json::from_str(r#"{"currencies": ["EUR"],
    /// #   "default_plan": "pln_01h455vb4pex5vsknk084sn001", "taxes": [{"jurisdiction": "DE", "class": "standard",
    /// #   "rates": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}],
    /// #   "methods": [{"method": "card", "kind": {"kind": "authorize_and_capture"}}], "hold_ms": 900000,
    /// #   "return_within_ms": 2592000000, "payout_schedule": {"every": {"every": "week", "on": "monday"}, "hour": 9,
    /// #   "time_zone": "Europe/Berlin"}}"#)?;
    /// let user = "usr_01h455vb4pex5vsknk084sn001".parse()?;
    /// let staff = vec![StaffMember { user, role: StaffRole::Owner }];
    /// let book = Book { id: "mkt_01h455vb4pex5vsknk084sn001".parse()?, settings, staff, books_locked: None };
    /// assert_eq!(book.role_of(user), Some(StaffRole::Owner));
    /// assert_eq!(book.role_of("usr_01h455vb4pex5vsknk084sn002".parse()?), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn role_of(&self, user: UserId) -> Option<StaffRole> {
        self.staff.iter().find(|member| member.user == user).map(|member| member.role)
    }

    /// Refuses a posting at a time that the books are closed for.
    ///
    /// Refusals: `ledger.period_locked`.
    ///
    /// ```
    /// # use vendra_domain::marketplace::{Book, Settings};
    /// # let settings: Settings = serde_json::from_str(r#"{"currencies": ["EUR"],
    /// #   "default_plan": "pln_01h455vb4pex5vsknk084sn001", "taxes": [], "methods": [], "hold_ms": 900000,
    /// #   "return_within_ms": 2592000000, "payout_schedule": {"every": {"every": "week", "on": "monday"}, "hour": 9,
    /// #   "time_zone": "Europe/Berlin"}}"#)?;
    /// # let (id, staff) = ("mkt_01h455vb4pex5vsknk084sn001".parse()?, Vec::new());
    /// let book = Book { id, settings, staff, books_locked: Some("2026-02-01T00:00:00.000Z".parse()?) };
    /// assert!(book.posts_at("2026-02-01T00:00:00.000Z".parse()?).is_ok());
    /// let refusal = book.posts_at("2026-01-31T23:59:59.999Z".parse()?).unwrap_err();
    /// assert_eq!(refusal.code(), "ledger.period_locked");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn posts_at(&self, at: Timestamp) -> Result<(), Refusal> {
        match self.books_locked.filter(|until| at < *until) {
            Some(until) => Err(Refusal::PeriodLocked { until }),
            None => Ok(()),
        }
    }

    /// Closes the books. Refusals: `marketplace.lock_backwards`, `marketplace.lock_too_recent`, `time.malformed`.
    fn lock(&self, until: Timestamp, at: Timestamp) -> Result<Vec<Event>, Refusal> {
        if let Some(locked) = self.books_locked.filter(|locked| *locked >= until) {
            let again = locked == until;
            return if again { Ok(Vec::new()) } else { Err(Refusal::MarketplaceLockBackwards { until: locked }) };
        }
        let latest = at.plus_ms(-limits::BOOKS_LOCK_AFTER_MS)?;
        if until > latest {
            return Err(Refusal::MarketplaceLockTooRecent { latest });
        }
        Ok(vec![Event::BooksLocked { until, at }])
    }

    /// Someone must be able to let the others in again.
    fn keeps_an_owner_without(&self, leaving: UserId) -> Result<(), Refusal> {
        let stays = |member: &StaffMember| member.user != leaving && member.role == StaffRole::Owner;
        if self.staff.iter().any(stays) { Ok(()) } else { Err(Refusal::MarketplaceLastOwner) }
    }
}

/// What has become of a marketplace.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::marketplace::{Facts, Marketplace, Request, Settings};
/// # let settings: Settings = serde_json::from_str(r#"{"currencies": ["EUR"],
/// #   "default_plan": "pln_01h455vb4pex5vsknk084sn001", "taxes": [{"jurisdiction": "DE", "class": "standard",
/// #   "rates": [{"rule": "rul_01h455vb4pex5vsknk084sn001", "rate": "0.19", "jurisdiction": "DE"}]}],
/// #   "methods": [{"method": "card", "kind": {"kind": "authorize_and_capture"}}], "hold_ms": 900000,
/// #   "return_within_ms": 2592000000, "payout_schedule": {"every": {"every": "week", "on": "monday"}, "hour": 9,
/// #   "time_zone": "Europe/Berlin"}}"#)?;
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z", "orders_open": 1,
///     "id": "mkt_01h455vb4pex5vsknk084sn001", "user": "usr_01h455vb4pex5vsknk084sn001",
///     "default_plan": "in_force"}"#)?;
/// let create = Request::Create { settings };
/// let marketplace = Marketplace::fold(&Marketplace::decide(&Marketplace::Absent, &create, &facts)?);
/// assert!(matches!(&marketplace, Marketplace::Open(book) if book.role_of(facts.user).is_some()));
/// // Buyers wait for an order still.
/// assert!(Marketplace::decide(&marketplace, &Request::Close, &facts).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Marketplace {
    /// There is none.
    #[default]
    Absent,
    /// Buyers may order.
    Open(Book),
    /// Nothing new is ordered; what was ordered goes on.
    Paused(Book),
    /// It is over; its books can be read.
    Closed(Book),
}

impl Marketplace {
    /// What the marketplace remembers; nothing before it was founded.
    ///
    /// ```
    /// use vendra_domain::marketplace::Marketplace;
    /// assert_eq!(Marketplace::default().book(), None);
    /// ```
    #[must_use]
    pub const fn book(&self) -> Option<&Book> {
        match self {
            Self::Absent => None,
            Self::Open(book) | Self::Paused(book) | Self::Closed(book) => Some(book),
        }
    }
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MarketplaceRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Found it.
    Create {
        /// What its operator decides.
        settings: Settings,
    },
    /// Decide otherwise. Placed orders are not touched.
    Configure {
        /// The new settings.
        settings: Settings,
    },
    /// Take no new orders for now.
    Pause,
    /// Take orders again.
    Reopen,
    /// End it.
    Close,
    /// Add one of the platform's people, or give one another role.
    SetStaff {
        /// Who.
        user: UserId,
        /// In which capacity.
        role: StaffRole,
    },
    /// Take one of the platform's people out.
    RemoveStaff {
        /// Who.
        user: UserId,
    },
    /// Close the books of a period that is over: nothing is posted to them any more.
    LockBooks {
        /// Until when, that moment not included.
        until: Timestamp,
    },
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MarketplaceFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The marketplace, where it is being founded.
    pub id: MarketplaceId,
    /// Who asks.
    pub user: UserId,
    /// How many orders are not done.
    pub orders_open: u64,
    /// Whether the default plan that the request names is in force.
    pub default_plan: PlanForce,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "MarketplaceEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was founded.
    Created {
        /// The marketplace as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// Its settings changed.
    Configured {
        /// The new settings.
        settings: Settings,
        /// When.
        at: Timestamp,
    },
    /// It takes no new orders.
    Paused {
        /// When.
        at: Timestamp,
    },
    /// It takes orders again.
    Reopened {
        /// When.
        at: Timestamp,
    },
    /// It is over.
    Closed {
        /// When.
        at: Timestamp,
    },
    /// One of the platform's people came, or has another role.
    StaffSet {
        /// Who, in which capacity.
        member: StaffMember,
        /// When.
        at: Timestamp,
    },
    /// One of the platform's people left.
    StaffRemoved {
        /// Who.
        user: UserId,
        /// When.
        at: Timestamp,
    },
    /// The books of a period were closed.
    BooksLocked {
        /// Until when, that moment not included.
        until: Timestamp,
        /// When.
        at: Timestamp,
    },
}

impl Decider for Marketplace {
    const NAME: &'static str = "marketplace";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent, Request::Create { settings }) => {
                settings.validate()?;
                let staff = vec![StaffMember { user: facts.user, role: StaffRole::Owner }];
                Event::Created {
                    book: Book { id: facts.id, settings: settings.clone(), staff, books_locked: None },
                    at,
                }
            }
            (Self::Open(book) | Self::Paused(book), Request::Configure { settings }) => {
                settings.validate()?;
                if book.settings == *settings {
                    return Ok(Vec::new());
                }
                // A marketplace is founded before its first plan is written; from then on a default is one that is in force.
                let plan = settings.default_plan;
                if plan != book.settings.default_plan && facts.default_plan == PlanForce::NotInForce {
                    return Err(Refusal::MarketplacePlanNotInForce { plan });
                }
                Event::Configured { settings: settings.clone(), at }
            }
            (Self::Open(_), Request::Pause) => Event::Paused { at },
            (Self::Paused(_), Request::Reopen) => Event::Reopened { at },
            (Self::Paused(_), Request::Close) => match facts.orders_open {
                0 => Event::Closed { at },
                orders => return Err(Refusal::MarketplaceUnfinished { orders }),
            },
            // When all is over, the books are still there to be read: who may do so still changes.
            (Self::Open(book) | Self::Paused(book) | Self::Closed(book), Request::SetStaff { user, role }) => {
                let member = StaffMember { user: *user, role: *role };
                match book.role_of(*user) {
                    Some(known) if known == *role => return Ok(Vec::new()),
                    Some(_) if *role != StaffRole::Owner => book.keeps_an_owner_without(*user)?,
                    Some(_) => {}
                    None => limits::count("marketplace.staff", book.staff.len() + 1, limits::STAFF_MAX)?,
                }
                Event::StaffSet { member, at }
            }
            (Self::Open(book) | Self::Paused(book) | Self::Closed(book), Request::RemoveStaff { user }) => {
                if book.role_of(*user).is_none() {
                    return Err(Refusal::MarketplaceUnknownStaff { user: *user });
                }
                book.keeps_an_owner_without(*user)?;
                Event::StaffRemoved { user: *user, at }
            }
            (Self::Open(book) | Self::Paused(book) | Self::Closed(book), Request::LockBooks { until }) => {
                return book.lock(*until, at);
            }
            (Self::Open(_), Request::Reopen)
            | (Self::Paused(_), Request::Pause)
            | (Self::Closed(_), Request::Close) => {
                return Ok(Vec::new());
            }
            (state, request) => {
                return Err(Refusal::MarketplaceWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let (mut book, again): (Book, fn(Book) -> Self) = match (state, event) {
            (_, Event::Created { book, .. }) => return Self::Open(book.clone()),
            (Self::Absent, _) => return Self::Absent,
            (Self::Open(book), _) => (book, Self::Open),
            (Self::Paused(book), _) => (book, Self::Paused),
            (Self::Closed(book), _) => (book, Self::Closed),
        };
        match event {
            Event::Created { .. } => {}
            Event::Configured { settings, .. } => book.settings.clone_from(settings),
            Event::Paused { .. } => return Self::Paused(book),
            Event::Reopened { .. } => return Self::Open(book),
            Event::Closed { .. } => return Self::Closed(book),
            Event::StaffSet { member, .. } => {
                book.staff.retain(|known| known.user != member.user);
                book.staff.push(*member);
            }
            Event::StaffRemoved { user, .. } => book.staff.retain(|known| known.user != *user),
            Event::BooksLocked { until, .. } => book.books_locked = Some(*until),
        }
        again(book)
    }
}
