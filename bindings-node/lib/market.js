'use strict';

const { malformed } = require('./error.js');
const { NAMESPACES } = require('./generated/methods.js');
const { actor: asking, options } = require('./input.js');
const { giveNamespaces } = require('./namespace.js');

/** A marketplace as an actor sees it. */
class Market {
  #handle;
  #base;

  constructor(handle, base) {
    this.#handle = handle;
    this.#base = base;
  }

  /** The marketplace's id. */
  get id() {
    return this.#base.marketplace;
  }

  /** Who asks. */
  get actor() {
    return this.#base.actor;
  }

  /** The same marketplace as somebody else sees it. */
  as(actor) {
    return new Market(this.#handle, { ...this.#base, actor: asking(actor) });
  }

  /** The same, with options for every call. */
  with(given) {
    return new Market(this.#handle, options(this.#base, given));
  }

  static {
    giveNamespaces(this, NAMESPACES, (market) => (row, input, given) => market.#handle.call(row, input, given, market.#base));
  }
}

/** A marketplace as an actor sees it: of a handle. */
function market(handle, marketplace, actor, given) {
  if (typeof marketplace !== 'string') throw malformed('a market is of a marketplace: its id, a string');
  return new Market(handle, options({ marketplace, actor: asking(actor) }, given));
}

module.exports = { Market, market };
