'use strict';

const native = require('../native.js');
const { failed } = require('./error.js');
const { FUNCTIONS } = require('./generated/methods.js');
const { input } = require('./input.js');
const { fromWire } = require('./wire.js');

/** The names on the wire of functions that need no engine, and answer at once. */
const PURE = new Set();

function made(rows) {
  const functions = {};
  for (const [called, row] of Object.entries(rows)) functions[called] = Array.isArray(row) ? pure(called, row) : made(row);
  return Object.freeze(functions);
}

function pure(called, [method, takes, gives]) {
  PURE.add(method);
  return { [called](value) { return answered(method, input(method, value, takes), gives); } }[called];
}

/** What a function comes to for what the wire is sent. */
function answered(method, text, gives) {
  let answer;
  try {
    answer = native.pure(method, text);
  } catch (error) {
    throw failed(error.message);
  }
  return fromWire(JSON.parse(answer), gives);
}

module.exports = { FUNCTIONS: made(FUNCTIONS), PURE, answered };
