'use strict';

/** What `Vendra.open` takes, as a shape: everything else in it is plain. */

const PLAIN = { fields: {} };

const CONFIG = {
  fields: {
    sqlite: PLAIN,
    gateways: { of: { fields: { simulated: PLAIN, host: PLAIN } } },
    webhooks: PLAIN,
    resilience: { of: PLAIN },
    clock: PLAIN,
  },
};

/** The names that are written otherwise on the wire. */
const NAMES = [
  'answers_kept_ms', 'claim_lease_ms', 'close_ms', 'manual_at',
  'busy_timeout_ms', 'bytes_max',
  'idempotency_ms', 'later_ms', 'webhook_ms', 'payout_ms', 'available_ms', 'fee_basis_points', 'fee_fixed', 'dispute_fee',
  'timeout_ms', 'retries_max', 'first_wait_ms', 'longest_wait_ms', 'retries_percent', 'failures_max', 'open_ms', 'concurrent_max',
  'refresh_ms', 'idle_ms',
  'handle_ms', 'lease_ms',
];

module.exports = { CONFIG, NAMES, PLAIN };
