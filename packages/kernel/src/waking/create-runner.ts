import type { KernelContext } from '../kernel-context.ts'
import { type Bell, type BellListener, listenToBells } from './bells.ts'
import { createLoop, type Loop } from './create-loop.ts'

export interface Runner {
  /** Registers what it runs and begins its rounds. Does nothing when there is nothing to run. */
  start(): Promise<void>
  /** Begins no other round; resolves when everything that runs here has ended. */
  stop(): Promise<void>
}

export interface RunnerOptions {
  /** The listener of the whole process; without it the runner opens a connection of its own. */
  readonly bells?: BellListener
  readonly pollMs?: number
}

export interface RunnerParts extends RunnerOptions {
  readonly name: string
  /** The bell that wakes the runner. */
  readonly bell: Bell
  /** Whether a ring with this message concerns the runner. Default: every ring does. */
  hears?(message: string): boolean
  /** One round; true when there may be more to do at once. */
  work(): Promise<boolean>
  /** Default: nothing has to be prepared. */
  register?(): Promise<unknown>
  /** Called before the loop stops: abort the work in hand. */
  interrupt?(): void
  /** Called after the loop has stopped: wait for work that outlives its round. */
  settle?(): Promise<unknown>
  /** Nothing to run: the runner never starts. */
  readonly isEmpty: boolean
}

export interface RunnerShell extends Runner {
  readonly loop: Pick<Loop, 'wake' | 'wakeIn'>
}

/** The shell of every runner of the kernel: a loop of rounds that a bell wakes and a slow poll backs up. */
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
