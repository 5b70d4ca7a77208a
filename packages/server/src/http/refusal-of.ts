import { AppError } from '@rose-ash/shared/errors/app-error'

/**
 * The words that a page has for an error it expects, by the error's code; where the error says `details.why`, by `code.why`. An error that the
 * table does not know is thrown on.
 */
export function refusalOf<Words>(table: Readonly<Record<string, Words>>, error: unknown): Words {
  const words = codesOf(error).map((code) => table[code])
  const known = words.find((found) => found !== undefined)
  if (known === undefined) throw error
  return known
}

function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof AppError)) return []
  const { why } = (error.details ?? {}) as { readonly why?: unknown }
  return [...(typeof why === 'string' ? [`${error.code}.${why}`] : []), error.code]
}
