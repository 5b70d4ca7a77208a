import { APP_NAMES, type AppName } from '../config/app-name.ts'
import { type BaseConfig, publicOrigins } from '../config/base-config.ts'
import type { SiteConfig } from '../config/site-config.ts'
import type { Assets } from '../static/assets.ts'
import { createViews, type Views } from '../views/create-views.ts'

interface AppViewsOptions {
  readonly app: string
  readonly config: BaseConfig
  readonly site: SiteConfig
  readonly assets: Assets
  readonly roots: readonly string[]
}

/** The Handlebars engine of a process. A process that is no app (kernel, command line) draws in the blog's room. */
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
