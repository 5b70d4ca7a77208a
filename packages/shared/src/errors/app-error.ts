export interface AppErrorOptions {
  readonly cause?: unknown
  /** What a client may be told besides the code; never secrets. */
  readonly details?: unknown
}

/**
 * An expected failure with an HTTP shape. `code` is stable and public, `message` is for the log;
 * what people read comes from a view.
 */
export class AppError extends Error {
  readonly code: string
  readonly status: number
  readonly details: unknown

  constructor(code: string, status: number, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.status = status
    this.details = options.details
  }
}
