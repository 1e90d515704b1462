'use strict';

/** Who hears of the abort of a signal, by signal. */
const HEARERS = new WeakMap();

/**
 * Calls `hear` when a signal is aborted, until what this gives is called.
 *
 * However many calls share a signal, it has one listener of ours: Node takes more than ten for a leak, and tells the host so.
 */
function onAbort(signal, hear) {
  const heard = HEARERS.get(signal) ?? new Hearers(signal);
  heard.add(hear);
  return () => heard.delete(hear);
}

class Hearers {
  #signal;
  #all = new Set();
  #tell = () => {
    for (const hear of [...this.#all]) hear();
  };

  constructor(signal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#tell);
    HEARERS.set(signal, this);
  }

  add(hear) {
    this.#all.add(hear);
  }

  delete(hear) {
    this.#all.delete(hear);
    if (this.#all.size > 0) return;
    HEARERS.delete(this.#signal);
    this.#signal.removeEventListener('abort', this.#tell);
  }
}

module.exports = { onAbort };
