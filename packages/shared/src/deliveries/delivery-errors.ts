/** Another attempt is useless: the delivery is parked at once. */
export class DeliveryRefusedError extends Error {
  override readonly name = 'DeliveryRefusedError'
}

/** The destination does not answer, or wants to be left alone: everything that goes there waits. */
export class DestinationAwayError extends Error {
  override readonly name = 'DestinationAwayError'
  /** What the destination asked for. */
  readonly retryAfterMs: number

  constructor(message: string, { retryAfterMs = 0, cause }: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause })
    this.retryAfterMs = retryAfterMs
  }
}
