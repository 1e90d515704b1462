//! What readings give is valid: a marketplace sells, ships and gives back, and is looked at from all sides.

use schema::{Definitions, document};
use serde::Serialize;
use serde_json::Value;
use vendra::domain::Timestamp;
use vendra::domain::authority::Buyer;
use vendra::domain::ledger::Account;
use vendra::memory::Trial;
use vendra::port::{EntryQuery, HistoryOf};
use vendra::reading::{By, Paging};

struct Views {
    document: Value,
    definitions: Definitions,
    wrong: Vec<String>,
    seen: usize,
}

impl Views {
    fn open() -> Self {
        let document = document();
        let definitions = Definitions::known(document["$defs"].as_object().expect("definitions").clone());
        Self { document, definitions, wrong: Vec::new(), seen: 0 }
    }

    fn gives(&mut self, method: &str, answer: &impl Serialize) {
        let schema = self.definitions.whole(self.document["methods"][method]["output"].clone());
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        let answer = serde_json::to_value(answer).expect("JSON");
        let errors =
            validator.iter_errors(&answer).map(|error| format!("{method}: {error} at {}", error.instance_path()));
        self.wrong.extend(errors);
        self.seen += 1;
    }
}

/// Lists of each namespace by the first that it knows, and each thing that is in them by itself.
macro_rules! lists {
    ($views:ident, $market:ident, $by:expr; $($namespace:ident)*) => { $(
        let mut known = 0;
        for by in $by {
            let Ok(list) = $market.$namespace().list(by, Paging::default()).await else { continue };
            known += 1;
            $views.gives(concat!(stringify!($namespace), ".list"), &list);
            for item in &list.items {
                let one = $market.$namespace().get(item.id.parse().expect("an id")).await.expect("one");
                $views.gives(concat!(stringify!($namespace), ".get"), &one);
            }
        }
        assert!(known > 0, "no list of {}", stringify!($namespace));
    )* };
}

#[test]
fn what_readings_give_is_valid() {
    pollster::block_on(async {
        let mut views = Views::open();
        let trial = Trial::open().await.expect("a trial");
        let sold = trial.sold(2).await.expect("sold");
        trial.delivered(1).await.expect("delivered");
        trial.cart(1, 1).await.expect("a cart");
        let owner = trial.owner();
        let buyer = Buyer::Customer { customer: trial.customer };
        let by = [
            By::All,
            By::Buyer(buyer),
            By::Vendor(trial.books.vendor),
            By::Order(sold.order),
            By::VendorOrder(sold.vendor_order),
            By::Payment(sold.payment),
            By::State("suspended".to_owned()),
            By::State("settled".to_owned()),
        ];
        lists!(views, owner, by.clone(); carts claims commission_plans customers disputes exchanges gift_cards invoices offers
            orders payments payouts promotions reconciliations refunds returns settlements transfers vendor_orders vendors
            webhook_endpoints);
        let now: Timestamp = trial.engine.clock().now();
        views.gives("ledger.trial_balance", &owner.ledger().trial_balance(now).await.expect("a trial balance"));
        let all = EntryQuery { account: None, currency: None, from: None, until: None, after: 0, limit: 100 };
        views.gives("ledger.entries", &owner.ledger().entries(all).await.expect("entries"));
        let euro = "EUR".parse().expect("euro");
        views.gives(
            "ledger.balance",
            &owner.ledger().balance(Account::Commission, euro, None).await.expect("a balance"),
        );
        let order = owner.orders().list(By::All, Paging::default()).await.expect("orders").items.remove(0).id;
        let of = HistoryOf::Key(format!("order/{order}"));
        views.gives("operations.audit_trail", &owner.audit_trail(of, Paging::default()).await.expect("a trail"));
        views.gives("operations.doctor", &owner.doctor().await.expect("health"));
        views.gives("settings.get", &owner.marketplace().get().await.expect("settings"));
        views.gives("customers.export", &owner.customers().export(trial.customer).await.expect("an export"));
        views.gives("stock.levels", &owner.stock().levels(trial.books.offer).await.expect("levels"));
        views.gives("vendors.sold_in", &owner.vendors().sold_in(trial.books.vendor, 2026).await.expect("a year"));
        assert!(views.seen > 35, "{}", views.seen);
        assert!(views.wrong.is_empty(), "{}", views.wrong.join("\n"));
    });
}
