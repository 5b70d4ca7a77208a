/** The purposes of a proof. */
export const PROOF_PURPOSES = ['sign-in', 'change-address', 'step-up'] as const
export type ProofPurpose = (typeof PROOF_PURPOSES)[number]

/** The ways of redeeming a proof. */
export const PROOF_WAYS = ['link', 'code'] as const
export type ProofWay = (typeof PROOF_WAYS)[number]
