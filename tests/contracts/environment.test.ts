import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { envSchema as account } from '@rose-ash/account/config'
import { envSchema as blog } from '@rose-ash/blog/config'
import { envSchema as cart } from '@rose-ash/cart/config'
import { backupEnvSchema as backup } from '@rose-ash/cli/backup/backup-config'
import { envSchema as events } from '@rose-ash/events/config'
import { envSchema as federation } from '@rose-ash/federation/config'
import { envSchema as market } from '@rose-ash/market/config'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { clientSecretVariable } from '@rose-ash/shared/config/own-clients'
import { parse } from 'yaml'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const SCHEMAS = { blog, market, events, federation, cart, account, backup }
const EXAMPLE = new Set(read('.env.example').match(/(?<=^#export )[A-Z][A-Z0-9_]*(?=='[^']*'$)/gm))
const STACK = read('docker-stack.yml')

test.each(Object.entries(SCHEMAS))('.env.example names all that %s reads', (_app, schema) => {
  expect(Object.keys(schema.shape).filter((name) => !EXAMPLE.has(name))).toEqual([])
})

test('.env.example names all that docker-stack.yml takes from the environment', () => {
  const taken = [...STACK.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name!)
  expect(taken.filter((name) => !EXAMPLE.has(name))).toEqual([])
})

test('in the stack each app is given its own client secret, and the provider all of them', () => {
  const { services } = parse(STACK, { merge: true }) as { services: Record<string, { environment: object }> }
  const given = Object.fromEntries(
    APP_NAMES.map((app) => {
      const files = Object.keys(services[app]!.environment).filter((name) => name.endsWith('_CLIENT_SECRET_FILE'))
      const names = files.map((name) => name.replace(/_FILE$/, ''))
      return [app, names.filter((name) => name !== 'OIDC_CLIENT_SECRET').sort()]
    }),
  )
  const expected = Object.fromEntries(APP_NAMES.map((app) => [app, [clientSecretVariable(app)]]))
  expect(given).toEqual({ ...expected, federation: APP_NAMES.map(clientSecretVariable).sort() })
})
