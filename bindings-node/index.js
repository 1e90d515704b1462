'use strict';

const { VendraError } = require('./lib/error.js');
const { FUNCTIONS: functions } = require('./lib/functions.js');
const { newId } = require('./lib/id.js');
const { Market } = require('./lib/market.js');
const { PortError } = require('./lib/ports.js');
const { Vendra } = require('./lib/vendra.js');

module.exports = { Market, PortError, Vendra, VendraError, newId, ...functions };
