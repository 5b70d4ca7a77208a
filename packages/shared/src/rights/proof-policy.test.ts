import { expect, test } from '@jest/globals'
import { loadSiteConfig } from '../site/site-config.ts'
import { ACTS, type Act, type ActName } from './acts.ts'
import { missingProof, type Prover, proofPolicyOf, strengthOf } from './proof-policy.ts'
import { MEMBER_ROLES, type MemberRole } from './roles.ts'

const NOW = new Date('2026-11-28T12:00:00Z')
const POLICY = { roles: ['administrator', 'steward'] } as const
const seconds = (ago: number) => NOW.getTime() / 1000 - ago

/** Sign-ins as they come, and how old each rule lets them be. */
const METHODS = {
  letter: ['mail'],
  code: ['mail', 'otp', 'mfa'],
  recovery: ['mail', 'recovery', 'mfa'],
  passkey: ['pop', 'user', 'mfa'],
}
const AGES = { now: 0, 'an hour ago': 3600, 'a day ago': 24 * 3600 }
const LONGEST = { session: Number.POSITIVE_INFINITY, today: 12 * 3600, fresh: 15 * 60 }

const CASES = (Object.entries(ACTS) as [ActName, Act][]).flatMap(([name, act]) =>
  MEMBER_ROLES.flatMap((role) =>
    Object.entries(METHODS).flatMap(([way, methods]) =>
      Object.entries(AGES).map(([when, ago]) => ({ name, act, role, way, methods, when, ago })),
    ),
  ),
)

test('every act × role × proof of somebody with a second factor: a letter is too weak, an old sign-in too old', () => {
  for (const { name, act, role, way, methods, when, ago } of CASES) {
    const prover: Prover = { roles: ['member', role], methods, provenAt: seconds(ago), hasSecondFactor: true }
    const isStaff = (role === 'administrator' || role === 'steward') && !act.roles.includes('member')
    const needsFactor = act.proof !== 'session' || isStaff
    const old = ago < LONGEST[act.proof] ? undefined : 'newer'
    const expected = needsFactor && way === 'letter' ? 'second-factor' : old
    expect([name, role, way, when, missingProof(POLICY, name, prover, NOW)]).toEqual([name, role, way, when, expected])
  }
})

test('every act × role × age of somebody who has only letters: they give a letter, within their days of grace', () => {
  for (const { name, act, role, methods, when, ago } of CASES.filter(({ way }) => way === 'letter'))
    for (const [days, isOver] of [
      [1, false],
      [0, true],
      [-1, true],
    ] as const) {
      const secondFactorDueAt = isNeeding(role) ? new Date(NOW.getTime() + days * 24 * 3600_000) : undefined
      const prover = {
        roles: ['member', role] as const,
        methods,
        provenAt: seconds(ago),
        hasSecondFactor: false,
        secondFactorDueAt,
      }
      const isStaff = isNeeding(role) && !act.roles.includes('member')
      const expected = isStaff && isOver ? 'set-up' : ago < LONGEST[act.proof] ? undefined : 'newer'
      expect([name, role, when, days, missingProof(POLICY, name, prover, NOW)]).toEqual([
        name,
        role,
        when,
        days,
        expected,
      ])
    }
})

function isNeeding(role: MemberRole): boolean {
  return role === 'administrator' || role === 'steward'
}

test('nobody is locked out of setting a second factor up', () => {
  const prover = {
    roles: MEMBER_ROLES,
    methods: ['mail'],
    provenAt: seconds(0),
    hasSecondFactor: false,
    secondFactorDueAt: new Date(0),
  }
  expect(missingProof(POLICY, 'self.change-sign-in', prover, NOW)).toBeUndefined()
})

test('a moment before the end of its time a sign-in counts, at its end not', () => {
  const at = (ago: number, act: ActName) =>
    missingProof(
      POLICY,
      act,
      { roles: ['member'], methods: ['mail'], provenAt: seconds(ago), hasSecondFactor: false },
      NOW,
    )
  expect([at(899, 'self.leave'), at(900, 'self.leave')]).toEqual([undefined, 'newer'])
  expect([at(12 * 3600 - 1, 'product.write'), at(12 * 3600, 'product.write')]).toEqual([undefined, 'newer'])
})

test('a site says for how long a proof counts', () => {
  const { secondFactor, signIn } = loadSiteConfig()
  const policy = proofPolicyOf({ secondFactor, signIn: { ...signIn, provenTodayHours: 1, provenAgainMinutes: 5 } })
  const at = (ago: number, act: ActName) =>
    missingProof(
      policy,
      act,
      { roles: ['member'], methods: ['mail'], provenAt: seconds(ago), hasSecondFactor: false },
      NOW,
    )
  expect([at(299, 'self.leave'), at(300, 'self.leave')]).toEqual([undefined, 'newer'])
  expect([at(3599, 'product.write'), at(3600, 'product.write')]).toEqual([undefined, 'newer'])
})

test.each([
  [['mail'], 'letter'],
  [[], 'letter'],
  [['mail', 'otp', 'mfa'], 'letter-and-code'],
  [['mail', 'recovery', 'mfa'], 'letter-and-code'],
  [['pop', 'user', 'mfa'], 'passkey'],
])('%j is as strong as %s', (methods, strength) => {
  expect(strengthOf(methods)).toBe(strength)
})
