import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ProcessName } from '@rose-ash/shared/config/app-name'
import { REPO_ROOT } from '../../repo-root.ts'
import type { ProcessSpec } from '../../supervisor/process-spec.ts'
import { LIGHT_KERNEL } from './light-node.ts'
import { nodeSpec } from './node-spec.ts'

interface Given {
  readonly port: number
  readonly env: Readonly<Record<string, string>>
  readonly logFile: string
}

/** How to run an app (its pages and its worker in one process) or the kernel. */
export function ownSpec(name: ProcessName, { port, env, logFile }: Given): ProcessSpec {
  return nodeSpec({
    name,
    script: entryOf(name),
    env: { ...env, ...(name === 'kernel' && LIGHT_KERNEL), PORT: String(port), ROLE: 'all' },
    url: `http://127.0.0.1:${port}`,
    logFile,
  })
}

/** The entry file of a process. */
function entryOf(name: ProcessName): string {
  return name === 'kernel' ? 'packages/kernel/bin/kernel.ts' : `apps/${name}/src/web.ts`
}

/** Whether this checkout contains the process. */
export function isPresent(name: ProcessName): boolean {
  return existsSync(join(REPO_ROOT, entryOf(name)))
}
