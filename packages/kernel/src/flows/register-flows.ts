import type { KernelContext } from '../kernel-context.ts'
import type { Flow } from './flow.ts'
import { toJson } from './json.ts'
import { writeSchema } from './schemas.ts'

/** Stores the name, version and input schema of flows for the processes that start them. */
export async function registerFlows<Ctx>(
  { db, app }: Pick<KernelContext, 'db' | 'app'>,
  flows: readonly Flow<Ctx>[],
): Promise<void> {
  for (const { name, version, input } of flows) {
    await db.$executeRaw`
      INSERT INTO flow_definitions AS d (name, version, app, input_schema)
      VALUES (${name}, ${version}, ${app}, ${toJson(writeSchema(input))}::jsonb)
      ON CONFLICT (name) DO UPDATE SET seen_at = now(), app = excluded.app,
        version = greatest(d.version, excluded.version),
        input_schema = CASE WHEN excluded.version >= d.version THEN excluded.input_schema ELSE d.input_schema END`
  }
}
