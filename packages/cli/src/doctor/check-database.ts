import { createDb } from '@rose-ash/shared/db/client'
import { createPool } from '@rose-ash/shared/db/create-pool'
import { type Check, probe } from './finding.ts'

/** The database answers, is new enough, and its clock agrees with ours. */
export const checkDatabase: Check = async (config) => {
  const db = createDb(createPool({ url: config.DATABASE_URL, poolSize: 1, applicationName: 'rose-doctor' }))
  try {
    return [
      await probe('PostgreSQL', 'Check DATABASE_URL and that the server takes connections from here.', async () => {
        const [row] = await db.$queryRaw<
          { version: string; now: Date }[]
        >`SELECT current_setting('server_version') AS version, now() AS now`
        if (!row || Number.parseInt(row.version, 10) < 16)
          throw new Error(`version ${row?.version} is too old; 16 is needed`)
        const skew = Math.abs(row.now.getTime() - Date.now())
        if (skew > 5_000)
          throw new Error(`its clock is ${Math.round(skew / 1000)} s away from ours; sign-ins will fail`)
        return `version ${row.version}`
      }),
      await probe('Schema', 'Let blog run the migrations: RUN_MIGRATIONS=true.', async () => {
        const [row] = await db.$queryRaw<
          { applied: bigint }[]
        >`SELECT count(*) AS applied FROM _prisma_migrations WHERE finished_at IS NOT NULL`
        return `${row?.applied ?? 0} migrations applied`
      }),
    ]
  } finally {
    await db.$disconnect()
  }
}
