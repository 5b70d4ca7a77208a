import { setTimeout as sleep } from 'node:timers/promises'

type Answer<T> = T | undefined | false

/**
 * Asks again until there is an answer other than undefined or false, and returns it. Throws after `timeoutMs`, saying what was waited
 * for: the default is what a machine that is four times too busy may need, so that only what never happens fails.
 */
export async function waitUntil<T>(
  what: string,
  ask: () => Answer<T> | Promise<Answer<T>>,
  { timeoutMs = 60_000, everyMs = 20 } = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`)
    await sleep(everyMs)
  }
}
