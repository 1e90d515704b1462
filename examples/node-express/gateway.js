// A payment provider's client. A real one calls the provider's API, with the operation's id as its idempotency key.
import { PortError } from 'vendra';

/** @typedef {import('vendra').GatewayAnswer} GatewayAnswer */
/** @typedef {import('vendra').PaymentGateway} PaymentGateway */

/** @implements {PaymentGateway} */
export class AcmePay {
  /** What the provider remembers: by operation. @type {Map<string, GatewayAnswer>} */
  operations = new Map();

  /** @param {string[]} secrets of its webhooks */
  constructor(secrets) {
    this.webhooks = { standard: secrets };
  }

  /** @param {import('vendra').Authorize} call */
  async authorize({ attempt, token }) {
    if (token === 'tok_away') throw new PortError('the provider is away', { kind: 'down' });
    return this.#once(attempt, token === 'tok_declined' ? { answer: 'declined', reason: 'insufficient_funds' } : { answer: 'succeeded', fee: 35 });
  }

  /** @param {import('vendra').PaymentPartOfCaptureId} call */
  async capture({ operation }) {
    return this.#once(operation, { answer: 'succeeded', fee: 0 });
  }

  /** @param {import('vendra').PaymentPartOfVoidId} call */
  async void({ operation }) {
    return this.#once(operation, { answer: 'succeeded', fee: 0 });
  }

  /** @param {import('vendra').PaymentPartOfRefundId} call */
  async refund({ operation }) {
    return this.#once(operation, { answer: 'succeeded', fee: 0 });
  }

  /** @param {{ operation: import('vendra').AnyId }} call */
  async lookUp({ operation }) {
    return this.operations.get(operation) ?? null;
  }

  /**
   * What a webhook says, which was verified.
   *
   * @param {{ id: string | null, body: string }} message
   * @returns {Promise<import('vendra').GatewayEvent[]>}
   */
  async readWebhook({ id, body }) {
    return [{ id: id ?? '', what: JSON.parse(body) }];
  }

  /** @param {string} operation @param {GatewayAnswer} answer */
  #once(operation, answer) {
    const known = this.operations.get(operation) ?? answer;
    this.operations.set(operation, known);
    return known;
  }
}
