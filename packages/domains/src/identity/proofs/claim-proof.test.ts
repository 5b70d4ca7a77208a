import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createTestContext } from '../../testing/create-test-context.ts'
import { createMember } from '../../testing/factories/create-member.ts'
import { claimProof } from './claim-proof.ts'
import { createProof } from './create-proof.ts'
import { createMemberProof } from './member-proof.ts'
import { PROOF_PURPOSES, type ProofPurpose } from './proof-purposes.ts'
import { redeemOwnLink } from './redeem-own-link.ts'
import { redeemLink } from './redeem-proof.ts'
import { resumeProof } from './resume-proof.ts'

const ctx = await createTestContext('federation')
afterAll(() => ctx.close())
beforeEach(resetStores)

const [email, interactionUid, requestedFrom] = ['rosa@members.example', 'tab', 'Firefox']

/** A proof as its own use case makes it. Its digits are those that a guess could be right with. */
async function proofFor(purpose: ProofPurpose) {
  const { id: memberId } = await createMember(ctx, { email })
  if (purpose === 'sign-in' || purpose === 'step-up')
    return { memberId, ...(await createProof(ctx, ctx.db, { email, interactionUid, requestedFrom, purpose })) }
  const letter = { memberId, email: 'new@members.example', purpose, lifetimeMs: 60_000 }
  return { memberId, ...(await createMemberProof(ctx, ctx.db, letter)) }
}

const PAIRS = PROOF_PURPOSES.flatMap((made) =>
  PROOF_PURPOSES.filter((used) => used !== made).map((used) => [made, used] as const),
)

describe.each(PAIRS)('a proof for %s', (made, used) => {
  test(`does not serve ${used} by its link, and is not used up by the try`, async () => {
    const { token } = await proofFor(made)
    expect(await claimProof(ctx, ctx.db, { purpose: used, by: { token } })).toEqual({ result: 'unknown' })
    expect(await claimProof(ctx, ctx.db, { purpose: made, by: { token } })).toMatchObject({ result: 'claimed' })
  })

  test(`does not serve ${used} by its digits, and no try is counted`, async () => {
    const proof = await proofFor(made)
    await ctx.db.emailProof.updateMany({ data: { interactionUid } })
    const code = 'code' in proof ? proof.code : '000000'
    expect(await claimProof(ctx, ctx.db, { purpose: used, by: { interactionUid, code } })).toEqual({
      result: 'unknown',
    })
    expect(await ctx.db.emailProof.findFirst()).toMatchObject({ attempts: 0, consumedAt: null })
  })
})

test('the link of a changed address signs nobody in', async () => {
  const { token } = await proofFor('change-address')
  await ctx.db.emailProof.updateMany({ data: { interactionUid } })
  expect(await ctx.transact((tx) => redeemLink(ctx, tx, { token, purpose: 'sign-in' }))).toEqual({ result: 'unknown' })
  expect(await redeemOwnLink(ctx, ctx.sql, { token, interactionUid, purpose: 'sign-in' })).toBeUndefined()
})

test('a proof of who is signed in already does not let a fresh browser in', async () => {
  const { token } = await proofFor('step-up')
  await ctx.transact((tx) => redeemLink(ctx, tx, { token, purpose: 'step-up' }))
  expect(await resumeProof(ctx, ctx.db, { interactionUid, purpose: 'sign-in' })).toBeUndefined()
  expect(await resumeProof(ctx, ctx.db, { interactionUid, purpose: 'step-up' })).toMatchObject({ email })
})

test('a proof of another member is not found', async () => {
  const { token, memberId } = await proofFor('change-address')
  const other = await createMember(ctx)
  const claim = (owner: string) =>
    claimProof(ctx, ctx.db, { purpose: 'change-address', by: { token, memberId: owner } })
  expect([await claim(other.id), await claim(memberId)]).toMatchObject([{ result: 'unknown' }, { result: 'claimed' }])
})

test.each(PROOF_PURPOSES)('of twenty claims at once of a proof for %s one wins', async (purpose) => {
  const { token } = await proofFor(purpose)
  const claims = await Promise.all(
    Array.from({ length: 20 }, () => ctx.transact((tx) => claimProof(ctx, tx, { purpose, by: { token } }))),
  )
  expect(claims.map(({ result }) => result).sort()).toEqual(['claimed', ...Array(19).fill('used')])
})
