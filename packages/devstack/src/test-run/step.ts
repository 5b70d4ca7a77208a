import { FAILED, PASSED, type Tally } from './tally.ts'

export interface Step {
  readonly name: string
  /** Resolves to what went wrong, or to nothing; throws for the same. */
  readonly check: () => Promise<string | undefined>
}

/** Runs a check that counts as one test: a line when it passes, its whole output when it does not. */
export async function runStep({ name, check }: Step): Promise<Tally> {
  const startedAt = performance.now()
  const trouble = await check().catch((error: Error) => error.message)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${trouble === undefined ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (trouble !== undefined) console.log(`${trouble.trim()}\n`)
  return trouble === undefined ? PASSED : FAILED
}
