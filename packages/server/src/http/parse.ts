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
 * The error text of a field: one sentence for every error, or one each for some of zod's issue codes and one for all others.
 */
type FieldWords = string | ({ readonly otherwise: string } & { readonly [Code in z.core.$ZodIssue['code']]?: string })

/** The error texts of all fields of a form. */
export type FormWords<Schema extends z.ZodType> = {
  readonly [Field in Extract<keyof z.output<Schema>, string>]-?: FieldWords
}

/**
 * Parses a form whose errors are shown beside its fields. On failure `errors` has the text of `words` for each invalid field and `values`
 * has the typed values, to show the form again with status 422. Zod's own messages are never shown. Throws ValidationError for a body
 * that is not a form.
 */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  words: FormWords<Schema>,
): ReadForm<z.output<Schema>> {
  const parsed = schema.safeParse(body ?? {})
  if (parsed.success) return { ok: true, input: parsed.data }
  const errors: Record<string, string> = {}
  for (const { path, code } of parsed.error.issues) {
    const field = String(path[0])
    const said = (words as Readonly<Record<string, FieldWords>>)[field]
    if (said === undefined)
      throw new ValidationError('input does not fit', { details: fieldErrors(parsed.error), cause: parsed.error })
    errors[field] ??= typeof said === 'string' ? said : (said[code] ?? said.otherwise)
  }
  return { ok: false, errors, values: { ...(body as Record<string, unknown>) } }
}

/** The first message of each field, by dotted path; messages about the whole form are under `form`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message
  return errors
}
