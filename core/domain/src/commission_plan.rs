//! Commission plans: drafted, published in versions, retired. A published version is never changed.

use crate::commission::CommissionPlan as Rules;
use crate::decider::{Decider, Named};
use crate::limits;
use crate::refusal::Refusal;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

/// Everything that a plan remembers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CommissionPlanBook"))]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// What the operator calls it.
    pub title: String,
    /// The rules that are being written.
    pub draft: Rules,
    /// The rules that orders are placed under; none before the first version.
    pub published: Option<Rules>,
    /// How many versions were published.
    pub version: u32,
}

/// What has become of a plan.
///
/// ```
/// use vendra_domain::Decider;
/// use vendra_domain::commission_plan::{CommissionPlan, Facts, Request};
/// let facts: Facts = serde_json::from_str(
///     r#"{"at": "2026-03-01T10:00:00.000Z", "vendors": 0, "standing": "one_of_many"}"#)?;
/// let rules = vendra_domain::commission::CommissionPlan::flat(
///     "pln_01h455vb4pex5vsknk084sn001".parse()?, "rul_01h455vb4pex5vsknk084sn001".parse()?, "0.15".parse()?)?;
/// let create = Request::Create { title: "Standard".to_owned(), rules };
/// let draft = CommissionPlan::fold(&CommissionPlan::decide(&CommissionPlan::Absent, &create, &facts)?);
/// let events = CommissionPlan::decide(&draft, &Request::Publish, &facts)?;
/// let published = events.iter().fold(draft, CommissionPlan::evolve);
/// assert!(matches!(published, CommissionPlan::Published(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CommissionPlan {
    /// There is none.
    #[default]
    Absent,
    /// It was never published.
    Draft(Book),
    /// Orders are placed under its latest version.
    Published(Book),
    /// No vendor gets it any more. Orders keep what they were placed under.
    Retired(Book),
}

/// What a caller may ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CommissionPlanRequest"))]
#[serde(tag = "request", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Request {
    /// Make one.
    Create {
        /// What the operator calls it.
        title: String,
        /// Its rules, in order.
        rules: Rules,
    },
    /// Write other rules. Nothing changes for orders until they are published.
    Redraft {
        /// The rules, in order.
        rules: Rules,
    },
    /// Place orders under what was drafted.
    Publish,
    /// Give it to no vendor any more.
    Retire,
}

/// What the engine looked up.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CommissionPlanFacts"))]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Now.
    pub at: Timestamp,
    /// How many vendors have it.
    pub vendors: u32,
    /// Whether it is the marketplace's default.
    pub standing: PlanStanding,
}

/// What a plan is to its marketplace.
///
/// ```
/// use vendra_domain::commission_plan::PlanStanding;
/// assert_eq!(serde_json::from_str::<PlanStanding>(r#""the_default""#)?, PlanStanding::TheDefault);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlanStanding {
    /// Vendors without a plan of their own are charged under it.
    TheDefault,
    /// Only the vendors that it was given to are.
    OneOfMany,
}

/// Whether orders are placed under a plan.
///
/// ```
/// use vendra_domain::commission_plan::PlanForce;
/// assert_eq!(serde_json::from_str::<PlanForce>(r#""in_force""#)?, PlanForce::InForce);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlanForce {
    /// It is published.
    InForce,
    /// It is a draft, it is retired, or there is none.
    NotInForce,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, VariantNames, IntoStaticStr)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "CommissionPlanEvent"))]
#[serde(tag = "event", rename_all = "snake_case", deny_unknown_fields)]
#[strum(serialize_all = "snake_case")]
pub enum Event {
    /// It was made.
    Created {
        /// What the operator calls it.
        title: String,
        /// Its rules.
        rules: Rules,
        /// When.
        at: Timestamp,
    },
    /// Other rules were written.
    Redrafted {
        /// The rules.
        rules: Rules,
        /// When.
        at: Timestamp,
    },
    /// What was drafted is in force.
    Published {
        /// Which version it is.
        version: u32,
        /// When.
        at: Timestamp,
    },
    /// No vendor gets it any more.
    Retired {
        /// When.
        at: Timestamp,
    },
}

impl Decider for CommissionPlan {
    const NAME: &'static str = "commission_plan";
    type State = Self;
    type Request = Request;
    type Facts = Facts;
    type Event = Event;

    fn decide(state: &Self, request: &Request, facts: &Facts) -> Result<Vec<Event>, Refusal> {
        let at = facts.at;
        let event = match (state, request) {
            (Self::Absent, Request::Create { title, rules }) => {
                limits::text("plan.title", title, limits::TITLE_BYTES_MAX)?;
                rules.validate()?;
                Event::Created { title: title.clone(), rules: rules.clone(), at }
            }
            (Self::Draft(book) | Self::Published(book), Request::Redraft { rules }) => {
                rules.validate()?;
                if rules.id != book.draft.id {
                    return Err(Refusal::CommissionPlanOther { plan: rules.id });
                }
                if *rules == book.draft {
                    return Ok(Vec::new());
                }
                Event::Redrafted { rules: rules.clone(), at }
            }
            (Self::Published(book), Request::Publish) if book.published.as_ref() == Some(&book.draft) => {
                return Ok(Vec::new());
            }
            (Self::Draft(book) | Self::Published(book), Request::Publish) => {
                Event::Published { version: book.version.saturating_add(1), at }
            }
            // The vendors that have no plan of their own are not counted with it: nobody could sell without a default.
            (Self::Draft(book) | Self::Published(book), Request::Retire) => match (facts.standing, facts.vendors) {
                (PlanStanding::TheDefault, _) => return Err(Refusal::CommissionPlanDefault { plan: book.draft.id }),
                (PlanStanding::OneOfMany, 0) => Event::Retired { at },
                (PlanStanding::OneOfMany, vendors) => return Err(Refusal::CommissionPlanInUse { vendors }),
            },
            (Self::Retired(_), Request::Retire) => return Ok(Vec::new()),
            (state, request) => {
                return Err(Refusal::CommissionPlanWrongState {
                    state: state.name().to_owned(),
                    request: request.name().to_owned(),
                });
            }
        };
        Ok(vec![event])
    }

    fn evolve(state: Self, event: &Event) -> Self {
        match (state, event) {
            (_, Event::Created { title, rules, .. }) => {
                Self::Draft(Book { title: title.clone(), draft: rules.clone(), published: None, version: 0 })
            }
            (Self::Draft(book), Event::Redrafted { rules, .. }) => Self::Draft(Book { draft: rules.clone(), ..book }),
            (Self::Published(book), Event::Redrafted { rules, .. }) => {
                Self::Published(Book { draft: rules.clone(), ..book })
            }
            (Self::Draft(book) | Self::Published(book), Event::Published { version, .. }) => {
                Self::Published(Book { published: Some(book.draft.clone()), version: *version, ..book })
            }
            (Self::Draft(book) | Self::Published(book), Event::Retired { .. }) => Self::Retired(book),
            (state, _) => state,
        }
    }
}
