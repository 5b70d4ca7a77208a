export interface Finding {
  /** The stable name of the invariant, in words. */
  readonly check: string
  /** `broken`: an invariant does not hold. `waiting`: an operator must act. */
  readonly severity: 'broken' | 'waiting'
  readonly subject: string
  readonly detail: string
}
