import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { defineJob } from '@rose-ash/shared/queues/define-job'
import { resetRedis } from '@rose-ash/shared/testing/test-redis'
import { startTracing } from '@rose-ash/shared/tracing/start-tracing'
import { z } from 'zod'
import { type AppClient, appClient } from '../testing/app-client.ts'
import { createServerTestContext } from '../testing/create-server-test-context.ts'
import { createApp } from './create-app.ts'

interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
}

const bake = defineJob({ name: 'loaf.bake', payload: z.object({}), attempts: 1, backoffMs: 1 })
const spans: Span[] = []
/** Stands for a collector of OpenTelemetry. */
const collector = createServer(async (req, res) => {
  const chunks: Buffer[] = []
  for await (const chunk of req) chunks.push(chunk)
  const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString())
  for (const { scopeSpans } of resourceSpans) for (const { spans: sent } of scopeSpans) spans.push(...sent)
  res.setHeader('content-type', 'application/json').end('{}')
})
const clients: AppClient[] = []

beforeAll(async () => {
  await resetRedis()
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()))
  collector.closeAllConnections()
  collector.close()
})

async function openMarket() {
  const ctx = await createServerTestContext('market')
  const app = createApp(ctx, {
    routes: () => undefined,
    fragments: { 'market.product-card': () => '<p>A loaf</p>' },
  })
  const client = await appClient(app, 'market')
  clients.push(client)
  return { ctx, address: client.address }
}

test('a page, the fragment that another app lends it and the job that it leaves are one trace', async () => {
  const market = await openMarket()
  const ctx = await createServerTestContext('blog', { env: { MARKET_INTERNAL_URL: market.address } })
  const app = createApp(ctx, {
    routes: (routes) =>
      routes.get('/posts/:slug', async (req, res) => {
        const card = { type: 'market.product-card', params: { product: 'loaf' } } as const
        const { html } = await ctx.fragments.fetchAll([card], { requestId: req.id, budgetMs: 60_000 })
        await ctx.queues.add(bake, {})
        res.send(String(html[0]))
      }),
  })
  const blog = await appClient(app, 'blog')
  clients.push(blog)
  const { port } = collector.address() as AddressInfo
  const stop = await startTracing('test', { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` })
  expect((await blog.get('/posts/bread')).text).toBe('<p>A loaf</p>')
  const baked = Promise.withResolvers<void>()
  const worker = ctx.queues.work(bake, async () => baked.resolve())
  await baked.promise
  await worker.stop()
  await Promise.all([ctx.close(), market.ctx.close(), ...clients.splice(0).map((client) => client.close())])
  await stop()

  const named = (name: string) => spans.find((span) => span.name === name)
  const [page, asked] = [named('GET /posts/:slug'), named('fragment market.product-card')]
  const [lent, done] = [named('GET /internal/fragments/:type'), named('job loaf.bake')]
  expect(page).toMatchObject({ traceId: expect.stringMatching(/^[0-9a-f]{32}$/) })
  expect(asked).toMatchObject({ traceId: page!.traceId, parentSpanId: page!.spanId })
  expect(lent).toMatchObject({ traceId: page!.traceId, parentSpanId: asked!.spanId })
  expect(done).toMatchObject({ traceId: page!.traceId, parentSpanId: page!.spanId })
})
