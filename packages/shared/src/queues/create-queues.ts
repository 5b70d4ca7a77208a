import { type Job, Queue, UnrecoverableError, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { z } from 'zod'
import type { Logger } from '../log/create-log.ts'
import type { HttpMetrics } from '../metrics/metrics.ts'
import type { JobDefinition } from './define-job.ts'

export interface AddOptions {
  /** The same id is the same job: it is not added again while the queue remembers it. Usually a row's id. */
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

/** A job that will never succeed, however often it is tried. */
export { UnrecoverableError as PermanentJobError } from 'bullmq'

export interface QueueWorker {
  /** Takes no new jobs and resolves when those in hand are done. */
  stop(): Promise<void>
}

export interface Queues {
  /** Puts work into its queue. Throws when the payload is not of the job's shape or Redis is away. */
  add<Payload extends z.ZodType>(
    job: JobDefinition<Payload>,
    payload: z.input<Payload>,
    options?: AddOptions,
  ): Promise<void>
  /** Works on a queue until stopped. A handler may run twice for one job (a worker died), never twice at once. */
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

/** A job whose process was killed is taken up again within seconds, however often that happens: a kill says nothing about the job. */
const RECOVERY = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 1_000 }

/** BullMQ on connections of its own: blocking reads would hold up everything else. Nothing connects before its first use. */
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
      await queueOf(job).add(job.name, job.payload.parse(payload), {
        attempts: job.attempts,
        backoff: { type: 'exponential', delay: job.backoffMs, jitter: 0.3 },
        removeOnComplete: { age: HOUR, count: 1_000 },
        removeOnFail: { age: 7 * 24 * HOUR },
        ...(jobId && { jobId }),
        ...(delayMs && { delay: delayMs }),
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
  await handler(parsed.data, { jobId: String(taken.id), attempt, isLastAttempt: attempt >= job.attempts })
}
