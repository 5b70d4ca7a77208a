import { AppError } from '@rose-ash/shared/errors/app-error'
import type { FieldErrors } from './parse.ts'

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

/** The page's words beside each field, for an error whose `details` are `{ field: code }`. Rethrows an error that is not in the table. */
export function fieldRefusalsOf(table: Readonly<Record<string, string>>, error: unknown): FieldErrors {
  const details = error instanceof AppError ? error.details : undefined
  if (details === null || typeof details !== 'object') throw error
  const fields = Object.entries(details).map(([field, code]) => [field, table[String(code)]])
  if (fields.length === 0 || fields.some(([, words]) => words === undefined)) throw error
  return Object.fromEntries(fields)
}

function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof AppError)) return []
  const { why } = (error.details ?? {}) as { readonly why?: unknown }
  return [...(typeof why === 'string' ? [`${error.code}.${why}`] : []), error.code]
}
