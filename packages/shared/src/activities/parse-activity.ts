import type { Activity } from './activity.ts'
import type { ActivityOf } from './activity-of.ts'
import type { ActivityDefinition } from './define-activity.ts'

/**
 * Parses the payload of a row of the log by the definition of its type. Throws ZodError when the payload does not fit, and Error when
 * no definition has the row's type.
 */
export function parseActivity<Definition extends ActivityDefinition>(
  definitions: readonly Definition[],
  row: Activity,
): ActivityOf<Definition> {
  const definition = definitions.find(({ type }) => type === row.type)
  if (!definition) throw new Error(`${row.type} is not among the types of this reader`)
  return { ...row, object: definition.payload.parse(row.object) } as ActivityOf<Definition>
}
