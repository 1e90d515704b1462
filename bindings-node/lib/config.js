'use strict';

/** What `Vendra.open` takes, and a subscription, as shapes: everything else in them is plain. */

/** A struct whose fields are plain, with those that are written otherwise on the wire. */
const plain = (...names) => ({ fields: Object.fromEntries(names.map((name) => [name, 0])) });

const CONFIG = {
  fields: {
    answers_kept_ms: 0,
    claim_lease_ms: 0,
    close_ms: 0,
    sqlite: plain('busy_timeout_ms', 'bytes_max'),
    gateways: {
      of: {
        fields: {
          simulated: plain('later_ms', 'webhook_ms', 'payout_ms', 'available_ms', 'fee_basis_points', 'fee_fixed', 'dispute_fee'),
          host: plain('idempotency_ms'),
        },
      },
    },
    webhooks: plain('refresh_ms', 'idle_ms'),
    resilience: {
      of: plain('timeout_ms', 'retries_max', 'first_wait_ms', 'longest_wait_ms', 'retries_percent', 'failures_max', 'open_ms', 'concurrent_max'),
    },
    clock: plain('manual_at'),
  },
};

const SUBSCRIPTION = plain('handle_ms', 'lease_ms');

module.exports = { CONFIG, SUBSCRIPTION };
