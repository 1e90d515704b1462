//! Customers: buyers with an account. Who they are stands in contact records only ([`crate::contact`]).

use crate::contact::ContactStanding;
use crate::decider::{Decider, Named};
use crate::id::{CartId, ContactId, CustomerId};
use crate::limits;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// Whether a customer wants news.
///
/// ```
/// use vendra_domain::customer::Consent;
/// let consent: Consent = serde_json::from_str(r#"{"consent": "given", "at": "2026-03-01T10:00:00.000Z"}"#)?;
/// assert_ne!(consent, Consent::default());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CustomerConsent"))]
#[serde(tag = "consent", rename_all = "snake_case", deny_unknown_fields)]
pub enum Consent {
    /// Never asked, or withdrawn. The default.
    #[default]
    None,
    /// Given, with the moment that proves it.
    Given {
        /// When.
        at: Timestamp,
    },
}

/// Everything that a customer remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CustomerBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The customer.
    pub id: CustomerId,
    /// Contact records: names and addresses. The first is the default.
    pub contacts: Vec<ContactId>,
    /// Contact records that were taken out. Orders may still name them; erasing the person erases them too.
    pub former: Vec<ContactId>,
    /// Whether news are wanted.
    pub consent: Consent,
    /// Guest carts that became the customer's.
    pub claimed: Vec<CartId>,
}

/// What has become of a customer.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::customer::{Customer, Facts, Request};
/// let mut facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "cus_01h455vb4pex5vsknk084sn001", "orders_open": 0, "contact": "theirs"}"#)?;
/// let register: Request = serde_json::from_str(
///     r#"{"request": "register", "contact": "ctc_01h455vb4pex5vsknk084sn001"}"#)?;
/// let customer = Customer::fold(&Customer::decide(&Customer::Absent, &register, &facts)?);
/// // A person is not erased while goods are on the way.
/// facts.orders_open = 1;
/// assert_eq!(Customer::decide(&customer, &Request::Erase, &facts).unwrap_err().code(), "customer.orders_open");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Customer {
    /// There is none.
    #[default]
    Absent,
    /// May buy.
    Active(Book),
    /// May not buy; may read and return.
    Blocked(Book),
    /// Erased: an id without a person. Orders and ledger keep the id.
    Erased {
        /// The id that is left.
        id: CustomerId,
    },
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CustomerRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Open an account.
    Register {
        /// The first contact record.
        contact: ContactId,
    },
    /// Add a contact record.
    AddContact {
        /// Which.
        contact: ContactId,
    },
    /// Take a contact record out.
    RemoveContact {
        /// Which.
        contact: ContactId,
    },
    /// Say whether news are wanted.
    SetConsent {
        /// The choice.
        wanted: ConsentChoice,
    },
    /// A guest's cart is this customer's.
    ClaimCart {
        /// Which.
        cart: CartId,
    },
    /// Forbid buying.
    Block {
        /// Why, without anything personal.
        reason: String,
    },
    /// Permit buying again.
    Unblock,
    /// Forget the person.
    Erase,
}

/// What a customer says of news.
///
/// ```
/// use vendra_domain::customer::{ConsentChoice, Request};
/// let request: Request = serde_json::from_str(r#"{"request": "set_consent", "wanted": "withdraw"}"#)?;
/// assert!(matches!(request, Request::SetConsent { wanted: ConsentChoice::Withdraw }));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ConsentChoice {
    /// Wanted.
    Give,
    /// Not wanted.
    Withdraw,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CustomerFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The customer, where it registers.
    pub id: CustomerId,
    /// How many orders are not done: a person is not erased while goods are on the way.
    pub orders_open: u32,
    /// Whose the contact record is that the request names.
    #[serde(default)]
    pub contact: ContactStanding,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CustomerEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// An account was opened.
    Registered {
        /// The customer.
        id: CustomerId,
        /// The first contact record.
        contact: ContactId,
        /// When.
        at: Timestamp,
    },
    /// A contact record came.
    ContactAdded {
        /// Which.
        contact: ContactId,
        /// When.
        at: Timestamp,
    },
    /// A contact record went.
    ContactRemoved {
        /// Which.
        contact: ContactId,
        /// When.
        at: Timestamp,
    },
    /// News are wanted, or not.
    ConsentSet {
        /// The consent.
        consent: Consent,
        /// When.
        at: Timestamp,
    },
    /// A guest's cart became the customer's.
    CartClaimed {
        /// Which.
        cart: CartId,
        /// When.
        at: Timestamp,
    },
    /// Buying was forbidden.
    Blocked {
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
    /// Buying was permitted again.
    Unblocked {
        /// When.
        at: Timestamp,
    },
    /// The person was forgotten; each contact record named here must be erased in the same commit.
    Erased {
        /// Which.
        contacts: Vec<ContactId>,
        /// When.
        at: Timestamp,
    },
}

impl Decider for Customer {
    const NAME: &'static str = "customer";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent, Request::Register { contact }) => {
                facts.contact.theirs(*contact)?;
                Event::Registered { id: facts.id, contact: *contact, at }
            }
            (Self::Active(book) | Self::Blocked(book), Request::AddContact { contact }) => {
                if book.contacts.contains(contact) {
                    return Ok(Vec::new());
                }
                facts.contact.theirs(*contact)?;
                limits::count("customer.contacts", book.contacts.len() + 1, limits::CONTACTS_MAX)?;
                Event::ContactAdded { contact: *contact, at }
            }
            (Self::Active(book) | Self::Blocked(book), Request::RemoveContact { contact }) => {
                if !book.contacts.contains(contact) {
                    return Err(Refusal::CustomerUnknownContact { contact: *contact });
                }
                limits::count("customer.former_contacts", book.former.len() + 1, limits::FORMER_CONTACTS_MAX)?;
                Event::ContactRemoved { contact: *contact, at }
            }
            (Self::Active(book) | Self::Blocked(book), Request::SetConsent { wanted }) => {
                let consent = match (wanted, book.consent) {
                    // The moment that proves it is the first.
                    (ConsentChoice::Give, Consent::Given { .. }) | (ConsentChoice::Withdraw, Consent::None) => {
                        return Ok(Vec::new());
                    }
                    (ConsentChoice::Give, Consent::None) => Consent::Given { at },
                    (ConsentChoice::Withdraw, Consent::Given { .. }) => Consent::None,
                };
                Event::ConsentSet { consent, at }
            }
            (Self::Active(book), Request::ClaimCart { cart }) => {
                if book.claimed.contains(cart) {
                    return Ok(Vec::new());
                }
                limits::count("customer.carts", book.claimed.len() + 1, limits::CLAIMED_CARTS_MAX)?;
                Event::CartClaimed { cart: *cart, at }
            }
            (Self::Active(_), Request::Block { reason }) => {
                limits::text("customer.reason", reason, limits::REASON_BYTES_MAX)?;
                Event::Blocked { reason: reason.clone(), at }
            }
            (Self::Blocked(_), Request::Unblock) => Event::Unblocked { at },
            (Self::Active(book) | Self::Blocked(book), Request::Erase) => match facts.orders_open {
                0 => Event::Erased { contacts: [book.contacts.as_slice(), &book.former].concat(), at },
                orders => return Err(Refusal::CustomerOrdersOpen { orders }),
            },
            (Self::Active(_), Request::Unblock)
            | (Self::Blocked(_), Request::Block { .. })
            | (Self::Erased { .. }, Request::Erase) => {
                return Ok(Vec::new());
            }
            (state, request) => {
                return Err(Refusal::CustomerWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        let blocked = matches!(state, Self::Blocked(_));
        let mut book = match (state, event) {
            (_, Event::Registered { id, contact, .. }) => {
                let (contacts, former, claimed) = (vec![*contact], Vec::new(), Vec::new());
                return Self::Active(Book { id: *id, contacts, former, consent: Consent::None, claimed });
            }
            (Self::Active(book) | Self::Blocked(book), _) => book,
            (state, _) => return state,
        };
        match event {
            Event::Registered { .. } => {}
            Event::ContactAdded { contact, .. } => {
                book.former.retain(|known| known != contact);
                book.contacts.push(*contact);
            }
            Event::ContactRemoved { contact, .. } => {
                book.contacts.retain(|known| known != contact);
                book.former.push(*contact);
            }
            Event::ConsentSet { consent, .. } => book.consent = *consent,
            Event::CartClaimed { cart, .. } => book.claimed.push(*cart),
            Event::Blocked { .. } => return Self::Blocked(book),
            Event::Unblocked { .. } => return Self::Active(book),
            Event::Erased { .. } => return Self::Erased { id: book.id },
        }
        if blocked { Self::Blocked(book) } else { Self::Active(book) }
    }
}
