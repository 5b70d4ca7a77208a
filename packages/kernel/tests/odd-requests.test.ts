import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { listen } from '@rose-ash/server/app/listen'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { z } from 'zod'
import { defineFlow } from '../src/flows/define-flow.ts'
import { createKernelApp } from '../src/process/create-kernel-app.ts'
import { createKernelWorker } from '../src/process/kernel-worker.ts'
import { listenToBells } from '../src/waking/bells.ts'

const keeping = defineFlow({
  name: 'keeping',
  version: 1,
  input: z.looseObject({}),
  run: async (step, input) => ({ input, answer: (await step.waitFor('approval')).payload }),
})

const ctx = await createServerTestContext('kernel')
const bells = listenToBells(ctx)
const { port, drain } = await listen(await createKernelApp(ctx, bells), 0, '127.0.0.1')
const worker = createKernelWorker(ctx, { flows: [keeping] })

beforeAll(async () => {
  await resetStores()
  await worker.start()
})
afterAll(async () => {
  await worker.stop()
  await drain(0)
  bells.close()
  await ctx.close()
})

const BODIES = [
  ...['"a\\u0000b"', '"a\\ud800b"', '9223372036854775808', '1e400', '-1', 'null', 'true', '[]', '{"id":', ''],
  ...['{"a":"\\u0000"}', '{"\\u0000":"\\udc00"}', '{"__proto__":{"a":1}}', `"${'x'.repeat(10_240)}"`],
  ...[`{"a":"${'🍞'.repeat(2_000)}"}`, `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
]
const WORDS = [
  '%00',
  'a%00b',
  '%ff',
  '%ED%A0%80',
  '__proto__',
  '9223372036854775808',
  '%F0%9F%8D%9E',
  'x'.repeat(3_000),
]

test('nothing that is asked of the API makes the kernel fall over, and it goes on serving', async () => {
  const fallen: string[] = []
  const ask = async (method: string, path: string, body?: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${ctx.config.INTERNAL_SECRET}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body !== undefined && { body }),
    })
    const text = await answer.text()
    if (answer.status >= 500) fallen.push(`${method} ${path.slice(0, 80)} ${body?.slice(0, 80)}: ${answer.status}`)
    return { status: answer.status, text }
  }
  const start = async () => (JSON.parse((await ask('POST', '/flows/keeping', '{}')).text) as { id: string }).id

  await Promise.all(BODIES.map((body) => ask('POST', '/flows/keeping', body)))
  await Promise.all(BODIES.map(async (body) => ask('POST', `/flows/${await start()}/resume`, body)))
  const id = await start()
  // Another key would be a signal that comes early: its answer waits.
  await ask('POST', `/flows/${id}/resume?key=%00`, '{}')
  for (const word of WORDS) {
    for (const path of [`/flows/${word}`, `/flows?name=${word}`, `/flows?status=${word}&limit=${word}`])
      await ask('GET', path)
    await ask('POST', `/flows/${word}`, '{}')
    await ask('POST', `/flows/${id}/fork?position=${word}`, '{}')
    for (const step of ['resume', 'cancel', 'retry', 'fork?position=0'])
      await ask('POST', `/flows/${word}/${step}`, '{}')
  }
  for (const key of ['\xff\x80', '%00', 'x'.repeat(200), '__proto__'])
    await ask('POST', '/flows/keeping', '{}', { 'idempotency-key': key })
  await ask('POST', `/flows/${id}/resume`, '{}')
  expect([fallen, JSON.parse((await ask('GET', `/flows/${id}`)).text).status]).toEqual([[], 'completed'])
})

test.each<[string, string, string]>([
  ['NUL in a payload', '', '{"a":"\\u0000"}'],
  ['half of a pair in a key', '', '{"\\ud800":1}'],
  ['a number beyond all numbers', '', '{"a":1e400}'],
  ['what is nested too deep', '', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
  ['NUL in a query', '?key=%00', '{}'],
])('%s is refused, not changed', async (_what, query, body) => {
  for (const path of ['/flows/keeping', '/flows/01890a5d-ac96-774b-bcce-b302099a8057/resume']) {
    const { status } = await fetch(`http://127.0.0.1:${port}${path}${query}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ctx.config.INTERNAL_SECRET}`,
        'content-type': 'application/json',
      },
      body,
    })
    expect(status).toBe(422)
  }
})
