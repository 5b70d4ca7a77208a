import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { importGhost } from '@rose-ash/blog/services/imports/import-ghost'
import { verifyAudit } from '@rose-ash/domains/account/audit/verify-audit'
import { acceptInvitation } from '@rose-ash/domains/account/invitations/accept-invitation'
import { inviteMember } from '@rose-ash/domains/account/invitations/invite-member'
import { findMember } from '@rose-ash/domains/account/members/find-member'
import { cancelDigest } from '@rose-ash/domains/blog/digests/cancel-digest'
import { openDigest } from '@rose-ash/domains/blog/digests/open-digest'
import { publishPost } from '@rose-ash/domains/blog/posts/publication/publish-post'
import { unpublishPost } from '@rose-ash/domains/blog/posts/publication/unpublish-post'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { createCalendar } from '@rose-ash/domains/events/calendars/create-calendar'
import { createEntry } from '@rose-ash/domains/events/entries/create-entry'
import { follow, unfollow } from '@rose-ash/domains/federation/follows/member-follows'
import { publishProduct, withdrawProduct } from '@rose-ash/domains/market/products/publish-product'
import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import { auditKernel } from '@rose-ash/kernel/audit/audit-kernel'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { registerFlows } from '@rose-ash/kernel/flows/register-flows'
import { archiveLog } from '@rose-ash/kernel/log/archive-log.flow'
import { createProjectionRunner } from '@rose-ash/kernel/projections/projection-runner'
import { rebuildProjection } from '@rose-ash/kernel/projections/rebuild-projection'
import { drainFlows, drainProjections } from '@rose-ash/kernel/testing/drain'
import { orderPaid } from '@rose-ash/shared/activities/catalogue/cart'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createDemoClock } from './demo-clock.ts'
import { seedEvents } from './events.ts'
import { seedMarket } from './market.ts'
import { seedMembers } from './members.ts'
import { seedOrders } from './orders.ts'

const GHOST_EXPORT = fileURLToPath(new URL('./ghost/coop-export.json', import.meta.url))

let ctx: SharedContext
const clock = createDemoClock()
beforeAll(async () => {
  const ROSE_DATA_DIR = await mkdtemp(join(tmpdir(), 'rose-read-models-'))
  ctx = await createTestContext('cli', { clock, env: { ROSE_DATA_DIR } })
  await resetStores()
})
afterAll(() => ctx.close())

it('every read model is made again from the log byte for byte, also from one whose old rows are archived', async () => {
  await seed()
  await live()
  await drainProjections(ctx, PROJECTIONS)
  const tables = await tablesOfGenerations()
  const before = await fingerprints(tables, 1)
  expect(Object.entries(before).filter(([, print]) => print.endsWith(' 0'))).toEqual([])

  await rebuildAll()
  expect(await fingerprints(tables, 2)).toEqual(before)

  const chain = await verifyAudit(ctx.db)
  expect(await archive()).toBeGreaterThan(50)
  await rebuildAll()
  expect(await fingerprints(tables, 3)).toEqual(before)
  expect(await verifyAudit(ctx.db)).toEqual(chain)
  expect((await auditKernel(ctx)).filter(({ severity }) => severity === 'broken')).toEqual([])
}, 240_000)

it('each is made again while the house goes on, and nothing of that is lost', async () => {
  const runner = createProjectionRunner(ctx, PROJECTIONS, { pollMs: 10, batch: 3 })
  await runner.start()
  let isOpen = true
  const writing = (async () => {
    while (isOpen) await oneMoreHour()
  })()
  await rebuildAll()
  isOpen = false
  await writing
  await runner.stop()
  await drainProjections(ctx, PROJECTIONS)

  const tables = await tablesOfGenerations()
  const grown = await fingerprints(tables, 4)
  await rebuildAll()
  expect(await fingerprints(tables, 5)).toEqual(grown)
}, 240_000)

/** Something that each read model tells. */
async function oneMoreHour(): Promise<void> {
  const { activities, db, transact } = ctx
  const { id: productId } = await db.product.findFirstOrThrow({ where: { status: 'published' } })
  const { id: memberId } = await db.member.findFirstOrThrow({ where: { status: 'active' } })
  const order = { number: 9, memberId, totalMinor: 100, currency: 'GBP', itemCount: 1 }
  await transact(async (tx) => {
    await withdrawProduct(ctx, tx, { productId })
    await follow(ctx, tx, { memberId, app: 'events' })
    await activities.append(tx, orderPaid, { objectId: productId, object: order })
  })
  await transact(async (tx) => {
    await publishProduct(ctx, tx, { productId })
    await unfollow(ctx, tx, { memberId, app: 'events' })
  })
}

async function seed(): Promise<void> {
  await clock.daysAgo(400, () => seedMembers(ctx))
  await importGhost(ctx, { file: GHOST_EXPORT })
  await clock.daysAgo(90, () => seedMarket(ctx))
  await clock.daysAgo(45, () => seedEvents(ctx))
  await seedOrders(ctx, clock)
  await ctx.services.federation.findActor(ctx.site.coop.handle)
}

/** What the seed has not: things that change, come back and go. */
async function live(): Promise<void> {
  const { db, services, transact } = ctx
  const { account, federation } = services
  const [ann, tom, ida] = await Promise.all(
    ['member', 'maker', 'admin'].map((name) => findMember(db, { email: `${name}@rose.localhost` })),
  )
  const post = await db.post.findFirstOrThrow({ where: { status: 'published', kind: 'post' } })
  const page = await db.post.findFirstOrThrow({ where: { status: 'published', kind: 'page' } })
  const product = await db.product.findFirstOrThrow({ where: { status: 'published' } })
  await transact(async (tx) => {
    for (const postId of [post.id, page.id, post.id]) await unpublishPost(ctx, tx, { postId })
    await publishPost(ctx, tx, { postId: post.id })
    await withdrawProduct(ctx, tx, { productId: product.id })
    await publishProduct(ctx, tx, { productId: product.id })
    await createCalendar(ctx, tx, { slug: 'members-only', name: 'Members', visibility: 'members' })
    const evening = { title: 'Assembly', startsLocal: '2030-01-05T19:00', durationMinutes: 60 }
    await createEntry(ctx, tx, { calendar: 'members-only', ...evening })
    const digest = { windowFrom: new Date(0), windowTo: new Date() }
    const dropped = await openDigest(ctx, tx, { title: 'Dropped', ...digest })
    await openDigest(ctx, tx, { title: 'Waiting', ...digest })
    await cancelDigest(ctx, tx, { digestId: dropped.id })
    const invited = { email: tom!.email, roles: ['steward'] as const, byId: ida!.id }
    const { token } = await inviteMember(ctx, tx, invited)
    await acceptInvitation(ctx, tx, { token, memberId: tom!.id })
    for (const memberId of [ann!.id, tom!.id])
      for (const app of ['blog', 'market'] as const) await follow(ctx, tx, { memberId, app })
    await unfollow(ctx, tx, { memberId: tom!.id, app: 'market' })
    const gone = { memberId: ann!.id, addresses: [ann!.email], pseudonym: 'gone@invalid' }
    await federation.eraseMember(tx, gone)
    await account.eraseMember(tx, gone)
  })
}

async function rebuildAll(): Promise<void> {
  for (const { name } of PROJECTIONS) await rebuildProjection(ctx, PROJECTIONS, name)
}

async function archive(): Promise<number> {
  const flows = createFlowClient(ctx)
  await registerFlows(ctx, [archiveLog])
  const { id } = await flows.start(null, archiveLog.name, { olderThanDays: 5, batch: 50 })
  await drainFlows(ctx, [archiveLog])
  return ((await flows.show(id)).output as { archived: number }).archived
}

/** The kernel's own tests leave tables in a database that test files share. */
async function tablesOfGenerations(): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE a.attname = 'generation' AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
      AND c.relname <> 'projection_checkpoints' AND NOT starts_with(c.relname, 'kernel_test_') ORDER BY 1`
  return rows.map(({ name }) => name)
}

/** Every byte of one generation, by table, with the number of its rows. */
async function fingerprints(tables: readonly string[], generation: number): Promise<Record<string, string>> {
  const prints: Record<string, string> = {}
  for (const table of tables) {
    const [row] = await ctx.db.$queryRawUnsafe<{ print: string }[]>(
      `SELECT md5(string_agg(line, E'\\n' ORDER BY line)) || ' ' || count(*) AS print
       FROM (SELECT (to_jsonb(t) - 'generation')::text AS line FROM "${table}" t WHERE generation = $1) AS lines`,
      generation,
    )
    prints[table] = row?.print ?? ' 0'
  }
  return prints
}
