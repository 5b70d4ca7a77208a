export interface AppErrorOptions {
  readonly cause?: unknown
  /** Public details for the client, beside the code; never secrets. */
  readonly details?: unknown
}

/** An expected failure with an HTTP shape. `code` is stable and public, `message` is for the log; the words for people are in a view. */
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
