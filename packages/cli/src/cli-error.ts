/** An error for the user: printed as one line, without a stack, exit status 1. */
export class CliError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CliError'
  }
}
