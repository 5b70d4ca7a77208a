/** The purposes of a proof. A proof made for one never serves another. */
export const PROOF_PURPOSES = ['sign-in', 'change-address', 'step-up', 'undo-address', 'not-me', 'stop-reset'] as const
export type ProofPurpose = (typeof PROOF_PURPOSES)[number]

/** The purposes of the provider's letters: signing in, and proving once more who is signed in already. */
export const INTERACTION_PURPOSES = ['sign-in', 'step-up'] as const satisfies readonly ProofPurpose[]
export type InteractionPurpose = (typeof INTERACTION_PURPOSES)[number]

/** The purposes of links in letters to a member about their account. */
export type MemberPurpose = Exclude<ProofPurpose, InteractionPurpose>

/** The ways of redeeming a proof. */
export const PROOF_WAYS = ['link', 'code'] as const
export type ProofWay = (typeof PROOF_WAYS)[number]
