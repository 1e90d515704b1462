'use strict';

const { randomFillSync } = require('node:crypto');
const { malformed } = require('./error.js');

/** Crockford's, as TypeID has them. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id that nobody has: a UUID of version 7 (RFC 9562) as TypeID writes it, so that ids that come later sort later. */
function newId(prefix) {
  if (typeof prefix !== 'string' || !/^[a-z]{3}$/.test(prefix)) throw malformed('an id begins with a prefix of three letters, such as prd');
  const bytes = randomFillSync(Buffer.alloc(16));
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (let n = 0; n < 26; n += 1) {
    text = DIGITS[Number(rest & 31n)] + text;
    rest >>= 5n;
  }
  return `${prefix}_${text}`;
}

module.exports = { newId };
