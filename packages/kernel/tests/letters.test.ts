import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals'
import { adoptMail } from '@rose-ash/server/mail/adopt-mail'
import { createServerTestContext } from '@rose-ash/server/testing/create-server-test-context'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { waitUntil } from '@rose-ash/shared/testing/wait-until'
import { SMTPServer } from 'smtp-server'
import { auditKernel } from '../src/audit/audit-kernel.ts'
import { replayDeliveries } from '../src/deliveries/control-deliveries.ts'
import { startDeliveries } from '../src/process/start-deliveries.ts'

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
let worker: Awaited<ReturnType<typeof startDeliveries>> | undefined

const note = (key: string) => ({
  to: 'ada@rose.localhost',
  template: 'test-note',
  data: { name: 'Ada', link: 'secret' },
  idempotencyKey: key,
})
const longAgo = new Date(Date.now() - 3_600_000)
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
  worker = await startDeliveries(ctx, [ctx.mail.letters])
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
  worker = await startDeliveries(ctx, [ctx.mail.letters])
  const broken = ctx.transact(async (tx) => {
    await ctx.mail.enqueue(tx, note('welcome:2'))
    throw new Error('changed our mind')
  })
  await expect(broken).rejects.toThrow('changed our mind')
  await ctx.transact((tx) => ctx.mail.enqueue(tx, note('welcome:3')))
  await waitUntil('the letter to arrive', async () => received.length > 0)
  expect((await rows()).map(({ idempotencyKey }) => idempotencyKey)).toEqual(['welcome:3'])
})

test('many processes that adopt what an older version left hand each mail over once', async () => {
  await ctx.db.outgoingMail.createMany({
    data: Array.from({ length: 30 }, (_, n) => ({ ...note(`many:${n}`), originApp: 'blog', createdAt: longAgo })),
  })
  const counts = await Promise.all(Array.from({ length: 6 }, () => adoptMail(ctx)))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30)
})

test('what an older version relayed into a Redis that lost it leaves when its lease is over', async () => {
  await ctx.db.outgoingMail.create({
    data: { ...note('lost'), originApp: 'blog', status: 'relayed', leasedUntil: new Date(Date.now() - 1) },
  })
  expect(await adoptMail(ctx)).toBe(1)
  worker = await startDeliveries(ctx, [ctx.mail.letters])
  await waitUntil('the letter to be sent', async () => (await rows())[0]?.status === 'sent')
  expect(received).toHaveLength(1)
})

test('a mailbox that will never be there is not tried again, and no address is kept beside the error', async () => {
  refuse = { code: 550 }
  worker = await startDeliveries(ctx, [ctx.mail.letters])
  await ctx.transact((tx) => ctx.mail.enqueue(tx, note('nobody')))
  await waitUntil('the letter to be given up', async () => (await rows())[0]?.status === 'failed')
  const [mail] = await rows()
  expect(mail?.attempts).toBe(1)
  expect(mail?.lastError).toContain('[address]')
  expect(mail?.lastError).not.toContain('ada@')
})

test('a busy server is asked again later', async () => {
  refuse = { code: 451 }
  worker = await startDeliveries(ctx, [ctx.mail.letters])
  await ctx.transact((tx) => ctx.mail.enqueue(tx, note('later')))
  await waitUntil('the first try', async () => (await rows())[0]?.attempts === 1)
  expect((await rows())[0]?.status).toBe('relayed')
})

test('what was given up is sent after all when it is replayed', async () => {
  refuse = { code: 550 }
  worker = await startDeliveries(ctx, [ctx.mail.letters])
  await ctx.transact((tx) => ctx.mail.enqueue(tx, note('again')))
  await waitUntil('the letter to be given up', async () => (await rows())[0]?.status === 'failed')
  await waitUntil(
    'its delivery to be parked',
    async () => (await ctx.db.delivery.count({ where: { state: 'parked' } })) === 1,
  )
  refuse = undefined
  expect(await replayDeliveries(ctx, { kind: ctx.mail.letters.name })).toBe(1)
  await waitUntil('the letter to be sent', async () => (await rows())[0]?.status === 'sent')
  await waitUntil('its delivery to be settled', async () => (await auditKernel(ctx)).length === 0)
})

test('a mail server that is away holds letters back, and none is lost', async () => {
  const away = await createServerTestContext('blog', { env: { SMTP_URL: 'smtp://127.0.0.1:1' }, viewRoots: [views] })
  const elsewhere = await startDeliveries(away, [away.mail.letters])
  await ctx.transact(async (tx) => {
    await away.mail.enqueue(tx, note('held:1'))
    await away.mail.enqueue(tx, note('held:2'))
  })
  await waitUntil(
    'the server to be away',
    async () => (await ctx.db.deliveryDestination.count({ where: { failures: { gt: 0 } } })) === 1,
  )
  await elsewhere.stop()
  await away.close()
  expect((await rows()).map(({ status }) => status)).toEqual(['relayed', 'relayed'])
})
