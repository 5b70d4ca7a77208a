import { z } from 'zod'

const words = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => [...new Set([value].flat().filter((word) => /^[a-z0-9-]{1,60}$/.test(word)))])

const SORTS = ['best', 'name', 'price', 'newest'] as const

/** The query parameters of a listing. Invalid values are ignored. */
export const listingQuery = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  label: words,
  availability: words,
  sort: z.enum(SORTS).catch('best').default('best'),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})

export type ListingQuery = z.output<typeof listingQuery>
