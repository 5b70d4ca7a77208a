import { type ActivityLog, createActivityLog } from '@rose-ash/shared/activities/create-activity-log'
import { createDoorbell, type Doorbell } from '@rose-ash/shared/activities/doorbell'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'
import { type BaseContext, type BaseOverrides, createBaseContext } from '@rose-ash/shared/context/base-context'
import { lazy } from '@rose-ash/shared/context/lazy'
import { createFragmentClient, type FragmentClient } from '@rose-ash/shared/fragments/fragment-client'
import type { Services } from '@rose-ash/shared/protocols/services'
import { createQueues, type Queues } from '@rose-ash/shared/queues/create-queues'
import { loadSite, type Site } from '@rose-ash/shared/site/site'
import { createMail, type Mail } from '../mail/create-mail.ts'
import { type Assets, createAssets } from '../static/assets.ts'
import { createAppViews } from '../views/create-app-views.ts'
import type { Views } from '../views/create-views.ts'

/** All long-lived objects of a web app: created once, closed once, passed as arguments. */
export interface ServerContext<Config extends BaseConfig = BaseConfig> extends BaseContext<Config> {
  readonly site: Site
  readonly doorbell: Doorbell
  readonly activities: ActivityLog
  /** The domains, known to this package by their protocols only. */
  readonly services: Services
  /** Jobs for workers; a job may run more than once. */
  readonly queues: Queues
  /** Mail that is sent after the transaction commits, by the deliveries of this app. */
  readonly mail: Mail
  /** Fetches fragments of this app and of the others. */
  readonly fragments: FragmentClient
  /** Style sheets, scripts and fonts by name. Loaded at first use. */
  readonly assets: Assets
  /** The shared templates and those in `viewRoots`. Loaded at first use. */
  readonly views: Views
}

/** The dependencies of the implementations of the protocols. */
export type ServiceParts = Pick<ServerContext, 'db' | 'transact' | 'activities' | 'clock' | 'log' | 'config' | 'site'>

export interface ServerOverrides extends BaseOverrides {
  readonly site?: Site
  /** What several apps in one process share. */
  readonly assets?: () => Assets
  /** Folders with the app's own templates: `[fileURLToPath(new URL('./views', import.meta.url))]`. */
  readonly viewRoots?: readonly string[]
}

/** Creates the context; as in its base, connections open at their first use. `bind` creates the domain services. */
export function createServerContext<Config extends BaseConfig>(
  app: ServerContext['app'],
  config: Config,
  bind: (parts: ServiceParts) => Services,
  overrides: ServerOverrides = {},
): ServerContext<Config> {
  const base = createBaseContext(app, config, overrides)
  const { log, clock, db, transact, redis, metrics } = base
  const site = overrides.site ?? loadSite(config.ROSE_CONFIG_FILE)
  const doorbell = createDoorbell({ redis, log })
  const fragments = createFragmentClient({ app, config, redis, log, metrics })
  const activities = createActivityLog({ originApp: app, doorbell, clock, touch: fragments.touch })
  const services = bind({ db, transact, activities, clock, log, config, site })
  const assets = overrides.assets ?? lazy(createAssets)
  const views = lazy(() => createAppViews({ app, config, site, assets: assets(), roots: overrides.viewRoots ?? [] }))
  const queues = createQueues({ redisUrl: config.REDIS_URL, log, metrics })
  const mail = createMail({ app, config, db, redis, log, views })

  return {
    ...base,
    site,
    doorbell,
    activities,
    services,
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
      await base.close()
    },
  }
}
