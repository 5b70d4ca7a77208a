import { setTimeout as pause } from 'node:timers/promises'
import { createFlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import type { KernelStack } from '../support/kernel-stack.ts'
import { askKernel } from './ask-kernel.ts'
import { insist } from './database.ts'

const AT_ONCE = 80
const BEFORE_RESUME_MS = 200

export interface Drive {
  readonly flows: number
  /** Starts are spread over this time. */
  readonly spreadMs: number
  readonly kernelUrl: string
}

/**
 * Starts and resumes every flow, whatever happens: half of them with the client of an app, half through the kernel's API. The
 * keys make asking again harmless.
 */
export async function drive(stack: KernelStack, { flows, spreadMs, kernelUrl }: Drive): Promise<void> {
  const began = performance.now()
  let next = 0
  const lane = async () => {
    while (next < flows) {
      const number = next++
      await pause(Math.max(0, began + (number / flows) * spreadMs - performance.now()))
      const ask = number % 2 === 0 ? asApp(stack) : overHttp(stack, kernelUrl)
      const id = await insist(() => ask.start(number))
      await pause(Math.random() * BEFORE_RESUME_MS)
      await insist(() => ask.resume(id, number))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}

interface Asking {
  start(number: number): Promise<string>
  resume(id: string, number: number): Promise<unknown>
}

function asApp({ ctx }: KernelStack): Asking {
  const client = createFlowClient(ctx)
  return {
    start: async (number) => (await client.start(null, 'chaos', { number }, { idempotencyKey: `start ${number}` })).id,
    resume: (id, number) => client.resume(null, id, { number }, { key: 'go', idempotencyKey: 'go' }),
  }
}

function overHttp(stack: KernelStack, kernelUrl: string): Asking {
  const ask = (path: string, number: number, idempotencyKey: string) =>
    askKernel(stack, kernelUrl, { path, body: { number }, idempotencyKey })
  return {
    start: async (number) => (await ask('/flows/chaos', number, `start ${number}`)).id,
    resume: (id, number) => ask(`/flows/${id}/resume?key=go`, number, 'go'),
  }
}
