import { appointSeller, dismissSeller } from '@rose-ash/domains/market/sellers/appoint-seller'
import type { AppContext } from '../../context.ts'

type Deps = Pick<AppContext, 'transact' | 'services' | 'activities'>

export type Appointment =
  | { readonly kind: 'appointed'; readonly name: string }
  | { readonly kind: 'unknown' | 'no-seller' }

/** Lets the member with this address sell in a market. A stranger, or a member without the seller's role, is refused. */
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

/** Takes a market away from a seller. */
export function dismiss(
  deps: Deps,
  { marketSlug, memberId, by }: { readonly marketSlug: string; readonly memberId: string; readonly by: string },
): Promise<void> {
  return deps.transact((tx) => dismissSeller(deps, tx, { marketSlug, memberId, by }))
}
