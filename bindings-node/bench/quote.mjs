// A cart of 5 lines over 3 vendors, with tax inside.
const id = (prefix, number) => `${prefix}_01h455vb4pex5vsknk084sn00${number}`;

export const QUOTE = {
  currency: 'EUR',
  lines: [1, 2, 3, 4, 5].map((n) => ({
    id: id('lin', n), vendor: id('ven', 1 + (n % 3)), offer: id('off', n), category: 'books', unitPrice: 1990 + n, quantity: n, prices: 'tax_inclusive',
    taxes: [{ rule: id('rul', 9), rate: '0.19', jurisdiction: 'DE', remitter: 'vendor' }],
  })),
  tenders: [{ source: { source: 'payment', payment: id('pay', 1) } }],
};
