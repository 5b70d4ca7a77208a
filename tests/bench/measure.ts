import autocannon from 'autocannon'
import { cpuMsOf } from './cpu-of.ts'

export interface Target {
  readonly name: string
  /** Where to send the requests: the serving process itself, not the gateway. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** The process whose CPU time is counted. */
  readonly pid: number
  readonly connections: number
  readonly seconds: number
  /** The path of each request, where it is not always the same. */
  readonly nextPath?: () => string
}

export interface Measurement {
  readonly name: string
  readonly connections: number
  readonly requests: number
  readonly requestsPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly cpuMsPerRequest: number
  readonly bytesPerResponse: number
  /** Anything but a 2xx. */
  readonly errors: number
}

const WARM_UP_SECONDS = 2

/** Warms a target up, then loads it and counts what each request cost the serving process. */
export async function measure(target: Target): Promise<Measurement> {
  await load(target, WARM_UP_SECONDS)
  const cpuBefore = cpuMsOf(target.pid)
  const result = await load(target, target.seconds)
  const cpu = cpuMsOf(target.pid) - cpuBefore
  const requests = result.requests.total
  return {
    name: target.name,
    connections: target.connections,
    requests,
    requestsPerSecond: Math.round(requests / result.duration),
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    cpuMsPerRequest: round(cpu / requests, 3),
    bytesPerResponse: Math.round(result.throughput.total / requests),
    errors: result.errors + result.timeouts + result.non2xx,
  }
}

function load({ url, headers, connections, nextPath }: Target, seconds: number) {
  const requests = nextPath && [{ setupRequest: (request: autocannon.Request) => ({ ...request, path: nextPath() }) }]
  return autocannon({ url, headers: { ...headers }, connections, duration: seconds, ...(requests && { requests }) })
}

export function round(value: number, digits: number): number {
  const unit = 10 ** digits
  return Math.round(value * unit) / unit
}
