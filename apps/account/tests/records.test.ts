import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { verifyAudit } from '@rose-ash/domains/account/audit/verify-audit'
import { deletionRequestedAt } from '@rose-ash/domains/account/deletion/deletion-requests'
import { findExport, listExports } from '@rose-ash/domains/account/exports/exports'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { createProof } from '@rose-ash/domains/identity/proofs/create-proof'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createDevice } from '@rose-ash/domains/testing/factories/create-device'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { drainFlows } from '@rose-ash/kernel/testing/drain'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { strFromU8, unzipSync } from 'fflate'
import sharp from 'sharp'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { deleteAccount } from '../src/flows/delete-account.flow.ts'
import { exportRecords } from '../src/flows/export-records.flow.ts'
import { exportFile } from '../src/services/exports/write-export.ts'
import { saveProfile } from '../src/services/profile/save-profile.ts'

const DAY_MS = 24 * 3600_000
let now = () => new Date()
const clock = { now: () => now() }
const { ctx, client: rosas, openClient, close } = await bootApp({ readConfig, createContext, createApp }, { clock })
const anns = await openClient()
const { account, identity } = ctx.services
const flows = [exportRecords, deleteAccount]

afterAll(close)
beforeEach(async () => {
  now = () => new Date()
  rosas.cookies.clear()
  anns.cookies.clear()
  await resetStores()
  // As a worker does when it starts: a flow must be known before it can be started.
  await drainFlows(ctx, flows)
})

/** A member who has left something in every room of the house. */
async function liveHere(email = 'rosa.marsh@members.example') {
  const member = await createMember(ctx, { email, name: 'Rosa Marsh', handle: 'rosamarsh', roles: ['editor'] })
  const { db } = ctx
  await db.order.create({
    data: {
      memberId: member.id,
      email,
      contactName: 'Rosa Marsh',
      phone: '01632 960 123',
      note: `Ring me: ${email}`,
      status: 'paid',
      currency: 'GBP',
      subtotalMinor: 420,
      totalMinor: 420,
      vatMinor: 0,
      expiresAt: now(),
      lines: {
        create: {
          position: 1,
          kind: 'product',
          title: 'Rye loaf',
          quantity: 1,
          unitPriceMinor: 420,
          totalMinor: 420,
          vatClass: 'zero',
          vatRateBp: 0,
          vatMinor: 0,
        },
      },
    },
  })
  const { id: orderId } = await db.order.findFirstOrThrow({ where: { memberId: member.id } })
  const money = { orderId, amountMinor: 420, currency: 'GBP' }
  const refund = { ...money, number: 1, reason: `Rosa Marsh rang from ${email}` }
  await db.payment.create({ data: { ...money, provider: 'sumup', refunds: { create: refund } } })
  await db.cart.create({ data: { memberId: member.id, currency: 'GBP' } })
  await db.author.create({ data: { memberId: member.id, slug: 'rosa', name: 'Rosa Marsh', email } })
  await db.invitation.create({
    data: { email, tokenHash: 'y', invitedById: member.id, expiresAt: now(), roles: ['editor'] },
  })
  await createDevice(ctx, { memberId: member.id, sessionUid: 'rosas-phone', userAgent: 'Firefox/140 of Rosa' })
  await ctx.transact(async (tx) => {
    await createProof(ctx, tx, { email, interactionUid: 'i', requestedFrom: 'Firefox', purpose: 'sign-in' })
    await ctx.mail.enqueue(tx, { to: email, template: 'x', data: { name: email }, idempotencyKey: 'm' })
  })
  return member
}

/** Gives a member a face, and a place on the fediverse. */
async function goPublic(memberId: string) {
  const bytes = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  const said = { name: 'Rosa Marsh', handle: 'rosamarsh', bio: 'Bakes.', isFederated: true, withoutPicture: false }
  return saveProfile(ctx, { memberId, ...said, picture: { name: 'me.png', bytes, isTooLarge: false } })
}

/** Every table that has a row with this text in any of its columns, JSON and arrays included. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await ctx.db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`
  expect(tables.length).toBeGreaterThan(50)
  const found: string[] = []
  for (const { name } of tables) {
    const [row] = await ctx.db.$queryRawUnsafe<{ hits: bigint }[]>(
      `SELECT count(*) AS hits FROM "${name}" AS t WHERE t::text ILIKE $1`,
      `%${text}%`,
    )
    if (row && row.hits > 0n) found.push(name)
  }
  return found
}

test('an export is one zip with what all six apps hold, and a manifest that fits', async () => {
  const rosa = await liveHere()
  await signedIn(ctx, rosas, rosa)
  await rosas.post('/records/exports')
  await rosas.post('/records/exports')
  await drainFlows(ctx, flows)
  const [made, ...more] = await listExports(ctx.db, rosa.id)
  expect(more).toEqual([])
  expect((await rosas.get('/records')).text).toContain(`/records/exports/${made!.id}`)
  const answer = await rosas.get(`/records/exports/${made!.id}`)
  expect(answer.headers).toMatchObject({
    'content-disposition': 'attachment; filename=your-data.zip',
    'cache-control': 'private, no-store',
  })
  const files = unzipSync(answer.body)
  const manifest = JSON.parse(strFromU8(files['manifest.json']!)) as { files: { name: string; sha256: string }[] }
  expect(manifest.files.map(({ name }) => name).sort()).toEqual(
    ['README.txt', 'account.json', 'blog.json', 'cart.json', 'events.json', 'federation.json', 'market.json'].sort(),
  )
  for (const { name, sha256 } of manifest.files)
    expect(createHash('sha256').update(files[name]!).digest('hex')).toBe(sha256)
  const read = (name: string) => JSON.parse(strFromU8(files[name]!))
  expect(read('cart.json').orders).toMatchObject([{ contactName: 'Rosa Marsh', lines: [{ title: 'Rye loaf' }] }])
  expect(read('account.json').profile).toMatchObject([{ email: rosa.email }])
  expect(read('blog.json').bylines).toMatchObject([{ name: 'Rosa Marsh' }])
  expect(strFromU8(files['account.json']!)).not.toMatch(/tokenHash|secretEncrypted|publicKey/)
})

test('an export holds the picture of the member, as it is shown', async () => {
  const rosa = await liveHere()
  const { avatarUrl } = await goPublic(rosa.id)
  await signedIn(ctx, rosas, rosa)
  await rosas.post('/records/exports')
  await drainFlows(ctx, flows)
  const [made] = await listExports(ctx.db, rosa.id)
  const files = unzipSync((await rosas.get(`/records/exports/${made!.id}`)).body)
  expect(Buffer.from(files['picture.webp']!)).toEqual((await rosas.get(avatarUrl!)).body)
  expect(JSON.parse(strFromU8(files['federation.json']!)).actors).toMatchObject([{ handle: 'rosamarsh', avatarUrl }])
})

test('after fourteen days the picture is gone with all that a crash had left of it, and the actor is gone', async () => {
  const rosa = await liveHere()
  const { avatarUrl } = await goPublic(rosa.id)
  const folder = dirname(join(ctx.config.ROSE_DATA_DIR, avatarUrl!))
  await signedIn(ctx, rosas, rosa)
  now = () => new Date(Date.now() - 14 * DAY_MS - 1_000)
  await rosas.post('/records/deletion', { form: { sure: 'yes' } })
  expect(existsSync(folder)).toBe(true)
  await drainFlows(ctx, flows)
  expect({ folder: existsSync(folder), picture: (await rosas.get(avatarUrl!)).status }).toEqual({
    folder: false,
    picture: 404,
  })
  for (const trace of [rosa.email, avatarUrl!, 'Bakes.']) expect(await tablesWith(trace)).toEqual([])
  expect(await tablesWith('Rosa Marsh')).toEqual(['authors'])
  expect((await rosas.get('/actors/rosamarsh')).status).toBe(410)
})

test('an export is its member’s alone, and gone after a week', async () => {
  const rosa = await liveHere()
  await signedIn(ctx, rosas, rosa)
  await signedIn(ctx, anns, await createMember(ctx))
  await rosas.post('/records/exports')
  await drainFlows(ctx, flows)
  const [made] = await listExports(ctx.db, rosa.id)
  expect((await anns.get(`/records/exports/${made!.id}`)).status).toBe(404)
  const file = exportFile(ctx, made!.filePath!)
  expect(existsSync(file)).toBe(true)
  now = () => new Date(Date.now() + 8 * DAY_MS)
  expect((await rosas.get(`/records/exports/${made!.id}`)).status).toBe(410)
  await ctx.db.flowStep.updateMany({ where: { state: 'waiting' }, data: { wakeAt: new Date(0) } })
  await ctx.db.flowInstance.updateMany({ where: { name: 'export-records' }, data: { wakeAt: new Date(0) } })
  await drainFlows(ctx, flows)
  expect(existsSync(file)).toBe(false)
  expect(await findExport(ctx.db, { exportId: made!.id, memberId: rosa.id })).toMatchObject({
    status: 'expired',
  })
})

test('after fourteen days no table knows the address any more, and orders stay', async () => {
  const rosa = await liveHere()
  const ann = await createMember(ctx, { email: 'ann@members.example', name: 'Ann Harker' })
  await signedIn(ctx, rosas, rosa)
  await rosas.post('/records/exports')
  await drainFlows(ctx, flows)
  now = () => new Date(Date.now() - 14 * DAY_MS - 1_000)
  expect((await rosas.post('/records/deletion', { form: { sure: 'yes' } })).location).toBe('/records')
  expect(await tablesWith(rosa.email)).toEqual(
    expect.arrayContaining(['members', 'orders', 'authors', 'outgoing_mails']),
  )
  await drainFlows(ctx, flows)
  for (const trace of [rosa.email, 'Rosa Marsh', 'rosamarsh', '01632 960 123']) {
    // The byline is part of what was published.
    const allowed = trace === 'Rosa Marsh' ? ['authors'] : []
    expect({ trace, found: await tablesWith(trace) }).toEqual({ trace, found: allowed })
  }
  expect(await ctx.db.order.findMany({ select: { totalMinor: true, contactName: true } })).toEqual([
    { totalMinor: 420, contactName: 'A former member' },
  ])
  expect(await ctx.db.memberSession.findMany({ select: { endedReason: true } })).toEqual([{ endedReason: 'deleted' }])
  expect(await ctx.db.activity.count({ where: { type: 'account.session.ended' } })).toBe(1)
  expect(await account.getMember(ctx.db, ann.id)).toMatchObject({ email: 'ann@members.example' })
  expect(await verifyAudit(ctx.db)).toMatchObject({ ok: true })
})

test('who changes their mind in time keeps everything', async () => {
  const rosa = await liveHere()
  await signedIn(ctx, rosas, rosa)
  await rosas.post('/records/deletion', { form: { sure: 'yes' } })
  await drainFlows(ctx, flows)
  expect((await rosas.get('/records')).text).toContain('Keep my account')
  await rosas.post('/records/deletion/cancellation')
  await ctx.db.flowStep.updateMany({ where: { state: 'waiting' }, data: { wakeAt: new Date(0) } })
  await drainFlows(ctx, flows)
  expect(await account.getMember(ctx.db, rosa.id)).toMatchObject({ email: rosa.email, status: 'active' })
  expect(await ctx.db.flowInstance.findFirst({ select: { status: true } })).toEqual({ status: 'cancelled' })
})

test('a wish that was taken back and made again waits its own fourteen days', async () => {
  const rosa = await liveHere()
  await signedIn(ctx, rosas, rosa)
  now = () => new Date(Date.now() - 14 * DAY_MS - 1_000)
  await rosas.post('/records/deletion', { form: { sure: 'yes' } })
  await ctx.db.member.update({ where: { id: rosa.id }, data: { deletionRequestedAt: new Date() } })
  await drainFlows(ctx, flows)
  expect(await account.getMember(ctx.db, rosa.id)).toMatchObject({ status: 'active', email: rosa.email })
})

test('deletion wants the box ticked, and leaves the house an administrator', async () => {
  const ida = await createMember(ctx, { roles: ['administrator'] })
  await signedIn(ctx, rosas, ida)
  await rosas.post('/records/deletion')
  await rosas.post('/records/deletion', { form: { sure: 'yes' } })
  expect(await deletionRequestedAt(ctx.db, ida.id)).toBe(null)
})

test('another address counts when it is proven there, and the old one is told', async () => {
  const rosa = await createMember(ctx, { email: 'old@members.example' })
  await signedIn(ctx, rosas, rosa)
  await rosas.post('/profile/email', { form: { email: 'new@members.example' } })
  const { data } = await ctx.db.outgoingMail.findFirstOrThrow({ where: { to: 'new@members.example' } })
  const link = new URL((data as { href: string }).href)
  expect(link.origin).toBe('http://account.rose.localhost:3000')
  await signedIn(ctx, anns, await createMember(ctx))
  expect((await anns.get(link.pathname + link.search)).status).toBe(410)
  await rosas.get(link.pathname + link.search)
  expect(await account.getMember(ctx.db, rosa.id)).toMatchObject({ email: 'old@members.example' })
  const press = () => rosas.post(link.pathname, { form: { t: link.searchParams.get('t')! } })
  const pressed = await Promise.all([press(), press(), press()])
  expect(pressed.map(({ status }) => status).sort()).toEqual([303, 410, 410])
  expect(await account.getMember(ctx.db, rosa.id)).toMatchObject({ email: 'new@members.example' })
  expect(await ctx.db.outgoingMail.count({ where: { to: 'old@members.example', template: 'email-changed' } })).toBe(1)
  expect((await rosas.get('/profile')).text).toContain('new@members.example')
})

test('an address of another member is answered alike, and stays theirs', async () => {
  const ann = await createMember(ctx, { email: 'ann@members.example' })
  const rosa = await createMember(ctx)
  await signedIn(ctx, rosas, rosa)
  const answers = [
    await rosas.post('/profile/email', { form: { email: 'free@members.example' } }),
    await rosas.post('/profile/email', { form: { email: 'Ann@members.example' } }),
  ]
  expect(answers.map(({ status, location }) => ({ status, location }))).toEqual([
    { status: 303, location: '/profile' },
    { status: 303, location: '/profile' },
  ])
  const { data } = await ctx.db.outgoingMail.findFirstOrThrow({ where: { to: 'ann@members.example' } })
  const link = new URL((data as { href: string }).href)
  expect((await rosas.post(link.pathname, { form: { t: link.searchParams.get('t')! } })).status).toBe(410)
  expect(await findMember(ctx.db, { email: 'ann@members.example' })).toMatchObject({ id: ann.id })
})

test('the security history says what happened, and where', async () => {
  const rosa = await liveHere()
  await signedIn(ctx, rosas, rosa)
  await rosas.post('/profile', { form: { name: 'Rosa Quill' } })
  await ctx.transact((tx) => identity.endSessions(tx, { memberId: rosa.id, reason: 'revoked' }))
  const { text } = await rosas.get('/history')
  expect(text).toContain('Signed in, Firefox')
  expect(text).toContain('Signed out from the list of devices')
  expect(text).toMatch(/Changed your name/)
})

test.each(['/records', '/history', '/profile/email', '/invitations', '/audit', '/clients'])(
  'a stranger at %s is taken to sign-in and back',
  async (path) => {
    expect((await anns.get(path)).location).toBe(`/auth/login?next=${encodeURIComponent(path)}`)
  },
)
