import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { z } from 'zod'

export type FieldErrors = Readonly<Record<string, string>>

/** Parses what came in against a schema. Throws ValidationError with `{ field: message }` as details. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return parsed.data
  throw new ValidationError('input does not fit', { details: fieldErrors(parsed.error), cause: parsed.error })
}

export type ReadForm<Output> =
  | { readonly ok: true; readonly input: Output }
  | { readonly ok: false; readonly errors: FieldErrors; readonly values: Readonly<Record<string, unknown>> }

/**
 * Reads a form whose mistakes are shown beside its fields: on failure `errors` has a message a field and `values` what was
 * typed, to be put back into the form with status 422.
 */
export function readForm<Schema extends z.ZodType>(schema: Schema, body: unknown): ReadForm<z.output<Schema>> {
  const parsed = schema.safeParse(body ?? {})
  if (parsed.success) return { ok: true, input: parsed.data }
  return { ok: false, errors: fieldErrors(parsed.error), values: { ...(body as Record<string, unknown>) } }
}

/** The first message of each field, by dotted path; what concerns the whole form is under `form`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message
  return errors
}
