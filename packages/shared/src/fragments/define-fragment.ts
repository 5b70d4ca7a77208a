import type { z } from 'zod'
import type { AppName } from '../config/app-name.ts'

/** Who a fragment's HTML is for. `none`: everybody alike. `member`: the signed-in member. `cart`: the member, else the anonymous cart. */
export type VaryBy = 'none' | 'member' | 'cart'

/** What stands in the page while the browser fetches a late fragment; `none` leaves the place empty. */
export type PlaceholderShape = 'block' | 'inline' | 'none'

export interface FragmentDefinition<Params extends z.ZodType = z.ZodType> {
  readonly owner: AppName
  readonly params: Params
  /** Milliseconds for which the HTML is used without asking. */
  readonly ttlMs: number
  /** Milliseconds after that in which it is used while it is being fetched anew. */
  readonly staleMs: number
  readonly varyBy: VaryBy
  /** Anything but `none` makes the type fetchable by browsers at /fragments/<type>. */
  readonly placeholder: PlaceholderShape
  /** Words of the plain link to the owner that takes its place when it is late or missing, where a page must not be without. */
  readonly standIn?: string
  /** Beginnings of the activity types that make every copy of this type out of date. */
  readonly refreshedBy: readonly string[]
}

/** Declares one type of fragment. */
export function defineFragment<Params extends z.ZodType>(
  definition: FragmentDefinition<Params>,
): FragmentDefinition<Params> {
  return definition
}
