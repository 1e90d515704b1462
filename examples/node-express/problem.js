// Errors as RFC 9457 has them.
import { VendraError } from 'vendra';

/** @import { ErrorRequestHandler } from 'express' */

/** What HTTP calls each kind of error. */
const STATUS = { invalid: 422, forbidden: 403, missing: 404, conflict: 409, limit: 422, unavailable: 503, broken: 500 };

/** What is wrong with a request, before the engine sees it. */
export class BadRequest extends Error {
  /** @param {string} message @param {number} status */
  constructor(message, status = 400) {
    super(message);
    this.status = status;
  }
}

/** @type {ErrorRequestHandler} */
export const problem = (/** @type {unknown} */ error, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof VendraError && error.retry.retry === 'after') response.set('retry-after', String(Math.ceil(error.retry.ms / 1000)));
  const said = told(error);
  response.status(said.status).type('application/problem+json').json({ type: 'about:blank', ...said });
};

/** @param {unknown} error */
function told(error) {
  if (error instanceof VendraError) {
    return { title: error.message, status: STATUS[error.kind], code: error.code, data: error.data };
  }
  // Express's own parsers throw errors with a status, too.
  if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500) {
    return { title: error.message, status: error.status };
  }
  console.error(error);
  return { title: 'something went wrong', status: 500 };
}
