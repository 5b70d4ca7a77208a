import { AppError, type AppErrorOptions } from './app-error.ts'

/** The input cannot be used; `details` may hold `{ field: message }`. */
export class ValidationError extends AppError {
  constructor(message: string, options?: AppErrorOptions & { code?: string }) {
    super(options?.code ?? 'invalid_input', 422, message, options)
  }
}

/** Nobody is signed in, and the request needs somebody. */
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

/** The state has moved on: a second click, a sold-out thing, another tab. */
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

/** Somebody we depend on failed or answered nonsense. */
export class UpstreamError extends AppError {
  constructor(message: string, options?: AppErrorOptions & { code?: string }) {
    super(options?.code ?? 'upstream_failed', 502, message, options)
  }
}
