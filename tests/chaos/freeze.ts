import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '@rose-ash/shared/db/client'
import { insist } from './database.ts'
import type { Herd, Member } from './herd.ts'

const LOOK_MS = 50
const LOOKS = 200

/**
 * Freezes a worker in the middle of its work (SIGSTOP) and lets it go on only when its lease is over and others have taken what it
 * held, as if nothing had been. False when no worker was found with anything in its hands.
 */
export async function freezeUntilForgotten(db: Db, herd: Herd): Promise<boolean> {
  const zombie = await freezeOneAtWork(db, herd)
  if (!zombie) return false
  while (await holdsFlows(db, zombie)) await pause(LOOK_MS)
  thaw(zombie)
  return true
}

async function freezeOneAtWork(db: Db, herd: Herd): Promise<Member | undefined> {
  for (let look = 0; look < LOOKS; look += 1) {
    const worker = await herd.pick('worker')
    worker.state = 'frozen'
    worker.process.kill('SIGSTOP')
    if (await holdsFlows(db, worker)) return worker
    thaw(worker)
    await pause(LOOK_MS)
  }
  return undefined
}

function thaw(worker: Member): void {
  worker.process.kill('SIGCONT')
  worker.state = 'working'
}

async function holdsFlows(db: Db, { process: { pid } }: Member): Promise<boolean> {
  const ofWorker = { status: 'running', leaseOwner: { contains: `:${pid}:` } }
  return insist(async () => (await db.flowInstance.count({ where: ofWorker })) > 0)
}
