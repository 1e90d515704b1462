'use strict';

const { malformed } = require('./error.js');
const { WORKER } = require('./generated/methods.js');

/** What `vendra.worker` is: it does what is due without anybody asking. */
class Worker {
  #handle;

  constructor(handle) {
    this.#handle = handle;
  }

  /** Starts one, which runs until it is stopped or all is closed. */
  start(work) {
    return this.#work(WORKER.start, work);
  }

  /** Does one round. */
  tick(work) {
    return this.#work(WORKER.tick, work);
  }

  /** Stops the one that runs, once it has put down what it was at. */
  stop() {
    return this.#handle.call(WORKER.stop, undefined, undefined, {});
  }

  async #work(row, work) {
    const { subscribers = {}, ...rest } = work ?? {};
    if (subscribers === null || typeof subscribers !== 'object') throw malformed('subscribers: an object of handlers by name');
    for (const [name, handler] of Object.entries(subscribers)) this.#handle.subscriber(name, handler);
    const told = { ...rest, subscribers: Object.keys(subscribers) };
    return this.#handle.call(row, told, undefined, {});
  }
}

module.exports = { Worker };
