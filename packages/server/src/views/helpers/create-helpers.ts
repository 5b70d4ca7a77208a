import type { AppName } from '@rose-ash/shared/config/app-name'
import type { Site } from '@rose-ash/shared/site/site'
import type { HelperDelegate } from 'handlebars'
import { createAppUrlHelper } from './app-url.ts'
import { createAssetHelper } from './asset.ts'
import { attrs } from './attrs.ts'
import { csrf } from './csrf.ts'
import { icon } from './icon.ts'
import { and, eq, not, or } from './logic.ts'
import { createSiteHelpers } from './site-helpers.ts'
import { trusted } from './trusted.ts'

interface HelperContext {
  readonly assets: { url(name: string): string }
  readonly origins: Readonly<Record<AppName, string>>
  readonly site: Site
}

/** All template helpers. */
export function createHelpers({ assets, origins, site }: HelperContext): Record<string, HelperDelegate> {
  return {
    and,
    appUrl: createAppUrlHelper(origins),
    asset: createAssetHelper(assets),
    attrs,
    csrf,
    eq,
    icon,
    not,
    or,
    trusted,
    ...createSiteHelpers(site),
  }
}
