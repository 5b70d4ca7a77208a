import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { internalUrl } from '@rose-ash/shared/config/base-config'
import { request } from 'undici'
import { askPublic } from './ask-public.ts'
import { type Check, type Finding, probe } from './finding.ts'

/** No app answers for a foreign host name, and internal paths are not public. */
export const checkHosts: Check = async (config) => [
  ...(await Promise.all(
    APP_NAMES.map((app) =>
      probe(`Strange hosts at ${app}`, 'The host allow-list must stand in front of every route.', async () => {
        for (const header of ['host', 'x-forwarded-host']) {
          const headers = { [header]: 'evil.example' }
          const answer = await request(new URL('/', internalUrl(config, app)), { headers, headersTimeout: 5_000 })
          const text = await answer.body.text()
          if (answer.statusCode < 400 || text.includes('evil.example'))
            throw new Error(`a foreign ${header} is answered with ${answer.statusCode}`)
        }
        return 'refused'
      }),
    ),
  )),
  await internalIsNotPublic(config),
]

const INTERNAL = ['/internal/fragments/blog.nav', '/metrics']

function internalIsNotPublic(config: Parameters<Check>[0]): Promise<Finding> {
  return probe('Internal routes', 'The proxy must not lead /internal and /metrics to the apps.', async () => {
    for (const path of INTERNAL) {
      const { status } = await askPublic(config, 'blog', path)
      if (status === 200 && (path !== '/metrics' || config.NODE_ENV === 'production'))
        throw new Error(`${path} is answered at the public address`)
    }
    return 'not public'
  })
}
