import type { CliConfig } from '../load-config.ts'

export interface Finding {
  readonly ok: boolean
  /** What was looked at and what was found, one line. */
  readonly about: string
  /** What to do about it. */
  readonly advice?: string
}

export type Check = (config: CliConfig) => Promise<readonly Finding[]>

/** Runs a probe; its failure becomes a finding with the advice. */
export async function probe(about: string, advice: string, run: () => Promise<string | undefined>): Promise<Finding> {
  try {
    const found = await run()
    return { ok: true, about: found ? `${about}: ${found}` : about }
  } catch (error) {
    const reason =
      error instanceof Error ? ((error.cause as Error)?.message ?? error.message).split('\n').at(-1) : String(error)
    return { ok: false, about: `${about}: ${reason}`, advice }
  }
}
