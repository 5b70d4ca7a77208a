import { FAILED, PASSED, type Tally } from './tally.ts'

export interface Step {
  readonly name: string
  /** Resolves to a description of the failure, or to undefined; may also throw. */
  readonly check: () => Promise<string | undefined>
}

/** Runs a check that counts as one test: prints one line when it passes, else its whole output. */
export async function runStep({ name, check }: Step): Promise<Tally> {
  const startedAt = performance.now()
  const trouble = await check().catch((error: Error) => error.message)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${trouble === undefined ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (trouble !== undefined) console.log(`${trouble.trim()}\n`)
  return trouble === undefined ? PASSED : FAILED
}
