export interface Finding {
  /** The invariant, in words that name it for ever. */
  readonly check: string
  /** broken: an invariant does not hold · waiting: an operator has to look. */
  readonly severity: 'broken' | 'waiting'
  readonly subject: string
  readonly detail: string
}
