import type { Stack } from '@rose-ash/devstack/start-stack'
import { announceJourneyPort } from './config.ts'
import { startTestStack } from './with-stack.ts'

/** Kept on the global object: Jest gives the teardown no other way to it. */
export const journeyStack = globalThis as { roseJourneyStack?: Stack }

/** Before the first journey: one stack with the demo co-op, shared by all. */
// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default async function journeySetup(): Promise<void> {
  const stack = await startTestStack()
  journeyStack.roseJourneyStack = stack
  announceJourneyPort(Number(new URL(stack.url('blog')).port))
}
