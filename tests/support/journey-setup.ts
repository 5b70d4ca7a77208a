import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { announceJourneyPort } from './config.ts'

/** Kept on the global object: Jest gives the teardown no other way to it. */
export const journeys = globalThis as { journeyStack?: ChildProcess }

const OWNER = fileURLToPath(new URL('./journey-stack.ts', import.meta.url))

/** Before the first journey: one stack with the demo co-op, shared by all. */
// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default async function journeySetup(): Promise<void> {
  const owner = fork(OWNER, { execArgv: ['--disable-warning=ExperimentalWarning'] })
  journeys.journeyStack = owner
  announceJourneyPort(await portOf(owner))
}

function portOf(owner: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    owner.once('message', (message) => resolve((message as { port: number }).port))
    owner.once('exit', () => reject(new Error('The stack for the journeys did not start')))
  })
}
