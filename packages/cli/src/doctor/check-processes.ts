import { APP_NAMES, type ProcessName } from '@rose-ash/shared/config/app-name'
import { internalUrl } from '@rose-ash/shared/config/base-config'
import { type Check, probe } from './finding.ts'

const PROCESSES: readonly ProcessName[] = [...APP_NAMES, 'kernel']

/** Every process is ready. */
export const checkProcesses: Check = (config) =>
  Promise.all(
    PROCESSES.map((name) =>
      probe(name, 'Look at its log; restart it.', async () => {
        const response = await fetch(new URL('/readyz', internalUrl(config, name)), {
          signal: AbortSignal.timeout(5_000),
        })
        if (!response.ok) throw new Error(`/readyz answers ${response.status}`)
        return 'ready'
      }),
    ),
  )
