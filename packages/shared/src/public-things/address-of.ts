import { type BaseConfig, publicUrl } from '../config/base-config.ts'
import type { PublicThing } from './public-thing.ts'

/** The full address of a thing's page. */
export function addressOf(
  config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>,
  { app, url }: Pick<PublicThing, 'app' | 'url'>,
): string {
  return url.startsWith('/') ? publicUrl(config, app, url) : url
}
