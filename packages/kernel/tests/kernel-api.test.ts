import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { listen } from '@rose-ash/server/app/listen'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { INTERNAL_HEADER, signInternal } from '@rose-ash/shared/secrets/internal-signature'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { defineFlow } from '../src/flows/define-flow.ts'
import { createKernelApp } from '../src/process/create-kernel-app.ts'
import { createKernelWorker } from '../src/process/kernel-worker.ts'
import { listenToBells } from '../src/waking/bells.ts'

const asking = defineFlow({
  name: 'asking',
  version: 1,
  input: z.object({ title: z.string() }),
  run: async (step, { title }) => {
    const { payload } = await step.waitFor<{ yes?: boolean }>('approval')
    return { title, answer: payload }
  },
})

const echoing = defineFlow({
  name: 'echoing',
  version: 1,
  input: z.object({}),
  run: async (step) => {
    await step.setStatus({ asked: 0, of: 2 })
    const first = await step.waitFor<string>('word')
    if (!first.timedOut) await first.reply({ word: first.payload })
    await step.waitFor('word')
  },
})

const ctx = await createServerTestContext('kernel')
const bells = listenToBells(ctx)
const { port, drain } = await listen(await createKernelApp(ctx, bells), 0, '127.0.0.1')
const worker = createKernelWorker(ctx, { flows: [asking, echoing] })

beforeEach(async () => {
  await worker.stop()
  await resetStores()
  await worker.start()
})
afterAll(async () => {
  await worker.stop()
  await drain(0)
  bells.close()
  await ctx.close()
})

const bearer = { authorization: `Bearer ${ctx.config.INTERNAL_SECRET}` }

async function ask(
  method: string,
  path: string,
  { body, headers = bearer }: { body?: unknown; headers?: Record<string, string> } = {},
) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    text,
    type: response.headers.get('content-type'),
    json: () => JSON.parse(text) as { id: string; status: string } & Record<string, unknown>,
  }
}

describe('the API of flows', () => {
  test('a start answers when the instance is suspended, a resume when it is done', async () => {
    const started = await ask('POST', '/flows/asking', { body: { title: 'A' } })
    expect([started.status, started.json().status]).toEqual([201, 'suspended'])
    const { id } = started.json()
    const resumed = await ask('POST', `/flows/${id}/resume`, { body: { yes: true } })
    expect([resumed.status, resumed.json()]).toEqual([200, { id, name: 'asking', status: 'completed' }])
    expect((await ask('GET', `/flows/${id}`)).json()).toMatchObject({
      status: 'completed',
      output: { title: 'A', answer: { yes: true } },
    })
  })

  test('an ask is answered with what the flow replies, or says that it ended without a reply', async () => {
    const { id } = (await ask('POST', '/flows/echoing')).json()
    expect((await ask('GET', `/flows/${id}/summary`)).json()).toMatchObject({ id, progress: { asked: 0, of: 2 } })
    const asked = await ask('POST', `/flows/${id}/ask?key=word`, { body: 'rose' })
    expect([asked.status, asked.json()]).toMatchObject([200, { id, name: 'echoing', answer: { word: 'rose' } }])
    const unheard = await ask('POST', `/flows/${id}/ask?key=word`, { body: 'ash' })
    expect([unheard.status, unheard.text]).toEqual([409, expect.stringContaining('flow_finished')])
  })

  test('a start that no worker of the flow can take says so', async () => {
    await worker.stop()
    await ctx.db.$executeRaw`UPDATE flow_definitions SET seen_at = now() - interval '5 minutes'`
    const started = await ask('POST', '/flows/asking', { body: { title: 'A' } })
    expect([started.status, started.json()]).toMatchObject([201, { status: 'running', waitsForWorker: true }])
  })

  test('a resume without a body is a signal with an empty payload', async () => {
    const { id } = (await ask('POST', '/flows/asking', { body: { title: 'A' } })).json()
    expect((await ask('POST', `/flows/${id}/resume`)).json().status).toBe('completed')
    expect((await ask('GET', `/flows/${id}`)).json()).toMatchObject({ output: { answer: {} } })
  })

  test('a repeated request finds what the first one did', async () => {
    const headers = { ...bearer, 'idempotency-key': 'once' }
    const first = await ask('POST', '/flows/asking', { body: { title: 'A' }, headers })
    const second = await ask('POST', '/flows/asking', { body: { title: 'A' }, headers })
    expect([second.status, second.json().id]).toEqual([200, first.json().id])
    const path = `/flows/${first.json().id}/resume`
    await ask('POST', path, { body: {}, headers })
    expect((await ask('POST', path, { body: {}, headers })).status).toBe(200)
    expect((await ask('POST', path, { body: {} })).status).toBe(409)
  })

  test.each([
    ['without a secret', {}],
    ['with a wrong secret', { authorization: 'Bearer nonsense' }],
    [
      'with the signature of another request',
      { [INTERNAL_HEADER]: signInternal(ctx.config.INTERNAL_SECRET, { method: 'GET', path: '/flows' }) },
    ],
  ])('a caller on this machine %s is refused', async (_how, headers) => {
    expect((await ask('POST', '/flows/asking', { body: { title: 'A' }, headers })).status).toBe(401)
  })

  test('the internal signature is as good as the secret', async () => {
    const headers = {
      [INTERNAL_HEADER]: signInternal(ctx.config.INTERNAL_SECRET, { method: 'GET', path: '/flows?status=failed' }),
    }
    expect((await ask('GET', '/flows?status=failed', { headers })).json()).toEqual({ flows: [] })
  })

  test('another request with a known idempotency key is refused, not answered with the first', async () => {
    const headers = { ...bearer, 'idempotency-key': 'once' }
    const { id } = (await ask('POST', '/flows/asking', { body: { title: 'A' }, headers })).json()
    const other = await ask('POST', '/flows/asking', { body: { title: 'B' }, headers })
    expect([other.status, other.json()]).toMatchObject([409, { error: { code: 'idempotency_conflict' } }])
    const path = `/flows/${id}/resume`
    expect((await ask('POST', path, { body: { yes: true }, headers })).status).toBe(200)
    expect((await ask('POST', path, { body: { yes: false }, headers })).status).toBe(409)
    expect((await ask('POST', `${path}?key=approval`, { body: { yes: true }, headers })).status).toBe(409)
    expect((await ask('POST', path, { body: { yes: true }, headers })).status).toBe(200)
  })

  test('a cancellation that comes too late is told so, a second one is not', async () => {
    const { id } = (await ask('POST', '/flows/asking', { body: { title: 'A' } })).json()
    await ask('POST', `/flows/${id}/resume`, { body: {} })
    const late = await ask('POST', `/flows/${id}/cancel`)
    expect([late.status, late.json()]).toMatchObject([409, { error: { code: 'flow_finished' } }])
    const second = (await ask('POST', '/flows/asking', { body: { title: 'B' } })).json()
    for (let time = 0; time < 2; time += 1)
      expect((await ask('POST', `/flows/${second.id}/cancel`)).json().status).toBe('cancelled')
  })

  test('a key that nothing waits for is answered at once with what the flow waits for, and the signal is kept', async () => {
    const { id } = (await ask('POST', '/flows/asking', { body: { title: 'A' } })).json()
    const mistyped = await ask('POST', `/flows/${id}/resume?key=aproval`, { body: {} })
    expect([mistyped.status, mistyped.json()]).toMatchObject([
      202,
      { status: 'suspended', waitingFor: [{ kind: 'signal', key: 'approval' }] },
    ])
    expect((await ask('POST', `/flows/${id}/resume?key=approval`, { body: {} })).json().status).toBe('completed')
  })

  test('what does not exist is 404, what does not fit 422, as JSON', async () => {
    expect((await ask('POST', '/flows/nonsense', { body: {} })).json()).toMatchObject({
      error: { code: 'unknown_flow' },
    })
    expect((await ask('GET', '/flows/nonsense')).status).toBe(404)
    const bad = await ask('POST', '/flows/asking', { body: { title: 7 } })
    expect([bad.status, bad.json()]).toMatchObject([422, { error: { details: { title: expect.any(Array) } } }])
  })

  test('a waiting instance is cancelled', async () => {
    const { id } = (await ask('POST', '/flows/asking', { body: { title: 'A' } })).json()
    expect((await ask('POST', `/flows/${id}/cancel`)).json().status).toBe('cancelled')
  })
})

describe('the operator’s page', () => {
  const basic = {
    authorization: `Basic ${btoa(`operator:${ctx.config.INTERNAL_SECRET}`)}`,
    'content-type': 'application/x-www-form-urlencoded',
  }

  test('shows what waits, and resumes it by a button', async () => {
    const { id } = (await ask('POST', '/flows/asking', { body: { title: '<b>A</b>' } })).json()
    expect((await ask('GET', '/operator', { headers: basic })).text).toContain(`/operator/flows/${id}`)
    const page = await ask('GET', `/operator/flows/${id}`, { headers: basic })
    expect(page.text).toContain('Resume approval')
    expect(page.text).not.toContain('<b>A</b>')
    const pressed = await ask('POST', `/operator/flows/${id}/resume`, {
      headers: { ...basic, origin: `http://127.0.0.1:${port}` },
    })
    expect(pressed.status).toBe(303)
    expect((await ask('GET', `/flows/${id}`)).json().status).toBe('completed')
  })

  test('has its style sheet, and errors in its own frame', async () => {
    const { text } = await ask('GET', '/operator', { headers: basic })
    const stylesheet = /<link rel="stylesheet" href="([^"]+)"/.exec(text)?.[1] ?? ''
    expect(await ask('GET', stylesheet, { headers: {} })).toMatchObject({
      status: 200,
      type: 'text/css; charset=utf-8',
    })
    const missing = await ask('GET', '/operator/flows/none', { headers: { ...basic, accept: 'text/html' } })
    expect(missing.status).toBe(404)
    expect(missing.text).toContain('<a href="/operator">Kernel</a>')
  })

  test('is closed to strangers and to buttons on other pages', async () => {
    expect((await ask('GET', '/operator', { headers: {} })).status).toBe(401)
    const { id } = (await ask('POST', '/flows/asking', { body: { title: 'A' } })).json()
    const path = `/operator/flows/${id}/cancel`
    expect((await ask('POST', path, { headers: { ...basic, origin: 'http://evil.example' } })).status).toBe(401)
    expect((await ask('POST', path, { headers: basic })).status).toBe(401)
  })
})

test('the kernel is alive and ready without a secret', async () => {
  expect((await ask('GET', '/healthz', { headers: {} })).status).toBe(200)
  expect((await ask('GET', '/readyz', { headers: {} })).json()).toMatchObject({
    checks: { database: 'ok', redis: 'ok' },
  })
})
