import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { PROJECTIONS } from '@rose-ash/kernel/projections/registry'
import { ACTIVITY_CATALOGUE } from '@rose-ash/shared/activities/catalogue'
import { createTestContext } from '@rose-ash/shared/testing/create-test-context'
import { createMember } from '@rose-ash/shared/testing/factories/create-member'
import { createProduct } from '@rose-ash/shared/testing/factories/create-product'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'

interface Handler {
  readonly name: string
  readonly on: readonly string[]
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Whatever the folders of reactions export: one reaction, or several. */
async function readReactions(): Promise<Handler[]> {
  const files = globSync('apps/*/src/reactions/*.ts', { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts'))
  const rooms = await Promise.all(files.map((path) => import(`${ROOT}/${path}`)))
  return rooms.flatMap((room) => Object.values(room).flat()).filter(isHandler)
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'object' && value !== null && 'on' in value && Array.isArray(value.on)
}

describe('the catalogue of the log', () => {
  test('names for each type exactly the reactions and projections that handle it', async () => {
    const handlers: Handler[] = [...(await readReactions()), ...PROJECTIONS]
    const handledBy = (type: string) => handlers.filter(({ on }) => on.includes(type)).map(({ name }) => name)
    const declared = [...ACTIVITY_CATALOGUE.values()].map((known) => [known.type, [...known.handledBy].sort()])
    const actual = [...ACTIVITY_CATALOGUE.keys()].map((type) => [type, handledBy(type).sort()])
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(actual))
  }, 60_000)

  test('holds every type that somebody handles', async () => {
    const handlers: Handler[] = [...(await readReactions()), ...PROJECTIONS]
    expect(handlers.flatMap(({ on }) => on).filter((type) => !ACTIVITY_CATALOGUE.has(type))).toEqual([])
  })

  test('has types of the form <domain>.<noun>.<past-tense verb>', () => {
    const odd = [...ACTIVITY_CATALOGUE.keys()].filter((type) => !/^[a-z]+\.[a-z]+\.[a-z]+(-[a-z]+)*$/.test(type))
    expect(odd).toEqual([])
  })
})

describe('a business fact is in the log together with what it changed', () => {
  const ready = createTestContext('cli')
  beforeEach(resetStores)
  afterAll(async () => (await ready).close())

  async function factsOf(type: string) {
    const { db } = await ready
    return db.activity.findMany({ where: { type }, select: { object: true, objectId: true, actorId: true } })
  }

  test('stock that is counted', async () => {
    const ctx = await ready
    const { id: by } = await createMember(ctx, {})
    const { variantId } = await createProduct(ctx, { onHand: 10 })
    const count = () =>
      ctx.transact((tx) => ctx.services.market.changeStock(tx, { variantId, kind: 'counted', quantity: 7, by }))
    await count()
    await count()
    expect((await factsOf('market.stock.changed')).slice(1)).toEqual([
      { objectId: variantId, actorId: by, object: { variantId, kind: 'counted', delta: -3, onHand: 7 } },
    ])
  })

  test('a digest that is dropped, once', async () => {
    const ctx = await ready
    const window = { windowFrom: new Date(0), windowTo: new Date() }
    const digest = await ctx.transact((tx) => ctx.services.blog.openDigest(tx, { title: 'June', ...window }))
    const drop = () => ctx.transact((tx) => ctx.services.blog.cancelDigest(tx, { digestId: digest.id }))
    await drop()
    await drop()
    expect(await factsOf('blog.digest.cancelled')).toMatchObject([{ object: { id: digest.id, title: 'June' } }])
  })

  test('a newsletter that has gone out', async () => {
    const ctx = await ready
    const { services } = ctx
    const sent = await ctx.transact(async (tx) => {
      const weekly = { ghostId: 'n1', slug: 'weekly', name: 'Weekly' }
      const { newsletterId } = await services.account.upsertImportedNewsletter(tx, weekly)
      const { sendId } = await services.account.openSend(tx, { newsletterId, issueKey: 'one', subject: 'One' })
      await services.account.completeSend(tx, sendId)
      return { sendId, newsletterId, recipientCount: 0 }
    })
    expect(await factsOf('account.newsletter.sent')).toMatchObject([{ object: sent }])
  })
})
