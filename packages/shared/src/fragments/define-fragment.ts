import type { z } from 'zod'
import type { AppName } from '../config/app-name.ts'
import type { Audience } from './audience.ts'

/**
 * The readers a fragment's HTML is for. `none`: all readers alike. `standing`: all readers of one standing. `member`: the signed-in
 * member. `cart`: the member, else the anonymous cart.
 */
export type VaryBy = 'none' | 'standing' | 'member' | 'cart'

/** What stands in the page while the browser fetches a late fragment; `none` leaves the place empty. */
export type PlaceholderShape = 'block' | 'inline' | 'none'

export interface FragmentDefinition<Params extends z.ZodType = z.ZodType> {
  readonly owner: AppName
  readonly params: Params
  /** Milliseconds for which the HTML is served without revalidation, unless a key it reads is touched. */
  readonly ttlMs: number
  /** Milliseconds after that in which it is served while it is being fetched again. */
  readonly staleMs: number
  readonly varyBy: VaryBy
  /** Any value but `none` makes the type fetchable by browsers at /fragments/<type>. */
  readonly placeholder: PlaceholderShape
  /** Words of the plain link to the owner that takes its place when it is late or missing, where a page must not be without. */
  readonly standIn?: string
  /** The freshness keys of what the HTML is made of. A touch of one of them makes this copy out of date, and no other. */
  reads(params: z.output<Params>, audience: Audience): readonly string[]
}

/** Declares one type of fragment. */
export function defineFragment<Params extends z.ZodType>(
  definition: FragmentDefinition<Params>,
): FragmentDefinition<Params> {
  return definition
}
