import type { Logger } from '../log/create-log.ts'
import type { Db, Tx } from './client.ts'
import { isRetryable } from './is-retryable.ts'

export type AfterCommit = () => void | Promise<void>

export interface TransactOptions {
  /** Milliseconds after which the transaction is rolled back. Default 15 000. */
  readonly timeout?: number
}

/** Runs `work` in one transaction. */
export type Transact = <Result>(work: (tx: Tx) => Promise<Result>, options?: TransactOptions) => Promise<Result>

const pending = new WeakMap<Tx, Set<AfterCommit>>()
const ATTEMPTS = 4

/**
 * Makes `transact` for a client. After a deadlock or serialisation failure `work` runs again, so it must have no effect outside its
 * transaction. Hooks of `afterCommit` run once, after the commit is confirmed; a failing hook is logged and changes neither the result
 * nor the other hooks.
 */
export function createTransact(db: Db, log: Pick<Logger, 'error'>): Transact {
  return async (work, options = {}) => {
    const { result, hooks } = await commit(db, work, options)
    // After the retry loop: committed work must never run again.
    for (const hook of hooks) await runHook(hook, log)
    return result
  }
}

async function commit<Result>(db: Db, work: (tx: Tx) => Promise<Result>, options: TransactOptions) {
  for (let attempt = 1; ; attempt += 1) {
    const hooks = new Set<AfterCommit>()
    try {
      const result = await db.$transaction((tx) => {
        pending.set(tx, hooks)
        return work(tx)
      }, options)
      return { result, hooks }
    } catch (error) {
      if (attempt >= ATTEMPTS || !isRetryable(error)) throw error
    }
  }
}

async function runHook(hook: AfterCommit, log: Pick<Logger, 'error'>): Promise<void> {
  try {
    await hook()
  } catch (error) {
    log.error({ err: error }, 'hook after a commit failed')
  }
}

/** Runs `hook` after `tx` has committed. A function that is registered several times runs once. */
export function afterCommit(tx: Tx, hook: AfterCommit): void {
  pending.get(tx)?.add(hook)
}
