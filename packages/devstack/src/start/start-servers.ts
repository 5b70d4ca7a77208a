import { join } from 'node:path'
import { PlainError } from '../plain-error.ts'
import { ensureDatabase } from '../postgres/ensure-database.ts'
import { answers, postgresSpec, postgresUrl } from '../postgres/postgres-spec.ts'
import { findRedis } from '../redis/find-redis.ts'
import { redisSpec } from '../redis/redis-spec.ts'
import type { Supervisor } from '../supervisor/create-supervisor.ts'
import type { DataDir } from './data-dir/open-data-dir.ts'
import type { StackOptions } from './options/read-options.ts'

interface Parts {
  readonly options: StackOptions
  readonly dataDir: DataDir
  readonly supervisor: Supervisor
}

const DATABASE = 'rose'

/** The URL of a running database: the user's own, or a started one. */
export async function startPostgres({ options, dataDir, supervisor }: Parts, port: number): Promise<string> {
  if (options.databaseUrl) {
    if (await answers(options.databaseUrl)) return options.databaseUrl
    throw new PlainError(
      'The PostgreSQL server named by DATABASE_URL does not answer: start it, correct the address, or unset DATABASE_URL.',
    )
  }
  const logFile = dataDir.logFile('postgres')
  await supervisor.start(
    await postgresSpec({ dataDir: join(dataDir.path, 'postgres'), port, logFile, path: options.env.PATH }),
  )
  await ensureDatabase(postgresUrl(port, 'postgres'), DATABASE)
  return postgresUrl(port, DATABASE)
}

/** The URL of a running Redis: the user's own, or a started one. */
export async function startRedis({ options, dataDir, supervisor }: Parts, port: number): Promise<string> {
  if (options.redisUrl) return options.redisUrl
  const program = await findRedis(options.env.PATH)
  const spec = redisSpec({
    program,
    dataDir: join(dataDir.path, 'redis'),
    port,
    logFile: dataDir.logFile('redis'),
    path: options.env.PATH,
  })
  await supervisor.start(spec)
  return spec.url
}
