/** A reason to stop that its reader can act on: one clear line, no stack. */
export class PlainError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message.replace(/\s*\n\s*/g, ' '), options)
    this.name = 'PlainError'
  }
}
