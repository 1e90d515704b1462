'use strict';

/**
 * A class whose methods call the wire's: of `{ addLine: ['carts.add_line', shape in, shape out] }` one with `addLine(input, options)`.
 *
 * An instance is given `call(row, input, options)`.
 */
function namespace(name, rows) {
  class Namespace {
    #call;

    constructor(call) {
      this.#call = call;
    }

    static {
      for (const [called, row] of Object.entries(rows)) {
        const method = { [called](input, options) { return this.#call(row, input, options); } }[called];
        Object.defineProperty(this.prototype, called, { value: method, configurable: true, writable: true });
      }
    }
  }
  const title = name[0].toUpperCase() + name.slice(1);
  Object.defineProperty(Namespace, 'name', { value: title });
  Object.defineProperty(Namespace.prototype, Symbol.toStringTag, { value: title, configurable: true });
  return Namespace;
}

/** Gives a class a getter for each namespace, which makes it once for each instance. `call` is made of the instance. */
function giveNamespaces(to, table, call) {
  const made = new WeakMap();
  for (const [name, rows] of Object.entries(table)) {
    const Namespace = namespace(name, rows);
    const get = function get() {
      let own = made.get(this);
      if (own === undefined) made.set(this, (own = { call: call(this) }));
      return (own[name] ??= new Namespace(own.call));
    };
    Object.defineProperty(to.prototype, name, { get, configurable: true, enumerable: true });
  }
}

module.exports = { giveNamespaces };
