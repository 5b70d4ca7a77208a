import { z } from 'zod'

/** The faults that a test can switch on. */
export const faultsSchema = z.object({
  /** `lose`: never sent · `double`: sent twice · `delay`: sent after delayMs. */
  webhooks: z.enum(['normal', 'lose', 'double', 'delay']).default('normal'),
  delayMs: z.number().int().min(0).max(3_600_000).default(2_000),
  /** `down`: the API answers 503 · `slow`: it answers after delayMs · `lost-answer`: it carries out the request, then closes the connection. */
  api: z.enum(['normal', 'down', 'slow', 'lost-answer']).default('normal'),
})

export type Faults = z.output<typeof faultsSchema>

export const NO_FAULTS: Faults = faultsSchema.parse({})
