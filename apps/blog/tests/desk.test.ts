import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { publishDuePosts } from '@rose-ash/domains/blog/posts/publication/publish-due-posts'
import { publishPost } from '@rose-ash/domains/blog/posts/publication/publish-post'
import { schedulePost } from '@rose-ash/domains/blog/posts/publication/schedule-post'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { registerFlows } from '@rose-ash/kernel/flows/register-flows'
import { drainFlows } from '@rose-ash/kernel/testing/drain'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import type { MemberRole } from '@rose-ash/shared/rights/roles'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { publishDigest } from '../src/flows/publish-digest.flow.ts'
import { demoBlog } from './demo-blog.ts'

const { ctx, blog, close } = await demoBlog()

beforeEach(async () => {
  await resetStores()
  await signedIn(ctx, blog, await createMember(ctx, { roles: ['editor'] }))
})
afterAll(close)

async function writeDraft(text = 'First words.\n\nSecond words.') {
  const answer = await blog.post('/desk/posts', {
    form: { title: 'A new oven', excerpt: 'It came.', visibility: 'public', text },
  })
  expect(answer.status).toBe(303)
  return ctx.db.post.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
}

test('a draft is written, read back and seen by nobody', async () => {
  const post = await writeDraft('## Why\n\nIt was **cold**.\n\n- one\n- two')
  expect(post).toMatchObject({ status: 'draft', slug: 'a-new-oven' })
  expect(post.html).toContain('<strong>cold</strong>')
  expect((await blog.get(`/desk/posts/${post.id}`)).text).toContain('It was **cold**.')
  expect((await blog.get('/a-new-oven/')).status).toBe(404)
  expect(await ctx.db.activity.count()).toBe(0)
})

test('a post as long as a post may be is taken in a script of three bytes a character', async () => {
  const text = '酵'.repeat(490_000)
  const { id } = await writeDraft(text)
  expect((await blog.get(`/desk/posts/${id}`)).text).toContain(text)
})

test('a form of a post prints its text in the field only, not above it as a lead', async () => {
  const { id } = await writeDraft('**Raw** words.')
  const { text } = await blog.get(`/desk/posts/${id}`)
  expect(text.split('**Raw** words.')).toHaveLength(2)
})

test('publishing writes exactly one activity, however often and however many press at once', async () => {
  const { id } = await writeDraft()
  await Promise.all(Array.from({ length: 8 }, () => blog.post(`/desk/posts/${id}/publication`, { form: {} })))
  await blog.post(`/desk/posts/${id}/publication`, { form: {} })
  const rows = await ctx.db.activity.findMany({ where: { type: 'blog.post.published' } })
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ visibility: 'public', objectId: id })
  expect((await blog.get('/a-new-oven/')).status).toBe(200)
})

test('a failed publication leaves neither the change nor the activity', async () => {
  const { id } = await writeDraft()
  const failed = ctx.transact(async (tx) => {
    await publishPost(ctx, tx, { postId: id })
    throw new Error('after all not')
  })
  await expect(failed).rejects.toThrow('after all not')
  expect((await ctx.db.post.findUnique({ where: { id } }))?.status).toBe('draft')
  expect(await ctx.db.activity.count()).toBe(0)
})

test('a post is taken back, and what it was is kept when it changes', async () => {
  const { id } = await writeDraft()
  await blog.post(`/desk/posts/${id}/publication`, { form: {} })
  await blog.post(`/desk/posts/${id}/publication/withdrawal`, { form: {} })
  expect((await blog.get('/a-new-oven/')).status).toBe(404)
  const { version } = await ctx.db.post.findUniqueOrThrow({ where: { id } })
  await blog.post(`/desk/posts/${id}`, { form: { title: 'A newer oven', version: String(version), text: 'Changed.' } })
  expect(await ctx.db.postRevision.findMany({ where: { postId: id } })).toEqual([
    expect.objectContaining({ title: 'A new oven' }),
  ])
})

test('of two editors who save at once, the second is told', async () => {
  const { id, version } = await writeDraft()
  const save = (title: string) =>
    blog.post(`/desk/posts/${id}`, { form: { title, version: String(version), text: 'x' } })
  expect((await save('First')).status).toBe(303)
  const second = await save('Second')
  expect(second.status).toBe(409)
  expect(second.text).toContain('Another editor has saved this post')
  expect(second.text).toContain('value="Second"')
  expect((await ctx.db.post.findUnique({ where: { id } }))?.title).toBe('First')
  expect(second.text).toContain('Saved meanwhile: First')
  const now = /name="version" value="(\d+)"/.exec(second.text)?.[1] ?? ''
  const chosen = await blog.post(`/desk/posts/${id}`, { form: { title: 'Second', version: now, text: 'x' } })
  expect(chosen.status).toBe(303)
  expect((await blog.get(`/desk/posts/${id}`)).text).toContain('value="Second"')
})

test('of two versions of a post each field is taken from one or the other', async () => {
  const { id, version } = await writeDraft()
  const path = `/desk/posts/${id}`
  await blog.post(path, { form: { title: 'First', excerpt: 'Theirs', version: String(version), text: 'Their text' } })
  const mine = { title: 'Second', excerpt: 'Mine', text: 'My text' }
  const late = await blog.post(path, { form: { ...mine, version: String(version) } })
  const now = /name="version" value="(\d+)"/.exec(late.text)?.[1] ?? ''
  await blog.post(path, { form: { ...mine, theirs: 'text', version: now } })
  const saved = (await blog.get(path)).text
  expect([/value="Second"/, />Mine</, />Their text</].map((words) => words.test(saved))).toEqual([true, true, true])
})

test('the browser is told which of its drafts are saved, and of a refused one nothing', async () => {
  const told = async (form: Record<string, string>) =>
    (await blog.post('/desk/posts', { form })).setCookie.filter((cookie) => cookie.startsWith('rose_saved_drafts='))
  expect(await told({ title: '', _draft: 'draft-of-mine' })).toEqual([])
  expect(await told({ title: 'One', _draft: 'a b;c' })).toEqual([])
  expect(await told({ title: 'One', _draft: 'draft-of-mine' })).toEqual([
    expect.stringMatching(/^rose_saved_drafts=draft-of-mine;/),
  ])
  expect(await told({ title: 'Two', _draft: 'another-draft' })).toEqual([
    expect.stringMatching(/^rose_saved_drafts=draft-of-mine\.another-draft;/),
  ])
  blog.cookies.clear()
  expect(await told({ title: 'Three', _draft: 'third-draft' })).toEqual([])
})

test('a title is asked for, and what was typed comes back', async () => {
  const answer = await blog.post('/desk/posts', { form: { title: ' ', text: 'My long text' } })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('Give it a title.')
  expect(answer.text).toContain('My long text')
})

test.each(['<script>alert(1)</script>', '[x](javascript:alert(1))', '<img src=x onerror=alert(1)>'])(
  'what an editor types cannot run: %s',
  async (text) => {
    const { id, slug } = await writeDraft(text)
    await blog.post(`/desk/posts/${id}/publication`, { form: {} })
    const page = (await blog.get(`/${slug}/`)).text
    expect(page).not.toMatch(/<script>alert|href="javascript|<img src=x/)
  },
)

test('the desk is for editors', async () => {
  const { ctx: own, blog: visitor, close: closeOwn } = await demoBlog()
  expect((await visitor.get('/desk/posts', { headers: { accept: 'text/html' } })).location).toContain('/auth/login')
  await signedIn(own, visitor, await createMember(own))
  expect((await visitor.get('/desk/posts')).status).toBe(403)
  await closeOwn()
})

test('an author without the role changes their own post, and neither publishes it nor touches another', async () => {
  const [own, other] = [await writeDraft(), await writeDraft()]
  const author = await createMember(ctx)
  const { id: authorId } = await ctx.db.author.create({ data: { memberId: author.id, slug: 'rosa', name: 'Rosa' } })
  await ctx.db.postAuthor.create({ data: { postId: own.id, authorId, position: 1 } })
  await signedIn(ctx, blog, author)
  const form = { title: 'Better', excerpt: '', visibility: 'public', text: 'Mine.', version: '1' }
  expect((await blog.get(`/desk/posts/${own.id}/preview`)).status).toBe(200)
  expect((await blog.post(`/desk/posts/${own.id}`, { form: { ...form, version: String(own.version) } })).status).toBe(
    303,
  )
  expect((await blog.post(`/desk/posts/${own.id}/publication`, { form: {} })).status).toBe(403)
  expect((await blog.get(`/desk/posts/${other.id}`)).status).toBe(403)
  expect((await blog.post(`/desk/posts/${other.id}`, { form })).status).toBe(403)
  expect((await blog.get('/desk/posts')).status).toBe(403)
})

test('an author without the role changes nothing that is published or scheduled', async () => {
  const own = await writeDraft()
  const author = await createMember(ctx)
  const { id: authorId } = await ctx.db.author.create({ data: { memberId: author.id, slug: 'rosa', name: 'Rosa' } })
  await ctx.db.postAuthor.create({ data: { postId: own.id, authorId, position: 1 } })
  await signedIn(ctx, blog, author)
  const form = { title: 'Better', excerpt: '', visibility: 'public', text: 'Mine.', version: String(own.version) }
  const times = { publishedAt: new Date(), scheduledAt: new Date(Date.now() + 86_400_000) }
  for (const status of ['published', 'scheduled']) {
    await ctx.db.post.update({ where: { id: own.id }, data: { status, ...times } })
    expect((await blog.get(`/desk/posts/${own.id}`)).status).toBe(403)
    expect((await blog.post(`/desk/posts/${own.id}`, { form })).status).toBe(403)
  }
})

test('a scheduled post is published once when its time has come', async () => {
  const { id } = await writeDraft()
  const at = new Date(Date.now() + 60_000)
  await ctx.transact((tx) => schedulePost(ctx, tx, { postId: id, at }))
  const publishDue = (now: Date) => ctx.transact((tx) => publishDuePosts(ctx, tx, { now }))
  expect(await publishDue(new Date())).toHaveLength(0)
  const later = new Date(at.getTime() + 1)
  const rounds = await Promise.all([publishDue(later), publishDue(later), publishDue(later)])
  expect(rounds.flat()).toHaveLength(1)
  expect(await ctx.db.activity.count({ where: { type: 'blog.post.published' } })).toBe(1)
})

test('a page that is scheduled is a fact about a page', async () => {
  const { id } = await writeDraft()
  await ctx.db.post.update({ where: { id }, data: { kind: 'page' } })
  await ctx.transact((tx) => schedulePost(ctx, tx, { postId: id, at: new Date() }))
  expect(await ctx.db.activity.findMany({ select: { type: true, objectId: true } })).toEqual([
    { type: 'blog.page.scheduled', objectId: id },
  ])
})

test.each([
  ['approve', 'published'],
  ['drop', 'cancelled'],
])('an editor reads a digest that waits and says %s, once', async (answer, status) => {
  await registerFlows(ctx, [publishDigest])
  const { id } = await createFlowClient(ctx).start(null, 'publish-digest', { title: 'June' })
  await drainFlows(ctx, [publishDigest])
  expect((await blog.get('/desk/digests')).text).toContain('June')
  const digest = await ctx.db.digest.findUniqueOrThrow({ where: { flowId: id } })
  const path = `/desk/digests/${digest.id}/decision`
  await Promise.all([blog.post(path, { form: { answer } }), blog.post(path, { form: { answer } })])
  expect((await blog.post(path, { form: { answer: 'perhaps' } })).status).toBe(422)
  await drainFlows(ctx, [publishDigest])
  expect(await ctx.db.flowSignal.count({ where: { flowId: id } })).toBeLessThanOrEqual(1)
  expect((await ctx.db.digest.findUniqueOrThrow({ where: { id: digest.id } })).status).toBe(status)
  expect((await blog.get('/desk/digests')).text).toContain('Nothing waits.')
  expect((await blog.post(path, { form: { answer } })).status).toBe(404)
})

const work = async (roles: readonly MemberRole[]) => {
  const member = await createMember(ctx, { roles })
  const fetched = await ctx.fragments.fetchAll([{ type: 'blog.work' }], { requestId: 'r', member, wantsFresh: false })
  return { member, text: String(fetched.html[0]) }
}

test('the editors’ desk counts its drafts, right after a change by another editor too; nobody else hears of it', async () => {
  await writeDraft()
  const { member, text } = await work(['editor'])
  expect(text).toContain('href="http://blog.rose.localhost:3000/desk/posts"')
  expect(text).toContain('1 draft<')
  const again = () => ctx.fragments.fetchAll([{ type: 'blog.work' }], { requestId: 'r', member, wantsFresh: true })
  await writeDraft()
  expect(String((await again()).html[0])).toContain('2 drafts')
  await blog.post(`/desk/posts/${(await ctx.db.post.findFirstOrThrow()).id}/publication`, { form: {} })
  expect(String((await again()).html[0])).toContain('1 draft<')
  expect((await work(['seller'])).text).toBe('')
})

test('a published post leads an editor to its form, and nobody else', async () => {
  const { id } = await writeDraft()
  await blog.post(`/desk/posts/${id}/publication`, { form: {} })
  const path = `href="http://blog.rose.localhost:3000/desk/posts/${id}"`
  expect((await blog.get('/a-new-oven/')).text).toContain(path)
  await signedIn(ctx, blog, await createMember(ctx))
  expect((await blog.get('/a-new-oven/')).text).not.toContain(path)
  blog.cookies.clear()
  expect((await blog.get('/a-new-oven/')).text).not.toContain(path)
})
