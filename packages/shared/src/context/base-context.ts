import type { Redis } from 'ioredis'
import type { AppName } from '../config/app-name.ts'
import type { BaseConfig } from '../config/base-config.ts'
import { createDb, type Db } from '../db/client.ts'
import { createPool } from '../db/create-pool.ts'
import { createSql, type Sql } from '../db/sql.ts'
import { createTransact, type Transact } from '../db/transact.ts'
import { createLog, type Logger } from '../log/create-log.ts'
import { createMetrics, type HttpMetrics } from '../metrics/metrics.ts'
import { createOutgoing, type Outgoing } from '../outgoing/create-outgoing.ts'
import { type Clock, systemClock } from './clock.ts'
import { connectRedis } from './connect-redis.ts'

/** The stores, log, metrics and clock of a process: all that the kernel process needs. Apps extend it. */
export interface BaseContext<Config extends BaseConfig = BaseConfig> {
  readonly app: AppName | 'kernel' | 'cli' | 'house'
  readonly config: Config
  readonly log: Logger
  readonly clock: Clock
  readonly db: Db
  readonly transact: Transact
  /** Runs single statements on hot paths, without the ORM. */
  readonly sql: Sql
  readonly redis: Redis
  /** The guarded HTTP client for other servers. */
  readonly outgoing: Outgoing
  readonly metrics: HttpMetrics
  /** Closes all connections, the newest first. */
  close(): Promise<void>
}

/** Connections of a process, which several contexts in it may share. */
export type Stores = Pick<BaseContext, 'db' | 'transact' | 'sql' | 'redis' | 'outgoing'>

export interface BaseOverrides {
  /** Whoever gives them closes them. */
  readonly stores?: Stores
  readonly clock?: Clock
  readonly log?: Logger
}

/** Creates the context. Connections open at their first use, so creating it is cheap and does not fail when a server is down. */
export function createBaseContext<Config extends BaseConfig>(
  app: BaseContext['app'],
  config: Config,
  overrides: BaseOverrides = {},
): BaseContext<Config> {
  const log = overrides.log ?? createLog({ service: app, level: config.LOG_LEVEL })
  const own = overrides.stores ? undefined : openStores(app, config, log)
  const { db, transact, sql, redis, outgoing } = overrides.stores ?? own!
  return {
    ...{ app, config, log, db, transact, sql, redis, outgoing },
    clock: overrides.clock ?? systemClock,
    metrics: createMetrics({ app }),
    async close() {
      await own?.close()
    },
  }
}

function openStores(app: string, config: BaseConfig, log: Logger): Stores & Pick<BaseContext, 'close'> {
  const pool = createPool({
    url: config.DATABASE_URL,
    poolSize: config.DATABASE_POOL_SIZE,
    applicationName: `rose-${app}`,
  })
  const db = createDb(pool)
  const redis = connectRedis(config.REDIS_URL, log)
  const outgoing = createOutgoing({ allowPrivate: config.ROSE_ALLOW_PRIVATE_ADDRESSES })
  return {
    ...{ db, redis, outgoing },
    transact: createTransact(db, log),
    sql: createSql(pool),
    async close() {
      await outgoing.close()
      redis.disconnect()
      await db.$disconnect()
      if (!pool.ended) await pool.end()
    },
  }
}
