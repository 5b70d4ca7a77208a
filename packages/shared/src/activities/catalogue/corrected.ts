import { z } from 'zod'

/** The words of a field before and after its correction; null when it said nothing. */
export const corrected = { before: z.string().nullable(), after: z.string().nullable() }
