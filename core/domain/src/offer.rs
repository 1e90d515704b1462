//! Offers: one vendor's price and terms for a product. Several vendors may offer the same product.

use crate::decider::{Decider, Named};
use crate::id::{OfferId, ProductId, VendorId};
use crate::limits;
use crate::money::{Amount, Currency};
use crate::names::{Category, TaxClass};
use crate::quote::PriceBasis;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use strum::{IntoStaticStr, VariantNames};

/// The terms of an offer. Prices are in minor units of their currency.
///
/// ```
/// use vendra_domain::offer::Terms;
/// # let terms: Terms = serde_json::from_str(r#"{"category": "books", "tax_class": "reduced", "weight": 350,
/// #   "prices_are": "tax_inclusive", "prices": {"EUR": 2490, "JPY": 3900}, "quantity_max": 10}"#)?;
/// // 24.90 euro and 3900 yen: the book is not converted, it has a price in each.
/// assert_eq!(terms.prices.values().map(|price| price.minor()).collect::<Vec<_>>(), [2490, 3900]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OfferTerms"))]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// What kind of goods it is.
    pub category: Option<Category>,
    /// How it is taxed.
    pub tax_class: TaxClass,
    /// The weight of a unit, in grams.
    pub weight: u32,
    /// Whether prices have their tax inside.
    pub prices_are: PriceBasis,
    /// The price of a unit in each currency that it is sold in.
    pub prices: BTreeMap<Currency, Amount>,
    /// The most units of one order.
    pub quantity_max: u32,
}

impl Terms {
    /// Refuses terms that nothing could be sold under.
    ///
    /// Refusals: `offer.no_price`, `amount.negative`, `limit.count`, `amount.not_positive` for no unit at all.
    ///
    /// ```
    /// use vendra_domain::offer::Terms;
    /// # let terms: Terms = serde_json::from_str(r#"{"category": "books", "tax_class": "reduced", "weight": 350,
    /// #   "prices_are": "tax_inclusive", "prices": {"EUR": 2490, "JPY": 3900}, "quantity_max": 10}"#)?;
    /// terms.validate()?;
    /// let unpriced = Terms { prices: Default::default(), ..terms };
    /// assert_eq!(unpriced.validate().unwrap_err().code(), "offer.no_price");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn validate(&self) -> Result<(), Refusal> {
        limits::count("offer.prices", self.prices.len(), limits::OFFER_PRICES_MAX)?;
        if self.prices.is_empty() {
            return Err(Refusal::OfferNoPrice);
        }
        for price in self.prices.values() {
            price.non_negative("offer.price")?;
        }
        Amount::new(i64::from(self.quantity_max))?.positive("offer.quantity_max")?;
        limits::grams("offer.weight", self.weight)?;
        limits::units("offer.quantity_max", self.quantity_max)
    }
}

/// Everything that an offer remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OfferBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The offer.
    pub id: OfferId,
    /// Whose it is.
    pub vendor: VendorId,
    /// Of which product.
    pub product: ProductId,
    /// Under which terms.
    pub terms: Terms,
}

/// What has become of an offer.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::offer::{Facts, Offer, Request, Terms};
/// # let terms: Terms = serde_json::from_str(r#"{"category": "books", "tax_class": "reduced", "weight": 350,
/// #   "prices_are": "tax_inclusive", "prices": {"EUR": 2490, "JPY": 3900}, "quantity_max": 10}"#)?;
/// let facts: Facts = serde_json::from_str(r#"{"at": "2026-03-01T10:00:00.000Z",
///     "id": "off_01h455vb4pex5vsknk084sn001", "vendor": "may_sell"}"#)?;
/// let (vendor, product) = ("ven_01h455vb4pex5vsknk084sn001".parse()?, "prd_01h455vb4pex5vsknk084sn001".parse()?);
/// let create = Request::Create { vendor, product, terms };
/// let mut offer = Offer::fold(&Offer::decide(&Offer::Absent, &create, &facts)?);
/// for event in Offer::decide(&offer, &Request::Publish, &facts)? {
///     offer = Offer::evolve(offer, &event);
/// }
/// assert!(matches!(offer, Offer::Active(_)));
/// assert_eq!(Offer::decide(&offer, &Request::Publish, &facts)?, []); // it is
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Offer {
    /// There is none.
    #[default]
    Absent,
    /// Nobody sees it yet.
    Draft(Book),
    /// It may be bought.
    Active(Book),
    /// It may not be bought for now.
    Paused(Book),
    /// It will not be bought again. Orders keep what they bought.
    Retired(Book),
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OfferRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Offer a product.
    Create {
        /// The vendor.
        vendor: VendorId,
        /// The product.
        product: ProductId,
        /// The terms.
        terms: Terms,
    },
    /// Sell it.
    Publish,
    /// Change its terms. Carts are told what changed; orders are not touched.
    Change {
        /// The new terms.
        terms: Terms,
    },
    /// Do not sell it for now.
    Pause,
    /// Never sell it again.
    Retire,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OfferFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// The offer, where it is being made.
    pub id: OfferId,
    /// Whether the vendor may sell.
    pub vendor: VendorStanding,
}

/// Whether a vendor may sell.
///
/// ```
/// use vendra_domain::offer::VendorStanding;
/// assert_eq!(serde_json::from_str::<VendorStanding>(r#""may_not_sell""#)?, VendorStanding::MayNotSell);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VendorStanding {
    /// It is active.
    MaySell,
    /// It is not, or not any more.
    MayNotSell,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "OfferEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was made.
    Created {
        /// The offer as it begins.
        book: Book,
        /// When.
        at: Timestamp,
    },
    /// It is sold.
    Published {
        /// When.
        at: Timestamp,
    },
    /// Its terms changed.
    Changed {
        /// The new terms.
        terms: Terms,
        /// When.
        at: Timestamp,
    },
    /// It is not sold for now.
    Paused {
        /// When.
        at: Timestamp,
    },
    /// It is never sold again.
    Retired {
        /// When.
        at: Timestamp,
    },
}

impl Decider for Offer {
    const NAME: &'static str = "offer";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent, Request::Create { vendor, product, terms }) => {
                terms.validate()?;
                let book = Book { id: facts.id, vendor: *vendor, product: *product, terms: terms.clone() };
                Event::Created { book, at }
            }
            (Self::Draft(book) | Self::Paused(book), Request::Publish) => match facts.vendor {
                VendorStanding::MaySell => Event::Published { at },
                VendorStanding::MayNotSell => return Err(Refusal::OfferVendorMayNotSell { vendor: book.vendor }),
            },
            (Self::Draft(book) | Self::Active(book) | Self::Paused(book), Request::Change { terms }) => {
                terms.validate()?;
                if book.terms == *terms {
                    return Ok(Vec::new());
                }
                Event::Changed { terms: terms.clone(), at }
            }
            (Self::Active(_), Request::Pause) => Event::Paused { at },
            (Self::Draft(_) | Self::Active(_) | Self::Paused(_), Request::Retire) => Event::Retired { at },
            (Self::Active(_), Request::Publish)
            | (Self::Paused(_), Request::Pause)
            | (Self::Retired(_), Request::Retire) => {
                return Ok(Vec::new());
            }
            (state, request) => {
                return Err(Refusal::OfferWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        match (state, event) {
            (_, Event::Created { book, .. }) => Self::Draft(book.clone()),
            (Self::Draft(book) | Self::Paused(book), Event::Published { .. }) => Self::Active(book),
            (Self::Active(book), Event::Paused { .. }) => Self::Paused(book),
            (Self::Draft(book) | Self::Active(book) | Self::Paused(book), Event::Retired { .. }) => Self::Retired(book),
            (Self::Draft(book), Event::Changed { terms, .. }) => Self::Draft(Book { terms: terms.clone(), ..book }),
            (Self::Active(book), Event::Changed { terms, .. }) => Self::Active(Book { terms: terms.clone(), ..book }),
            (Self::Paused(book), Event::Changed { terms, .. }) => Self::Paused(Book { terms: terms.clone(), ..book }),
            (state, _) => state,
        }
    }
}
