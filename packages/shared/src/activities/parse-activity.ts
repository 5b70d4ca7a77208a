import type { Activity } from './activity.ts'
import type { ActivityOf } from './activity-of.ts'
import type { ActivityDefinition } from './define-activity.ts'

/**
 * A row of the log with its payload parsed by the definition of its type: what a reader of these definitions is handed. Throws
 * ZodError when the row has another shape, and Error when its type is none of theirs.
 */
export function parseActivity<Definition extends ActivityDefinition>(
  definitions: readonly Definition[],
  row: Activity,
): ActivityOf<Definition> {
  const definition = definitions.find(({ type }) => type === row.type)
  if (!definition) throw new Error(`${row.type} is not among the types of this reader`)
  return { ...row, object: definition.payload.parse(row.object) } as ActivityOf<Definition>
}
