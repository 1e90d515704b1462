//! What stands in a marketplace's settings and in the table of authority.

use crate::{Called, input, output};
use serde::Deserialize;
use vendra_domain::authority::{self, Actor, Ownership};
use vendra_domain::marketplace::Settings;
use vendra_domain::names::{Jurisdiction, TaxClass};

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "TaxRatesForInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Taxed {
    settings: Settings,
    jurisdiction: Jurisdiction,
    class: TaxClass,
}

pub(crate) fn tax_rates_for(text: &str) -> Called {
    let Taxed { settings, jurisdiction, class } = input(text)?;
    output(settings.tax_rates_for(jurisdiction, class))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "DeliveryTaxRatesInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Delivered {
    settings: Settings,
    jurisdiction: Jurisdiction,
}

pub(crate) fn delivery_tax_rates(text: &str) -> Called {
    let Delivered { settings, jurisdiction } = input(text)?;
    output(settings.delivery_tax_rates(jurisdiction))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "AuthorizeInput"))]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    actor: Actor,
    action: String,
    thing: Ownership,
}

pub(crate) fn authorize(text: &str) -> Called {
    let Asked { actor, action, thing } = input(text)?;
    output(authority::authorize(&actor, &action, &thing))
}
