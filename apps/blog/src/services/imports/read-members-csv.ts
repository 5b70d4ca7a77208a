import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { IMPORT_REFUSALS } from '../../texts/import-refusals.ts'
import { ImportFileError } from './import-file-error.ts'

const memberRow = z.object({
  id: z.string().optional(),
  email: z.email('is no e-mail address'),
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

/** Reads Ghost's members export without deleted members. Throws ImportFileError that names the invalid line. */
export async function readMembersCsv(file: string): Promise<readonly GhostMember[]> {
  const name = basename(file)
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new ImportFileError(IMPORT_REFUSALS.membersUnreadable(file), { cause })
  })
  return rows(text, name)
    .map((row, index) => member(row, index + 2, name))
    .filter((found) => found !== null)
}

function rows(text: string, name: string): Record<string, string>[] {
  try {
    const found: Record<string, string>[] = parse(text, {
      columns: true,
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
