import { bellChannel } from '@rose-ash/shared/activities/bell-channel'
import { DOORBELL, TOUCHED } from '@rose-ash/shared/activities/doorbell'
import { DELIVERIES_BELL } from '@rose-ash/shared/deliveries/deliveries-bell'
import type { KernelContext } from '../kernel-context.ts'

/** The bells: the log has grown · a flow may run (its name, or *) · an instance changed (its id) · a mailbox has a message · a schedule was changed · something is to be delivered (its kind, or *) · freshness keys were touched. */
export const BELLS = {
  log: DOORBELL,
  flowWork: 'flows:work',
  flowState: 'flows:state',
  mailbox: 'mailbox',
  schedules: 'schedules',
  deliveries: DELIVERIES_BELL,
  touched: TOUCHED,
} as const

/** Begins a ring of `flowWork` about an instance that may run and was cancelled: its id follows. */
export const CANCELLED = 'cancelled:'

export type Bell = keyof typeof BELLS

/** Rings without waiting for Redis. Never throws: after a lost ring the next poll finds the work. */
export function ring({ redis, log }: Pick<KernelContext, 'redis' | 'log'>, bell: Bell, message = ''): void {
  redis
    .publish(bellChannel(redis, BELLS[bell]), message)
    .catch((error) => log.warn({ err: error, bell }, 'bell not rung'))
}

export interface BellListener {
  on(bell: Bell, listener: (message: string) => void): Promise<void>
  close(): void
}

/** One subscriber connection for all bells of a process. A Redis that is down never fails a start. */
export function listenToBells({ redis, log }: Pick<KernelContext, 'redis' | 'log'>): BellListener {
  const listeners = new Map<string, Set<(message: string) => void>>()
  const subscriber = redis.duplicate({ maxRetriesPerRequest: null, commandTimeout: undefined, lazyConnect: false })
  subscriber.on('error', (error) => log.warn({ err: error }, 'bell connection failed'))
  subscriber.on('message', (channel: string, message: string) => {
    for (const listener of listeners.get(channel) ?? []) listener(message)
  })
  return {
    async on(bell, listener) {
      const channel = bellChannel(redis, BELLS[bell])
      const known = listeners.get(channel)
      if (known) {
        known.add(listener)
        return
      }
      listeners.set(channel, new Set([listener]))
      await Promise.race([subscriber.subscribe(channel).catch(() => undefined), aMoment()])
    },
    close() {
      listeners.clear()
      subscriber.disconnect()
    },
  }
}

function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1_000).unref())
}
