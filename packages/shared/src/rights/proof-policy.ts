import { ACTS, type Act, type ActName, type ProofRule } from './acts.ts'
import type { MemberRole } from './roles.ts'

/** How strongly a sign-in proves who somebody is, weakest first. */
export const PROOF_STRENGTHS = ['letter', 'letter-and-code', 'passkey'] as const
export type ProofStrength = (typeof PROOF_STRENGTHS)[number]

/** The strength of the methods of a sign-in (`amr`: RFC 8176, and `mail`). A recovery code counts as a code. */
export function strengthOf(methods: readonly string[]): ProofStrength {
  if (methods.includes('pop')) return 'passkey'
  return methods.includes('mfa') ? 'letter-and-code' : 'letter'
}

interface ProofDemand {
  /** The greatest age of the sign-in, where the site's policy does not say another. */
  readonly withinSeconds: number
  /** Whether who has a passkey or an app for codes must have signed in with it; who has neither gives a letter. */
  readonly bySecondFactor: boolean
  /** The demand in words, completing "and only …". */
  readonly words?: string
}

/**
 * What each rule of an act demands. `session`: any sign-in. `today`: for what is public, or costs money, at once. `fresh`: for what must
 * not happen at a desk left open. Guards, the printed table and tests read it here.
 */
export const PROOF_DEMANDS = {
  session: { withinSeconds: Number.POSITIVE_INFINITY, bySecondFactor: false },
  today: { withinSeconds: 12 * 3600, bySecondFactor: true, words: 'after proving today who they are' },
  fresh: { withinSeconds: 15 * 60, bySecondFactor: true, words: 'after proving again who they are' },
} as const satisfies Readonly<Record<ProofRule, ProofDemand>>

/** Which roles need a second factor, and how old a sign-in may be, as the site's configuration says it. */
export interface ProofPolicy {
  readonly roles: readonly MemberRole[]
  /** In place of what the rules demand. */
  readonly withinSeconds?: Readonly<Partial<Record<ProofRule, number>>>
}

/** What a site says about proofs. */
interface SiteProofs {
  readonly secondFactor: { readonly roles: readonly MemberRole[] }
  readonly signIn: { readonly provenTodayHours: number; readonly provenAgainMinutes: number }
}

/** The policy of a site. */
export function proofPolicyOf({ secondFactor, signIn }: SiteProofs): ProofPolicy {
  const withinSeconds = { today: signIn.provenTodayHours * 3600, fresh: signIn.provenAgainMinutes * 60 }
  return { roles: secondFactor.roles, withinSeconds }
}

/** A member as the policy sees them. */
export interface Prover {
  readonly roles: readonly MemberRole[]
  /** The methods of the sign-in. */
  readonly methods: readonly string[]
  /** When they signed in, in seconds since 1970 (`auth_time`). */
  readonly provenAt: number
  /** Whether they have a passkey or an app for codes. */
  readonly hasSecondFactor: boolean
  /** Until when they may go on without one, when a role of theirs needs it. */
  readonly secondFactorDueAt?: Date | undefined
}

/** What an act still needs: a newer sign-in, one with the second factor, or that a second factor is set up at all. */
export type MissingProof = 'newer' | 'second-factor' | 'set-up'

/** What a member who may do an act must prove before; undefined when they have. Every role's own acts ask nothing to be set up, so that nobody is locked out of setting up. */
export function missingProof(
  policy: ProofPolicy,
  name: ActName,
  { roles, methods, provenAt, hasSecondFactor, secondFactorDueAt }: Prover,
  now: Date,
): MissingProof | undefined {
  const act: Act = ACTS[name]
  const { bySecondFactor, withinSeconds } = PROOF_DEMANDS[act.proof]
  const longest = policy.withinSeconds?.[act.proof] ?? withinSeconds
  const isStaffAct = needsSecondFactor(policy, roles) && !act.roles.includes('member')
  if (isStaffAct && !hasSecondFactor && secondFactorDueAt && secondFactorDueAt <= now) return 'set-up'
  if (hasSecondFactor && (bySecondFactor || isStaffAct) && strengthOf(methods) === 'letter') return 'second-factor'
  return now.getTime() / 1000 - provenAt < longest ? undefined : 'newer'
}

/** Whether an act asks more than a session of somebody in these roles. */
export function asksForProof(policy: ProofPolicy, name: ActName, roles: readonly MemberRole[]): boolean {
  const act: Act = ACTS[name]
  return act.proof !== 'session' || (needsSecondFactor(policy, roles) && !act.roles.includes('member'))
}

/** Whether one of the roles needs a second factor. */
export function needsSecondFactor({ roles: needing }: ProofPolicy, roles: readonly MemberRole[]): boolean {
  return roles.some((role) => needing.includes(role))
}
