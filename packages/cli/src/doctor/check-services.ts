import { APP_NAMES, type ServiceName } from '@rose-ash/shared/config/app-name'
import { internalUrl } from '@rose-ash/shared/config/base-config'
import { type Check, probe } from './finding.ts'

const SERVICES: readonly ServiceName[] = [...APP_NAMES, 'kernel']

/** Every process is ready. */
export const checkServices: Check = (config) =>
  Promise.all(
    SERVICES.map((service) =>
      probe(service, 'Look at its log; restart it.', async () => {
        const response = await fetch(new URL('/readyz', internalUrl(config, service)), {
          signal: AbortSignal.timeout(5_000),
        })
        if (!response.ok) throw new Error(`/readyz answers ${response.status}`)
        return 'ready'
      }),
    ),
  )
