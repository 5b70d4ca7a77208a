import type { Redis } from 'ioredis'
import type { Logger } from '../log/create-log.ts'
import { bellChannel } from './bell-channel.ts'

/** The bell that says "the log has grown". The log is the truth; a lost ring costs one slow poll. */
export const DOORBELL = 'doorbell'

export interface Doorbell {
  /** Tells every listener that the log has grown, within some milliseconds. Never throws. */
  ring(): Promise<void>
  /** Calls `listener` at each ring; the returned function stops it. */
  onRing(listener: () => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** Who writes to the log that often need not call everybody to it each time: rings in between are one ring at the end. */
const AT_MOST_EVERY_MS = 10

/** A doorbell on Redis pub/sub. It opens a second connection at the first `onRing`, since a subscriber can do nothing else. */
export function createDoorbell({ redis, log }: { redis: Redis; log: Logger }): Doorbell {
  const listeners = new Set<() => void>()
  const channel = bellChannel(redis, DOORBELL)
  let subscriber: Redis | undefined
  let rungAt = Number.NEGATIVE_INFINITY
  let later: NodeJS.Timeout | undefined

  async function publish(): Promise<void> {
    clearTimeout(later)
    later = undefined
    rungAt = performance.now()
    await redis.publish(channel, '').catch((error) => log.warn({ err: error }, 'doorbell not rung'))
  }

  async function subscribe(): Promise<void> {
    if (subscriber) return
    subscriber = redis.duplicate({ maxRetriesPerRequest: null })
    subscriber.on('error', (error) => log.warn({ err: error }, 'doorbell connection failed'))
    subscriber.on('message', () => {
      for (const listener of listeners) listener()
    })
    await subscriber.subscribe(channel)
  }

  return {
    async ring() {
      const wait = rungAt + AT_MOST_EVERY_MS - performance.now()
      if (wait <= 0) await publish()
      else later ??= setTimeout(publish, wait)
    },
    async onRing(listener) {
      listeners.add(listener)
      await subscribe()
      return async () => {
        listeners.delete(listener)
      }
    },
    async close() {
      if (later) await publish()
      listeners.clear()
      subscriber?.disconnect()
    },
  }
}
