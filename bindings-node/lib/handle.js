'use strict';

const { Native } = require('../native.js');
const { onAbort } = require('./abort.js');
const { cancelled, closed, failed } = require('./error.js');
const { PURE, answered } = require('./functions.js');
const { input, options } = require('./input.js');
const { fromWire } = require('./wire.js');

/** What the native half tells of; `What` in `src/told.rs`. */
const ANSWER = 0;
const FAILURE = 1;
const CLOSED = 2;
const QUESTION = 3;
const WITHDRAWN = 4;

/** The longest input that the event loop may wait for: reading and writing it keeps the loop for longer than the function does. */
const AT_ONCE_MAX = 8_192;

/** The longest that a timer waits. */
const LONG_MS = 2 ** 31 - 1;

/**
 * What `Vendra` and all that it gives share: the native engine, who waits for which call, and what keeps the process.
 *
 * A call is a number and a text; its answer comes back with the number, from threads that never wait for this one.
 */
class Handle {
  #native;
  #waiting = new Map();
  #number = 0;
  #ports;
  #closing = null;
  /** While this is set the process stays: an open handle is a resource, like a server that listens. */
  #keeps = setInterval(() => {}, LONG_MS);

  constructor(ports) {
    this.#ports = ports;
  }

  static async open(config, ports) {
    const handle = new Handle(ports);
    try {
      handle.#native = await Native.open(config, (what, number, text) => handle.#told(what, number, text));
    } catch (error) {
      clearInterval(handle.#keeps);
      throw failed(error.message);
    }
    return handle;
  }

  get isOpen() {
    return this.#closing === null;
  }

  ref() {
    this.#keeps.ref();
  }

  unref() {
    this.#keeps.unref();
  }

  /**
   * Calls a method, of which `row` says its name, what it takes and what it gives.
   *
   * Errors are made after an `await` of this function's own, so that whoever awaits it is on their stack.
   */
  async call([method, takes, gives], value, given, base) {
    const { signal, ...about } = options(base, given);
    const asked = input(method, value, takes);
    if (signal?.aborted) throw cancelled(`${method}: aborted before it began`, { cause: signal.reason });
    if (!this.isOpen) throw closed('vendra is closed');
    // What needs no engine and is small costs less than a thread to ask on.
    if (PURE.has(method) && asked.length <= AT_ONCE_MAX && Object.keys(about).length === 0) return answered(method, asked, gives);
    const text = `${JSON.stringify({ ...about, method }).slice(0, -1)},"input":${asked}}`;
    const { what, answer } = await this.#asked(text, signal);
    if (what !== ANSWER) throw failed(answer, signal);
    return fromWire(JSON.parse(answer), gives);
  }

  /** Who handles the events of a subscriber. */
  subscriber(name, handler) {
    this.#ports.subscriber(name, handler);
  }

  /** A native subscription. */
  subscribe(name, options) {
    if (!this.isOpen) throw closed('vendra is closed');
    try {
      return this.#native.subscribe(name, options);
    } catch (error) {
      throw failed(error.message);
    }
  }

  /** The next event of a native subscription. */
  async next(events) {
    if (!this.isOpen) return { done: true, value: undefined };
    const { what, answer } = await new Promise((resolve) => events.next(this.#next(resolve)));
    if (what !== ANSWER) throw failed(answer);
    const value = fromWire(JSON.parse(answer), 'CloudEvent');
    return value === null ? { done: true, value: undefined } : { done: false, value };
  }

  close() {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close() {
    await new Promise((resolve) => {
      const number = this.#next(resolve);
      try {
        this.#native.close(number);
      } catch {
        // No thread could be had to wait on: what is left is ended as the handle is dropped.
        this.#told(CLOSED, number, '');
      }
    });
    clearInterval(this.#keeps);
    for (const number of this.#waiting.keys()) {
      this.#told(FAILURE, number, 'vendra was closed while the call was under way');
    }
    this.#native = undefined;
  }

  #asked(text, signal) {
    return new Promise((resolve) => {
      const number = this.#next(resolve);
      if (signal === undefined) {
        this.#native.start(number, text);
        return;
      }
      const started = this.#native.startWithCancel(number, text);
      const unheard = onAbort(signal, () => started.cancel());
      this.#waiting.set(number, (told) => {
        unheard();
        resolve(told);
      });
    });
  }

  /** A number that nobody waits on. */
  #next(resolve) {
    do {
      this.#number = (this.#number + 1) >>> 0;
    } while (this.#waiting.has(this.#number));
    this.#waiting.set(this.#number, resolve);
    return this.#number;
  }

  #told(what, number, answer) {
    if (what === QUESTION) {
      this.#ports.ask(number, answer, (how, text) => this.#native?.answer(number, how, text));
      return;
    }
    if (what === WITHDRAWN) {
      this.#ports.withdraw(number);
      return;
    }
    const resolve = this.#waiting.get(number);
    if (resolve === undefined) return;
    this.#waiting.delete(number);
    resolve({ what, answer });
  }
}

module.exports = { Handle };
