import { ACR_VALUES, type Acr } from '@rose-ash/shared/addresses/acr'

/** The strength that an application asks for. */
export interface AskedAcr {
  /** Those of the asked values that exist here. */
  readonly values: readonly Acr[]
  /** Whether the request must be refused when none of them is reached. */
  readonly isEssential: boolean
}

/** Reads the `acr` claim (OpenID Connect Core 1.0, section 5.5.1.1), or else `acr_values`. Undefined when neither is asked for. */
export function askedAcr(params: Readonly<Record<string, unknown>>): AskedAcr | undefined {
  const claim = acrClaim(params.claims)
  if (claim?.essential) {
    const values = [claim.values ?? claim.value ?? []].flat()
    return values.length > 0 ? { values: known(values), isEssential: true } : undefined
  }
  const values = params.acr_values ? String(params.acr_values).split(' ') : [claim?.values ?? claim?.value ?? []].flat()
  return values.length > 0 ? { values: known(values), isEssential: false } : undefined
}

interface AcrClaim {
  readonly essential?: boolean
  readonly value?: unknown
  readonly values?: unknown
}

/** The provider has checked before that the parameter is JSON. */
function acrClaim(claims: unknown): AcrClaim | undefined {
  if (typeof claims !== 'string') return undefined
  const { id_token: idToken } = JSON.parse(claims) as { id_token?: { acr?: AcrClaim | null } }
  return idToken?.acr ?? undefined
}

const known = (values: readonly unknown[]): Acr[] => ACR_VALUES.filter((acr) => values.includes(acr))
