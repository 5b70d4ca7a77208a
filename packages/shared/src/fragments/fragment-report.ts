/**
 * The outcome of one fragment of a page. `fresh` and `stale` came from the cache, `made` came from its owner in time, `late` left a
 * placeholder; `failed` and `open` (the circuit of its app is open) left its place empty.
 */
export type FragmentState = 'fresh' | 'stale' | 'made' | 'late' | 'failed' | 'open'

export interface FragmentReport {
  readonly type: string
  readonly state: FragmentState
  readonly ms: number
}

/** The Server-Timing value of a page's fragments. */
export function serverTiming(reports: readonly FragmentReport[]): string {
  return reports.map(({ type, state, ms }) => `${type};desc="${state}";dur=${ms.toFixed(1)}`).join(', ')
}
