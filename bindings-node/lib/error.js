'use strict';

const { fromWire, saidHere } = require('./wire.js');

/** Where this package's own frames come from. */
const HERE = __dirname;

/**
 * Why a call gave nothing.
 *
 * Made where the caller's `await` is on the stack, so that it points there; this package's own frames are left out.
 */
class VendraError extends Error {
  constructor(failure, options) {
    super(failure.message, options);
    this.code = failure.code;
    this.kind = failure.kind;
    this.retry = failure.retry;
    this.data = failure.data ?? null;
    this.stack = callersOnly(this.stack);
  }

  /** An error as `JSON.stringify` writes it: what a host logs or answers. */
  toJSON() {
    const { code, kind, retry, message, data } = this;
    return { code, kind, retry, message, data };
  }
}

Object.defineProperty(VendraError.prototype, 'name', { value: 'VendraError', configurable: true, writable: true });

function callersOnly(stack) {
  if (typeof stack !== 'string') return stack;
  const lines = stack.split('\n');
  const left = lines.filter((line) => !(/^\s+at /.test(line) && line.includes(HERE)));
  return left.join('\n');
}

/** An error of a failure as the native half writes it; a call that was taken back has its signal's reason for a cause. */
function failed(json, signal) {
  let failure;
  try {
    failure = JSON.parse(json);
  } catch {
    return lost(json);
  }
  const { code, data } = failure;
  const options = code === 'call.cancelled' && signal?.aborted ? { cause: signal.reason } : undefined;
  return new VendraError({ ...failure, message: saidHere(failure.message), data: data == null ? null : fromWire({ code, data }, 'Refusal').data }, options);
}

const failing = (code, kind) => (message, options) => new VendraError({ code, kind, retry: NEVER, message }, options);

const NEVER = Object.freeze({ retry: 'never' });
const cancelled = failing('call.cancelled', 'conflict');
const closed = failing('handle.closed', 'conflict');
const lost = failing('internal.lost', 'broken');
const malformed = failing('request.malformed', 'invalid');
const misconfigured = failing('config.malformed', 'invalid');

module.exports = { VendraError, cancelled, closed, failed, lost, malformed, misconfigured };
