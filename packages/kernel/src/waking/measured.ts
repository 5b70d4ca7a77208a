import { traced } from '@rose-ash/shared/tracing/tracer'
import type { KernelContext } from '../kernel-context.ts'

export interface MeasuredWork<Result> {
  readonly work: 'flow' | 'step' | 'reaction' | 'projection' | 'delivery'
  readonly name: string
  /** How it ended, for the metric; an error that is thrown is `error`. */
  outcomeOf(result: Result): string
  /** Of the span only: ids would make a series of each. */
  readonly ids?: Readonly<Record<string, string | number>>
}

/** Runs a piece of the kernel's work as a span, and writes down how long it took and how it ended. */
export async function measured<Result>(
  { metrics }: Pick<KernelContext, 'metrics'>,
  { work, name, outcomeOf, ids = {} }: MeasuredWork<Result>,
  run: () => Promise<Result>,
): Promise<Result> {
  const began = performance.now()
  const observe = (outcome: string) =>
    metrics?.work.observe({ work, name, outcome }, (performance.now() - began) / 1_000)
  return traced(`${work} ${name}`, { kind: 'consumer', attributes: ids }, async () => {
    try {
      const result = await run()
      observe(outcomeOf(result))
      return result
    } catch (error) {
      observe('error')
      throw error
    }
  })
}
