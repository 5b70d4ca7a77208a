import { appointSeller, dismissSeller } from '@rose-ash/domains/market/sellers/appoint-seller'
import type { AppContext } from '../../context.ts'

type Deps = Pick<AppContext, 'transact' | 'services' | 'activities'>

export type Appointment =
  | { readonly kind: 'appointed'; readonly name: string }
  | { readonly kind: 'unknown' | 'no-seller' }

/** Makes the member with this address a seller of a market. Refuses an unknown address and a member without the role `seller`. */
export function appointByAddress(
  deps: Deps,
  { marketSlug, email, by }: { readonly marketSlug: string; readonly email: string; readonly by: string },
): Promise<Appointment> {
  return deps.transact(async (tx) => {
    const member = await deps.services.account.findByEmail(tx, email)
    if (!member) return { kind: 'unknown' }
    if (!member.roles.includes('seller')) return { kind: 'no-seller' }
    await appointSeller(deps, tx, { marketSlug, memberId: member.id, by })
    return { kind: 'appointed', name: member.name }
  })
}

/** Removes a seller from a market. */
export function dismiss(
  deps: Deps,
  { marketSlug, memberId, by }: { readonly marketSlug: string; readonly memberId: string; readonly by: string },
): Promise<void> {
  return deps.transact((tx) => dismissSeller(deps, tx, { marketSlug, memberId, by }))
}
