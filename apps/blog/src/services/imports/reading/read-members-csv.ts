import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { emailAddress } from '@rose-ash/shared/addresses/email-address'
import { z } from 'zod'
import { IMPORT_REFUSALS } from '../../../texts/import-refusals.ts'
import { ImportFileError } from '../import-file-error.ts'
import { type CsvRow, readCsv } from './read-csv.ts'

const whether = z
  .string()
  .regex(/^(?:true|false|yes|no|1|0|)$/i, 'is neither true nor false')
  .optional()

const memberRow = z.object({
  id: z.string().optional(),
  email: z
    .string()
    .refine((text) => emailAddress.safeParse(text).success, 'is no e-mail address')
    .pipe(emailAddress),
  name: z.string().optional(),
  note: z.string().optional(),
  subscribed_to_emails: whether,
  /** Its name in some exports of Ghost 3. */
  subscribed: whether,
  created_at: z
    .string()
    .refine(
      (text) => /^(?:0000-00-00.*)?$/.test(text) || (/^\d{4}-\d\d-\d\d/.test(text) && !Number.isNaN(Date.parse(text))),
      'is no date; write 2026-11-28',
    )
    .optional(),
  deleted_at: z.string().optional(),
  labels: z.string().optional(),
})

export interface GhostMember {
  readonly ghostId: string
  readonly email: string
  readonly name: string | null
  readonly note: string | null
  readonly labels: readonly string[]
  /** Null: the file does not say. */
  readonly isSubscribed: boolean | null
  readonly createdAt: Date | null
}

/**
 * Reads Ghost's members export without deleted members, also as spreadsheets save it. Throws ImportFileError that names the invalid line.
 */
export async function readMembersCsv(file: string): Promise<readonly GhostMember[]> {
  const name = basename(file)
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new ImportFileError(IMPORT_REFUSALS.membersUnreadable(file), { cause })
  })
  return readCsv(bytes, name)
    .map((row) => member(row, name))
    .filter((found) => found !== null)
}

function member({ cells, line }: CsvRow, name: string): GhostMember | null {
  const parsed = memberRow.safeParse(cells)
  if (!parsed.success) {
    const { path, message: why } = parsed.error.issues[0]!
    throw new ImportFileError(IMPORT_REFUSALS.memberLine(name, { line, field: path.join('.'), why }))
  }
  const { id, email, name: fullName, note, created_at, deleted_at, labels } = parsed.data
  if (deleted_at) return null
  const subscribed = parsed.data.subscribed_to_emails ?? parsed.data.subscribed
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
    isSubscribed: subscribed === undefined ? null : /^(?:true|yes|1)$/i.test(subscribed),
    createdAt: createdAt && !Number.isNaN(createdAt.getTime()) ? createdAt : null,
  }
}
