import type { AppName } from '../config/app-name.ts'
import type { Logger } from '../log/create-log.ts'
import type { HttpMetrics } from '../metrics/metrics.ts'
import { Circuit } from './circuit.ts'

/** Gives the circuit of each app that owns fragments; undefined for the requesting app itself. */
export function createCircuits({
  app,
  log,
  metrics,
}: {
  readonly app: string
  readonly log: Logger
  readonly metrics: Pick<HttpMetrics, 'circuitOpen'>
}): (owner: AppName) => Circuit | undefined {
  const circuits = new Map<AppName, Circuit>()
  return (owner) => {
    if (owner === app) return undefined
    const known = circuits.get(owner)
    if (known) return known
    const circuit = new Circuit({
      onChange(open) {
        metrics.circuitOpen.set({ app: owner }, open ? 1 : 0)
        log.warn({ owner }, open ? 'fragment circuit opened' : 'fragment circuit closed')
      },
    })
    circuits.set(owner, circuit)
    return circuit
  }
}
