import { storableText } from '@rose-ash/shared/words/storable-text'

const LONGEST = 2_000

/** An error as an operator reads it, in one text that can be stored. */
export function describeError(error: unknown): string {
  return storableText(error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, LONGEST)
}
