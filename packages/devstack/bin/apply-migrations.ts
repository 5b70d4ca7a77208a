import { databaseUrl } from '../src/config.ts'
import { applyMigrations } from '../src/database/apply-migrations.ts'

try {
  const applied = await applyMigrations(databaseUrl())
  console.log(applied.length > 0 ? `applied ${applied.join(', ')}` : 'the schema is current')
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
// Exit now: Prisma's schema engine leaves a ten-second timer running.
process.exit()
