import type { ParsedModel } from './parse-models.ts'
import type { Source } from './read-sources.ts'

export interface Touches {
  readonly readers: ReadonlySet<Source>
  /** Sources that create rows. */
  readonly makers: ReadonlySet<Source>
  /** Sources that create or change rows. */
  readonly writers: ReadonlySet<Source>
}

const READS = 'find\\w+|count|aggregate|groupBy|createManyAndReturn|updateManyAndReturn'
const MAKES = 'create\\w*|upsert'
const WRITES = `${MAKES}|update\\w*`
const NESTED_MAKES = 'create|createMany|connectOrCreate|upsert'
const NESTED_WRITES = `${NESTED_MAKES}|update|updateMany|set`

/** The sources that read, create and change rows of each model: by its client, in SQL, or by a relation from a model that they touch. */
export function findTouches(models: readonly ParsedModel[], sources: readonly Source[]): Map<string, Touches> {
  const touches = new Map(models.map((model) => [model.name, touchDirectly(model, sources)]))
  while (followRelations(models, touches)) {
    // Repeat while another step along the relations finds more.
  }
  return touches
}

interface Growing {
  readonly readers: Set<Source>
  readonly makers: Set<Source>
  readonly writers: Set<Source>
}

function touchDirectly({ name, client, table }: ParsedModel, sources: readonly Source[]): Growing {
  const by = (...patterns: string[]) => {
    const pattern = new RegExp(patterns.join('|'))
    return new Set(sources.filter(({ text }) => pattern.test(text)))
  }
  const calls = (methods: string) => `\\.${client}\\s*\\.(?:${methods})\\b`
  const makes = [calls(MAKES), `\\bPrisma\\.${name}\\w*Create\\w*`, `\\bINSERT INTO "?${table}\\b`]
  const writes = [calls(WRITES), `\\bPrisma\\.${name}\\w*Update\\w*`, `\\bUPDATE "?${table}\\b`]
  const types = `\\bPrisma\\.${name}(?:Select|Include|GetPayload)\\b`
  return {
    readers: by(calls(READS), types, `(?<!DELETE )\\b(?:FROM|JOIN) "?${table}\\b`),
    makers: by(...makes),
    writers: by(...makes, ...writes),
  }
}

function followRelations(models: readonly ParsedModel[], touches: Map<string, Growing>): boolean {
  let grown = false
  for (const { name, relations } of models) {
    const owner = touches.get(name)
    for (const { field, model } of relations) {
      const target = touches.get(model)
      if (!owner || !target) continue
      const makes = new RegExp(`\\b${field}: \\{\\s*(?:${NESTED_MAKES})\\b`)
      const writes = new RegExp(`\\b${field}: \\{\\s*(?:${NESTED_WRITES})\\b`)
      const reads = new RegExp(`\\b${field}: (?:true|[A-Za-z]\\w*\\b(?!:)|\\{(?!\\s*(?:${NESTED_WRITES}|connect)\\b))`)
      const seen = new Set([...owner.readers, ...owner.writers])
      grown = add(target.readers, seen, reads) || grown
      grown = add(target.makers, seen, makes) || grown
      grown = add(target.writers, seen, writes) || grown
    }
  }
  return grown
}

function add(to: Set<Source>, from: ReadonlySet<Source>, pattern: RegExp): boolean {
  const before = to.size
  for (const source of from) if (pattern.test(source.text)) to.add(source)
  return to.size > before
}
