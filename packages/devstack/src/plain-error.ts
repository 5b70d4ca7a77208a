/** An error for the user: printed as one line, without a stack. */
export class PlainError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message.replace(/\s*\n\s*/g, ' '), options)
    this.name = 'PlainError'
  }
}
