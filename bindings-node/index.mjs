import vendra from './index.js';

export const {
  Market, PortError, Vendra, VendraError,
  newId,
  accountStatement, allocate, allotment, authorize, canonical, commission, commissionPlan, decide, deliveryTaxRates, encoding, frozenLine,
  journal, nextPayout, parse, payoutStatement, prefixOfUnits, promotionUse, quotes, report, reroute, route, shipping,
  signStandardWebhooks, split, standardWebhooks, stripeSignature, taxRatesFor, trialBalance,
} = vendra;
