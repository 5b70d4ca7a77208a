import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createTestContext } from '../../testing/create-test-context.ts'
import { createMember } from '../../testing/factories/create-member.ts'
import { updateProfile } from './update-profile.ts'

const ctx = await createTestContext('account')
afterAll(() => ctx.close())
beforeEach(resetStores)

const PROFILE = { name: 'Rosa', handle: null as string | null, bio: '', isFederated: false }

const save = (memberId: string, changes: Partial<typeof PROFILE>) =>
  ctx.transact((tx) => updateProfile(ctx, tx, { memberId, ...PROFILE, ...changes }))

test.each([
  'admin',
  'Root',
  'inbox',
  'support',
  'abuse',
  'coop',
  'market',
  'federation',
  'adm1n',
  'r00t',
  '_admin_',
  'no_reply',
])('nobody gets the handle %s', async (handle) => {
  const { id } = await createMember(ctx)
  await expect(save(id, { handle })).rejects.toMatchObject({ details: { handle: 'handle_reserved' } })
})

test.each(['MAUREEN', 'rnaureen', 'maur_een', '_maureen'])(
  'nobody gets %s while somebody is maureen',
  async (handle) => {
    const [maureen, other] = [await createMember(ctx), await createMember(ctx)]
    await save(maureen.id, { handle: 'maureen' })
    await expect(save(other.id, { handle })).rejects.toMatchObject({ details: { handle: 'handle_taken' } })
    expect(await save(maureen.id, { handle: 'Maureen' })).toMatchObject({ handle: 'Maureen' })
  },
)

test.each([
  ['0lga', 'olga'],
  ['b1ll', 'bill'],
  ['vvanda', 'wanda'],
])('%s looks like %s', async (handle, taken) => {
  const [holder, other] = [await createMember(ctx), await createMember(ctx)]
  await save(holder.id, { handle: taken })
  await expect(save(other.id, { handle })).rejects.toMatchObject({ details: { handle: 'handle_taken' } })
})

test('a member keeps a handle that is reserved now, whatever else they change', async () => {
  const { id } = await createMember(ctx)
  await ctx.db.member.update({ where: { id }, data: { handle: 'support' } })
  expect(await save(id, { handle: 'support', bio: 'Here before.' })).toMatchObject({ handle: 'support' })
})

test.each([
  ['an override of direction', 'Rosa \u202etxt.exe', 'name_strange'],
  ['an isolate', '\u2067Rosa', 'name_strange'],
  ['a bell', 'Ro\u0007sa', 'name_strange'],
  ['a line end', 'Rosa\u2028Quill', 'name_strange'],
  ['nothing that is drawn', '\u200b\u200d\u2060', 'name_missing'],
])('a name with %s is refused in words', async (_what, name, refusal) => {
  const { id } = await createMember(ctx)
  await expect(save(id, { name })).rejects.toMatchObject({ details: { name: refusal } })
})

test.each(['Zoë', 'علی‌رضا', 'О’Нил', '👩‍🌾 Rosa'])('%s is a name', async (name) => {
  const { id } = await createMember(ctx)
  expect(await save(id, { name })).toMatchObject({ name })
})
