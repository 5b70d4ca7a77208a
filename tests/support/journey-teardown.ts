import { journeyStack } from './journey-setup.ts'

// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default async function journeyTeardown(): Promise<void> {
  await journeyStack.roseJourneyStack?.stop()
}
