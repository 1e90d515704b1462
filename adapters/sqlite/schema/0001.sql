-- The first schema. Frozen once released: what changes later is another file.
--
-- Every key begins with the tenant. Times are Unix milliseconds, money is minor units. The commit row is the log: it holds
-- what one step said, and everything under "brought up to date" can be told from it again.

-- ---- What a commit writes ------------------------------------------------------------------------------------------------

-- The log. A row is never changed and never removed, so an id stays used for ever.
CREATE TABLE commits (
    position INTEGER PRIMARY KEY,
    id BLOB NOT NULL,
    tenant TEXT NOT NULL,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    correlation TEXT NOT NULL,
    -- [{kind, key, sequence, name, order?, vendor?, data | text}]: `data` is the event itself, `text` one that is no JSON.
    events TEXT NOT NULL,
    -- [{purpose, operation, currency, entries: [{account, side, amount, line?}]}], or null.
    journals TEXT,
    -- [[counter, delta]], or null: a counter is the sum of these.
    moves TEXT,
    UNIQUE (tenant, id)
) STRICT;

CREATE TABLE counters (
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (tenant, name)
) STRICT, WITHOUT ROWID;

-- Callers' idempotency keys. In flight while there is no answer; `until` is then when the lease ends, else when it expires.
CREATE TABLE idempotency_keys (
    tenant TEXT NOT NULL,
    actor TEXT NOT NULL,
    key TEXT NOT NULL,
    request TEXT NOT NULL,
    until INTEGER NOT NULL,
    subject TEXT,
    answer TEXT,
    PRIMARY KEY (tenant, actor, key)
) STRICT;
CREATE INDEX idempotency_keys_done ON idempotency_keys (until) WHERE answer IS NOT NULL;

CREATE TABLE leases (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- ---- Records: the snapshot of each aggregate, a table a kind --------------------------------------------------------------
-- Tables with rowids: a body of more than a quarter of a page would cost a page of its own otherwise.
-- `field_order` is null where fields came in the order of the columns.

CREATE TABLE marketplaces (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;

CREATE TABLE vendors (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    plan TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX vendors_by_state ON vendors (tenant, state, id) WHERE state IS NOT NULL;
CREATE INDEX vendors_by_plan ON vendors (tenant, plan, id) WHERE plan IS NOT NULL;

CREATE TABLE customers (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;

CREATE TABLE contacts (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;

CREATE TABLE contact_details (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;

CREATE TABLE offers (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    vendor TEXT,
    product TEXT,
    category TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX offers_by_state ON offers (tenant, state, id) WHERE state IS NOT NULL;
CREATE INDEX offers_by_vendor ON offers (tenant, vendor, id) WHERE vendor IS NOT NULL;
CREATE INDEX offers_by_product ON offers (tenant, product, id) WHERE product IS NOT NULL;
CREATE INDEX offers_by_category ON offers (tenant, category, id) WHERE category IS NOT NULL;

CREATE TABLE stock (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    offer TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX stock_by_offer ON stock (tenant, offer, id) WHERE offer IS NOT NULL;

CREATE TABLE carts (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    buyer TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX carts_by_buyer ON carts (tenant, buyer, id) WHERE buyer IS NOT NULL;

CREATE TABLE promotions (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX promotions_by_state ON promotions (tenant, state, id) WHERE state IS NOT NULL;

CREATE TABLE commission_plans (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;

CREATE TABLE gift_cards (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;

CREATE TABLE store_credits (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    buyer TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX store_credit_by_buyer ON store_credits (tenant, buyer, id) WHERE buyer IS NOT NULL;

CREATE TABLE orders (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    buyer TEXT,
    number TEXT,
    cart TEXT,
    due TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX orders_by_state ON orders (tenant, state, id) WHERE state IS NOT NULL;
CREATE INDEX orders_by_buyer ON orders (tenant, buyer, id) WHERE buyer IS NOT NULL;
CREATE INDEX orders_by_number ON orders (tenant, number, id) WHERE number IS NOT NULL;
CREATE INDEX orders_by_cart ON orders (tenant, cart, id) WHERE cart IS NOT NULL;
CREATE INDEX orders_due ON orders (tenant, due, id) WHERE due IS NOT NULL;

CREATE TABLE vendor_orders (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    "order" TEXT,
    vendor TEXT,
    pending TEXT,
    due TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX vendor_orders_by_state ON vendor_orders (tenant, state, id) WHERE state IS NOT NULL;
CREATE INDEX vendor_orders_by_order ON vendor_orders (tenant, "order", id) WHERE "order" IS NOT NULL;
CREATE INDEX vendor_orders_by_vendor ON vendor_orders (tenant, vendor, id) WHERE vendor IS NOT NULL;
CREATE INDEX vendor_orders_pending ON vendor_orders (tenant, pending, id) WHERE pending IS NOT NULL;
CREATE INDEX vendor_orders_due ON vendor_orders (tenant, due, id) WHERE due IS NOT NULL;

CREATE TABLE reservations (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    due TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX reservations_due ON reservations (tenant, due, id) WHERE due IS NOT NULL;

CREATE TABLE payments (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    "order" TEXT,
    due TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX payments_by_state ON payments (tenant, state, id) WHERE state IS NOT NULL;
CREATE INDEX payments_by_order ON payments (tenant, "order", id) WHERE "order" IS NOT NULL;
CREATE INDEX payments_due ON payments (tenant, due, id) WHERE due IS NOT NULL;

CREATE TABLE refunds (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    "order" TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX refunds_by_state ON refunds (tenant, state, id) WHERE state IS NOT NULL;
CREATE INDEX refunds_by_order ON refunds (tenant, "order", id) WHERE "order" IS NOT NULL;

CREATE TABLE returns (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    vendor_order TEXT,
    vendor TEXT,
    due TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX returns_by_vendor_order ON returns (tenant, vendor_order, id) WHERE vendor_order IS NOT NULL;
CREATE INDEX returns_by_vendor ON returns (tenant, vendor, id) WHERE vendor IS NOT NULL;
CREATE INDEX returns_due ON returns (tenant, due, id) WHERE due IS NOT NULL;

CREATE TABLE exchanges (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    vendor_order TEXT,
    vendor TEXT,
    due TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX exchanges_by_vendor_order ON exchanges (tenant, vendor_order, id) WHERE vendor_order IS NOT NULL;
CREATE INDEX exchanges_by_vendor ON exchanges (tenant, vendor, id) WHERE vendor IS NOT NULL;
CREATE INDEX exchanges_due ON exchanges (tenant, due, id) WHERE due IS NOT NULL;

CREATE TABLE claims (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    vendor_order TEXT,
    vendor TEXT,
    due TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX claims_by_vendor_order ON claims (tenant, vendor_order, id) WHERE vendor_order IS NOT NULL;
CREATE INDEX claims_by_vendor ON claims (tenant, vendor, id) WHERE vendor IS NOT NULL;
CREATE INDEX claims_due ON claims (tenant, due, id) WHERE due IS NOT NULL;

CREATE TABLE disputes (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    payment TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX disputes_by_state ON disputes (tenant, state, id) WHERE state IS NOT NULL;
CREATE INDEX disputes_by_payment ON disputes (tenant, payment, id) WHERE payment IS NOT NULL;

CREATE TABLE settlements (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    vendor TEXT,
    due TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX settlements_by_vendor ON settlements (tenant, vendor, id) WHERE vendor IS NOT NULL;
CREATE INDEX settlements_due ON settlements (tenant, due, id) WHERE due IS NOT NULL;

CREATE TABLE invoices (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    vendor TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX invoices_by_vendor ON invoices (tenant, vendor, id) WHERE vendor IS NOT NULL;

-- The last number of each legal entity's invoices and of its credit notes: the version is the number.
CREATE TABLE invoice_series (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;

CREATE TABLE payouts (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    vendor TEXT,
    due TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX payouts_by_state ON payouts (tenant, state, id) WHERE state IS NOT NULL;
CREATE INDEX payouts_by_vendor ON payouts (tenant, vendor, id) WHERE vendor IS NOT NULL;
CREATE INDEX payouts_due ON payouts (tenant, due, id) WHERE due IS NOT NULL;

CREATE TABLE transfers (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    vendor_order TEXT,
    vendor TEXT,
    due TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX transfers_by_state ON transfers (tenant, state, id) WHERE state IS NOT NULL;
CREATE INDEX transfers_by_vendor_order ON transfers (tenant, vendor_order, id) WHERE vendor_order IS NOT NULL;
CREATE INDEX transfers_by_vendor ON transfers (tenant, vendor, id) WHERE vendor IS NOT NULL;
CREATE INDEX transfers_due ON transfers (tenant, due, id) WHERE due IS NOT NULL;

CREATE TABLE webhook_endpoints (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX webhook_endpoints_by_state ON webhook_endpoints (tenant, state, id) WHERE state IS NOT NULL;

CREATE TABLE reconciliations (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;
CREATE INDEX reconciliations_by_state ON reconciliations (tenant, state, id) WHERE state IS NOT NULL;

CREATE TABLE cursors (
    tenant TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    field_order TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, id)
) STRICT;

-- ---- Brought up to date from the log, in bulk -----------------------------------------------------------------------------

-- Up to which commit.
CREATE TABLE rollup (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    position INTEGER NOT NULL
) STRICT;
INSERT INTO rollup (one, position) VALUES (1, 0);

-- A commit's events in one partition have the positions `first`, `first` + 1, .. : `count` of them.
CREATE TABLE events (
    partition INTEGER NOT NULL,
    first INTEGER NOT NULL,
    count INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (partition, first)
) STRICT, WITHOUT ROWID;
-- Which positions the events of a commit have, for those who come by a history.
CREATE INDEX events_of_commit ON events (position);

-- The same of one aggregate (key), order, vendor or actor.
CREATE TABLE history (
    tenant TEXT NOT NULL,
    of TEXT NOT NULL,
    subject TEXT NOT NULL,
    first INTEGER NOT NULL,
    count INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (tenant, of, subject, first)
) STRICT, WITHOUT ROWID;

-- Which commits posted to an account, and how much. The entries of a commit have the places `first`, `first` + 1, .. among the
-- tenant's, `count` of them, whatever their accounts. The account '' is the whole ledger.
CREATE TABLE entries (
    tenant TEXT NOT NULL,
    account TEXT NOT NULL,
    first INTEGER NOT NULL,
    currency TEXT NOT NULL,
    count INTEGER NOT NULL,
    position INTEGER NOT NULL,
    at INTEGER NOT NULL,
    debits INTEGER NOT NULL,
    credits INTEGER NOT NULL,
    PRIMARY KEY (tenant, account, first, currency)
) STRICT, WITHOUT ROWID;

-- What was posted to an account on one day (UTC, by the time of the decision), and between which places among the entries.
CREATE TABLE balances (
    tenant TEXT NOT NULL,
    account TEXT NOT NULL,
    currency TEXT NOT NULL,
    day INTEGER NOT NULL,
    debits INTEGER NOT NULL,
    credits INTEGER NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (tenant, account, currency, day)
) STRICT, WITHOUT ROWID;

-- ---- For people: money as integers of minor units, times as text -----------------------------------------------------------

CREATE VIEW v_orders AS
SELECT tenant, id, number, state, buyer, cart, version,
    body ->> '$.data.currency' AS currency,
    body ->> '$.data.gross' AS gross,
    body ->> '$.data.placed_at' AS placed_at,
    body ->> '$.data.hold_until' AS hold_until
FROM orders;

CREATE VIEW v_vendor_orders AS
SELECT tenant, id, "order", vendor, state, version,
    body ->> '$.data.currency' AS currency,
    body ->> '$.data.accept_by' AS accept_by,
    json_array_length(body, '$.data.lines') AS lines
FROM vendor_orders;

CREATE VIEW v_ledger AS
SELECT c.tenant, c.position,
    strftime('%Y-%m-%dT%H:%M:%S', c.at / 1000, 'unixepoch') || printf('.%03dZ', c.at % 1000) AS at,
    journal.value ->> '$.purpose' AS purpose,
    journal.value ->> '$.operation' AS operation,
    entry.value ->> '$.account' AS account,
    entry.value ->> '$.side' AS side,
    entry.value ->> '$.amount' AS amount,
    journal.value ->> '$.currency' AS currency,
    entry.value ->> '$.line' AS line,
    c.actor
FROM commits AS c, json_each(c.journals) AS journal, json_each(journal.value, '$.entries') AS entry;

-- What is rolled up and what is not yet, so that it is right at any moment.
CREATE VIEW v_balances AS
SELECT tenant, account, currency, sum(debits) AS debits, sum(credits) AS credits, sum(debits) - sum(credits) AS balance
FROM (
    SELECT tenant, account, currency, debits, credits FROM balances
    UNION ALL
    SELECT tenant, account, currency, iif(side = 'debit', amount, 0), iif(side = 'credit', amount, 0)
    FROM v_ledger WHERE position > (SELECT position FROM rollup)
)
GROUP BY tenant, account, currency;

CREATE VIEW v_events AS
SELECT c.tenant, c.position,
    strftime('%Y-%m-%dT%H:%M:%S', c.at / 1000, 'unixepoch') || printf('.%03dZ', c.at % 1000) AS at,
    c.actor, c.correlation,
    event.value ->> '$.name' AS name,
    event.value ->> '$.key' AS key,
    event.value ->> '$.sequence' AS sequence,
    event.value ->> '$.order' AS "order",
    event.value ->> '$.vendor' AS vendor,
    coalesce(event.value -> '$.data', event.value ->> '$.text') AS data
FROM commits AS c, json_each(c.events) AS event;
