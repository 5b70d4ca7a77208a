/** The strength of an authentication (`acr`), weakest first. `phr` is phishing-resistant (OpenID EAP ACR Values 1.0). */
export const ACR_VALUES = ['urn:rose-ash:letter', 'urn:rose-ash:letter-and-code', 'phr'] as const

export type Acr = (typeof ACR_VALUES)[number]

/** The `acr` of the methods of a sign-in (`amr`, RFC 8176). */
export function acrOf(methods: readonly string[]): Acr {
  if (methods.includes('pop')) return 'phr'
  return methods.includes('mfa') ? 'urn:rose-ash:letter-and-code' : 'urn:rose-ash:letter'
}
