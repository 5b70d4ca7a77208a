import { findTouches } from './find-touches.ts'
import type { ModelColumn, ParsedModel } from './parse-models.ts'
import type { Source } from './read-sources.ts'

export interface Usage {
  readonly isRead: boolean
  readonly isWritten: boolean
}

export interface ColumnUsage extends Usage {
  readonly column: ModelColumn
}

export interface ModelUsage extends Usage {
  readonly model: ParsedModel
  readonly columns: readonly ColumnUsage[]
}

/**
 * Finds for each model whether the sources read and create its rows, and for each column whether they read and write it. It searches
 * for names and may report too much use: a column counts as used when its name occurs in a file that touches its model, in a file that
 * this one imports, directly or through one other, or in one that imports it.
 */
export function findUsage(models: readonly ParsedModel[], sources: readonly Source[]): ModelUsage[] {
  const touches = findTouches(models, sources)
  const around = findNeighbours(sources)
  return models.map((model) => {
    const { readers = NONE, makers = NONE, writers = NONE } = touches.get(model.name) ?? {}
    const [nearReaders, nearWriters] = [around(readers), around(writers)]
    const columns = model.columns.map((column) => ({
      column,
      isRead: nearReaders.some((source) => isNamed(source, column)),
      isWritten: nearWriters.some((source) => isNamed(source, column)),
    }))
    return { model, columns, isRead: readers.size > 0, isWritten: makers.size > 0 }
  })
}

const NONE: ReadonlySet<Source> = new Set()

function isNamed({ text }: Source, { field, column }: ModelColumn): boolean {
  return new RegExp(`\\b(?:${field}|${column})\\b`).test(text)
}

function findNeighbours(sources: readonly Source[]): (of: ReadonlySet<Source>) => Source[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const importers = new Map<string, Source[]>()
  for (const source of sources) {
    for (const path of source.imports) importers.set(path, [...(importers.get(path) ?? []), source])
  }
  return (of) => {
    const imported = ({ imports }: Source) =>
      imports.map((name) => byPath.get(name)).filter((found) => found !== undefined)
    const near = [...of].flatMap((source) => {
      const below = imported(source)
      return [...below, ...below.flatMap(imported), ...(importers.get(source.path) ?? [])]
    })
    return [...new Set([...of, ...near])]
  }
}
