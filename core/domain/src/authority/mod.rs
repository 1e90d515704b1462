//! Who may do what: one table of requests and queries, roles and relations ([`TABLE`]).
//!
//! An actor of another marketplace never learns that a thing exists. Ids are not secrets: knowing one permits nothing.
//!
//! What needs two people (a manual payout, a change of payout account) is decided by the aggregate, which knows who asked
//! first; the table only says who may be one of the two.

mod table;

use crate::id::{CartId, CustomerId, MarketplaceId, UserId, VendorId};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

pub use table::{Permission, TABLE};

/// In which capacity an actor acts.
///
/// ```
/// use vendra_domain::authority::{Relation, Role, permits};
/// // Who may approve a payout:
/// let may = |role: &Role| permits("payout.approve", *role, Relation::AnotherVendors) == Some(true);
/// let roles: Vec<_> = Role::ALL.into_iter().filter(may).collect();
/// assert_eq!(roles, [Role::PlatformOwner, Role::PlatformFinance]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ActorRole"))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Owns the marketplace.
    PlatformOwner,
    /// Helps its buyers and vendors.
    PlatformSupport,
    /// Keeps its books and pays its vendors.
    PlatformFinance,
    /// Owns a vendor.
    VendorOwner,
    /// Runs a vendor: its offers, its orders.
    VendorManager,
    /// Packs and ships.
    VendorFulfilment,
    /// A buyer with an account.
    Customer,
    /// A buyer with a cart's token.
    Guest,
    /// The marketplace's own workers and its gateways' webhooks.
    System,
}

impl Role {
    /// Every role, in the order of the table's columns.
    pub const ALL: [Self; 9] = [
        Self::PlatformOwner,
        Self::PlatformSupport,
        Self::PlatformFinance,
        Self::VendorOwner,
        Self::VendorManager,
        Self::VendorFulfilment,
        Self::Customer,
        Self::Guest,
        Self::System,
    ];
}

/// Whose a thing is, from where an actor stands.
///
/// ```
/// use vendra_domain::authority::{Relation, Role, permits};
/// let ship = |relation| permits("vendor_order.ship", Role::VendorFulfilment, relation);
/// assert_eq!(Relation::ALL.map(ship), [Some(true), Some(false), Some(false), Some(false)]);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ActorRelation"))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Relation {
    /// The actor's own: its vendor's, its customer's, its cart's; for the platform, the marketplace itself.
    Own,
    /// A vendor's that the actor does not belong to.
    AnotherVendors,
    /// A buyer's that the actor is not.
    AnotherBuyers,
    /// Another marketplace's.
    AnotherTenants,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 4] = [Self::Own, Self::AnotherVendors, Self::AnotherBuyers, Self::AnotherTenants];
}

/// A buyer, with an account or with a cart's token.
///
/// ```
/// use vendra_domain::authority::{Actor, Buyer, Ownership, Relation, relation};
/// let tenant = "mkt_01h455vb4pex5vsknk084sn02q".parse()?;
/// let guest = Buyer::Guest { cart: "crt_01h455vb4pex5vsknk084sn02q".parse()? };
/// let cart = Ownership { tenant, vendor: None, buyer: Some(guest) };
/// assert_eq!(relation(&Actor::Buyer { tenant, buyer: guest }, &cart), Relation::Own);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "buyer", rename_all = "snake_case")]
pub enum Buyer {
    /// With an account.
    Customer {
        /// The customer.
        customer: CustomerId,
    },
    /// With the token of a cart, which the shell has verified.
    Guest {
        /// The cart.
        cart: CartId,
    },
}

impl Buyer {
    /// The customer; none for a guest.
    ///
    /// ```
    /// use vendra_domain::authority::Buyer;
    /// assert_eq!(Buyer::Guest { cart: "crt_01h455vb4pex5vsknk084sn02q".parse()? }.customer(), None);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn customer(&self) -> Option<CustomerId> {
        match self {
            Self::Customer { customer } => Some(*customer),
            Self::Guest { .. } => None,
        }
    }
}

/// Who acts, as the shell authenticated it.
///
/// ```
/// use vendra_domain::authority::{Actor, Role};
/// let actor: Actor = serde_json::from_str(r#"{"actor": "member", "tenant": "mkt_01h455vb4pex5vsknk084sn02q",
///     "user": "usr_01h455vb4pex5vsknk084sn02q", "vendor": "ven_01h455vb4pex5vsknk084sn02q", "role": "manager"}"#)?;
/// assert_eq!(actor.role(), Role::VendorManager);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "actor", rename_all = "snake_case")]
pub enum Actor {
    /// One of the platform's people.
    Staff {
        /// Of which marketplace.
        tenant: MarketplaceId,
        /// Who.
        user: UserId,
        /// In which capacity.
        role: StaffRole,
    },
    /// One of a vendor's people.
    Member {
        /// Of which marketplace.
        tenant: MarketplaceId,
        /// Who.
        user: UserId,
        /// Of which vendor.
        vendor: VendorId,
        /// In which capacity.
        role: MemberRole,
    },
    /// A buyer.
    Buyer {
        /// Of which marketplace.
        tenant: MarketplaceId,
        /// Who.
        #[serde(flatten)]
        buyer: Buyer,
    },
    /// The marketplace's own workers.
    System {
        /// Of which marketplace.
        tenant: MarketplaceId,
    },
}

/// A capacity of the platform's people.
///
/// ```
/// use vendra_domain::authority::{Actor, Role, StaffRole};
/// let (tenant, user) = ("mkt_01h455vb4pex5vsknk084sn02q".parse()?, "usr_01h455vb4pex5vsknk084sn02q".parse()?);
/// assert_eq!(Actor::Staff { tenant, user, role: StaffRole::Finance }.role(), Role::PlatformFinance);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum StaffRole {
    /// See [`Role::PlatformOwner`].
    Owner,
    /// See [`Role::PlatformSupport`].
    Support,
    /// See [`Role::PlatformFinance`].
    Finance,
}

/// A capacity of a vendor's people.
///
/// ```
/// use vendra_domain::authority::MemberRole;
/// assert_eq!(serde_json::to_string(&MemberRole::Fulfilment)?, r#""fulfilment""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MemberRole {
    /// See [`Role::VendorOwner`].
    Owner,
    /// See [`Role::VendorManager`].
    Manager,
    /// See [`Role::VendorFulfilment`].
    Fulfilment,
}

impl Actor {
    /// In which capacity the actor acts.
    ///
    /// ```
    /// use vendra_domain::authority::{Actor, Role};
    /// assert_eq!(Actor::System { tenant: "mkt_01h455vb4pex5vsknk084sn02q".parse()? }.role(), Role::System);
    /// # Ok::<(), vendra_domain::Refusal>(())
    /// ```
    #[must_use]
    pub const fn role(&self) -> Role {
        match self {
            Self::Staff { role: StaffRole::Owner, .. } => Role::PlatformOwner,
            Self::Staff { role: StaffRole::Support, .. } => Role::PlatformSupport,
            Self::Staff { role: StaffRole::Finance, .. } => Role::PlatformFinance,
            Self::Member { role: MemberRole::Owner, .. } => Role::VendorOwner,
            Self::Member { role: MemberRole::Manager, .. } => Role::VendorManager,
            Self::Member { role: MemberRole::Fulfilment, .. } => Role::VendorFulfilment,
            Self::Buyer { buyer: Buyer::Customer { .. }, .. } => Role::Customer,
            Self::Buyer { buyer: Buyer::Guest { .. }, .. } => Role::Guest,
            Self::System { .. } => Role::System,
        }
    }

    const fn tenant(&self) -> MarketplaceId {
        match self {
            Self::Staff { tenant, .. }
            | Self::Member { tenant, .. }
            | Self::Buyer { tenant, .. }
            | Self::System { tenant } => *tenant,
        }
    }
}

/// Whose a thing is. A vendor order is both a vendor's and a buyer's.
///
/// ```
/// use vendra_domain::authority::Ownership;
/// // A vendor order: one vendor's, and one buyer's.
/// let thing: Ownership = serde_json::from_str(r#"{"tenant": "mkt_01h455vb4pex5vsknk084sn02q",
///     "vendor": "ven_01h455vb4pex5vsknk084sn02q",
///     "buyer": {"buyer": "customer", "customer": "cus_01h455vb4pex5vsknk084sn02q"}}"#)?;
/// assert!(thing.vendor.is_some() && thing.buyer.is_some());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Ownership {
    /// The marketplace it is in.
    pub tenant: MarketplaceId,
    /// The vendor whose it is.
    #[serde(default)]
    pub vendor: Option<VendorId>,
    /// The buyer whose it is.
    #[serde(default)]
    pub buyer: Option<Buyer>,
}

/// How an actor stands to a thing.
///
/// ```
/// use vendra_domain::authority::{Actor, Ownership, Relation, relation};
/// let tenant = "mkt_01h455vb4pex5vsknk084sn02q".parse()?;
/// let thing = Ownership { tenant, vendor: Some("ven_01h455vb4pex5vsknk084sn02q".parse()?), buyer: None };
/// assert_eq!(relation(&Actor::System { tenant }, &thing), Relation::AnotherVendors);
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
#[must_use]
pub fn relation(actor: &Actor, thing: &Ownership) -> Relation {
    if actor.tenant() != thing.tenant {
        return Relation::AnotherTenants;
    }
    let own = match actor {
        Actor::Member { vendor, .. } => thing.vendor == Some(*vendor),
        Actor::Buyer { buyer, .. } => thing.buyer == Some(*buyer),
        Actor::Staff { .. } | Actor::System { .. } => false,
    };
    match (own, thing.vendor, thing.buyer) {
        (true, ..) | (false, None, None) => Relation::Own,
        // To another buyer a vendor order is first of all another buyer's.
        (false, _, Some(_)) if matches!(actor, Actor::Buyer { .. }) => Relation::AnotherBuyers,
        (false, Some(_), _) => Relation::AnotherVendors,
        (false, None, Some(_)) => Relation::AnotherBuyers,
    }
}

/// What the table says of one cell. None where there is no such request or query.
///
/// ```
/// use vendra_domain::authority::{Relation, Role, permits};
/// assert_eq!(permits("vendor.activate", Role::PlatformOwner, Relation::AnotherVendors), Some(true));
/// assert_eq!(permits("vendor.activate", Role::VendorOwner, Relation::Own), Some(false));
/// assert_eq!(permits("vendor.levitate", Role::PlatformOwner, Relation::Own), None);
/// ```
#[must_use]
pub fn permits(action: &str, role: Role, relation: Relation) -> Option<bool> {
    let row = TABLE.binary_search_by(|(name, _)| (*name).cmp(action)).ok().and_then(|place| TABLE.get(place))?;
    let column = Role::ALL.iter().position(|known| *known == role)?;
    Some(row.1.get(column)?.reaches(relation))
}

/// Permits a request or query, or says no.
///
/// Refusals: `authority.unknown_action` for what is not in the table, `authority.not_found` for another marketplace's thing,
/// `authority.forbidden` for the rest.
///
/// ```
/// use vendra_domain::authority::{Actor, Buyer, Ownership, authorize};
/// let (tenant, elsewhere) = ("mkt_01h455vb4pex5vsknk084sn02q".parse()?, "mkt_01h455vb4pex5vsknk084sn03q".parse()?);
/// let buyer = Buyer::Customer { customer: "cus_01h455vb4pex5vsknk084sn02q".parse()? };
/// let actor = Actor::Buyer { tenant, buyer };
/// let order = Ownership { tenant, vendor: None, buyer: Some(buyer) };
/// assert!(authorize(&actor, "order.cancel", &order).is_ok());
/// assert_eq!(authorize(&actor, "order.complete", &order).unwrap_err().code(), "authority.forbidden");
/// let foreign = Ownership { tenant: elsewhere, ..order };
/// assert_eq!(authorize(&actor, "order.cancel", &foreign).unwrap_err().code(), "authority.not_found");
/// # Ok::<(), vendra_domain::Refusal>(())
/// ```
pub fn authorize(actor: &Actor, action: &str, thing: &Ownership) -> Result<(), Refusal> {
    let (role, relation) = (actor.role(), relation(actor, thing));
    match permits(action, role, relation) {
        None => Err(Refusal::AuthorityUnknownAction { action: crate::id::shortened(action) }),
        Some(true) => Ok(()),
        Some(false) if relation == Relation::AnotherTenants => Err(Refusal::AuthorityNotFound),
        Some(false) => Err(Refusal::AuthorityForbidden {
            action: crate::id::shortened(action),
            role: <&str>::from(&role).to_owned(),
            relation: <&str>::from(&relation).to_owned(),
        }),
    }
}
