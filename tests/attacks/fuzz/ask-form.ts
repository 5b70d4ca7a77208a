import { load } from 'cheerio'
import { ODD_FIELDS, type OddField } from './odd-values.ts'

export type OddValues = ReadonlyMap<string, OddField>

/**
 * Asks with every odd value in every field, many in one request, so that it takes few of them. A field whose value is refused in words
 * beside it becomes honest and the rest is asked again: what passes the form's own rules reaches the use case and the database. A field
 * that is refused without such words would hide the others, so it is asked alone from then on.
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
