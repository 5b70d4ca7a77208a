import { clientAddresses } from '@rose-ash/shared/addresses/issuer'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { internalUrl } from '@rose-ash/shared/config/base-config'
import { createDb } from '@rose-ash/shared/db/client'
import { createPool } from '@rose-ash/shared/db/create-pool'
import { LOGOUT_DELIVERY } from '@rose-ash/shared/protocols/logout-delivery'
import { request } from 'undici'
import { type Check, probe } from './finding.ts'

/** The provider can reach every app's back-channel logout: an empty request must be refused by the app itself (400), not by a proxy. */
export const checkBackChannel: Check = async (config) => [
  ...(await Promise.all(
    APP_NAMES.map((app) =>
      probe(
        `Back-channel logout to ${app}`,
        'Let the federation app reach the others inside the network; a firewall or a proxy stands between them.',
        async () => {
          const { host, pathname } = new URL(clientAddresses(config, app).backchannelLogout)
          const { statusCode, body } = await request(new URL(pathname, internalUrl(config, app)), {
            method: 'POST',
            headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
            body: '',
            headersTimeout: 5_000,
          })
          const text = await body.text()
          if (statusCode !== 400 || !text.includes('invalid_request')) throw new Error(`it answers ${statusCode}`)
          return 'arrives'
        },
      ),
    ),
  )),
  await noneIsParked(config),
]

/** No logout is parked: an app could still have a session that has ended. */
function noneIsParked(config: Parameters<Check>[0]) {
  return probe(
    'Undelivered logouts',
    'Let the app named here answer again, then restart it; it forgets what it kept.',
    async () => {
      const db = createDb(createPool({ url: config.DATABASE_URL, poolSize: 1, applicationName: 'rose-doctor' }))
      try {
        const parked = await db.delivery.groupBy({
          by: ['destination'],
          where: { kind: LOGOUT_DELIVERY.name, state: 'parked' },
          _count: true,
        })
        if (parked.length > 0) throw new Error(parked.map((row) => `${row._count} to ${row.destination}`).join(', '))
        return 'none'
      } finally {
        await db.$disconnect()
      }
    },
  )
}
