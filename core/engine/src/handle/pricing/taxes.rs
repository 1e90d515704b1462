//! What a cart's lines and deliveries are taxed at: of the calculator where there is one, else of the marketplace's table.

use crate::error::Error;
use crate::port::{TaxCall, TaxLine, TaxedAs};
use crate::work::Work;
use std::collections::BTreeMap;
use vendra_domain::cart;
use vendra_domain::marketplace::Settings;
use vendra_domain::names::Jurisdiction;
use vendra_domain::offer;
use vendra_domain::quote::{ShippingLine, TaxRate};
use vendra_domain::*;

/// The taxes of each line of goods and of each delivery; none where it is not said where the goods go.
pub(super) async fn rates(
    work: &Work<'_>,
    settings: &Settings,
    (book, shipping): (&cart::Book, &[ShippingLine]),
    terms: &BTreeMap<OfferId, offer::Terms>,
    jurisdiction: Option<Jurisdiction>,
) -> Result<BTreeMap<LineId, Vec<TaxRate>>, Error> {
    let Some(jurisdiction) = jurisdiction else {
        return Ok(BTreeMap::new());
    };
    let class = |line: &cart::CartLine| terms.get(&line.offer).map(|terms| terms.tax_class);
    if let Some(calculator) = work.engine.taxes.clone() {
        let mut lines = Vec::with_capacity(book.lines.len() + shipping.len());
        for line in &book.lines {
            let amount = line.seen_price.times(line.quantity)?;
            lines.extend(class(line).map(|class| TaxLine {
                line: line.id,
                vendor: line.vendor,
                taxed_as: TaxedAs::Goods { class },
                amount,
            }));
        }
        let taxed_as = TaxedAs::Delivery { class: settings.delivery_tax_class };
        lines.extend(shipping.iter().map(|line| TaxLine {
            line: line.id,
            vendor: line.vendor,
            taxed_as,
            amount: line.price,
        }));
        let call = TaxCall { tenant: work.tenant, jurisdiction, currency: book.currency, lines };
        return calculator.rates(&call).await.map_err(|down| Error::port_unavailable(down.to_string()));
    }
    let mut rates = BTreeMap::new();
    for line in &book.lines {
        if let Some(class) = class(line) {
            rates.insert(line.id, settings.tax_rates_for(jurisdiction, class)?.to_vec());
        }
    }
    for line in shipping {
        rates.insert(line.id, settings.delivery_tax_rates(jurisdiction)?.to_vec());
    }
    Ok(rates)
}
