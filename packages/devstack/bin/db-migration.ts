import { parseArgs } from 'node:util'
import { testServersFromEnvironment } from '../src/database/jest/config.ts'
import { checkDrift } from '../src/database/migration/check-drift.ts'
import { compareSchema, writeSnapshot } from '../src/database/migration/compare-schema.ts'
import { makeMigration } from '../src/database/migration/make-migration.ts'
import { ensureTestServers } from '../src/database/test-servers/test-servers.ts'

const USAGE = `pnpm db:migration [name]   writes the migration that the models need, and prisma/schema.sql
pnpm db:migration --check  fails when migrations, models and prisma/schema.sql do not agree`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
})

try {
  if (values.help) console.log(USAGE)
  else await run()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
// Exit now: Prisma's schema engine leaves a ten-second timer running.
process.exit()

async function run(): Promise<void> {
  const { databaseUrl, folder } = testServersFromEnvironment()
  const adminUrl = databaseUrl ?? (await ensureTestServers(folder)).postgres.url
  const lines = values.check ? await checkDrift(adminUrl) : await migrate(adminUrl, positionals[0] ?? 'change')
  if (lines.length > 0) throw new Error(lines.join('\n'))
}

/** Makes a migration; returns the differences that remain and must be added by hand. */
async function migrate(adminUrl: string, title: string): Promise<string[]> {
  const name = await makeMigration(adminUrl, title)
  console.log(name ? `wrote prisma/migrations/${name}/migration.sql` : 'the migrations already lead to the models')
  const { snapshot, differences } = await compareSchema(adminUrl)
  await writeSnapshot(snapshot)
  return differences.length > 0 ? [`Complete ${name ?? 'the migrations'} by hand:`, ...differences] : []
}
