//! Every method by its name.

use crate::failure::Failure;
use crate::readings::{self, Reading};
use crate::requests::{self, Request};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use vendra_functions::{DECIDERS, FUNCTIONS, Function};

/// What a method does.
#[derive(Debug)]
pub(crate) enum Way {
    Request(Request),
    Reading(&'static Reading),
    Function(Function),
}

static METHODS: LazyLock<BTreeMap<String, Way>> = LazyLock::new(|| {
    let requests = requests::all().map(|(name, request)| (name, Way::Request(request)));
    let readings = readings::all().map(|reading| (reading.name.to_owned(), Way::Reading(reading)));
    let functions = FUNCTIONS.iter().chain(DECIDERS);
    let functions = functions.map(|(name, function)| ((*name).to_owned(), Way::Function(*function)));
    requests.chain(readings).chain(functions).collect()
});

pub(crate) fn find(name: &str) -> Result<&'static Way, Failure> {
    METHODS.get(name).ok_or_else(|| Failure::unknown_method(format!("there is no method {name}")))
}

/// A method, for whoever generates what people call.
///
/// ```
/// use vendra_wire::{Does, methods};
/// let all = methods();
/// let of = |name: &str| all.iter().find(|method| method.name == name).unwrap();
/// assert!(matches!(&of("orders.cancel").does, Does::Request { on: "order", request: "cancel", makes: false, .. }));
/// assert!(matches!(&of("orders.get").does, Does::Reading { output: "OrderView", .. }));
/// assert!(matches!(&of("quotes.quote").does, Does::Function));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Method {
    /// Its name: `namespace.method`, or a function's.
    pub name: String,
    /// What it does.
    #[serde(flatten)]
    pub does: Does,
}

/// What a method does, and what it takes and gives.
///
/// ```
/// use vendra_wire::{Does, methods};
/// let all = methods();
/// let Does::Reading { input, .. } = &all.iter().find(|method| method.name == "ledger.balance").unwrap().does else { panic!() };
/// assert_eq!(input[2], ("as_of", "Option<Timestamp>"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "does", rename_all = "snake_case")]
pub enum Does {
    /// A request: `input` holds what it is about, and the fields of the request.
    Request {
        /// What [`Command`](vendra::Command) calls the kind of thing that it is about.
        on: &'static str,
        /// The request's name there.
        request: &'static str,
        /// The fields that say which one it is about, empty where one is made.
        about: &'static [&'static str],
        /// Whether it makes something: the answer is `{"id", "receipt"}`, else the receipt.
        makes: bool,
    },
    /// A reading.
    Reading {
        /// The fields of its input with their types in Rust; an `Option` may be left out. One without a name is the whole.
        input: &'static [(&'static str, &'static str)],
        /// The type of its answer in Rust.
        output: &'static str,
    },
    /// A pure function, which [`pure`](crate::pure) calls as well.
    Function,
}

/// Every method, in alphabetical order.
///
/// ```
/// let names: Vec<String> = vendra_wire::methods().into_iter().map(|method| method.name).collect();
/// assert!(names.is_sorted() && names.len() > 200);
/// assert!(["checkout.check_out", "carts.add_line", "settings.get", "allocate"].iter().all(|name| names.contains(&(*name).into())));
/// ```
#[must_use]
pub fn methods() -> Vec<Method> {
    let does = |way: &Way| match way {
        Way::Request(request) => {
            let about: &'static [&'static str] = if request.makes { &[] } else { request.kind.about };
            Does::Request { on: request.kind.on, request: request.name, about, makes: request.makes }
        }
        Way::Reading(reading) => Does::Reading { input: reading.input, output: reading.output },
        Way::Function(_) => Does::Function,
    };
    METHODS.iter().map(|(name, way)| Method { name: name.clone(), does: does(way) }).collect()
}
