'use strict';

const { VendraError, malformed, misconfigured } = require('./error.js');
const { PORTS } = require('./generated/methods.js');
const { Unsendable, fromWire, toJson } = require('./wire.js');

/** How a question was answered, as `Native.answer` numbers it. */
const ANSWERED = 0;
const KINDS = { failed: 1, down: 2, refused: 3 };

/** An answer that nobody takes for one: what the port did is not known. */
const NONSENSE = '"nonsense"';

/** What a gateway must do; one that moves no money to vendors leaves out the rest. */
const GATEWAY_NEEDS = ['authorize', 'capture', 'void', 'refund', 'lookUp'];
const NEEDS = { taxes: ['rates'], rates: ['rate'], notifier: ['notify'] };

/**
 * What a port throws to say more than that it failed.
 *
 * `kind` is `failed` (it may go better another time), `down` (nothing can be asked of it now: an event then counts no try) or
 * `refused` (it never will: a notice for an address that does not exist).
 */
class PortError extends Error {
  constructor(message, { kind = 'failed', ...options } = {}) {
    super(message, options);
    if (!Object.hasOwn(KINDS, kind)) throw new TypeError(`a PortError is failed, down or refused, not ${String(kind)}`);
    Object.defineProperty(this, 'kind', { value: kind, enumerable: true });
  }
}

Object.defineProperty(PortError.prototype, 'name', { value: 'PortError', configurable: true, writable: true });

/** The ports of one handle: objects whose functions the engine asks. */
class Ports {
  #implementations = new Map();
  #asked = new Map();

  /** Takes the implementations out of a configuration, and gives what the wire is told of them. */
  takenFrom(config) {
    try {
      return this.#taken(config);
    } catch (error) {
      if (error instanceof VendraError) throw error;
      throw misconfigured('it cannot be read', { cause: error });
    }
  }

  #taken(config) {
    const { gateways, ...rest } = config;
    const told = { ...rest };
    for (const [port, needs] of Object.entries(NEEDS)) {
      if (rest[port] === undefined || rest[port] === null) continue;
      this.#take(port, rest[port], needs);
      told[port] = 'host';
    }
    if (gateways === undefined) return told;
    if (gateways === null || typeof gateways !== 'object') throw misconfigured('gateways: an object of gateways by name');
    told.gateways = Object.fromEntries(Object.entries(gateways).map(([name, gateway]) => [name, this.#gateway(name, gateway)]));
    return told;
  }

  /** Who handles the events of a subscriber. */
  subscriber(name, handler) {
    const handle = typeof handler === 'function' ? handler : handler?.handle?.bind(handler);
    if (typeof handle !== 'function') throw malformed(`${name} is no subscriber: a function, or an object with handle()`);
    this.#implementations.set(`subscriber/${name}`, { handle });
  }

  #gateway(name, gateway) {
    if (typeof gateway !== 'object' || gateway === null || 'simulated' in gateway) return gateway;
    this.#take(`gateway/${name}`, gateway, gateway.webhooks === undefined ? GATEWAY_NEEDS : [...GATEWAY_NEEDS, 'readWebhook']);
    const { idempotencyMs, webhooks } = gateway;
    return { host: { idempotencyMs, webhooks } };
  }

  #take(port, implementation, needs) {
    const lacks = needs.filter((name) => typeof implementation?.[name] !== 'function');
    if (lacks.length > 0) throw misconfigured(`${port}: there is no function ${lacks.join(', ')}`);
    this.#implementations.set(port, implementation);
  }

  /** Asks a port, and tells `answer(how, text)` once. Never throws. */
  async ask(number, question, answer) {
    const withdrawn = new AbortController();
    this.#asked.set(number, withdrawn);
    try {
      answer(ANSWERED, await this.#answered(JSON.parse(question), withdrawn.signal));
    } catch (error) {
      answer(error instanceof PortError ? KINDS[error.kind] : KINDS.failed, said(error));
    } finally {
      this.#asked.delete(number);
    }
  }

  /** Nobody waits for the answer any more. */
  withdraw(number) {
    this.#asked.get(number)?.abort(new PortError('nobody waits for the answer any more'));
  }

  async #answered({ port, method, input }, signal) {
    const [called, takes, gives, silent] = PORTS[port.split('/')[0]][method];
    const implementation = this.#implementations.get(port);
    if (typeof implementation?.[called] !== 'function') return JSON.stringify({ answer: 'declined', reason: 'not_supported' });
    const value = await implementation[called](fromWire(input, takes), { signal });
    if (silent) return 'null';
    // Forgotten is not the same as `null`, which says that there is no such operation.
    if (value === undefined) return warned(port, called, 'it returned nothing');
    try {
      return toJson(value, gives, called);
    } catch (error) {
      if (error instanceof Unsendable) return warned(port, called, error.message);
      throw error;
    }
  }
}

/** A mistake in a port is its author's to hear of; the engine only knows that the answer is none. */
function warned(port, called, what) {
  process.emitWarning(`${port}: ${called}: ${what}`, 'VendraPortWarning');
  return NONSENSE;
}

/** What was thrown, which may be anything: reading it may throw once more. */
function said(error) {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return 'it threw what cannot be read';
  }
}

module.exports = { PortError, Ports, said };
