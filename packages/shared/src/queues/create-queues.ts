import { type Job, Queue, UnrecoverableError, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { z } from 'zod'
import type { Logger } from '../log/create-log.ts'
import type { HttpMetrics } from '../metrics/metrics.ts'
import { traced, traceparent } from '../tracing/tracer.ts'
import type { JobDefinition } from './define-job.ts'

export interface AddOptions {
  /** A job with an id that the queue still remembers is not added again. Usually a row's id. */
  readonly jobId?: string
  readonly delayMs?: number
}

export interface JobRun {
  readonly jobId: string
  /** 1 at the first try. */
  readonly attempt: number
  readonly isLastAttempt: boolean
}

export type JobHandler<Payload extends z.ZodType> = (payload: z.output<Payload>, run: JobRun) => Promise<void>

export interface QueueWorker {
  /** Takes no new jobs and resolves when the running ones are done. */
  stop(): Promise<void>
}

export interface Queues {
  /** Adds a job to its queue. Throws when the payload does not fit the job's schema or Redis is down. */
  add<Payload extends z.ZodType>(
    job: JobDefinition<Payload>,
    payload: z.input<Payload>,
    options?: AddOptions,
  ): Promise<void>
  /** Processes a queue until stopped. A handler may run twice for one job (after a worker died), but never twice at once. */
  work<Payload extends z.ZodType>(
    job: JobDefinition<Payload>,
    handler: JobHandler<Payload>,
    options?: { readonly concurrency?: number },
  ): QueueWorker
  close(): Promise<void>
}

export interface QueuesOptions {
  readonly redisUrl: string
  readonly log: Logger
  readonly metrics: HttpMetrics
}

const PREFIX = 'rose-jobs'
const HOUR = 3600

/** A job whose process was killed runs again within seconds. Kills do not count as failures of the job, however many there are. */
const RECOVERY = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 1_000 }

/** BullMQ on its own connections, since its blocking reads would delay other commands. Connects at the first use. */
export function createQueues({ redisUrl, log, metrics }: QueuesOptions): Queues {
  const queues = new Map<string, Queue>()
  const workers = new Set<Worker>()
  let producer: Redis | undefined
  let consumer: Redis | undefined

  function connect(maxRetriesPerRequest: number | null): Redis {
    const redis = new Redis(redisUrl, { maxRetriesPerRequest, retryStrategy: (times) => Math.min(times * 100, 2_000) })
    redis.on('error', (error) => log.warn({ err: error }, 'queue connection failed'))
    return redis
  }

  function queueOf({ name }: JobDefinition): Queue {
    const known = queues.get(name)
    if (known) return known
    producer ??= connect(2)
    const queue = new Queue(name, { connection: producer, prefix: PREFIX })
    queue.on('error', (error) => log.warn({ err: error, job: name }, 'queue failed'))
    queues.set(name, queue)
    return queue
  }

  return {
    async add(job, payload, { jobId, delayMs } = {}) {
      const metadata = traceparent()
      await queueOf(job).add(job.name, job.payload.parse(payload), {
        attempts: job.attempts,
        backoff: { type: 'exponential', delay: job.backoffMs, jitter: 0.3 },
        removeOnComplete: { age: HOUR, count: 1_000 },
        removeOnFail: { age: 7 * 24 * HOUR },
        ...(jobId && { jobId }),
        ...(delayMs && { delay: delayMs }),
        ...(metadata && { telemetry: { metadata } }),
      })
    },
    work(job, handler, { concurrency = 4 } = {}) {
      consumer ??= connect(null)
      const worker = new Worker(job.name, (taken) => runOnce(job, taken, handler), {
        connection: consumer,
        prefix: PREFIX,
        concurrency,
        ...RECOVERY,
      })
      worker.on('completed', () => metrics.jobs.inc({ job: job.name, outcome: 'done' }))
      worker.on('failed', (taken, error) => tell(job, taken, error))
      worker.on('error', (error) => log.warn({ err: error, job: job.name }, 'worker connection failed'))
      workers.add(worker)
      return {
        async stop() {
          workers.delete(worker)
          await worker.close()
        },
      }
    },
    async close() {
      await Promise.all([...workers].map((worker) => worker.close()))
      await Promise.all([...queues.values()].map((queue) => queue.close()))
      producer?.disconnect()
      consumer?.disconnect()
    },
  }

  function tell(job: JobDefinition, taken: Job | undefined, error: Error): void {
    const isOver = error instanceof UnrecoverableError || (taken?.attemptsMade ?? 0) >= job.attempts
    metrics.jobs.inc({ job: job.name, outcome: isOver ? 'failed' : 'retried' })
    const facts = { err: error, job: job.name, jobId: taken?.id, attempt: taken?.attemptsMade }
    if (isOver) log.error(facts, 'job given up')
    else log.warn(facts, 'job failed, will be tried again')
  }
}

async function runOnce<Payload extends z.ZodType>(
  job: JobDefinition<Payload>,
  taken: Job,
  handler: JobHandler<Payload>,
): Promise<void> {
  const parsed = job.payload.safeParse(taken.data)
  if (!parsed.success) throw new UnrecoverableError(`payload of ${job.name} does not fit: ${parsed.error.message}`)
  const attempt = taken.attemptsMade + 1
  const run = { jobId: String(taken.id), attempt, isLastAttempt: attempt >= job.attempts }
  const from = taken.opts.telemetry?.metadata
  await traced(`job ${job.name}`, { kind: 'consumer', from }, () => handler(parsed.data, run))
}
