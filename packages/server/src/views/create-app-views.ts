import { APP_NAMES, type AppName } from '@rose-ash/shared/config/app-name'
import { type BaseConfig, publicOrigins } from '@rose-ash/shared/config/base-config'
import type { Site } from '@rose-ash/shared/site/site'
import type { Assets } from '../static/assets.ts'
import { createViews, type Views } from './create-views.ts'

interface AppViewsOptions {
  readonly app: string
  readonly config: BaseConfig
  readonly site: Site
  readonly assets: Assets
  readonly roots: readonly string[]
}

/** The Handlebars engine of a process. A process that is not an app (kernel, command line) renders as blog. */
export function createAppViews({ app, config, site, assets, roots }: AppViewsOptions): Views {
  return createViews({
    app: APP_NAMES.find((name) => name === app) ?? ('blog' satisfies AppName),
    roots,
    assets,
    origins: publicOrigins(config),
    site,
    dev: config.NODE_ENV === 'development',
  })
}
