import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { KernelStack } from '../support/kernel-stack.ts'

const SEED = fileURLToPath(new URL('../../prisma/seed/seed.ts', import.meta.url))

/** Fills the stack with the demo co-op. */
export async function seedDemo({ environment }: KernelStack): Promise<void> {
  const env = { ...environment } as NodeJS.ProcessEnv
  const seeding = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SEED], { env, stdio: 'inherit' })
  const [code] = await once(seeding, 'exit')
  if (code !== 0) throw new Error('the demo co-op was not made')
}
