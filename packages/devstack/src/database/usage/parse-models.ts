import type { SchemaFile } from '../schema-files.ts'

export interface ModelColumn {
  /** The name in the client: `startsAt`. */
  readonly field: string
  /** The name in the database: `starts_at`. */
  readonly column: string
  /** Whether the database or Prisma sets it when a row is created. */
  readonly hasDefault: boolean
  /** Not in the client (`@ignore`): the previous version still reads it, and a later migration drops it. */
  readonly isIgnored: boolean
}

export interface ModelRelation {
  readonly field: string
  readonly model: string
}

export interface ParsedModel {
  readonly name: string
  /** The name in the client: `db.cartLine`. */
  readonly client: string
  readonly table: string
  readonly columns: readonly ModelColumn[]
  readonly relations: readonly ModelRelation[]
  readonly isIgnored: boolean
}

const MODEL = /^model (\w+) \{([\s\S]*?)^\}/gm
const FIELD = /^ {2}(\w+)\s+(\w+)(?:\[\]|\?)?(.*)$/gm

/** The models of the schema with their columns and relations. */
export function parseModels(files: readonly SchemaFile[]): ParsedModel[] {
  const blocks = files.flatMap(({ content }) => [...content.matchAll(MODEL)])
  const names = new Set(blocks.map(([, name]) => name))
  return blocks.map(([, name = '', body = '']) => {
    const fields = [...body.matchAll(FIELD)].map(([, field = '', type = '', rest = '']) => ({ field, type, rest }))
    return {
      name,
      client: `${name[0]?.toLowerCase()}${name.slice(1)}`,
      table: body.match(/@@map\("(\w+)"\)/)?.[1] ?? name,
      columns: fields.filter(({ type }) => !names.has(type)).map(toColumn),
      relations: fields.filter(({ type }) => names.has(type)).map(({ field, type }) => ({ field, model: type })),
      isIgnored: body.includes('@@ignore'),
    }
  })
}

function toColumn({ field, rest }: { field: string; rest: string }): ModelColumn {
  return {
    field,
    column: rest.match(/@map\("(\w+)"\)/)?.[1] ?? field,
    hasDefault: /@default\(|@updatedAt/.test(rest),
    isIgnored: /@ignore\b/.test(rest),
  }
}
