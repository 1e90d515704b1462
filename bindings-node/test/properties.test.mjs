// The pure functions against a small model of their own, which shares no code with them: whole numbers as BigInt.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { allocate, frozenLine, prefixOfUnits, quotes, split } from '../index.mjs';

const id = (prefix, number) => `${prefix}_01h455vb4pex5vsknk084sn${String(number).padStart(3, '0')}`;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const amounts = fc.integer({ min: 0, max: 10_000_000 });

/** Halves away from zero, of a ratio of whole numbers that are not negative. */
const rounded = (over, under) => Number((2n * over + under) / (2n * under));

test('allocate: the parts are the whole, none is off by one, and minus gives minus', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 }).filter((all) => sum(all) > 0);
  const method = fc.constantFrom('largest_remainder', 'first', 'largest_weight');
  fc.assert(fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), weights, method, (amount, weights, method) => {
    const parts = allocate({ amount, weights, method });
    assert.equal(sum(parts), amount);
    const all = BigInt(sum(weights));
    parts.forEach((part, place) => {
      const cut = Number((BigInt(amount) * BigInt(weights[place])) / all);
      const over = Math.abs(part - cut);
      if (weights[place] === 0) assert.equal(part, 0);
      else if (method === 'largest_remainder') assert(over <= 1, `${part} is not near ${cut}`);
      assert(over < weights.length || method !== 'largest_remainder');
    });
    const minus = allocate({ amount: -amount, weights, method });
    assert.deepEqual(minus, parts.map((part) => 0 - part));
  }), { numRuns: 500 });
});

test('allocate by largest remainder is Hamilton\'s, ties to the earlier', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }).filter((all) => sum(all) > 0);
  fc.assert(fc.property(amounts, weights, (amount, weights) => {
    const all = sum(weights);
    const rows = weights.map((weight, place) => ({ place, cut: Math.floor((amount * weight) / all), rest: (amount * weight) % all }));
    let left = amount - sum(rows.map((row) => row.cut));
    for (const row of [...rows].sort((a, b) => b.rest - a.rest || a.place - b.place)) {
      if (left === 0) break;
      row.cut += 1;
      left -= 1;
    }
    assert.deepEqual(allocate({ amount, weights, method: 'largest_remainder' }), rows.map((row) => row.cut));
  }), { numRuns: 500 });
});

const TAXES = ['0.19', '0.07', '0.2', '0.055'];
const goods = fc.record({
  unitPrice: fc.integer({ min: 0, max: 200_000 }),
  quantity: fc.integer({ min: 1, max: 20 }),
  vendor: fc.integer({ min: 1, max: 3 }),
  prices: fc.constantFrom('tax_inclusive', 'tax_exclusive'),
  rate: fc.constantFrom(null, ...TAXES),
});
const basket = fc.array(goods, { minLength: 1, maxLength: 6 });

function quoteInput(lines) {
  return {
    currency: 'EUR',
    lines: lines.map(({ unitPrice, quantity, vendor, prices, rate }, place) => ({
      id: id('lin', place + 1), vendor: id('ven', vendor), offer: id('off', place + 1), unitPrice, quantity, prices,
      taxes: rate === null ? [] : [{ rule: id('rul', 9), jurisdiction: 'DE', rate, remitter: 'vendor' }],
    })),
    tenders: [{ source: { source: 'payment', payment: id('pay', 1) } }],
  };
}

/** What a line of goods costs the buyer, and the tax in it. */
function modelled({ unitPrice, quantity, prices, rate }) {
  const price = BigInt(unitPrice) * BigInt(quantity);
  if (rate === null) return { total: Number(price), tax: 0 };
  const places = BigInt(10 ** rate.split('.')[1].length);
  const over = BigInt(Number(rate.split('.')[1]));
  if (prices === 'tax_inclusive') return { total: Number(price), tax: rounded(price * over, places + over) };
  const tax = rounded(price * over, places);
  return { total: Number(price) + tax, tax };
}

test('quotes.quote: what the buyer pays is what a model adds up', () => {
  fc.assert(fc.property(basket, (lines) => {
    const input = quoteInput(lines);
    const quote = quotes.quote(input);
    const expected = lines.map(modelled);
    assert.deepEqual(quote.lines.map(({ gross, tax }) => ({ total: gross, tax })), expected);
    assert.equal(quote.totals.gross, sum(expected.map((line) => line.total)));
    for (const line of quote.lines) assert.equal(line.net + line.tax, line.gross);
    assert.equal(quotes.check({ input, quote }), null);
  }), { numRuns: 300 });
});

test('split: every cent of every line goes to somebody, and the journal balances', () => {
  const rate = fc.constantFrom('0', '0.1', '0.15', '0.333');
  fc.assert(fc.property(basket, rate, (lines, of) => {
    const vendors = [...new Set(lines.map((line) => line.vendor))];
    const plan = id('pln', 1);
    const rules = [{ rule: id('rul', 1), slot: 'commission', payee: { payee: 'commission' }, rate: { rate: 'flat', of } }];
    const shown = split({
      of: { cart: quoteInput(lines) },
      plans: [{ id: plan, rules }],
      terms: vendors.map((vendor) => ({ vendor: id('ven', vendor), vendorOrder: id('vor', vendor), plan })),
      post: { operation: id('cap', 1), order: id('ord', 1) },
      show: ['lines', 'fees', 'journal', 'totals'],
    });
    const expected = lines.map(modelled);
    assert.deepEqual(shown.lines.map((line) => line.total), expected.map((line) => line.total));
    shown.lines.forEach((line, place) => {
      assert.equal(sum(line.sources.map((source) => source.amount)), line.total);
      assert.equal(sum(line.uses.map((use) => use.amount)), line.total);
      assert(line.uses.every((use) => use.amount >= 0));
      const fee = sum(line.uses.filter((use) => use.use === 'fee').map((use) => use.amount));
      const net = BigInt(expected[place].total - expected[place].tax);
      const under = BigInt(10 ** (of.split('.')[1] ?? '').length);
      assert.equal(fee, rounded(net * BigInt(of.replace('.', '')), under));
    });
    const entries = shown.journal?.entries ?? [];
    const side = (wanted) => sum(entries.filter((entry) => entry.side === wanted).map((entry) => entry.amount));
    assert.equal(side('debit'), side('credit'));
  }), { numRuns: 200 });
});

test('refunds in parts are never negative, balance at every step, and end in exactly what was paid', () => {
  const shares = fc.record({ card: amounts, gift: amounts, vendor: fc.integer({ min: 0, max: 100 }), tax: fc.integer({ min: 0, max: 100 }) });
  fc.assert(fc.property(shares, fc.array(fc.nat(10_000), { maxLength: 8 }), ({ card, gift, vendor, tax }, stops) => {
    const total = card + gift;
    fc.pre(total > 0);
    const [forVendor, forTax, fee] = allocate({ amount: total, weights: [vendor + 1, tax, 15], method: 'first' });
    const sources = [
      { source: 'gift_card', giftCard: id('gft', 1), amount: gift },
      { source: 'payment', payment: id('pay', 1), amount: card },
    ].filter((source) => source.amount > 0);
    const uses = [
      { use: 'vendor', vendor: id('ven', 1), amount: forVendor, returns: forVendor },
      { use: 'tax', jurisdiction: 'DE', rate: '0.19', amount: forTax, returns: forTax },
      { use: 'fee', slot: 'commission', payee: { payee: 'commission' }, amount: fee, returns: fee },
    ].filter((use) => use.amount > 0);
    const to = [...stops].sort((a, b) => a - b).map((stop) => Math.floor((total * stop) / 10_000));
    const moves = [{ move: 'capture_rest' }, ...[...to, total].map((to) => ({ move: 'undo_to', to }))];
    const moved = frozenLine({ line: { id: id('lin', 1), kind: 'goods', quantity: 1, sources, uses }, moves });
    let before = 0;
    const back = new Map();
    for (const step of moved.slice(1)) {
      for (const side of [step.sources, step.uses]) {
        assert.equal(sum(side.map((part) => part.amount)), step.to.reversed - before);
        for (const { amount, ...who } of side) {
          assert(amount >= 0);
          const key = JSON.stringify(who);
          back.set(key, (back.get(key) ?? 0) + amount);
        }
      }
      before = step.to.reversed;
    }
    const frozen = [...sources, ...uses].map(({ amount, returns, ...who }) => [JSON.stringify(who), amount]);
    assert.deepEqual([...back].filter(([, amount]) => amount > 0).sort(), frozen.sort());
  }), { numRuns: 200 });
});

test('prefixOfUnits: k units of a line move only up, and the last one is all', () => {
  fc.assert(fc.property(amounts, fc.integer({ min: 1, max: 50 }), (amount, quantity) => {
    const parts = Array.from({ length: quantity }, (_, place) => Math.floor(amount / quantity) + (place < amount % quantity ? 1 : 0));
    for (let units = 0; units <= quantity; units += 1) {
      assert.equal(prefixOfUnits({ amount, quantity, units }), sum(parts.slice(0, units)));
    }
  }), { numRuns: 200 });
});
