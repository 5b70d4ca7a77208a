import { Redis } from 'ioredis'
import { type ActivityLog, createActivityLog } from '../activities/create-activity-log.ts'
import { createDoorbell, type Doorbell } from '../activities/doorbell.ts'
import type { AppName } from '../config/app-name.ts'
import type { BaseConfig } from '../config/base-config.ts'
import { loadSiteConfig, type SiteConfig } from '../config/site-config.ts'
import { createDb, type Db } from '../db/client.ts'
import { createTransact, type Transact } from '../db/transact.ts'
import { createFragmentClient, type FragmentClient } from '../fragments/fragment-client.ts'
import { createMetrics, type HttpMetrics } from '../http/metrics.ts'
import { createLog, type Logger } from '../log/create-log.ts'
import { createMail, type Mail } from '../mail/create-mail.ts'
import { createQueues, type Queues } from '../queues/create-queues.ts'
import { createServices } from '../registry/create-services.ts'
import type { Services } from '../registry/services.ts'
import { type Assets, createAssets } from '../static/assets.ts'
import type { Views } from '../views/create-views.ts'
import { type Clock, systemClock } from './clock.ts'
import { createAppViews } from './create-app-views.ts'
import { lazy } from './lazy.ts'

/** Every long-lived thing that all processes have: built once, closed once, passed by hand. */
export interface SharedContext<Config extends BaseConfig = BaseConfig> {
  readonly app: AppName | 'kernel' | 'cli'
  readonly config: Config
  readonly site: SiteConfig
  readonly log: Logger
  readonly clock: Clock
  readonly db: Db
  readonly transact: Transact
  readonly redis: Redis
  readonly doorbell: Doorbell
  readonly activities: ActivityLog
  readonly services: Services
  readonly metrics: HttpMetrics
  /** Work that may be repeated, done by workers. */
  readonly queues: Queues
  /** Mail that leaves when the transaction commits. */
  readonly mail: Mail
  /** Pieces of pages, from this app and from the others. */
  readonly fragments: FragmentClient
  /** Style sheets, scripts and fonts by name. Read at first use. */
  readonly assets: Assets
  /** The shared templates and those in `viewRoots`. Read at first use. */
  readonly views: Views
  /** Closes connections, newest first. */
  close(): Promise<void>
}

export interface ContextOverrides {
  readonly clock?: Clock
  readonly log?: Logger
  readonly services?: Partial<Services>
  readonly site?: SiteConfig
  /** Folders with the app's own templates: `[fileURLToPath(new URL('./views', import.meta.url))]`. */
  readonly viewRoots?: readonly string[]
}

/** Opens what a process needs. Nothing connects before its first use, so a context is cheap and cannot fail for want of a server. */
export function createSharedContext<Config extends BaseConfig>(
  app: SharedContext['app'],
  config: Config,
  overrides: ContextOverrides = {},
): SharedContext<Config> {
  const log = overrides.log ?? createLog({ service: app, level: config.LOG_LEVEL })
  const clock = overrides.clock ?? systemClock
  const site = overrides.site ?? loadSiteConfig(config.ROSE_CONFIG_FILE)
  const db = createDb({ url: config.DATABASE_URL, poolSize: config.DATABASE_POOL_SIZE, applicationName: `rose-${app}` })
  const transact = createTransact(db)
  const redis = connectRedis(config.REDIS_URL, log)
  const doorbell = createDoorbell({ redis, log })
  const metrics = createMetrics({ app })
  const fragments = createFragmentClient({ app, config, redis, log, metrics })
  const activities = createActivityLog({ originApp: app, doorbell, clock, onCommitted: fragments.noteActivity })
  const services = createServices({ db, transact, activities, clock, log, config, site }, overrides.services)
  const assets = lazy(createAssets)
  const views = lazy(() => createAppViews({ app, config, site, assets: assets(), roots: overrides.viewRoots ?? [] }))
  const queues = createQueues({ redisUrl: config.REDIS_URL, log, metrics })
  const mail = createMail({ app, config, db, log, queues, views })

  return {
    app,
    config,
    site,
    log,
    clock,
    db,
    transact,
    redis,
    doorbell,
    activities,
    services,
    metrics,
    queues,
    mail,
    fragments,
    get assets() {
      return assets()
    },
    get views() {
      return views()
    },
    async close() {
      await mail.close()
      await queues.close()
      await fragments.close()
      await doorbell.close()
      redis.disconnect()
      await db.$disconnect()
    },
  }
}

function connectRedis(url: string, log: Logger): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 2,
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  })
  redis.on('error', (error) => log.warn({ err: error }, 'redis connection failed'))
  return redis
}
