import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@rose-ash/devstack/free-port'
import { type Stack, type StackWishes, startStack } from '@rose-ash/devstack/start-stack'

/** A whole Rose Ash in a folder of its own on a free port, with the demo co-op unless `seed` is false. */
export async function startTestStack(wishes: Partial<StackWishes> = {}): Promise<Stack> {
  const dataDir = wishes.dataDir ?? (await mkdtemp(join(tmpdir(), 'rose-stack-')))
  const stack = await startStack({ port: await freePort(), ...wishes, dataDir })
  const ownFolder = wishes.dataDir === undefined
  return Object.assign(Object.create(stack) as Stack, {
    async stop() {
      await stack.stop()
      if (ownFolder) await rm(dataDir, { recursive: true, force: true })
    },
  })
}

/** Runs `work` with a stack that is gone afterwards, whatever happens. */
export async function withStack<T>(wishes: Partial<StackWishes>, work: (stack: Stack) => Promise<T>): Promise<T> {
  const stack = await startTestStack(wishes)
  try {
    return await work(stack)
  } finally {
    await stack.stop()
  }
}
