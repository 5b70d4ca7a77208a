import { AppError } from '@rose-ash/shared/errors/app-error'

/**
 * The page's words for an expected error, by the error's code, or by `code.why` when the error has `details.why`. Rethrows an error
 * that is not in the table.
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
