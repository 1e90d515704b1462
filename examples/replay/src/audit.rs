//! What must hold of a marketplace's file, read back with plain SQL: nothing of the engine or of its store is asked.
//!
//! The log of commits is the truth; records, counters, balances and positions of events are held against it.

use rusqlite::Connection;

/// What every promise is read from, made once: postings, events and moves of the log as rows, and the records' versions.
const PREPARE: &str = "
CREATE TEMP TABLE posting AS
SELECT c.tenant, c.position, journal.key AS journal,
    journal.value ->> '$.purpose' AS purpose, journal.value ->> '$.currency' AS currency,
    entry.value ->> '$.account' AS account,
    iif(entry.value ->> '$.side' = 'debit', entry.value ->> '$.amount', 0) AS debit,
    iif(entry.value ->> '$.side' = 'credit', entry.value ->> '$.amount', 0) AS credit
FROM commits AS c, json_each(c.journals) AS journal, json_each(journal.value, '$.entries') AS entry;

CREATE TEMP TABLE turnover AS
SELECT tenant, account, currency, sum(debit) AS debits, sum(credit) AS credits FROM posting
GROUP BY tenant, account, currency;

CREATE TEMP TABLE event AS
SELECT c.tenant, c.position, event.value ->> '$.kind' AS kind, event.value ->> '$.key' AS key,
    event.value ->> '$.sequence' AS sequence
FROM commits AS c, json_each(c.events) AS event;
CREATE INDEX temp.event_of ON event (kind, tenant, key, sequence);

CREATE TEMP TABLE move AS
SELECT c.tenant, c.position, step.key AS place, step.value ->> 0 AS name, step.value ->> 1 AS delta
FROM commits AS c, json_each(c.moves) AS step;
CREATE INDEX temp.move_of ON move (tenant, name, position, place);

CREATE TEMP TABLE frozen AS
SELECT o.id, line.value ->> '$.id' AS line, line.value ->> '$.total' AS total,
    (SELECT coalesce(sum(share.value ->> '$.amount'), 0) FROM json_each(line.value, '$.sources') AS share) AS sources,
    (SELECT coalesce(sum(share.value ->> '$.amount'), 0) FROM json_each(line.value, '$.uses') AS share) AS uses
FROM orders AS o, json_each(o.body, '$.data.lines') AS line;

CREATE TEMP TABLE operation AS
SELECT p.tenant, p.body ->> '$.data.gateway' AS gateway, p.body ->> '$.data.currency' AS currency,
    operation.value ->> '$.kind' AS kind, operation.value ->> '$.status' AS status,
    operation.value ->> '$.amount' AS amount
FROM payments AS p, json_each(p.body, '$.data.operations') AS operation;
";

/// Tables of records, and what the log calls their kinds.
const RECORDS: &[(&str, &str)] = &[
    ("marketplace", "marketplaces"),
    ("vendor", "vendors"),
    ("customer", "customers"),
    ("contact", "contacts"),
    ("offer", "offers"),
    ("stock", "stock"),
    ("cart", "carts"),
    ("promotion", "promotions"),
    ("commission_plan", "commission_plans"),
    ("gift_card", "gift_cards"),
    ("store_credit", "store_credits"),
    ("order", "orders"),
    ("vendor_order", "vendor_orders"),
    ("reservation", "reservations"),
    ("payment", "payments"),
    ("refund", "refunds"),
    ("return", "returns"),
    ("exchange", "exchanges"),
    ("claim", "claims"),
    ("dispute", "disputes"),
    ("settlement", "settlements"),
    ("payout", "payouts"),
    ("webhook_endpoint", "webhook_endpoints"),
];

/// Each promise, and a query of one column that finds what breaks it.
const PROMISES: &[(&str, &str)] = &[
    (
        "every journal balances, and with it each currency at every commit",
        "SELECT 'commit ' || position FROM posting GROUP BY position, journal HAVING sum(debit) <> sum(credit)",
    ),
    (
        "debits equal credits in each currency",
        "SELECT tenant || ' ' || currency FROM turnover GROUP BY tenant, currency HAVING sum(debits) <> sum(credits)",
    ),
    (
        "balances are the sums of the log",
        "SELECT account FROM (
            SELECT tenant, account, currency, debits, credits FROM turnover
            UNION ALL SELECT tenant, account, currency, -debits, -credits FROM v_balances)
         GROUP BY tenant, account, currency HAVING sum(debits) <> 0 OR sum(credits) <> 0",
    ),
    (
        "the clearing of an order that is placed or over is zero",
        "SELECT t.account FROM turnover AS t JOIN orders AS o
            ON o.tenant = t.tenant AND o.id = substr(t.account, 16)
         WHERE t.account LIKE 'buyer\\_clearing/%' ESCAPE '\\' AND o.state IN ('placed', 'completed', 'cancelled') AND t.debits <> t.credits",
    ),
    (
        "on each line of each order what is put in is what it is for",
        "SELECT id || ' ' || line FROM frozen WHERE sources <> uses OR sources <> total",
    ),
    (
        "a cart has one live order",
        "SELECT cart FROM orders WHERE state NOT IN ('released', 'cancelled') GROUP BY tenant, cart HAVING count(*) > 1",
    ),
    (
        "a checkout of a cart made one order",
        "SELECT cart FROM orders GROUP BY tenant, cart, body ->> '$.data.generation' HAVING count(*) > 1",
    ),
    (
        "live orders are counted",
        "SELECT o.cart FROM orders AS o LEFT JOIN counters AS c
            ON c.tenant = o.tenant AND c.name = 'live_orders/' || o.cart
         GROUP BY o.tenant, o.cart HAVING sum(o.state NOT IN ('released', 'cancelled')) IS NOT max(c.value)",
    ),
    (
        "promotions are used by the orders that say so",
        "SELECT name FROM (
            SELECT o.tenant, 'promotion_uses/' || (used.value ->> '$.promotion') AS name, 1 AS value
            FROM orders AS o, json_each(o.body, '$.data.promotions') AS used
            WHERE o.state NOT IN ('released', 'cancelled')
            UNION ALL SELECT tenant, name, -value FROM counters WHERE name LIKE 'promotion\\_uses/%' ESCAPE '\\')
         GROUP BY tenant, name HAVING sum(value) <> 0",
    ),
    (
        "counters are the sums of their moves",
        "SELECT name FROM (
            SELECT tenant, name, delta FROM move UNION ALL SELECT tenant, name, -value FROM counters)
         GROUP BY tenant, name HAVING sum(delta) <> 0",
    ),
    (
        "counters were within their bounds after every commit",
        // Here nothing is sold before it is there; what a vendor may be paid falls below zero when it owes.
        "SELECT name || ' at ' || position FROM (
            SELECT name, position, sum(delta) OVER (PARTITION BY tenant, name ORDER BY position, place) AS value
            FROM move WHERE name NOT LIKE 'vendor\\_available/%' ESCAPE '\\')
         WHERE value < 0 OR (value > 1 AND (name LIKE 'live\\_orders/%' ESCAPE '\\' OR name LIKE 'orders\\_of/%' ESCAPE '\\'
            OR name LIKE 'coupon\\_codes/%' ESCAPE '\\'))",
    ),
    (
        "no more is kept for orders than is there",
        "SELECT s.name FROM counters AS s JOIN counters AS h
            ON h.tenant = s.tenant AND h.name = 'on_hand/' || substr(s.name, 7)
         WHERE s.name LIKE 'stock/%' AND s.value > h.value",
    ),
    (
        "what vendors may be paid is what their accounts say",
        "SELECT name FROM (
            SELECT tenant, account || '/' || currency AS name, credits - debits AS value FROM turnover
            UNION ALL SELECT tenant, name, -value FROM counters)
         WHERE name LIKE 'vendor\\_available/%' ESCAPE '\\' GROUP BY tenant, name HAVING sum(value) <> 0",
    ),
    (
        "gift cards hold what their account says",
        "SELECT tenant FROM (
            SELECT tenant, credits - debits AS value FROM turnover WHERE account = 'gift_cards'
            UNION ALL SELECT tenant, -value FROM counters WHERE name LIKE 'gift\\_card/%' ESCAPE '\\')
         GROUP BY tenant HAVING sum(value) <> 0",
    ),
    (
        "the ledger says what the gateways did",
        "SELECT account FROM (
            SELECT tenant, 'gateway_clearing/' || gateway AS account, currency,
                CASE kind WHEN 'capture' THEN amount WHEN 'refund' THEN -amount ELSE 0 END AS amount
            FROM operation WHERE status = 'succeeded'
            UNION ALL SELECT tenant, account, currency, credit - debit FROM posting
            WHERE account LIKE 'gateway\\_clearing/%' ESCAPE '\\' AND purpose IN ('funding', 'refund_paid'))
         GROUP BY tenant, account, currency HAVING sum(amount) <> 0",
    ),
    (
        "nobody waits for a gateway's answer",
        "SELECT gateway || ' ' || kind FROM operation WHERE status IN ('started', 'unknown')",
    ),
    (
        "no request is left in flight",
        "SELECT actor || ' ' || key FROM idempotency_keys WHERE answer IS NULL",
    ),
    (
        "events of one thing are numbered 1, 2, 3, in the order of their commits",
        "SELECT kind || '/' || key FROM (
            SELECT kind, key, sequence, row_number() OVER (PARTITION BY tenant, kind, key ORDER BY position, sequence) AS place
            FROM event) WHERE sequence <> place",
    ),
    (
        "positions of events are dense in each partition",
        "SELECT partition || ' from ' || first FROM (
            SELECT partition, first, sum(count) OVER (PARTITION BY partition ORDER BY first) - count AS before FROM events)
         WHERE first <> before + 1",
    ),
    (
        "every event of the log has its position, once",
        "SELECT 'commit ' || position FROM (
            SELECT position, json_array_length(events) AS count FROM commits
            WHERE position <= (SELECT position FROM rollup)
            UNION ALL SELECT position, -count FROM events)
         GROUP BY position HAVING sum(count) <> 0",
    ),
];

/// What was found.
pub(crate) struct Audit {
    /// How many promises were looked at.
    pub(crate) promises: usize,
    /// What does not hold, a line each.
    pub(crate) broken: Vec<String>,
}

/// Looks at every promise.
pub(crate) fn audit(file: &Connection) -> rusqlite::Result<Audit> {
    let mut audit = Audit { promises: 0, broken: Vec::new() };
    let damage: String = file.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    audit.note("the file is whole", (u32::from(damage != "ok"), damage));
    file.execute_batch(PREPARE)?;
    for (promise, query) in PROMISES {
        audit.note(promise, ask(file, query)?);
    }
    let (mut found, mut first) = (0, String::new());
    for (kind, table) in RECORDS {
        let query = format!(
            "SELECT '{kind}/' || id FROM (
                SELECT tenant, id, version FROM {table}
                UNION ALL SELECT tenant, key, -max(sequence) FROM event WHERE kind = '{kind}' GROUP BY tenant, key)
             GROUP BY tenant, id HAVING sum(version) <> 0"
        );
        let (more, of_kind) = ask(file, &query)?;
        if found == 0 {
            first = of_kind;
        }
        found += more;
    }
    audit.note("every record is at the version of its last event, and every event has its record", (found, first));
    Ok(audit)
}

impl Audit {
    fn note(&mut self, promise: &str, (found, first): (u32, String)) {
        self.promises += 1;
        if found > 0 {
            self.broken.push(format!("{promise}: not so for {found}, the first of them {first}"));
        }
    }
}

/// How many rows a query finds, and the first.
fn ask(file: &Connection, query: &str) -> rusqlite::Result<(u32, String)> {
    let counted = format!("WITH found (what) AS ({query}) SELECT count(*), coalesce(min(what), '') FROM found");
    file.query_row(&counted, [], |row| Ok((row.get(0)?, row.get(1)?)))
}
