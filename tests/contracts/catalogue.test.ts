import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { revokeInvitation } from '@rose-ash/domains/account/invitations/accept-invitation'
import { inviteMember } from '@rose-ash/domains/account/invitations/invite-member'
import { updateProfile } from '@rose-ash/domains/account/members/update-profile'
import { cancelDigest } from '@rose-ash/domains/blog/digests/cancel-digest'
import { openDigest } from '@rose-ash/domains/blog/digests/open-digest'
import { NOTICES } from '@rose-ash/domains/context/notices'
import { PROJECTIONS } from '@rose-ash/domains/context/projections'
import { keepConsent } from '@rose-ash/domains/identity/clients/keep-consent'
import { createProof } from '@rose-ash/domains/identity/proofs/create-proof'
import { redeemLink } from '@rose-ash/domains/identity/proofs/redeem-proof'
import { saveCategory } from '@rose-ash/domains/market/catalogue/save-catalogue'
import { changeStock } from '@rose-ash/domains/market/stock/change-stock'
import { createTestContext } from '@rose-ash/domains/testing/create-test-context'
import { createClient } from '@rose-ash/domains/testing/factories/create-client'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createProduct } from '@rose-ash/domains/testing/factories/create-product'
import { ACTIVITY_CATALOGUE } from '@rose-ash/shared/activities/catalogue'
import * as account from '@rose-ash/shared/activities/catalogue/account'
import * as blog from '@rose-ash/shared/activities/catalogue/blog'
import * as cart from '@rose-ash/shared/activities/catalogue/cart'
import * as events from '@rose-ash/shared/activities/catalogue/events'
import * as federation from '@rose-ash/shared/activities/catalogue/federation'
import * as market from '@rose-ash/shared/activities/catalogue/market'
import { NOTIFICATION_KINDS } from '@rose-ash/shared/notices/notification-kinds'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'

interface Handler {
  readonly name: string
  readonly on: readonly string[]
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Whatever the folders of reactions export: one reaction, or several. */
async function readReactions(): Promise<Handler[]> {
  const files = globSync('apps/*/src/{,*/}reactions/*.ts', { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts'))
  const modules = await Promise.all(files.map((path) => import(`${ROOT}/${path}`)))
  return modules.flatMap((module) => Object.values(module).flat()).filter(isHandler)
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'object' && value !== null && 'on' in value && Array.isArray(value.on)
}

describe('the catalogue of the log', () => {
  test('holds every fact that a domain declares', () => {
    const declared = [account, blog, cart, events, federation, market].flatMap((domain) => Object.values(domain))
    const facts = declared.flat().filter((value) => typeof value === 'object' && 'touches' in value)
    expect(new Set(facts)).toEqual(new Set(ACTIVITY_CATALOGUE.values()))
  })

  test('holds every type that somebody handles', async () => {
    const handlers: Handler[] = [...(await readReactions()), ...PROJECTIONS]
    expect(handlers.flatMap(({ on }) => on).filter((type) => !ACTIVITY_CATALOGUE.has(type))).toEqual([])
  })

  test('has types of the form <domain>.<noun>.<past-tense verb>', () => {
    const odd = [...ACTIVITY_CATALOGUE.keys()].filter((type) => !/^[a-z]+\.[a-z]+\.[a-z]+(-[a-z]+)*$/.test(type))
    expect(odd).toEqual([])
  })
})

test('each kind of notification has one notice', () => {
  expect(NOTICES.map(({ kind }) => kind).toSorted()).toEqual(NOTIFICATION_KINDS.toSorted())
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
    const count = () => ctx.transact((tx) => changeStock(ctx, tx, { variantId, kind: 'counted', quantity: 7, by }))
    await count()
    await count()
    expect((await factsOf('market.stock.changed')).slice(1)).toEqual([
      { objectId: variantId, actorId: by, object: { variantId, kind: 'counted', delta: -3, onHand: 7 } },
    ])
  })

  test('a digest that is dropped, once', async () => {
    const ctx = await ready
    const window = { windowFrom: new Date(0), windowTo: new Date() }
    const digest = await ctx.transact((tx) => openDigest(ctx, tx, { title: 'June', ...window }))
    const drop = () => ctx.transact((tx) => cancelDigest(ctx, tx, { digestId: digest.id }))
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

  test('a shelf, once for each change', async () => {
    const ctx = await ready
    const save = (name: string) => ctx.transact((tx) => saveCategory(ctx, tx, { slug: 'bread', name }))
    for (const name of ['Bread', 'Bread', 'Loaves']) await save(name)
    expect((await factsOf('market.category.saved')).map(({ object }) => object)).toEqual([
      { slug: 'bread', isNew: true },
      { slug: 'bread', isNew: false },
    ])
  })

  test('an application that may ask members, and a consent with each new scope', async () => {
    const ctx = await ready
    const { transact } = ctx
    const { id: memberId } = await createMember(ctx, {})
    const { clientId } = await createClient(ctx, { byId: memberId })
    const consent = (scope: string) =>
      transact((tx) =>
        keepConsent(ctx, tx, {
          ...{ idHash: 'hash', grantId: 'grant', memberId, clientId, expiresAt: null },
          payload: { openid: { scope } },
        }),
      )
    for (const scope of ['openid', 'openid', 'openid email']) await consent(scope)
    expect(await factsOf('account.client.registered')).toMatchObject([{ actorId: memberId, object: { clientId } }])
    expect((await factsOf('account.consent.given')).map(({ object }) => object)).toEqual([
      { memberId, clientId, scopes: ['openid'] },
      { memberId, clientId, scopes: ['email', 'openid'] },
    ])
  })

  test('the first proof of an address, and invitations', async () => {
    const ctx = await ready
    const { transact } = ctx
    const { id: byId } = await createMember(ctx, { roles: ['administrator'] })
    const prove = () =>
      transact(async (tx) => {
        const purpose = 'sign-in' as const
        const asked = { email: 'new@rose.example', interactionUid: 'one', requestedFrom: 'here', purpose }
        const { token } = await createProof(ctx, tx, asked)
        return redeemLink(ctx, tx, { token, purpose })
      })
    await prove()
    await prove()
    expect(await factsOf('account.address.proven')).toHaveLength(1)
    await transact(async (tx) => {
      const { invitationId } = await inviteMember(ctx, tx, {
        email: 'a@b.example',
        roles: ['seller'],
        byId,
      })
      await revokeInvitation(ctx, tx, { invitationId, byId })
      await revokeInvitation(ctx, tx, { invitationId, byId })
    })
    expect(await factsOf('account.invitation.sent')).toMatchObject([{ actorId: byId, object: { roles: ['seller'] } }])
    expect(await factsOf('account.invitation.revoked')).toHaveLength(1)
  })

  test('a member taken over from elsewhere: newsletters, and what was filled in', async () => {
    const ctx = await ready
    const { account } = ctx.services
    const imported = { ghostId: 'm1', email: 'ann@rose.example', name: 'Ann', newsletters: ['n1'] }
    await ctx.transact(async (tx) => {
      await account.upsertImportedNewsletter(tx, { ghostId: 'n1', slug: 'weekly', name: 'Weekly' })
      await account.upsertImportedMember(tx, imported)
      await account.upsertImportedMember(tx, { ...imported, labels: ['box'] })
    })
    expect(await factsOf('account.newsletter.created')).toMatchObject([{ object: { slug: 'weekly' } }])
    expect(await factsOf('account.newsletter.subscribed')).toMatchObject([{ object: { source: 'import' } }])
    expect(await factsOf('account.member.updated')).toMatchObject([{ object: { fields: ['labels'] } }])
  })

  test('a public actor that is changed, hidden and shown again', async () => {
    const ctx = await ready
    const { id: memberId } = await createMember(ctx, {})
    const says = (bio: string, isFederated = true) =>
      ctx.transact((tx) => updateProfile(ctx, tx, { memberId, name: 'Ann', handle: 'ann', bio, isFederated }))
    await says('Bakes.')
    await says('Bakes bread.')
    await says('Bakes bread.', false)
    await says('Bakes bread.')
    expect(await factsOf('federation.actor.created')).toHaveLength(1)
    expect(await factsOf('federation.actor.suspended')).toMatchObject([{ object: { reason: 'hidden' } }])
    expect((await factsOf('federation.actor.updated')).map(({ object }) => object)).toMatchObject([
      { fields: ['summaryHtml'] },
      { fields: ['displayName', 'summaryHtml', 'suspendedAt'] },
    ])
  })
})
