'use strict';

const { malformed } = require('./error.js');
const { subscription } = require('./input.js');
const { said } = require('./ports.js');

/** Events, one at a time: an async iterator. */
class Subscription {
  #events;
  #handle;
  #last = Promise.resolve();

  constructor(handle, events) {
    this.#handle = handle;
    this.#events = events;
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  /** The next event; the one before counts as handled. Done once this, or all, is closed. */
  next() {
    // One after the other, as a generator's are: asking twice does not settle what was not seen.
    const next = this.#last.then(() => this.#handle.next(this.#events));
    this.#last = next.then(() => undefined, () => undefined);
    return next;
  }

  /** Ends it: what was given and not settled comes again. A loop that is left by `break` or by an error calls this. */
  async return(value) {
    this.close();
    return { done: true, value };
  }

  /** The event that was given is handled: it does not come again, whatever happens next. */
  handled() {
    this.#events.handled();
  }

  /** The event that was given could not be handled: it comes again, later each time, and in the end is a dead letter. */
  failed(reason) {
    this.#events.failed(said(reason));
  }

  close() {
    this.#events.close();
  }

  async [Symbol.asyncDispose]() {
    this.close();
  }
}

/** What `vendra.events` is. */
class Events {
  #handle;

  constructor(handle) {
    this.#handle = handle;
  }

  subscribe(name, options) {
    if (typeof name !== 'string') throw malformed('a subscription has a name, a string');
    return new Subscription(this.#handle, this.#handle.subscribe(name, subscription(options)));
  }
}

module.exports = { Events, Subscription };
