import { z } from 'zod'

/** RFC 9457, with SumUp's additions. */
const problem = z.object({
  detail: z.string().optional(),
  errors: z.array(z.object({ detail: z.string().optional() })).optional(),
})

/** SumUp's error text, for people. */
export function problemText(body: unknown): string | undefined {
  const { data } = problem.safeParse(body)
  const words = [data?.detail, ...(data?.errors ?? []).map(({ detail }) => detail)].filter(Boolean)
  return words.length > 0 ? words.join(' ').slice(0, 300) : undefined
}
