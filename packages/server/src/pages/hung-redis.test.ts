import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { afterAll, expect, test } from '@jest/globals'
import { postUnpublished } from '@rose-ash/shared/activities/catalogue/blog'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { createApp } from '../app/create-app.ts'
import { createSession } from '../sign-on/session/create-session.ts'
import { appClient } from '../testing/app-client.ts'
import { createServerTestContext } from '../testing/create-server-test-context.ts'
import { signedIn } from '../testing/signed-in.ts'

/** A Redis that accepts connections and, while it hangs, answers nothing. */
async function hangingRedis(url: string) {
  const sockets = new Set<Socket>()
  const { hostname, port } = new URL(url)
  let isHung = false
  const server = createServer((socket) => {
    const redis = connect(Number(port), hostname)
    sockets.add(socket).add(redis)
    for (const end of [socket, redis])
      end.on('error', () => undefined).on('close', () => (socket.destroy(), redis.destroy()))
    socket.on('data', (bytes) => void (isHung || redis.write(bytes)))
    redis.on('data', (bytes) => void (isHung || socket.write(bytes)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` }).href,
    hang: () => {
      isHung = true
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

await resetStores()
const redis = await hangingRedis((await testEnvironment()).REDIS_URL!)
const ctx = await createServerTestContext('blog', { env: { REDIS_URL: redis.url } })
const app = createApp(ctx, {
  pageCache: true,
  fragments: { 'blog.nav': () => '<ul></ul>' },
  signOn: (server) => server.use(createSession({ app: 'blog', config: ctx.config, redis: ctx.redis, site: ctx.site })),
  routes(routes) {
    routes.get('/', (_req, res) => res.page('errors/error', { title: 'Loaf' }, { title: 'Loaf', reads: ['posts'] }))
    routes.post('/', async (_req, res) => {
      const object = { id: '0198c0de-0000-7000-8000-000000000001', slug: 'a', url: 'http://a.example/', title: 'A' }
      await ctx.transact((tx) => ctx.activities.append(tx, postUnpublished, { object }))
      res.send('changed')
    })
  },
})
const [stranger, ada] = [await appClient(app, 'blog'), await appClient(app, 'blog')]
afterAll(async () => {
  await Promise.all([stranger.close(), ada.close()])
  redis.close()
  await ctx.close()
})

test('while Redis hangs strangers read on, members are told, and a committed change is answered', async () => {
  const member = {
    id: '0198c0de-0000-7000-8000-000000000002',
    email: 'a@x.example',
    name: 'Ada',
    handle: null,
    roles: [],
  }
  await signedIn(ctx, ada, member as never)
  await stranger.get('/')
  expect((await ada.get('/')).headers['cache-control']).toBe('private, no-cache')
  redis.hang()
  expect((await stranger.get('/')).status).toBe(200)
  const [changed, told] = await Promise.all([stranger.post('/'), ada.get('/')])
  expect([changed.text, told.status]).toEqual(['changed', 503])
}, 300_000)
