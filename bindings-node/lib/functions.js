'use strict';

const native = require('../native.js');
const { failed } = require('./error.js');
const { FUNCTIONS } = require('./generated/methods.js');
const { input } = require('./input.js');
const { fromWire } = require('./wire.js');

/** Functions that need no engine, and answer at once. */

function made(rows) {
  const functions = {};
  for (const [called, row] of Object.entries(rows)) functions[called] = Array.isArray(row) ? pure(called, row) : made(row);
  return Object.freeze(functions);
}

function pure(called, [method, takes, gives]) {
  return {
    [called](value) {
      const text = JSON.stringify(input(method, value, takes));
      let answer;
      try {
        answer = native.pure(method, text);
      } catch (error) {
        throw failed(error.message);
      }
      return fromWire(JSON.parse(answer), gives);
    },
  }[called];
}

module.exports = made(FUNCTIONS);
