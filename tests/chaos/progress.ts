import { setTimeout as pause } from 'node:timers/promises'
import { createFlowClient, type FlowClient } from '@rose-ash/kernel/flows/client/flow-client'
import { createNotes } from '../../packages/kernel/tests/support/notes.ts'
import type { KernelStack } from '../support/kernel-stack.ts'
import { type Herd, startHerd } from './herd.ts'

const IN_FLIGHT = 400
const EVERY_MS = 50
const KILL_EVERY_MS = 2_000

export interface Progress {
  readonly undisturbedPerSecond: number
  readonly killedPerSecond: number
  readonly ratio: number
  readonly kills: number
}

/**
 * How many flows are finished a second by three workers and a kernel, left alone and then with one of the workers killed every two
 * seconds. Leases are as long as in production, and there is always enough to do.
 */
export async function measureProgress(
  stack: KernelStack,
  seconds: number,
  say: (text: string) => void,
): Promise<Progress> {
  await createNotes(stack.ctx.db)
  const herd = await startHerd(stack)
  const supply = keepBusy(stack)
  try {
    say('warming up')
    await pause(5_000)
    say('undisturbed')
    const undisturbedPerSecond = await rateOver(stack, () => pause(seconds * 1_000))
    say('a kill every 2 s')
    let kills = 0
    const killedPerSecond = await rateOver(stack, async () => {
      kills = await killFor(herd, seconds * 1_000)
    })
    return { undisturbedPerSecond, killedPerSecond, ratio: killedPerSecond / undisturbedPerSecond, kills }
  } finally {
    await supply.stop()
    await herd.end()
  }
}

async function rateOver(stack: KernelStack, while_: () => Promise<void>): Promise<number> {
  const before = await countFinished(stack)
  const began = performance.now()
  await while_()
  return ((await countFinished(stack)) - before) / ((performance.now() - began) / 1_000)
}

async function killFor(herd: Herd, forMs: number): Promise<number> {
  const began = performance.now()
  let kills = 0
  for (let at = KILL_EVERY_MS; at <= forMs; at += KILL_EVERY_MS) {
    await pause(Math.max(0, began + at - performance.now()))
    herd.kill(await herd.pick('worker'))
    kills += 1
  }
  return kills
}

/** Keeps so many flows under way; each is resumed a little after it was started, so that it has been put down in between. */
function keepBusy(stack: KernelStack): { stop(): Promise<void> } {
  const client = createFlowClient(stack.ctx)
  let stopped = false
  let number = 0
  let asleep: string[] = []
  const supplying = (async () => {
    while (!stopped) {
      const resumed = asleep
      const missing = IN_FLIGHT - (number - (await countFinished(stack)))
      const first = number
      number += Math.max(0, missing)
      const begun = Array.from({ length: number - first }, (_, index) => start(client, first + index))
      await Promise.all(resumed.map((id) => client.resume(null, id, {}, { key: 'go' })))
      asleep = await Promise.all(begun)
      await pause(EVERY_MS)
    }
  })()
  return {
    async stop() {
      stopped = true
      await supplying
    },
  }
}

async function start(client: FlowClient, number: number): Promise<string> {
  return (await client.start(null, 'chaos', { number })).id
}

function countFinished({ ctx: { db } }: KernelStack): Promise<number> {
  return db.flowInstance.count({ where: { name: 'chaos', status: 'completed' } })
}
