import { once } from 'node:events'
import { journeys } from './journey-setup.ts'

// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default async function journeyTeardown(): Promise<void> {
  const owner = journeys.journeyStack
  if (!owner || owner.exitCode !== null) return
  const gone = once(owner, 'exit')
  owner.disconnect()
  await gone
}
