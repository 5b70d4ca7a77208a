import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals'
import type { QueueWorker } from '@rose-ash/shared/queues/create-queues'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { SMTPServer } from 'smtp-server'
import { createServerTestContext } from '../testing/create-server-test-context.ts'
import { relayMail } from './relay-mail.ts'

/** A real SMTP server on loopback; `refuse` lets it say no. */
const received: string[] = []
let refuse: { code: number } | undefined
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (_address, _session, done) =>
    done(refuse && Object.assign(new Error('no <ada@rose.localhost> here'), { responseCode: refuse.code })),
  onData(stream, _session, done) {
    let text = ''
    stream.on('data', (chunk) => {
      text += chunk
    })
    stream.on('end', () => {
      received.push(text)
      done()
    })
  },
})
await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
const port = (smtp.server.address() as AddressInfo).port

const views = mkdtempSync(join(tmpdir(), 'rose-mail-'))
mkdirSync(join(views, 'emails'))
writeFileSync(join(views, 'emails/test-note.hbs'), 'Subject: For {{name}}\n<p>Hello {{name}}.</p>\n')

const ctx = await createServerTestContext('blog', { env: { SMTP_URL: `smtp://127.0.0.1:${port}` }, viewRoots: [views] })
let worker: QueueWorker | undefined

const note = (key: string) => ({
  to: 'ada@rose.localhost',
  template: 'test-note',
  data: { name: 'Ada', link: 'secret' },
  idempotencyKey: key,
})
const rows = () => ctx.db.outgoingMail.findMany({ orderBy: { createdAt: 'asc' } })

beforeEach(async () => {
  await resetStores()
  received.length = 0
  refuse = undefined
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
})
afterAll(async () => {
  await ctx.close()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
})

test('a mail leaves when its transaction commits, once, and its data is gone then', async () => {
  worker = ctx.mail.startWorker()
  await ctx.transact(async (tx) => {
    await ctx.mail.enqueue(tx, note('welcome:1'))
    await ctx.mail.enqueue(tx, note('welcome:1'))
  })
  await waitUntil('the letter to be sent', async () => (await rows())[0]?.status === 'sent')
  const [mail, ...others] = await rows()
  expect(others).toEqual([])
  expect(received).toHaveLength(1)
  expect(received[0]).toContain('Subject: For Ada')
  expect(received[0]).toContain(`Message-ID: <${mail!.id}@rose.localhost>`)
  expect(mail).toMatchObject({ data: {}, lastError: null, attempts: 1 })
})

test('a mail of a transaction that rolls back never leaves', async () => {
  worker = ctx.mail.startWorker()
  const broken = ctx.transact(async (tx) => {
    await ctx.mail.enqueue(tx, note('welcome:2'))
    throw new Error('changed our mind')
  })
  await expect(broken).rejects.toThrow('changed our mind')
  await ctx.transact((tx) => ctx.mail.enqueue(tx, note('welcome:3')))
  await waitUntil('the letter to arrive', async () => received.length > 0)
  expect((await rows()).map(({ idempotencyKey }) => idempotencyKey)).toEqual(['welcome:3'])
})

test('many relays at once hand each mail over once', async () => {
  await ctx.db.outgoingMail.createMany({
    data: Array.from({ length: 30 }, (_, n) => ({ ...note(`many:${n}`), originApp: 'blog' })),
  })
  const counts = await Promise.all(Array.from({ length: 6 }, () => relayMail(ctx)))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30)
})

test('what was relayed into a Redis that lost it is relayed again when its lease is over', async () => {
  await ctx.db.outgoingMail.create({
    data: { ...note('lost'), originApp: 'blog', status: 'relayed', leasedUntil: new Date(Date.now() - 1) },
  })
  worker = ctx.mail.startWorker()
  await waitUntil('the letter to be sent', async () => (await rows())[0]?.status === 'sent')
  expect(received).toHaveLength(1)
})

test('a mailbox that will never be there is not tried again, and no address is kept beside the error', async () => {
  refuse = { code: 550 }
  worker = ctx.mail.startWorker()
  await ctx.transact((tx) => ctx.mail.enqueue(tx, note('nobody')))
  await waitUntil('the letter to be given up', async () => (await rows())[0]?.status === 'failed')
  const [mail] = await rows()
  expect(mail?.attempts).toBe(1)
  expect(mail?.lastError).toContain('[address]')
  expect(mail?.lastError).not.toContain('ada@')
})

test('a busy server is asked again later', async () => {
  refuse = { code: 451 }
  worker = ctx.mail.startWorker()
  await ctx.transact((tx) => ctx.mail.enqueue(tx, note('later')))
  await waitUntil('the first try', async () => (await rows())[0]?.attempts === 1)
  expect((await rows())[0]?.status).toBe('relayed')
})
