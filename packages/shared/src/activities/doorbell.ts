import type { Redis } from 'ioredis'
import type { Touched } from '../freshness/touched-keys.ts'
import type { Logger } from '../log/create-log.ts'
import { bellChannel } from './bell-channel.ts'

/** The bell that rings when rows were added to the log. A lost ring only delays readers until their next poll of the log. */
export const DOORBELL = 'doorbell'

/** The bell for freshness keys that are touched without a new row of the log: a projection has processed rows. */
export const TOUCHED = 'touched'

export interface Doorbell {
  /** Tells every listener, within milliseconds, that the log has grown and which freshness keys are touched. Never throws. */
  ring(keys?: readonly string[]): Promise<void>
  /** Calls `listener` at each ring; the returned function stops it. */
  onRing(listener: () => void): Promise<() => Promise<void>>
  /** Calls `listener` with the keys that new rows and projections touch; with `all` when rings may have been missed. */
  onTouch(listener: (touched: Touched) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

/** Rings within this many milliseconds are merged into one at the end of that time. */
const AT_MOST_EVERY_MS = 10

/** The message of a bell: one key a line. No key contains a line break. */
export const encodeKeys = (keys: Iterable<string>): string => [...keys].join('\n')
const decodeKeys = (message: string): readonly string[] => (message === '' ? [] : message.split('\n'))

/** A doorbell on Redis pub/sub. Opens a second connection for the first listener: a connection that subscribes cannot run other commands. */
export function createDoorbell({ redis, log }: { redis: Redis; log: Logger }): Doorbell {
  const ringListeners = new Set<() => void>()
  const touchListeners = new Set<(touched: Touched) => void>()
  const channel = bellChannel(redis, DOORBELL)
  const touchedChannel = bellChannel(redis, TOUCHED)
  let subscriber: Redis | undefined
  let rungAt = Number.NEGATIVE_INFINITY
  let later: NodeJS.Timeout | undefined
  let pending = new Set<string>()

  async function publish(): Promise<void> {
    clearTimeout(later)
    later = undefined
    rungAt = performance.now()
    const message = encodeKeys(pending)
    pending = new Set()
    await redis.publish(channel, message).catch((error) => log.warn({ err: error }, 'doorbell not rung'))
  }

  function hear(from: string, message: string): void {
    if (from === channel) for (const listener of ringListeners) listener()
    const keys = decodeKeys(message)
    if (keys.length > 0) for (const listener of touchListeners) listener(keys)
  }

  async function subscribe(): Promise<void> {
    if (subscriber) return
    subscriber = redis.duplicate({ maxRetriesPerRequest: null, commandTimeout: undefined })
    subscriber.on('error', (error) => log.warn({ err: error }, 'doorbell connection failed'))
    subscriber.on('message', hear)
    // Redis does not keep messages for a disconnected subscriber.
    subscriber.on('close', () => {
      for (const listener of touchListeners) listener('all')
    })
    subscriber.on('ready', () => {
      for (const listener of touchListeners) listener('all')
    })
    await subscriber.subscribe(channel, touchedChannel)
  }

  async function listen<Listener>(listeners: Set<Listener>, listener: Listener): Promise<() => Promise<void>> {
    listeners.add(listener)
    await subscribe()
    return async () => {
      listeners.delete(listener)
    }
  }

  return {
    async ring(keys = []) {
      for (const key of keys) pending.add(key)
      const wait = rungAt + AT_MOST_EVERY_MS - performance.now()
      if (wait <= 0) await publish()
      else later ??= setTimeout(publish, wait)
    },
    onRing: (listener) => listen(ringListeners, listener),
    onTouch: (listener) => listen(touchListeners, listener),
    async close() {
      if (later) await publish()
      ringListeners.clear()
      touchListeners.clear()
      subscriber?.disconnect()
    },
  }
}
