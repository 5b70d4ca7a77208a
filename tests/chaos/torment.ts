import { setTimeout as pause } from 'node:timers/promises'
import type { KernelStack } from '../support/kernel-stack.ts'
import { stopAndStart } from './database.ts'
import { freezeUntilForgotten } from './freeze.ts'
import type { Herd } from './herd.ts'

const APART_MS = { least: 500, most: 3_000 }

export const betweenKills = (): number => APART_MS.least + Math.random() * (APART_MS.most - APART_MS.least)

/** How long so many kills take, on the average. */
export const tormentMs = (kills: number): number => (kills * (APART_MS.least + APART_MS.most)) / 2

export interface Torment {
  readonly kills: number
  readonly kernelKills: number
  readonly zombies: number
  readonly databaseStops: number
}

/**
 * Kills at random, 0.5 to 3 seconds apart. Of every ten kills at least one hits the kernel; after some of them a worker is frozen past
 * its lease, and after one the database is stopped with `immediate`.
 */
export async function torment(stack: KernelStack, herd: Herd, kills: number): Promise<Torment> {
  const frozen: Promise<boolean>[] = []
  let isOneFrozen = false
  let kernelKills = 0
  let databaseStops = 0
  for (let kill = 1; kill <= kills; kill += 1) {
    await pause(betweenKills())
    const victim = await herd.pick(kill % 10 === 4 ? 'kernel' : undefined)
    if (victim.role === 'kernel') kernelKills += 1
    herd.kill(victim)
    // One at a time: somebody has to take over.
    if (kill % 5 === 2 && !isOneFrozen) {
      isOneFrozen = true
      frozen.push(freezeUntilForgotten(stack.ctx.db, herd).finally(() => (isOneFrozen = false)))
    }
    if (kill % 10 === 5) {
      await stopAndStart(stack)
      databaseStops += 1
    }
  }
  const zombies = (await Promise.all(frozen)).filter(Boolean).length
  return { kills, kernelKills, zombies, databaseStops }
}
