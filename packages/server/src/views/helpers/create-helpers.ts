import type { AppName } from '@rose-ash/shared/config/app-name'
import type { HelperDelegate } from 'handlebars'
import { createAppUrlHelper } from './app-url.ts'
import { createAssetHelper } from './asset.ts'
import { attrs } from './attrs.ts'
import { csrf } from './csrf.ts'
import { day } from './day.ts'
import { icon } from './icon.ts'
import { and, eq, not, or } from './logic.ts'
import { money } from './money.ts'
import { plural } from './plural.ts'
import { trusted } from './trusted.ts'
import { when } from './when.ts'

interface HelperContext {
  readonly assets: { url(name: string): string }
  readonly origins: Readonly<Record<AppName, string>>
}

/** Every helper templates may use. */
export function createHelpers({ assets, origins }: HelperContext): Record<string, HelperDelegate> {
  return {
    and,
    appUrl: createAppUrlHelper(origins),
    asset: createAssetHelper(assets),
    attrs,
    csrf,
    day,
    eq,
    icon,
    money,
    not,
    or,
    plural,
    trusted,
    when,
  }
}
