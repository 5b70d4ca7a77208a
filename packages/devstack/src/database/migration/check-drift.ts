import { compareSchema, isSnapshotCurrent } from './compare-schema.ts'

/** The differences between the migrations, the models and prisma/schema.sql, in lines for people; empty when they agree. */
export async function checkDrift(adminUrl: string): Promise<string[]> {
  const { snapshot, differences } = await compareSchema(adminUrl)
  if (differences.length > 0) {
    return [
      'The migrations (-) and the models with prisma/sql (+) differ; run pnpm db:migration <name>:',
      ...differences,
    ]
  }
  if (await isSnapshotCurrent(snapshot)) return []
  return ['prisma/schema.sql is out of date; run pnpm db:migration']
}
