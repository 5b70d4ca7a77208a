import { ValidationError } from '@rose-ash/shared/errors/http-errors'
import type { z } from 'zod'

export type FieldErrors = Readonly<Record<string, string>>

/** Parses input by a schema. Throws ValidationError with `{ field: message }` as details. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return parsed.data
  throw new ValidationError('input does not fit', { details: fieldErrors(parsed.error), cause: parsed.error })
}

export type ReadForm<Output> =
  | { readonly ok: true; readonly input: Output }
  | { readonly ok: false; readonly errors: FieldErrors; readonly values: Readonly<Record<string, unknown>> }

/**
 * Parses a form whose errors are shown beside its fields. On failure `errors` has one message for each field and `values` has the
 * typed values, to show the form again with status 422.
 */
export function readForm<Schema extends z.ZodType>(schema: Schema, body: unknown): ReadForm<z.output<Schema>> {
  const parsed = schema.safeParse(body ?? {})
  if (parsed.success) return { ok: true, input: parsed.data }
  return { ok: false, errors: fieldErrors(parsed.error), values: { ...(body as Record<string, unknown>) } }
}

/** The first message of each field, by dotted path; messages about the whole form are under `form`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message
  return errors
}
