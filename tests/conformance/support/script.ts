export const TIMED_OUT = 'timed out'

/** What a flow may do, in words that both engines have. Numbered from 0, in the order in which they are asked for. */
export interface ScriptStep {
  /** Writes a line in one transaction with the record of the step; `forMs` keeps the transaction open before it writes. */
  note(text: string, options?: { readonly forMs?: number }): Promise<void>
  /** The oldest signal of a topic, or TIMED_OUT. */
  wait(topic: string, options?: { readonly timeoutMs?: number }): Promise<unknown>
}

export type Script = (step: ScriptStep) => Promise<unknown>
