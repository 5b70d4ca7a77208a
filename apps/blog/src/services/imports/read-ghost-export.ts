import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { z } from 'zod'
import { type GhostData, ghostDataSchema } from './ghost-export-schema.ts'
import { ImportFileError } from './import-file-error.ts'

const AGAIN =
  'Export it again in Ghost under Settings → Advanced → Import/Export → Export content, and import that file.'

export interface GhostExport {
  readonly version: string
  readonly data: GhostData
}

/** Reads a Ghost JSON export (2 to 6). Throws ImportFileError that says what is wrong, where, and what to do. */
export async function readGhostExport(file: string): Promise<GhostExport> {
  const name = basename(file)
  const root = rootOf(parse(await read(file, name), name), name)
  const parsed = ghostDataSchema.safeParse(root.data)
  if (!parsed.success)
    throw new ImportFileError(
      `${name} is a Ghost export, but ${explain(parsed.error, root.data)} Nothing was imported. ${AGAIN}`,
    )
  refuseDoubles(parsed.data, name)
  return { version: root.version, data: parsed.data }
}

async function read(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT')
      throw new ImportFileError(`There is no file ${file}. Give the path of the JSON file that Ghost exported.`, {
        cause,
      })
    if (code === 'EISDIR')
      throw new ImportFileError(`${file} is a folder. Give the path of the JSON file inside it.`, { cause })
    throw new ImportFileError(
      `${name} cannot be read (${code ?? 'unknown reason'}). Check that this user may read it.`,
      { cause },
    )
  }
}

function parse(text: string, name: string): unknown {
  if (text.trim() === '') throw new ImportFileError(`${name} is empty. ${AGAIN}`)
  if (/^\s*</.test(text)) throw new ImportFileError(`${name} is XML or HTML, not a Ghost export. ${AGAIN}`)
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    const { message } = cause as SyntaxError
    const cut = /end of JSON|Unterminated|after (property|array)|end of data/i.test(message)
    const where = /\(line \d+ column \d+\)/.exec(message)?.[0] ?? `(after ${text.length} characters)`
    throw new ImportFileError(
      `${name} ${cut ? 'breaks off or is damaged' : 'is not JSON'} ${where}: ${message.replace(/\s*\(line.*$/s, '').slice(0, 160)}. Nothing was imported. ${AGAIN}`,
      { cause },
    )
  }
}

function rootOf(parsed: unknown, name: string): { version: string; data: unknown } {
  const outer = parsed as { db?: unknown; data?: unknown; meta?: unknown } | null
  const root = (Array.isArray(outer?.db) ? outer.db[0] : outer) as {
    data?: { posts?: unknown }
    meta?: { version?: unknown }
  } | null
  if (!root || typeof root !== 'object' || typeof root.data !== 'object' || root.data === null) {
    throw new ImportFileError(
      `${name} is JSON, but no Ghost export: it has no db[0].data. Nothing was imported. ${AGAIN}`,
    )
  }
  if (!Array.isArray(root.data.posts)) {
    throw new ImportFileError(`${name} has no list of posts at db[0].data.posts. Nothing was imported. ${AGAIN}`)
  }
  return { version: String(root.meta?.version ?? 'unknown'), data: root.data }
}

function explain(error: z.ZodError, data: unknown): string {
  const [first, ...others] = error.issues
  if (!first) return 'it cannot be read.'
  const path = first.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .slice(1)
  const row = rowAt(data, first.path)
  const named = row ? ` (“${row}”)` : ''
  const more = others.length > 0 ? ` There are ${others.length} more such places.` : ''
  return `${path}${named}: ${first.message}.${more}`
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
    if (seen.has(post.id))
      throw new ImportFileError(
        `${name} holds the post “${post.slug}” twice (id ${post.id}). Nothing was imported. ${AGAIN}`,
      )
    seen.add(post.id)
  }
}
