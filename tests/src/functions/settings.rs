//! What stands in a marketplace's settings and in the table of authority.

use super::{Called, input, output};
use serde::Deserialize;
use serde_json::Value;
use vendra_domain::authority::{self, Actor, Ownership};
use vendra_domain::marketplace::Settings;
use vendra_domain::names::{Jurisdiction, TaxClass};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Taxed {
    settings: Settings,
    jurisdiction: Jurisdiction,
    class: TaxClass,
}

pub(crate) fn tax_rates_for(value: &Value) -> Called {
    let Taxed { settings, jurisdiction, class } = input(value)?;
    output(settings.tax_rates_for(jurisdiction, class))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Delivered {
    settings: Settings,
    jurisdiction: Jurisdiction,
}

pub(crate) fn delivery_tax_rates(value: &Value) -> Called {
    let Delivered { settings, jurisdiction } = input(value)?;
    output(settings.delivery_tax_rates(jurisdiction))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    actor: Actor,
    action: String,
    thing: Ownership,
}

pub(crate) fn authorize(value: &Value) -> Called {
    let Asked { actor, action, thing } = input(value)?;
    output(authority::authorize(&actor, &action, &thing))
}
