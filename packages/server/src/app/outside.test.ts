import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { SignedInMember } from '@rose-ash/shared/audience/signed-in-member'
import { resetRedis } from '@rose-ash/shared/testing/test-redis'
import { appClient } from '../testing/app-client.ts'
import { createServerTestContext } from '../testing/create-server-test-context.ts'
import { createApp } from './create-app.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'rose-media-'))
mkdirSync(join(dataDir, 'media'))
writeFileSync(join(dataDir, 'secret.txt'), 'secret')
writeFileSync(
  join(dataDir, 'media/mark.svg'),
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
)
writeFileSync(join(dataDir, 'media/page.html'), '<script>alert(1)</script>')

const ada: SignedInMember = { id: 'a-1', email: 'ada@rose.localhost', name: 'Ada', handle: null, roles: ['editor'] }
let made = 0
const ctx = await createServerTestContext('account', { env: { ROSE_DATA_DIR: dataDir } })
const account = await appClient(
  createApp(ctx, {
    signOn: (app) =>
      void app.use((req, _res, next) => {
        if (req.cookies.rose_session) req.member = ada
        next()
      }),
    fragments: {
      'account.nav': (_ctx, { member }) => {
        made += 1
        return `<b>${member?.name} ${made}</b>`
      },
    },
    routes(app) {
      app.get('/', (_req, res) => res.page('errors/error', { title: 'Desk' }, { title: 'Desk' }))
      app.post('/name', (_req, res) => void res.redirect(303, '/'))
    },
  }),
  'account',
)
const signedIn = { cookie: 'rose_session=x' }

beforeEach(resetRedis)
afterAll(async () => {
  await account.close()
  await ctx.close()
})

describe('a member', () => {
  test('sees their own masthead, and what they changed on the next page', async () => {
    expect((await account.get('/', { headers: signedIn })).text).toContain('<b>Ada 1</b>')
    expect((await account.get('/', { headers: signedIn })).text).toContain('<b>Ada 1</b>')
    await account.post('/name', { headers: signedIn })
    expect((await account.get('/', { headers: signedIn })).text).toContain('<b>Ada 2</b>')
  })

  test('is never in the page of a visitor', async () => {
    await account.get('/', { headers: signedIn })
    expect((await account.get('/')).text).not.toContain('Ada')
  })
})

describe('media', () => {
  test('a picture cannot run scripts and stays for ever', async () => {
    const { headers } = await account.get('/media/mark.svg')
    expect(headers['content-type']).toBe('image/svg+xml')
    expect(headers['content-security-policy']).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox")
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('what a browser must not show is handed over as a file', async () => {
    const { headers } = await account.get('/media/page.html')
    expect([headers['content-type'], headers['content-disposition']]).toEqual([
      'application/octet-stream',
      'attachment',
    ])
  })

  test('nothing outside the folder can be had', async () => {
    for (const path of ['/media/../secret.txt', '/media/..%2fsecret.txt', '/media/%2e%2e/secret.txt']) {
      const { status, text } = await account.get(path)
      expect(status).toBeGreaterThanOrEqual(400)
      expect(text).not.toBe('secret')
    }
  })
})

describe('without a database', () => {
  test('a page says so calmly, and the process is not ready', async () => {
    const alone = await createServerTestContext('blog', { env: { DATABASE_URL: 'postgres://x:y@127.0.0.1:9/none' } })
    const blog = await appClient(
      createApp(alone, {
        routes: (app) => {
          app.get('/raw', async (_req, res) => void res.json(await alone.db.$queryRaw`SELECT 1`))
          app.get('/model', async (_req, res) => void res.json(await alone.db.activity.count()))
          app.get('/transaction', async (_req, res) => void res.json(await alone.transact((tx) => tx.activity.count())))
        },
      }),
      'blog',
    )
    for (const path of ['/raw', '/model', '/transaction']) {
      const response = await blog.get(path)
      expect([path, response.status, response.headers['retry-after']]).toEqual([path, 503, '5'])
      expect(response.text).toContain('Back in a moment')
    }
    const ready = await blog.get('/readyz')
    expect([ready.status, ready.json<{ checks: object }>().checks]).toMatchObject([503, { redis: 'ok' }])
    await blog.close()
    await alone.close()
  })
})
