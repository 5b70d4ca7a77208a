import { storableText } from '@rose-ash/shared/words/storable-text'
import { CsvError, type Info, parse } from 'csv-parse/sync'
import { IMPORT_REFUSALS } from '../../../texts/import-refusals.ts'
import { ImportFileError } from '../import-file-error.ts'

export interface CsvRow {
  /** The line of the file on which the row ends. */
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/**
 * Reads a table with an `email` column as Ghost and spreadsheets write it: with commas, semicolons, bars or tabs, in UTF-8 or UTF-16; rows of
 * nothing but delimiters are read past. Throws ImportFileError in words for a person.
 */
export function readCsv(bytes: Buffer, name: string): readonly CsvRow[] {
  // Excel names the delimiter in a line of its own before the columns.
  const [, hint = '', named, table = ''] = /^(sep=(.)\r?\n)?(.*)$/s.exec(textOf(bytes, name)) ?? []
  const skipped = hint ? 1 : 0
  let columns: readonly string[] = []
  try {
    const rows = parse(table, {
      columns: (names: string[]) => (columns = names.map((column) => column.trim().toLowerCase())),
      delimiter: named ?? delimiterOf(table),
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      info: true,
    }) as unknown as { record: Record<string, string>; info: Info }[]
    if (!columns.includes('email')) throw notMembers(name, IMPORT_REFUSALS.noEmailColumn)
    return rows.map(({ record, info }) => ({ cells: record, line: info.lines + skipped }))
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = Number(cause.lines) + skipped
    const words = /QUOTE/.test(cause.code) ? IMPORT_REFUSALS.looseQuote : IMPORT_REFUSALS.otherColumns
    throw notMembers(name, words(line), cause)
  }
}

const ESCAPE = '\x1b'

/** Any other encoding is refused, since it cannot be told from its bytes and a wrong guess spoils names; the escapes of ISO-2022 too. */
function textOf(bytes: Buffer, name: string): string {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes)
    if (text.includes(ESCAPE)) throw new TypeError('escapes to another encoding')
    return storableText(text)
  } catch (cause) {
    const readable = new TextDecoder().decode(bytes)
    const line = readable.split('\n').findIndex((row) => row.includes('\ufffd') || row.includes(ESCAPE)) + 1
    throw new ImportFileError(IMPORT_REFUSALS.membersEncoding(name, line), { cause })
  }
}

/** UTF-16 is known by its mark or, without one, by the empty half of the first letter: column names are ASCII. */
function encodingOf([first, second]: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first && second === 0)) return 'utf-16le'
  return (first === 0xfe && second === 0xff) || first === 0 ? 'utf-16be' : 'utf-8'
}

/** The delimiter that makes `email` a column: the names of other columns may hold any of them. */
function delimiterOf(table: string): string {
  const [first = ''] = table.trimStart().split(/[\r\n]/, 1)
  const columns = (delimiter: string) =>
    first.split(delimiter).map((column) => column.replaceAll('"', '').trim().toLowerCase())
  return [',', ';', '\t', '|'].find((delimiter) => columns(delimiter).includes('email')) ?? ','
}

function notMembers(name: string, why: string, cause?: CsvError): ImportFileError {
  return new ImportFileError(IMPORT_REFUSALS.notMembers(name, why), { cause })
}
