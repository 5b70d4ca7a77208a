import type { SchemaFile } from '../schema-files.ts'

export interface ModelColumn {
  /** As the client names it: `startsAt`. */
  readonly field: string
  /** As the database names it: `starts_at`. */
  readonly column: string
  /** The database or Prisma fills it in when a row is made. */
  readonly hasDefault: boolean
  /** Left out of the client: the version before still reads it, a later migration drops it. */
  readonly isIgnored: boolean
}

export interface ModelRelation {
  readonly field: string
  readonly model: string
}

export interface ParsedModel {
  readonly name: string
  /** As the client names it: `db.cartLine`. */
  readonly client: string
  readonly table: string
  readonly columns: readonly ModelColumn[]
  readonly relations: readonly ModelRelation[]
  readonly isIgnored: boolean
}

const MODEL = /^model (\w+) \{([\s\S]*?)^\}/gm
const FIELD = /^ {2}(\w+)\s+(\w+)(?:\[\]|\?)?(.*)$/gm

/** The models of the schema, each with its columns and its relations. */
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
