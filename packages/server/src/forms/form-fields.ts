import type { FieldErrors } from '../http/parse.ts'
import { typedText } from './typed-text.ts'

type Values = Readonly<Record<string, unknown>>
type Options = readonly { readonly value: string; readonly label: string }[]

export interface FormState {
  /** What the fields show: what is saved, or what was typed. */
  readonly values: Values
  readonly errors?: FieldErrors | undefined
  /** What is saved now. After a conflict over `version` it stands beside each field in which it differs. */
  readonly saved?: Values | undefined
}

/** Makes the fields of a form for the partials of `form/`. */
export function formFields({ values, errors = {}, saved }: FormState) {
  // A form that offered both versions offers them again, with what was chosen, until it is saved.
  const theirs = 'version' in errors || 'theirs' in values ? saved : undefined
  const chosen = [values.theirs].flat()

  function part(name: string, wordsOf: (value: unknown) => string) {
    const isSame = !theirs || plain(theirs[name]) === plain(values[name])
    const words = { name, text: wordsOf(theirs?.[name]) || 'nothing', checked: chosen.includes(name) }
    return { id: name, name, error: errors[name], ...(!isSame && { theirs: words }) }
  }
  return {
    /** Whether somebody else saved meanwhile and the person has to choose. */
    isContested: theirs !== undefined,
    /** The messages for the partial `form/problems`; the version has no field to lead to. */
    problems: Object.entries(errors).map(([id, text]) => ({ id: id !== 'version' && id, text })),
    /** The version that the person has seen. */
    version: (current: string | number) => ('version' in errors ? current : (values.version ?? current)),
    field: (name: string, more: object = {}) => ({ ...more, ...part(name, plain), value: typedText(values[name]) }),
    select: (name: string, options: Options, more: object = {}) => ({
      ...more,
      ...part(name, (value) => labelOf(options, value)),
      options: options.map((option) => ({ ...option, selected: option.value === values[name] })),
    }),
    boxes: (name: string, options: Options, more: object = {}) => ({
      ...more,
      ...part(name, (value) =>
        listOf(value)
          .map((one) => labelOf(options, one))
          .join(', '),
      ),
      choices: options.map((option) => ({ ...option, checked: listOf(values[name]).includes(option.value) })),
    }),
  }
}

const listOf = (value: unknown): unknown[] => [value ?? []].flat()
const labelOf = (options: Options, value: unknown) =>
  options.find((one) => one.value === value)?.label ?? typedText(value)

const byWord = (one: unknown, other: unknown) => (typedText(one) < typedText(other) ? -1 : 1)

/** A value for comparison: browsers send line ends of their own. */
function plain(value: unknown): string {
  return Array.isArray(value) ? typedText(value.toSorted(byWord)) : typedText(value).replaceAll('\r\n', '\n').trim()
}
