import type { KernelContext } from '../kernel-context.ts'
import { type Bell, type BellListener, listenToBells } from './bells.ts'
import { createLoop, type Loop } from './create-loop.ts'

export interface Runner {
  /** Calls `register` and begins the rounds. Does nothing when `isEmpty`. */
  start(): Promise<void>
  /** Begins no further round; resolves when all current work has ended. */
  stop(): Promise<void>
}

export interface RunnerOptions {
  /** The listener of the process. Default: the runner opens its own connection. */
  readonly bells?: BellListener
  readonly pollMs?: number
}

export interface RunnerParts extends RunnerOptions {
  readonly name: string
  /** The bell that wakes the runner. */
  readonly bell: Bell
  /** Whether a ring with this message concerns the runner. Default: every ring does. */
  hears?(message: string): boolean
  /** One round; true when there may be more work now. */
  work(): Promise<boolean>
  /** Called before the first round. */
  register?(): Promise<unknown>
  /** Called before the loop stops, to abort the current work. */
  interrupt?(): void
  /** Called after the loop has stopped, to wait for work that continues after its round. */
  settle?(): Promise<unknown>
  /** True when it has nothing to run: it then never starts. */
  readonly isEmpty: boolean
}

export interface RunnerShell extends Runner {
  readonly loop: Pick<Loop, 'wake' | 'wakeIn'>
}

/** The common part of the kernel's runners: a loop of rounds, woken by a bell and by a slow poll. */
export function createRunner(
  ctx: Pick<KernelContext, 'redis' | 'log'>,
  { name, bell, bells, pollMs = 2_000, isEmpty, work, ...parts }: RunnerParts,
): RunnerShell {
  const loop = createLoop({ name, pollMs, log: ctx.log, work })
  let ownBells: BellListener | undefined
  return {
    loop,
    async start() {
      if (isEmpty) return
      await parts.register?.()
      ownBells = bells ? undefined : listenToBells(ctx)
      await (bells ?? ownBells)?.on(bell, (message) => {
        if (parts.hears?.(message) ?? true) loop.wake()
      })
      loop.start()
    },
    async stop() {
      parts.interrupt?.()
      ownBells?.close()
      await loop.stop()
      await parts.settle?.()
    },
  }
}
