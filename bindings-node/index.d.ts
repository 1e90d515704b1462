import type {
  Actor, AnyId, Authorize, CloudEvent, Code, CustomerId, EngineNamespaces, ErrorKind, GatewayAnswer, GatewayEvent, LineId, LocationId,
  MarketNamespaces, MarketplaceId, Notice, OfferId, PaymentPartOfCaptureId, PaymentPartOfRefundId, PaymentPartOfVoidId, PayoutCall, Refusal, Retry, ShippingCall,
  ShippingRate, TaxCall, TaxRateInput, VendorId, VendorTransfer, WorkerInput, WorkerTick,
} from './lib/generated/types.js';

export * from './lib/generated/types.js';

/** Who asks, whom the host has authenticated. Its marketplace is the one that is asked, where it names none. */
export type Asking = WithoutTenant<Actor>;

type WithoutTenant<A> = A extends unknown ? Omit<A, 'tenant'> & { tenant?: MarketplaceId } : never;

/** A statement of the host's own, in the same transaction as the request; refused where the store is not SQL. */
export interface Statement {
  /** The statement, with `?` or `?1` where its parameters go. */
  sql: string;
  /** Its parameters in their order. */
  parameters: Array<'null' | { integer: number } | { text: string } | { bytes: Uint8Array | number[] }>;
  /** How many rows it has to change; another number undoes all of it. */
  rows: number;
}

/** What may be said with any call. */
export interface CallOptions {
  /**
   * The idempotency key, of 1 to 255 bytes: the same request under it is done once, and answered the same for a day. Another
   * request under it is refused with `idempotency.key_reused`.
   */
  key?: string;
  /** What ties requests together in the audit trail. */
  correlation?: string;
  /** The host's own SQL, in the same transaction. */
  also?: Statement[];
  /**
   * Takes the call back: it fails with `call.cancelled`, its `cause` is the signal's reason. What was on record by then stays, and is
   * carried on by the same key again or by a worker.
   */
  signal?: AbortSignal;
}

/** How one of the services outside is guarded. What is left out is the engine's default. */
export interface Resilience {
  /** How long a call takes at the most, with all its tries: 20 seconds. Null: as long as it likes. */
  timeoutMs?: number | null;
  /** How often a call is tried again that came to nothing: twice. */
  retriesMax?: number;
  /** The pause before the first retry, which doubles: a tenth of a second. */
  firstWaitMs?: number;
  /** The longest pause: 2 seconds. */
  longestWaitMs?: number;
  /** How many retries there may be for a hundred calls: 10. */
  retriesPercent?: number;
  /** How many failures in a row open the breaker: 5. Null: nothing does. */
  failuresMax?: number | null;
  /** How long an open breaker leaves the service alone: 10 seconds. */
  openMs?: number;
  /** How many calls are under way at once: 64. Null: as many as there are. */
  concurrentMax?: number | null;
}

/**
 * A gateway for tests and demos. A payer's token that begins with `decline` is declined, and one that begins with `action` waits for the
 * payer; any other, such as `tok_visa`, is good.
 */
export interface SimulatedGateway {
  /** What chance is drawn from: the same seed and the same calls come to the same. */
  seed?: number;
  /** How long the same id is the same operation: a day. */
  idempotencyMs?: number;
  /** How much later happens what happens later: a minute. */
  laterMs?: number;
  /** How long a webhook takes: no time. */
  webhookMs?: number;
  /** How long a payout takes: an hour. */
  payoutMs?: number;
  /** How long what came in cannot be paid out: no time. */
  availableMs?: number;
  /** What it keeps of what it takes, in hundredths of a per cent: nothing. */
  feeBasisPoints?: number;
  /** What it keeps besides each time, in minor units: nothing. */
  feeFixed?: number;
  /** What a dispute costs, in minor units. */
  disputeFee?: number;
}

/** What a port is told beside the question. */
export interface PortOptions {
  /** Aborted once nobody waits for the answer any more: past the time that the port's resilience allows. */
  signal: AbortSignal;
}

/**
 * A payment gateway.
 *
 * Every call carries the id of an operation that is on record before the call is made: the same id again is the same operation, and
 * gets the same answer. What is not known for certain is `{ answer: 'unknown' }`; what throws, hangs or returns no answer is not known
 * either: it is looked up, and never begun again under another id.
 */
export interface PaymentGateway {
  /** For how long the same id is the same operation to the gateway: a day, unless it says otherwise. */
  readonly idempotencyMs?: number;
  /** How its webhooks are signed; they come in by `market.webhooks.receive`. Any of the secrets will do. */
  readonly webhooks?: { standard: string[] } | { stripe: string[] };
  /** Reserves money, or takes it where the method knows no reservation. */
  authorize(call: Authorize, options: PortOptions): Awaitable<GatewayAnswer>;
  /** Takes a part of what is reserved. */
  capture(call: PaymentPartOfCaptureId, options: PortOptions): Awaitable<GatewayAnswer>;
  /** Gives up a part of what is reserved. */
  void(call: PaymentPartOfVoidId, options: PortOptions): Awaitable<GatewayAnswer>;
  /** Gives back a part of what was taken. */
  refund(call: PaymentPartOfRefundId, options: PortOptions): Awaitable<GatewayAnswer>;
  /** Moves money to a vendor's account at the gateway. */
  transfer?(call: VendorTransfer, options: PortOptions): Awaitable<GatewayAnswer>;
  /** Takes it back. */
  reverseTransfer?(call: VendorTransfer, options: PortOptions): Awaitable<GatewayAnswer>;
  /** Pays a vendor. */
  payOut?(call: PayoutCall, options: PortOptions): Awaitable<GatewayAnswer>;
  /** What became of an operation; null where the gateway never heard of it. */
  lookUp(call: { operation: AnyId }, options: PortOptions): Awaitable<GatewayAnswer | null>;
  /** What a webhook of the gateway's says, which is verified already. Needed where it has `webhooks`. */
  readWebhook?(message: { id: string | null; body: string }, options: PortOptions): Awaitable<GatewayEvent[]>;
}

/** Says which taxes lines have. */
export interface TaxCalculator {
  /** By line. */
  rates(call: TaxCall, options: PortOptions): Awaitable<{ [line: LineId]: TaxRateInput[] }>;
}

/** Says what a delivery costs. */
export interface ShippingRates {
  /** Of one vendor's parcel. */
  rate(call: ShippingCall, options: PortOptions): Awaitable<ShippingRate>;
}

/** Tells people what happened. A `PortError` of kind `refused` says that it never will. */
export interface Notifier {
  /** Tells somebody one thing. What it returns is nobody's business. */
  notify(notice: Notice, options: PortOptions): Awaitable<unknown>;
}

/** Hears events, at least once each, those of one key in order. What throws is told again, later each time. */
export type Publisher = EventHandler | { handle: EventHandler };

/** Handles one event. Twice must be once, by the event's `id`. */
export type EventHandler = (event: CloudEvent, options: PortOptions) => Awaitable<unknown>;

type Awaitable<T> = T | Promise<T>;

/** What a port throws to say more than that it failed. */
export class PortError extends Error {
  /** Of kind `failed`, unless another is said. */
  constructor(message: string, options?: ErrorOptions & { kind?: PortErrorKind });
  /** Its name. */
  readonly name: 'PortError';
  /** Whether it is worth another try. */
  readonly kind: PortErrorKind;
}

/**
 * - `failed`: it may go better another time. The same as any other error.
 * - `down`: it cannot be asked at all now. An event then counts no try.
 * - `refused`: it never will. A notice is then given up.
 */
export type PortErrorKind = 'failed' | 'down' | 'refused';

/** What a worker is started or ticked with. */
export interface Work extends Omit<WorkerInput, 'subscribers'> {
  /** Who hears every event, by name: each has its own place in them, in one process or in many. */
  subscribers?: { [name: string]: Publisher };
}

/** Does what is due without anybody asking: holds run out, cards are captured, vendors are paid, events are handed on. */
export interface Worker {
  /** Starts one, which runs until it is stopped or all is closed. A second one is refused: `worker.running`. */
  start(work: Work): Promise<null>;
  /** Does one round, for hosts with a timer of their own. */
  tick(work: Work): Promise<WorkerTick>;
  /** Stops the one that runs, once it has put down what it was at. */
  stop(): Promise<null>;
}

/** How events are asked for. */
export interface SubscribeOptions {
  /** Nothing before it is handed over, where the name is new. */
  since?: Date;
  /** How many are read ahead: 32. */
  batch?: number;
  /** How long one may take before it is given again: a minute. */
  handleMs?: number;
  /** How long after a crash another of the name waits before it goes on: a minute. */
  leaseMs?: number;
}

/**
 * Events, one at a time.
 *
 * Asking for the next one settles the one before. What was given and not settled comes again: where a loop is left by an error or
 * by `break`, unless `handled` was called, and where the process ends. Handle each event so that twice is once, by its `id`.
 */
export interface Subscription extends AsyncIterableIterator<CloudEvent>, AsyncDisposable {
  /** Settles the event that was given: it does not come again. */
  handled(): void;
  /** Puts the event that was given back: it comes again, later each time, and in the end is a dead letter. */
  failed(reason: unknown): void;
  /** Ends it. */
  close(): void;
  /** Itself: it is its own iterator. */
  [Symbol.asyncIterator](): this;
}

/** What happened, as `vendra.events` hands it on. */
export interface Events {
  /**
   * Every event from where the subscriber of this name stopped. Several of one name, in one process or in many, share them.
   *
   * Errors: `limit.text` for a name of more than 64 bytes, `handle.closed`.
   */
  subscribe(name: string, options?: SubscribeOptions): Subscription;
}

/** How events are sent to webhook endpoints, signed after Standard Webhooks. */
export interface OutwardWebhooks {
  /** At least 32 bytes as hex, the same in every process: what the endpoints' secrets are derived from. */
  key: string;
  /** Where they may go: to public addresses, unless it says otherwise; `anywhere` is for tests. */
  reach?: 'public' | 'anywhere';
  /** How long one may take: 15 seconds. */
  timeoutMs?: number;
  /** How soon a change of an endpoint is seen: a second. */
  refreshMs?: number;
  /** How long is waited where there is nothing to send: a quarter of a second. */
  idleMs?: number;
}

/** What an engine is opened with. */
export interface Config {
  /** `memory:`, or `sqlite:` and the path of a file, which is made where there is none. */
  store: 'memory:' | `sqlite:${string}`;
  /**
   * How the file is used: how many connections read (4), how long another process that writes is waited for (5 seconds), and how large
   * the file may become, in bytes (as large as the disk takes).
   */
  sqlite?: { readers?: number; busyTimeoutMs?: number; bytesMax?: number | null };
  /** By the name that checkouts say. */
  gateways?: { [name: string]: PaymentGateway | 'simulated' | { simulated: SimulatedGateway } };
  /** Who says which taxes lines have; without one, the marketplace's own table does. */
  taxes?: TaxCalculator;
  /** Who says what a delivery costs; without one, the marketplace's own rules do. */
  rates?: ShippingRates;
  /** Who tells people what happened; without one, nobody is told. */
  notifier?: Notifier;
  /** How the worker sends events to webhook endpoints; without it none is sent. */
  webhooks?: OutwardWebhooks;
  /** By port: `gateway/acme`, `taxes`, `rates`, `notifier`. */
  resilience?: { [port: string]: Resilience };
  /** How long answers are kept under their keys: a day, unless it says otherwise. */
  answersKeptMs?: number;
  /** How long a key is in flight at most: 30 seconds, unless it says otherwise. */
  claimLeaseMs?: number;
  /** For tests: `manual` stands still until it is turned. */
  clock?: 'system' | 'manual' | { manualAt: Date };
  /** For tests: ids and chance are decided by it. */
  seed?: number;
  /** How long calls that are under way are waited for when it is closed: 10 seconds, unless it says otherwise. */
  closeMs?: number;
}

/**
 * An engine that is open.
 *
 * Like a server that listens it keeps the process until it is closed; `unref` lifts that. Calls, workers and subscriptions count
 * for nothing beside it.
 */
export interface Vendra extends EngineNamespaces {}

export class Vendra implements AsyncDisposable {
  private constructor();

  /**
   * Opens an engine, off the event loop.
   *
   * Errors: `config.malformed`; `store.*` where the file cannot be had.
   */
  static open(config: Config): Promise<Vendra>;

  /**
   * A small marketplace to try things on, in examples and in tests of your own: in euros, with a commission of 15 %, a vendor of books at
   * 24.90 and one of lamps at 79.00, a hundred of each, a customer, a `card` by the gateway `acme`, which is simulated, and an
   * `invoice`. No goods are taxed.
   *
   * It is in memory unless `config` says otherwise, and made by the calls that any marketplace is made with: `lib/trial.js` is an example.
   *
   * Errors: as `open`.
   */
  static trial(config?: Partial<Config>): Promise<Trial>;

  /** Whether calls can begin. */
  readonly isOpen: boolean;

  /** What happened. */
  readonly events: Events;

  /** What is due. */
  readonly worker: Worker;

  /** A marketplace as an actor sees it. Costs nothing: make one for each request of your own. */
  market(marketplace: MarketplaceId, actor: Asking, options?: CallOptions): Market;

  /** Keeps the process again. */
  ref(): this;

  /** Lets the process end while this is open. */
  unref(): this;

  /**
   * Closes it: no call begins any more, those under way are waited for as long as `closeMs` says, every thread ends. Again, it is the
   * same promise.
   */
  close(): Promise<void>;

  /** As `close`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** What `Vendra.trial` gives. Closing its `vendra` ends it. */
export interface Trial {
  /** The engine. */
  vendra: Vendra;
  /** The marketplace as who runs it sees it. */
  owner: Market;
  /** The customer. */
  customer: CustomerId;
  /** The marketplace as the customer sees it. */
  buyer: Market;
  /** A vendor of books, at 24.90 euros. */
  books: Shelf;
  /** A vendor of lamps, at 79.00 euros. */
  lamps: Shelf;
}

/** A vendor of a trial, and what it sells. */
export interface Shelf {
  /** The vendor. */
  vendor: VendorId;
  /** Its one place. */
  location: LocationId;
  /** Its one offer. */
  offer: OfferId;
}

/**
 * An id that nobody has: `newId('prd')` for a product. It is a UUID of version 7 as TypeID writes it, so that ids that come later sort
 * later. What vendra makes itself (vendors, offers, carts, orders, ..) has its id already.
 *
 * Errors: `request.malformed` for what is no prefix.
 */
export function newId<P extends IdPrefix>(prefix: P): `${P}_${string}`;

/** What ids begin with, by what they are of. */
export type IdPrefix = AnyId extends `${infer P}_${string}` ? P : never;

/** A marketplace as an actor sees it. */
export interface Market extends MarketNamespaces {}

export class Market {
  private constructor();

  /** The marketplace. */
  readonly id: MarketplaceId;

  /** Who asks. */
  readonly actor: Readonly<Asking>;

  /** The same marketplace as somebody else sees it. */
  as(actor: Asking): Market;

  /** The same, with options for every call; those of a call win. */
  with(options: CallOptions): Market;
}

/** Why a call gave nothing. Everything that fails here fails with one. */
export class VendraError extends Error {
  private constructor();

  /** Its name. */
  readonly name: 'VendraError';
  /** What it is. Codes are API and never change; messages are not. */
  readonly code: Code;
  /** What to do about it. */
  readonly kind: ErrorKind;
  /** Whether and when the same call may be made again. */
  readonly retry: Retry;
  /** What explains it: the fields of the refusal that `code` tells, or null. */
  readonly data: RefusalData | null;

  /** What `JSON.stringify` writes of it, such as for a log or an answer. */
  toJSON(): Pick<this, 'code' | 'kind' | 'retry' | 'message' | 'data'>;
}

type DataOf<R> = R extends { data: infer D } ? D : never;

/** What explains a refusal. */
export type RefusalData = DataOf<Refusal>;
