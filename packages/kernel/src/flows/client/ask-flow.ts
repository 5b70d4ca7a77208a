import type { FlowRest, Reply } from './await-rest.ts'
import type { FlowClient, SentSignal } from './flow-client.ts'

export interface AskFlow {
  readonly key?: string
  /** Asked again with it, the same question gets the same answer. */
  readonly idempotencyKey?: string
  readonly withinMs: number
}

/**
 * Sends a signal and waits for what the flow replies to it (`reply` of the wait that takes it). Without an answer in time the question stays:
 * ask again with the same idempotency key. Throws as `resume` does.
 */
export async function askFlow(
  { flows, rest }: { readonly flows: FlowClient; readonly rest: FlowRest },
  id: string,
  payload: unknown,
  { withinMs, ...options }: AskFlow,
): Promise<Reply & Pick<SentSignal, 'name' | 'isSame'>> {
  const { name, signal, isSame } = await flows.resume(null, id, payload, options)
  return { name, isSame, ...(await rest.awaitReply(id, { withinMs, signal })) }
}
