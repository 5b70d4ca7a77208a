import { REPO_ROOT } from '../../repo-root.ts'
import type { ProcessSpec } from '../../supervisor/process-spec.ts'
import { nodeCommand } from './node-command.ts'

type Given = Pick<ProcessSpec, 'name' | 'env' | 'url' | 'logFile'> & {
  readonly script: string
  readonly isReady?: ProcessSpec['isReady']
}

/** How to run one of our own Node programs; by default it is ready when /readyz answers 200. */
export function nodeSpec({ script, isReady, ...spec }: Given): ProcessSpec {
  return {
    ...spec,
    ...nodeCommand(script),
    cwd: REPO_ROOT,
    ipc: true,
    isReady: isReady ?? (() => answersReady(spec.url)),
  }
}

async function answersReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3_000) })
  await answer.body?.cancel()
  return answer.ok
}
