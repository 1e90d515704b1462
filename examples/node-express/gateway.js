// A payment provider's client. A real one calls the provider's API, with the operation's id as its idempotency key.
import { setTimeout as pause } from 'node:timers/promises';
import { PortError } from 'vendra';

/** @import { AnyId, Authorize, GatewayAnswer, GatewayEvent, PaymentGateway, PaymentPartOfCaptureId, PaymentPartOfRefundId, PaymentPartOfVoidId } from 'vendra' */

/** How far away the provider is. */
const AWAY_MS = 5;

/** @implements {PaymentGateway} */
export class AcmePay {
  /** What the provider remembers: by operation. @type {Map<string, GatewayAnswer>} */
  operations = new Map();

  /** @param {string[]} secrets of its webhooks: `whsec_..` */
  constructor(secrets) {
    this.webhooks = { standard: secrets };
  }

  /** @param {Authorize} call */
  async authorize({ attempt, token }) {
    if (token === 'tok_away') throw new PortError('the provider is away', { kind: 'down' });
    return await this.#ask(attempt, token === 'tok_declined' ? { answer: 'declined', reason: 'insufficient_funds' } : { answer: 'succeeded', fee: 35 });
  }

  /** @param {PaymentPartOfCaptureId} call */
  capture({ operation }) {
    return this.#ask(operation, { answer: 'succeeded', fee: 0 });
  }

  /** @param {PaymentPartOfVoidId} call */
  void({ operation }) {
    return this.#ask(operation, { answer: 'succeeded', fee: 0 });
  }

  /** @param {PaymentPartOfRefundId} call */
  refund({ operation }) {
    return this.#ask(operation, { answer: 'succeeded', fee: 0 });
  }

  /** @param {{ operation: AnyId }} call */
  async lookUp({ operation }) {
    await pause(AWAY_MS);
    return this.operations.get(operation) ?? null;
  }

  /**
   * What a webhook says, whose signature the engine has checked.
   *
   * @param {{ id: string | null, body: string }} message
   * @returns {GatewayEvent[]}
   */
  readWebhook({ id, body }) {
    /** @type {unknown} */
    const what = JSON.parse(body); // the engine says so where it is nothing that a gateway tells
    return [{ id: id ?? '', what: /** @type {GatewayEvent['what']} */ (what) }];
  }

  /** The same operation asked again gets the same answer. @param {string} operation @param {GatewayAnswer} answer */
  async #ask(operation, answer) {
    await pause(AWAY_MS);
    const known = this.operations.get(operation) ?? answer;
    this.operations.set(operation, known);
    return known;
  }
}
