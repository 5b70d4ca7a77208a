import { load } from 'cheerio'
import { ODD_FIELDS, type OddField } from './odd-values.ts'

export type OddValues = ReadonlyMap<string, OddField>

/**
 * Sends every odd value in every field, many fields in one request, so that few requests are needed. A field that is refused with words
 * beside it gets a valid value, and the rest is sent again, until the values pass the form's rules and reach the use case and the
 * database. A field that is refused without such words would hide the others, so it is sent alone afterwards.
 */
export async function askForm(
  fields: readonly string[],
  rows: readonly number[],
  ask: (odd: OddValues) => Promise<{ readonly status: number; readonly text: string }>,
): Promise<void> {
  const alone = new Set<string>()
  for (const row of rows) {
    const oddOf = (field: string) => ODD_FIELDS[(row + fields.indexOf(field)) % ODD_FIELDS.length]!
    const asOdd = (names: readonly string[]): OddValues => new Map(names.map((name) => [name, oddOf(name)]))
    for (const field of alone) await ask(asOdd([field]))
    let together = fields.filter((field) => !alone.has(field))
    while (together.length > 0) {
      const answer = await ask(asOdd(together))
      if (answer.status < 400) break
      const refused = invalidFields(answer.text)
      const left = together.filter((field) => !refused.has(field))
      if (left.length === together.length) {
        for (const field of together) if ((await ask(asOdd([field]))).status >= 400) alone.add(field)
        break
      }
      together = left
    }
  }
}

function invalidFields(page: string): ReadonlySet<string | undefined> {
  const $ = load(page)
  return new Set(
    $('[aria-invalid="true"]')
      .toArray()
      .map((field) => $(field).attr('name')),
  )
}
