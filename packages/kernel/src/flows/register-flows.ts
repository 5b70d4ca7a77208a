import type { KernelContext } from '../kernel-context.ts'
import type { Flow } from './flow.ts'
import { toJson } from './json.ts'
import { writeSchema } from './schemas.ts'

/** A worker says this often that it is there. */
export const SAID_EVERY_MS = 30_000
/** A version that no worker has spoken for in so long is in force no more. */
export const UNSEEN_AFTER_SECONDS = 90

/**
 * Says which flows this process can run, for the processes that start them: the version that new instances get is the newest that some
 * worker speaks for. After a rollback the older one is in force again.
 */
export async function registerFlows<Ctx>(
  { db, app }: Pick<KernelContext, 'db' | 'app'>,
  flows: readonly Flow<Ctx>[],
): Promise<void> {
  for (const { name, version, input } of flows) {
    await db.$executeRaw`
      INSERT INTO flow_definitions AS d (name, version, app, input_schema)
      VALUES (${name}, ${version}, ${app}, ${toJson(writeSchema(input))}::jsonb)
      ON CONFLICT (name) DO UPDATE SET seen_at = now(), app = excluded.app, version = excluded.version,
        input_schema = excluded.input_schema
        WHERE excluded.version >= d.version OR d.seen_at < now() - make_interval(secs => ${UNSEEN_AFTER_SECONDS}::float8)`
  }
}
