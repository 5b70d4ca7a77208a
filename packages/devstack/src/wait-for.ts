import { setTimeout as sleep } from 'node:timers/promises'

interface WaitOptions {
  readonly timeoutMs: number
  readonly everyMs?: number
  /** Ends the waiting early; its reason is thrown. */
  readonly signal?: AbortSignal
  readonly what: string
}

/** Calls a check until it returns true. Throws after the timeout, with the description and the last failure. */
export async function waitFor(
  ask: () => Promise<boolean>,
  { timeoutMs, everyMs = 100, signal, what }: WaitOptions,
): Promise<void> {
  const deadline = performance.now() + timeoutMs
  let last: unknown
  while (performance.now() < deadline) {
    signal?.throwIfAborted()
    try {
      if (await ask()) return
    } catch (error) {
      last = error
    }
    await sleep(everyMs, undefined, { signal }).catch(() => signal?.throwIfAborted())
  }
  throw new Error(`${what} did not happen within ${Math.round(timeoutMs / 1000)} s`, { cause: last })
}
