import { z } from 'zod'

/** A typed whole number; an empty field is none, rather than 0. */
export const wholeNumber = (min: number, max: number) =>
  z.string().trim().regex(/\d/).pipe(z.coerce.number<string>().int().min(min).max(max))
