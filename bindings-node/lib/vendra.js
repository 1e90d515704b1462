'use strict';

const { misconfigured } = require('./error.js');
const { ENGINE } = require('./generated/methods.js');
const { Events } = require('./events.js');
const { Handle } = require('./handle.js');
const { configuration } = require('./input.js');
const { market } = require('./market.js');
const { giveNamespaces } = require('./namespace.js');
const { Ports } = require('./ports.js');
const { founded } = require('./trial.js');
const { Worker } = require('./worker.js');

const OPENING = Symbol('opening');

/** An engine that is open. */
class Vendra {
  #handle;

  constructor(opening, handle) {
    if (opening !== OPENING) throw new TypeError('a Vendra is opened: await Vendra.open({ store })');
    this.#handle = handle;
    this.events = new Events(handle);
    this.worker = new Worker(handle);
  }

  static async open(config) {
    if (config === null || typeof config !== 'object') throw misconfigured('it is opened with an object: { store: "sqlite:shop.db" }');
    const ports = new Ports();
    return new Vendra(OPENING, await Handle.open(configuration(ports.takenFrom(config)), ports));
  }

  /** A small marketplace in memory, to try things on. */
  static async trial(config) {
    if (config !== undefined && (config === null || typeof config !== 'object')) throw misconfigured('a trial is opened with an object, or nothing');
    const vendra = await Vendra.open({ store: 'memory:', gateways: { acme: 'simulated' }, ...config });
    try {
      return await founded(vendra);
    } catch (error) {
      await vendra.close();
      throw error;
    }
  }

  get isOpen() {
    return this.#handle.isOpen;
  }

  market(marketplace, actor, options) {
    return market(this.#handle, marketplace, actor, options);
  }

  ref() {
    this.#handle.ref();
    return this;
  }

  unref() {
    this.#handle.unref();
    return this;
  }

  close() {
    return this.#handle.close();
  }

  async [Symbol.asyncDispose]() {
    await this.close();
  }

  static {
    giveNamespaces(this, ENGINE, (vendra) => (row, input, given) => vendra.#handle.call(row, input, given, {}));
  }
}

module.exports = { Vendra };
