import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { setSubscription } from '@rose-ash/domains/account/newsletters/set-subscription'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { drainFlows } from '@rose-ash/kernel/testing/drain'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { testEnvironment } from '@rose-ash/shared/testing/test-environment'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'
import { publishDigest } from '../src/flows/publish-digest.flow.ts'

const ctx = createContext(readConfig(await testEnvironment()))
const flows = createFlowClient(ctx)
afterAll(() => ctx.close())
beforeEach(resetStores)

/** A newsletter with these readers. */
async function newsletterWith(names: readonly string[]) {
  const newsletter = await ctx.db.newsletter.create({ data: { slug: 'letter', name: 'The letter' } })
  for (const name of names) {
    await ctx.transact(async (tx) => {
      const member = await ctx.services.account.ensureMember(tx, {
        email: `${name}@rose.localhost`,
        name,
        source: 'seed',
      })
      await setSubscription(ctx, tx, {
        memberId: member.id,
        newsletterId: newsletter.id,
        isSubscribed: true,
      })
    })
  }
}

async function publishPost(title: string) {
  const publishedAt = new Date(Date.now() - 60_000)
  await ctx.db.post.create({
    data: { title, slug: title.toLowerCase(), status: 'published', publishedAt, lexical: '{}' },
  })
}

async function startDigest(input: object = {}) {
  await drainFlows(ctx, [publishDigest])
  const { id } = await flows.start(null, 'publish-digest', input)
  await drainFlows(ctx, [publishDigest])
  return id
}

async function resume(id: string, payload?: unknown) {
  await flows.resume(null, id, payload)
  await drainFlows(ctx, [publishDigest])
  return flows.show(id)
}

describe('publish-digest', () => {
  test('gathers, waits for approval, publishes and mails every reader once', async () => {
    await newsletterWith(['ada', 'bob'])
    await publishPost('Rye')
    const id = await startDigest({ title: 'The winter letter' })
    expect(await flows.show(id)).toMatchObject({
      status: 'suspended',
      waitingFor: [{ key: 'approval' }],
      steps: [{ result: { posts: 1 } }, {}],
    })

    expect(await resume(id)).toMatchObject({ status: 'completed', output: { outcome: 'published', recipients: 2 } })

    const mails = await ctx.db.outgoingMail.findMany({ orderBy: { to: 'asc' } })
    expect(mails.map(({ to, template }) => [to, template])).toEqual([
      ['ada@rose.localhost', 'digest'],
      ['bob@rose.localhost', 'digest'],
    ])
    expect(await ctx.db.activity.count({ where: { type: 'blog.digest.published' } })).toBe(1)
  })

  test('begins where the last one ended', async () => {
    await publishPost('Rye')
    await resume(await startDigest())
    const second = await flows.show(await startDigest())
    expect(second.steps[0]).toMatchObject({ result: { posts: 0 } })
  })

  test('is dropped when it is not approved', async () => {
    await newsletterWith(['ada'])
    const id = await startDigest()
    expect(await resume(id, { approved: false })).toMatchObject({
      status: 'completed',
      output: { outcome: 'declined' },
    })
    expect(await ctx.db.outgoingMail.count()).toBe(0)
    expect(await ctx.db.digest.findMany()).toMatchObject([{ status: 'cancelled' }])
  })

  test('an unknown newsletter is refused before anything happens', async () => {
    const id = await startDigest({ newsletter: 'nonsense' })
    expect(await flows.show(id)).toMatchObject({ status: 'failed', error: { code: 'newsletter_not_found' } })
  })
})
