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

/** Every long-lived thing that serves a site: built once, closed once, passed by hand. */
export interface ServerContext<Config extends BaseConfig = BaseConfig> extends BaseContext<Config> {
  readonly site: Site
  readonly doorbell: Doorbell
  readonly activities: ActivityLog
  /** The domains behind their protocols; the kit knows the protocols only. */
  readonly services: Services
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
}

/** What an implementation of the protocols is given. */
export type ServiceParts = Pick<ServerContext, 'db' | 'transact' | 'activities' | 'clock' | 'log' | 'config' | 'site'>

export interface ServerOverrides extends BaseOverrides {
  readonly site?: Site
  /** Folders with the app's own templates: `[fileURLToPath(new URL('./views', import.meta.url))]`. */
  readonly viewRoots?: readonly string[]
}

/** Opens what a server needs; like its base, nothing connects before its first use. `bind` makes the domains. */
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
  const assets = lazy(createAssets)
  const views = lazy(() => createAppViews({ app, config, site, assets: assets(), roots: overrides.viewRoots ?? [] }))
  const queues = createQueues({ redisUrl: config.REDIS_URL, log, metrics })
  const mail = createMail({ app, config, db, log, queues, views })

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
