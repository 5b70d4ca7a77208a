import type { Logger } from '@rose-ash/shared/log/create-log'

export interface Loop {
  start(): void
  /** Runs the work as soon as possible, once more when it is running now. */
  wake(): void
  /** Wakes after `ms`. */
  wakeIn(ms: number): void
  /** Begins no further round; resolves when the current one has ended. */
  stop(): Promise<void>
}

export interface LoopOptions {
  readonly name: string
  /** Milliseconds between polls, which find work that no bell announced. */
  readonly pollMs: number
  readonly log: Logger
  /** One round; true when there may be more work now. */
  work(): Promise<boolean>
}

const SLOWEST_MS = 5_000

/** Runs rounds of work, one at a time: when woken, after a round that returned true, and at each poll. A failed round is logged and tried again. */
export function createLoop({ name, pollMs, log, work }: LoopOptions): Loop {
  let running: Promise<void> | undefined
  let stopped = false
  let woken = false
  let failures = 0
  let ring: () => void = () => undefined

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false
      const more = await round()
      if (!more && !woken && !stopped) await sleep()
    }
  }

  async function round(): Promise<boolean> {
    try {
      const more = await work()
      failures = 0
      return more
    } catch (error) {
      failures += 1
      log.warn({ err: error, loop: name, failures }, 'round failed')
      await pause(Math.min(100 * 2 ** failures, SLOWEST_MS))
      return false
    }
  }

  /** Varies the poll interval by a fifth, so that replicas do not query the database at the same time. */
  function sleep(): Promise<void> {
    return pause(pollMs * (0.9 + Math.random() * 0.2))
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      ring = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  function wake(): void {
    woken = true
    ring()
  }

  return {
    start() {
      stopped = false
      running ??= run()
    },
    wake,
    wakeIn(ms) {
      setTimeout(wake, ms).unref()
    },
    async stop() {
      stopped = true
      ring()
      await running
      running = undefined
    },
  }
}
