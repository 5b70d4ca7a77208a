import { parseEnv } from 'node:util'
import { PlainError } from '../../plain-error.ts'

const ASSIGNMENT = /^\s*(?:export\s+)?[A-Za-z_][A-Za-z0-9_.]*\s*=\s*(.*)$/
const BLANK_OR_COMMENT = /^\s*(#.*)?$/

/**
 * Parses a .env file as Node does, but refuses what Node ignores: a line that is not an assignment, and an unclosed quote. Throws
 * PlainError with the number of the line, without its content.
 */
export function parseDotEnv(text: string): Record<string, string> {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string
    if (BLANK_OR_COMMENT.test(line)) continue
    const value = ASSIGNMENT.exec(line)?.[1]
    if (value === undefined) throw new PlainError(`.env line ${index + 1} is not NAME=value: correct or remove it.`)
    index = endOfValue(lines, index, value)
  }
  return parseEnv(text) as Record<string, string>
}

/** The index of the line on which a quoted value ends. */
function endOfValue(lines: readonly string[], start: number, value: string): number {
  const quote = /^["'`]/.exec(value)?.[0]
  if (!quote || value.indexOf(quote, 1) > 0) return start
  const end = lines.findIndex((line, index) => index > start && line.includes(quote))
  if (end === -1) throw new PlainError(`.env line ${start + 1}: a value opens with ${quote} and is never closed.`)
  return end
}
