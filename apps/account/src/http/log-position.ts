import { z } from 'zod'

/** A place in the log, as an address or a form names it. */
export const logPosition = z
  .string()
  .regex(/^\d{1,18}$/)
  .transform(BigInt)
