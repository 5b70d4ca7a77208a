export const TIMED_OUT = 'timed out'

/** The operations of a flow that both engines have. They are numbered from 0 in the order of the calls. */
export interface ScriptStep {
  /** Writes a line in one transaction with the record of the step; `forMs` keeps the transaction open before it writes. */
  note(text: string, options?: { readonly forMs?: number }): Promise<void>
  /** The oldest signal of a topic, or TIMED_OUT. */
  wait(topic: string, options?: { readonly timeoutMs?: number }): Promise<unknown>
}

export type Script = (step: ScriptStep) => Promise<unknown>
