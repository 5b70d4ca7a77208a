import type { CheerioAPI } from 'cheerio'

/** Zod's phrases, JavaScript's, and the codes of our errors. */
const NOT_FOR_PEOPLE =
  /Invalid (?:input|option|string|ISO)|\bexpected\b|\breceived\b|Too (?:small|big)|Unrecognized|\bRequired\b|\bundefined\b|\bNaN\b|\[object|\b[a-z]+(?:_[a-z]+)+\b/

/** What is wrong with the messages of a page that refused a form. */
export function wordFaults($: CheerioAPI): string[] {
  const said = $('#problems, .field__error, #notices')
    .toArray()
    .map((element) => $(element).text())
  return said.filter((words) => NOT_FOR_PEOPLE.test(words)).map((words) => `says ${words.trim().slice(0, 90)}`)
}

/** Each message stands at its field once and in the summary once, leads there, and the field is marked. */
export function markFaults($: CheerioAPI): string[] {
  const faults: string[] = []
  const summary = $('#problems li')
    .toArray()
    .map((item) => $(item).text().trim())
  if (new Set(summary).size < summary.length) faults.push('says one thing twice in its summary')
  for (const link of $('#problems a').toArray()) {
    const id = $(link).attr('href')?.slice(1) ?? ''
    if ($(`[id="${id}"]`).length !== 1) faults.push(`leads to #${id}, which is not there once`)
  }
  for (const error of $('.field__error:not([hidden])').toArray()) {
    const id = $(error).attr('id')
    const marked = $(`[aria-describedby~="${id}"]`)
    const invalid = marked.is('[aria-invalid="true"]') || marked.find('[aria-invalid="true"]').length > 0
    if (!id || !invalid) faults.push(`does not mark the field of “${$(error).text().trim()}”`)
  }
  const listed = summary.length > 0
  for (const error of $('.field__error:not([hidden])').toArray())
    if (listed && !summary.includes($(error).text().trim())) faults.push(`its summary leaves out “${$(error).text()}”`)
  return faults
}

const SHOWN = 'textarea, select, input:not([type=hidden], [type=file])'

/** What was typed and ticked and the form does not show any more. A choice that nobody was offered cannot be shown. */
export function lostValues($: CheerioAPI, action: string, typed: readonly (readonly [string, string])[]): string[] {
  const form = $(`form[method="post"][action="${action}"]`)
  return typed.flatMap(([name, value]) => {
    const field = form.find(`[name="${name}"]`).filter(SHOWN)
    if (value === '' || field.length === 0) return []
    const choices = field.is('select') ? field.find('option') : field.filter('[type=checkbox], [type=radio]')
    const chosen = choices.filter((_, one) => $(one).attr('value') === value)
    const isKept = choices.length
      ? chosen.length === 0 || chosen.is('[checked], [selected]')
      : String(field.val() ?? '').replaceAll('\r\n', '\n') === value
    return isKept ? [] : [`loses ${name}`]
  })
}
