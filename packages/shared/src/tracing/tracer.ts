import {
  type Attributes,
  type Context,
  context,
  isSpanContextValid,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'

export interface Traced {
  /** `server` and `consumer` begin what another process asked for; `client` and `producer` ask. */
  readonly kind?: 'internal' | 'server' | 'client' | 'producer' | 'consumer'
  readonly attributes?: Attributes
  /** The `traceparent` that came with a request, a job or a row. Without it the span belongs to the work that is running. */
  readonly from?: string | undefined
}

/** Runs work as a span; what it throws is noted and thrown on. While nothing is exported (start-tracing.ts) this only calls `work`. */
export function traced<Result>(name: string, options: Traced, work: (span: Span) => Promise<Result>): Promise<Result> {
  const { kind = 'internal', attributes = {}, from } = options
  const settings = { kind: KINDS[kind], attributes }
  return trace.getTracer('rose-ash').startActiveSpan(name, settings, contextOf(from), async (span) => {
    try {
      return await work(span)
    } catch (error) {
      span.recordException(error as Error)
      span.setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}

/** The running work as W3C's `traceparent`, to be sent or kept with what it causes. Undefined while nothing is exported. */
export function traceparent(): string | undefined {
  const running = trace.getSpanContext(context.active())
  return running && `00-${running.traceId}-${running.spanId}-${running.traceFlags === 1 ? '01' : '00'}`
}

const KINDS = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/

function contextOf(from: string | undefined): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(from ?? '') ?? []
  if (!traceId || !spanId || !flags) return context.active()
  const remote = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true }
  return isSpanContextValid(remote) ? trace.setSpanContext(ROOT_CONTEXT, remote) : context.active()
}
