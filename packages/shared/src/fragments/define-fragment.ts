import type { z } from 'zod'
import type { AppName } from '../config/app-name.ts'
import type { Desk } from '../rights/desks.ts'
import type { Audience } from './audience.ts'

/**
 * The readers a fragment's HTML is for. `none`: all readers alike. `standing`: all readers of one standing. `member`: the signed-in
 * member. `cart`: the member, else the anonymous cart.
 */
export type VaryBy = 'none' | 'standing' | 'member' | 'cart'

/** The element shown while the browser fetches a late fragment; `none` leaves the place empty. */
export type PlaceholderShape = 'block' | 'inline' | 'none'

export interface FragmentDefinition<Params extends z.ZodType = z.ZodType> {
  readonly owner: AppName
  readonly params: Params
  /** Milliseconds for which the HTML is served without revalidation, unless a key it reads is touched. */
  readonly ttlMs: number
  /** Milliseconds after that for which it is served while it is fetched again in the background. */
  readonly staleMs: number
  readonly varyBy: VaryBy
  /** Browsers can fetch the type at /fragments/<type> unless this is `none`. */
  readonly placeholder: PlaceholderShape
  /** For a fragment that a page needs: what replaces it when it is late or missing. Text: a link to the owner's page. A desk: its line, for members who work there. */
  readonly standIn?: string | Desk
  /** The freshness keys of the data in the HTML. Touching one of them makes this copy out of date. */
  reads(params: z.output<Params>, audience: Audience): readonly string[]
}

/** Declares one type of fragment. */
export function defineFragment<Params extends z.ZodType>(
  definition: FragmentDefinition<Params>,
): FragmentDefinition<Params> {
  return definition
}
