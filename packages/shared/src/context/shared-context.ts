import { type ActivityLog, createActivityLog } from '../activities/create-activity-log.ts'
import { createDoorbell, type Doorbell } from '../activities/doorbell.ts'
import type { BaseConfig } from '../config/base-config.ts'
import { loadSiteConfig, type SiteConfig } from '../config/site-config.ts'
import { createFragmentClient, type FragmentClient } from '../fragments/fragment-client.ts'
import { createMail, type Mail } from '../mail/create-mail.ts'
import { createQueues, type Queues } from '../queues/create-queues.ts'
import { createServices } from '../registry/create-services.ts'
import type { Services } from '../registry/services.ts'
import { type Assets, createAssets } from '../static/assets.ts'
import type { Views } from '../views/create-views.ts'
import { type BaseContext, type BaseOverrides, createBaseContext } from './base-context.ts'
import { createAppViews } from './create-app-views.ts'
import { lazy } from './lazy.ts'

/** Every long-lived thing that the apps have: built once, closed once, passed by hand. */
export interface SharedContext<Config extends BaseConfig = BaseConfig> extends BaseContext<Config> {
  readonly site: SiteConfig
  readonly doorbell: Doorbell
  readonly activities: ActivityLog
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

export interface ContextOverrides extends BaseOverrides {
  readonly services?: Partial<Services>
  readonly site?: SiteConfig
  /** Folders with the app's own templates: `[fileURLToPath(new URL('./views', import.meta.url))]`. */
  readonly viewRoots?: readonly string[]
}

/** Opens what an app needs; like its base, nothing connects before its first use. */
export function createSharedContext<Config extends BaseConfig>(
  app: SharedContext['app'],
  config: Config,
  overrides: ContextOverrides = {},
): SharedContext<Config> {
  const base = createBaseContext(app, config, overrides)
  const { log, clock, db, transact, redis, metrics } = base
  const site = overrides.site ?? loadSiteConfig(config.ROSE_CONFIG_FILE)
  const doorbell = createDoorbell({ redis, log })
  const fragments = createFragmentClient({ app, config, redis, log, metrics })
  const activities = createActivityLog({ originApp: app, doorbell, clock, onCommitted: fragments.noteActivity })
  const services = createServices({ db, transact, activities, clock, log, config, site }, overrides.services)
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
