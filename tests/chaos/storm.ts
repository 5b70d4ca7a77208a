import { setTimeout as pause } from 'node:timers/promises'
import { auditKernel } from '@rose-ash/kernel/audit/audit-kernel'
import type { Finding } from '@rose-ash/kernel/audit/finding'
import { createNotes, readNotes } from '../../packages/kernel/tests/support/notes.ts'
import type { KernelStack } from '../support/kernel-stack.ts'
import { insist } from './database.ts'
import { drive } from './drive.ts'
import { startHerd } from './herd.ts'
import { type Torment, torment, tormentMs } from './torment.ts'

const LEASE_MS = 1_500

export interface Storm {
  readonly flows: number
  readonly kills: number
}

export interface AfterStorm extends Torment {
  readonly flows: number
  readonly finished: number
  /** Effects that did not happen, or happened more than once. */
  readonly missing: readonly string[]
  readonly doubled: readonly string[]
  /** What the audit finds; nothing waits either, once all is done. */
  readonly findings: readonly Finding[]
}

/**
 * Flows with two steps that write, a wait between them and a reaction to their end, while three workers and a kernel are
 * killed and frozen and the database is stopped. Resolves when all is finished, or when that takes too long.
 */
export async function runStorm(
  stack: KernelStack,
  { flows, kills }: Storm,
  say: (text: string) => void,
): Promise<AfterStorm> {
  const { db } = stack.ctx
  await createNotes(db)
  const herd = await startHerd(stack, LEASE_MS)
  try {
    say(`${flows} flows, ${kills} kills`)
    const driving = drive(stack, { flows, spreadMs: tormentMs(kills), kernelUrl: herd.kernelUrl })
    const suffered = await torment(stack, herd, kills)
    say(`the last kill is done, ${await finishedFlows(stack)} flows are finished`)
    await driving
    await untilFinished(stack, flows)
    return { flows, ...suffered, ...(await judge(stack, flows)) }
  } finally {
    await herd.end()
  }
}

async function untilFinished(stack: KernelStack, flows: number): Promise<void> {
  const end = performance.now() + 60_000 + flows * 20
  while (performance.now() < end) {
    if ((await finishedFlows(stack)) === flows && (await heardReactions(stack)) >= flows) return
    await pause(250)
  }
}

function finishedFlows({ ctx: { db } }: KernelStack): Promise<number> {
  return insist(() => db.flowInstance.count({ where: { name: 'chaos', status: 'completed' } }))
}

async function heardReactions({ ctx: { db } }: KernelStack): Promise<number> {
  const [row] = await insist(
    () => db.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS count FROM kernel_test_notes WHERE note LIKE 'heard %'`,
  )
  return Number(row?.count ?? 0)
}

async function judge(stack: KernelStack, flows: number) {
  const seen = Map.groupBy(await readNotes(stack.ctx.db), (text) => text)
  const expected = Array.from({ length: flows }, (_, n) => [`first ${n}`, `second ${n}`, `heard ${n}`]).flat()
  return {
    finished: await finishedFlows(stack),
    missing: expected.filter((text) => !seen.has(text)),
    doubled: [...seen].filter(([, times]) => times.length > 1).map(([text]) => text),
    findings: await auditKernel(stack.ctx),
  }
}
