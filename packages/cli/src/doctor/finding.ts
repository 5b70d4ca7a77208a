import type { CliConfig } from '../load-config.ts'

export interface Finding {
  readonly ok: boolean
  /** The check and its result in one line. */
  readonly about: string
  /** How to solve the problem. */
  readonly advice?: string
}

export type Check = (config: CliConfig) => Promise<readonly Finding[]>

/** Runs a probe; turns its failure into a finding with the advice. */
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
