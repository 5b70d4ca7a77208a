import { AppError, type AppErrorOptions } from './app-error.ts'

/** The input is invalid; `details` may be `{ field: message }`. */
export class ValidationError extends AppError {
  constructor(message: string, options?: AppErrorOptions & { code?: string }) {
    super(options?.code ?? 'invalid_input', 422, message, options)
  }
}

/** The request needs a signed-in member. */
export class UnauthenticatedError extends AppError {
  constructor(message = 'sign-in required', options?: AppErrorOptions & { code?: string }) {
    super(options?.code ?? 'unauthenticated', 401, message, options)
  }
}

export class ForbiddenError extends AppError {
  constructor(message: string, options?: AppErrorOptions & { code?: string }) {
    super(options?.code ?? 'forbidden', 403, message, options)
  }
}

export class NotFoundError extends AppError {
  constructor(message: string, options?: AppErrorOptions & { code?: string }) {
    super(options?.code ?? 'not_found', 404, message, options)
  }
}

/** The state does not allow it any more: a second click, a sold-out product, a change in another tab. */
export class ConflictError extends AppError {
  constructor(message: string, options?: AppErrorOptions & { code?: string }) {
    super(options?.code ?? 'conflict', 409, message, options)
  }
}

export class GoneError extends AppError {
  constructor(message: string, options?: AppErrorOptions & { code?: string }) {
    super(options?.code ?? 'gone', 410, message, options)
  }
}

/** Too many requests; `retryAfterSeconds` becomes the Retry-After header. */
export class RateLimitedError extends AppError {
  readonly retryAfterSeconds: number

  constructor(message: string, retryAfterSeconds: number, options?: AppErrorOptions) {
    super('rate_limited', 429, message, options)
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Another server failed or sent an unusable answer. */
export class UpstreamError extends AppError {
  constructor(message: string, options?: AppErrorOptions & { code?: string }) {
    super(options?.code ?? 'upstream_failed', 502, message, options)
  }
}
