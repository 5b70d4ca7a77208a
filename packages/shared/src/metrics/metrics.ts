import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface HttpMetrics {
  readonly registry: Registry
  observe(request: { method: string; route: string; status: number; seconds: number }): void
  readonly fragments: Counter<'type' | 'state'>
  readonly pageCache: Counter<'state'>
  readonly jobs: Counter<'job' | 'outcome'>
  readonly circuitOpen: Gauge<'app'>
  /** Durations of the kernel's work: flows, steps, reactions, projections, deliveries. */
  readonly work: Histogram<'work' | 'name' | 'outcome'>
}

/** The metrics of one process, in a registry of their own so that one test can run two apps. */
export function createMetrics({ app }: { app: string }): HttpMetrics {
  const registry = new Registry()
  registry.setDefaultLabels({ app })
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const duration = new Histogram({
    name: 'rose_http_request_seconds',
    help: 'Time from the first byte asked to the last byte answered',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  return {
    registry,
    observe({ method, route, status, seconds }) {
      duration.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds)
    },
    fragments: new Counter({
      name: 'rose_fragments_total',
      help: 'Fragments asked for, by what was found',
      labelNames: ['type', 'state'],
      registers,
    }),
    pageCache: new Counter({
      name: 'rose_page_cache_total',
      help: 'Page cache answers',
      labelNames: ['state'],
      registers,
    }),
    jobs: new Counter({ name: 'rose_jobs_total', help: 'Jobs finished', labelNames: ['job', 'outcome'], registers }),
    work: new Histogram({
      name: 'rose_work_seconds',
      help: 'How long work in the background took, by how it ended',
      labelNames: ['work', 'name', 'outcome'],
      buckets: [0.005, 0.025, 0.1, 0.5, 2.5, 10, 60],
      registers,
    }),
    circuitOpen: new Gauge({
      name: 'rose_fragment_circuit_open',
      help: '1 while an app is left alone after repeated failures',
      labelNames: ['app'],
      registers,
    }),
  }
}
