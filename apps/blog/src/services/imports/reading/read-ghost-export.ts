import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { storable } from '@rose-ash/shared/words/storable-text'
import type { z } from 'zod'
import { IMPORT_REFUSALS } from '../../../texts/import-refusals.ts'
import { ImportFileError } from '../import-file-error.ts'
import { type GhostData, ghostDataSchema } from './ghost-export-schema.ts'

export interface GhostExport {
  readonly version: string
  readonly data: GhostData
}

/** Reads a JSON export of Ghost 2 to 6. Throws ImportFileError. */
export async function readGhostExport(file: string): Promise<GhostExport> {
  const name = basename(file)
  const root = rootOf(parse(await read(file, name), name), name)
  const parsed = ghostDataSchema.safeParse(root.data)
  if (!parsed.success) throw new ImportFileError(IMPORT_REFUSALS.invalid(name, firstMistake(parsed.error, root.data)))
  refuseDoubles(parsed.data, name)
  return { version: root.version, data: parsed.data }
}

async function read(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new ImportFileError(IMPORT_REFUSALS.missing(file), { cause })
    if (code === 'EISDIR') throw new ImportFileError(IMPORT_REFUSALS.folder(file), { cause })
    throw new ImportFileError(IMPORT_REFUSALS.unreadable(name, code), { cause })
  }
}

function parse(text: string, name: string): unknown {
  if (text.trim() === '') throw new ImportFileError(IMPORT_REFUSALS.empty(name))
  if (/^\s*</.test(text)) throw new ImportFileError(IMPORT_REFUSALS.markup(name))
  try {
    return storable(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch (cause) {
    const { message } = cause as SyntaxError
    const isCut = /end of JSON|Unterminated|after (property|array)|end of data/i.test(message)
    const where = /\(line \d+ column \d+\)/.exec(message)?.[0] ?? `(after ${text.length} characters)`
    const why = message.replace(/\s*\(line.*$/s, '').slice(0, 160)
    throw new ImportFileError(IMPORT_REFUSALS.notJson(name, { isCut, where, why }), { cause })
  }
}

function rootOf(parsed: unknown, name: string): { version: string; data: unknown } {
  const outer = parsed as { db?: unknown; data?: unknown; meta?: unknown } | null
  const root = (Array.isArray(outer?.db) ? outer.db[0] : outer) as {
    data?: { posts?: unknown }
    meta?: { version?: unknown }
  } | null
  if (!root || typeof root !== 'object' || typeof root.data !== 'object' || root.data === null) {
    throw new ImportFileError(IMPORT_REFUSALS.otherJson(name))
  }
  if (!Array.isArray(root.data.posts)) {
    throw new ImportFileError(IMPORT_REFUSALS.noPosts(name))
  }
  return { version: String(root.meta?.version ?? 'unknown'), data: root.data }
}

function firstMistake({ issues }: z.ZodError, data: unknown) {
  const { path, message: why } = issues[0]!
  const at = path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .slice(1)
  return { path: at, row: rowAt(data, path), why, others: issues.length - 1 }
}

function rowAt(data: unknown, [table, index]: readonly PropertyKey[]): string | null {
  const row = (data as Record<string, unknown[]>)?.[String(table)]?.[Number(index)] as
    | { slug?: unknown; name?: unknown }
    | undefined
  const name = row?.slug ?? row?.name
  return typeof name === 'string' ? name.slice(0, 80) : null
}

function refuseDoubles({ posts }: GhostData, name: string): void {
  const seen = new Set<string>()
  for (const post of posts) {
    if (seen.has(post.id)) throw new ImportFileError(IMPORT_REFUSALS.twice(name, post))
    seen.add(post.id)
  }
}
