import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FIELD = /<(?:input|select|textarea)\b(?:[^>"]|"[^"]*")*>/g
const NO_LABEL_NEEDED = /type="(?:hidden|submit)"/

const all = execFileSync('git', ['ls-files', 'apps/*.hbs', 'packages/*.hbs'], { cwd: ROOT, encoding: 'utf8' })
  .trim()
  .split('\n')
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))
const templates = all.filter(({ text }) => fieldsOf(text).length > 0)

test.each(templates)('every field of $path has a label', ({ text }) => {
  expect(fieldsOf(text).filter((field) => !isLabelled(field, text))).toEqual([])
})

const FORM = /<form\b.*?<\/form>/gs

test.each(all.filter(({ path, text }) => !path.includes('styleguide') && longFormsOf(text).length > 0))(
  'the form of $path, into which people type more than a line, keeps a draft',
  ({ text }) => {
    expect(longFormsOf(text).filter((form) => !/^[^\n]* data-draft/.test(form))).toEqual([])
  },
)

function longFormsOf(text: string): string[] {
  return (text.match(FORM) ?? []).filter((form) => / multiline=true|<textarea/.test(form))
}

function fieldsOf(text: string): string[] {
  return (text.match(FIELD) ?? []).filter((field) => !NO_LABEL_NEEDED.test(field))
}

/** By `for`, by standing inside a label, or by a name of its own. */
function isLabelled(field: string, text: string): boolean {
  const id = /\bid="([^"]+)"/.exec(field)?.[1]
  if (id && text.includes(`for="${id}"`)) return true
  if (/aria-label(ledby)?="/.test(field)) return true
  const before = text.slice(0, text.indexOf(field))
  return before.lastIndexOf('<label') > before.lastIndexOf('</label>')
}
