import { type ProofStrength, strengthOf } from '../rights/proof-policy.ts'

/** The strength of a sign-in as tokens name it (`acr`); `phr` is phishing-resistant (OpenID EAP ACR Values 1.0). */
const ACRS = {
  letter: 'urn:rose-ash:letter',
  'letter-and-code': 'urn:rose-ash:letter-and-code',
  passkey: 'phr',
} as const satisfies Record<ProofStrength, string>

export type Acr = (typeof ACRS)[ProofStrength]

/** Weakest first. */
export const ACR_VALUES = [ACRS.letter, ACRS['letter-and-code'], ACRS.passkey] as const

/** Those that a letter alone does not reach. */
export const SECOND_FACTOR_ACRS: readonly string[] = ACR_VALUES.slice(1)

/** The `acr` of the methods of a sign-in (`amr`, RFC 8176). */
export function acrOf(methods: readonly string[]): Acr {
  return ACRS[strengthOf(methods)]
}
