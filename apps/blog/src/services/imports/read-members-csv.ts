import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { asciiEmail } from '@rose-ash/shared/addresses/ascii-email'
import { storableText } from '@rose-ash/shared/words/storable-text'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { IMPORT_REFUSALS } from '../../texts/import-refusals.ts'
import { ImportFileError } from './import-file-error.ts'

const memberRow = z.object({
  id: z.string().optional(),
  email: z.string().transform(asciiEmail).pipe(z.email('is no e-mail address')),
  name: z.string().optional(),
  note: z.string().optional(),
  subscribed_to_emails: z.string().optional(),
  created_at: z.string().optional(),
  deleted_at: z.string().optional(),
  labels: z.string().optional(),
})

export interface GhostMember {
  readonly ghostId: string
  readonly email: string
  readonly name: string | null
  readonly note: string | null
  readonly labels: readonly string[]
  readonly isSubscribed: boolean
  readonly createdAt: Date | null
}

/**
 * Reads Ghost's members export without deleted members, also as spreadsheets save it: with semicolons or tabs, in UTF-8 or UTF-16. Throws
 * ImportFileError that names the invalid line.
 */
export async function readMembersCsv(file: string): Promise<readonly GhostMember[]> {
  const name = basename(file)
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new ImportFileError(IMPORT_REFUSALS.membersUnreadable(file), { cause })
  })
  return rows(textOf(bytes, name), name)
    .map((row, index) => member(row, index + 2, name))
    .filter((found) => found !== null)
}

/** Any other encoding is refused, since it cannot be told from its bytes and a wrong guess spoils names. */
function textOf(bytes: Buffer, name: string): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return storableText(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch (cause) {
    const readable = new TextDecoder().decode(bytes)
    const line = readable.slice(0, readable.indexOf('\ufffd')).split('\n').length
    throw new ImportFileError(IMPORT_REFUSALS.membersEncoding(name, line), { cause })
  }
}

/** The delimiter that the first line has most of. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  const count = (delimiter: string) => first.split(delimiter).length
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}

function rows(text: string, name: string): Record<string, string>[] {
  try {
    const found: Record<string, string>[] = parse(text, {
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter: delimiterOf(text),
      bom: true,
      skip_empty_lines: true,
      trim: true,
    })
    if (found[0] && !('email' in found[0])) throw new Error(IMPORT_REFUSALS.noEmailColumn)
    return found
  } catch (cause) {
    throw new ImportFileError(IMPORT_REFUSALS.notMembers(name, (cause as Error).message), { cause })
  }
}

function member(row: Record<string, string>, line: number, name: string): GhostMember | null {
  const parsed = memberRow.safeParse(row)
  if (!parsed.success) {
    const { path, message: why } = parsed.error.issues[0]!
    throw new ImportFileError(IMPORT_REFUSALS.memberLine(name, { line, field: path.join('.'), why }))
  }
  const { id, email, name: fullName, note, subscribed_to_emails, created_at, deleted_at, labels } = parsed.data
  if (deleted_at) return null
  const createdAt = created_at ? new Date(created_at) : null
  return {
    ghostId: id || `email:${email.toLowerCase()}`,
    email,
    name: fullName || null,
    note: note || null,
    labels: (labels ?? '')
      .split(',')
      .map((label) => label.trim())
      .filter(Boolean),
    isSubscribed: subscribed_to_emails === 'true',
    createdAt: createdAt && !Number.isNaN(createdAt.getTime()) ? createdAt : null,
  }
}
