import type { Redis } from 'ioredis'
import type { Logger } from '../log/create-log.ts'
import { bellChannel } from './bell-channel.ts'

/** The bell that says "the log has grown". The log is the truth; a lost ring costs one slow poll. */
export const DOORBELL = 'doorbell'

export interface Doorbell {
  /** Tells every listener that the log has grown. Never throws. */
  ring(): Promise<void>
  /** Calls `listener` at each ring; the returned function stops it. */
  onRing(listener: () => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** A doorbell on Redis pub/sub. It opens a second connection at the first `onRing`, since a subscriber can do nothing else. */
export function createDoorbell({ redis, log }: { redis: Redis; log: Logger }): Doorbell {
  const listeners = new Set<() => void>()
  const channel = bellChannel(redis, DOORBELL)
  let subscriber: Redis | undefined

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
      await redis.publish(channel, '').catch((error) => log.warn({ err: error }, 'doorbell not rung'))
    },
    async onRing(listener) {
      listeners.add(listener)
      await subscribe()
      return async () => {
        listeners.delete(listener)
      }
    },
    async close() {
      listeners.clear()
      subscriber?.disconnect()
    },
  }
}
