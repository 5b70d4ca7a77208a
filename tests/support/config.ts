import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The browser that the test command found; Debian's when journeys are run by hand. */
export function chromiumPath(): string {
  return process.env.CHROMIUM_PATH || '/usr/bin/chromium'
}

/** Where screenshots go: ROSE_SCREENSHOTS, or a folder under the system's temporary one. */
export function screenshotFolder(): string {
  return process.env.ROSE_SCREENSHOTS || join(tmpdir(), 'rose-screenshots')
}

/** The port of the gateway that the journeys share. Throws when no journey run is on. */
export function journeyPort(): number {
  const port = Number(process.env.ROSE_JOURNEY_PORT)
  if (!port) throw new Error('No stack: run journeys with pnpm test, or jest --config tests/jest.journeys.config.js')
  return port
}

/** Tells the journeys, which run in this process and below it, where the shared stack is. */
export function announceJourneyPort(port: number): void {
  process.env.ROSE_JOURNEY_PORT = String(port)
}

/** How often each race of the attack suite is run: ROSE_ATTACK_ROUNDS, few unless somebody looks closely (200). */
export function attackRounds(): number {
  return Number(process.env.ROSE_ATTACK_ROUNDS) || 3
}
