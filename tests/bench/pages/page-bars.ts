import type { Measurement } from '../measure.ts'

/** What pages may cost, and whether a run kept to it. */
export function pageBars(
  cases: readonly Measurement[],
  burst: { readonly cachedShare: number },
  budgetMs: number,
): Readonly<Record<string, boolean>> {
  const named = (name: string) => {
    const found = cases.find((measured) => measured.name === name)
    if (!found) throw new Error(`${name} was not measured`)
    return found
  }
  const [anonymous, member] = [named('a post, anonymous'), named('a post, signed in')]
  const [compressed, first] = [named('a post, signed in, gzip'), named('a post, signed in, first visit')]
  const hung = named('signed in, market hung')
  return {
    'anonymous page at most 0.5 CPU-ms': anonymous.cpuMsPerRequest <= 0.5,
    'anonymous p99 below 30 ms at 50 connections': anonymous.p99Ms < 30,
    'signed-in page at most 0.6 CPU-ms': member.cpuMsPerRequest <= 0.6,
    'signed-in page compressed at most 1.0 CPU-ms': compressed.cpuMsPerRequest <= 1,
    'signed-in page at least 1,000 a second': member.requestsPerSecond >= 1_000,
    'signed-in p99 at most 80 ms at 50 connections': member.p99Ms <= 80,
    'a first visit at most 3 CPU-ms': first.cpuMsPerRequest <= 3,
    'at least 95 % from the cache in a burst of orders': burst.cachedShare >= 0.95,
    [`with an app hung p99 below ${budgetMs} + 30 ms, no error`]: hung.p99Ms <= budgetMs + 30 && hung.errors === 0,
  }
}
