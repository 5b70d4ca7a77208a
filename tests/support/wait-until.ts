import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again until there is an answer other than undefined or false, and returns it. Throws after `timeoutMs`, saying what was waited for. */
export async function waitUntil<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  { timeoutMs = 60_000, everyMs = 50 } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs
  while (Date.now() < deadline) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer
    await sleep(everyMs)
  }
  throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`)
}
