import type { Db, Tx } from './client.ts'
import { isRetryable } from './is-retryable.ts'

export type AfterCommit = () => void | Promise<void>

export interface TransactOptions {
  /** Milliseconds after which the transaction is rolled back. Default 15 000. */
  readonly timeout?: number
}

/** Runs `work` in one transaction: everything in it happens, or nothing does. */
export type Transact = <Result>(work: (tx: Tx) => Promise<Result>, options?: TransactOptions) => Promise<Result>

const pending = new WeakMap<Tx, Set<AfterCommit>>()
const ATTEMPTS = 4

/**
 * Makes `transact` for a client. Deadlocks and serialisation failures are tried again (so `work` must have no effect outside
 * its transaction); what was asked for with `afterCommit` runs only once the commit is confirmed.
 */
export function createTransact(db: Db): Transact {
  return async (work, options = {}) => {
    for (let attempt = 1; ; attempt += 1) {
      const hooks = new Set<AfterCommit>()
      try {
        const result = await db.$transaction((tx) => {
          pending.set(tx, hooks)
          return work(tx)
        }, options)
        for (const hook of hooks) await hook()
        return result
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetryable(error)) throw error
      }
    }
  }
}

/** Runs `hook` once after `tx` has committed; the same function is run once however often it is asked for. */
export function afterCommit(tx: Tx, hook: AfterCommit): void {
  pending.get(tx)?.add(hook)
}
