import type { AppName } from '../config/app-name.ts'
import { type BaseConfig, publicOrigin } from '../config/base-config.ts'

/** Every address of a published object on its app's host. */
export interface ObjectAddresses {
  readonly id: string
  readonly replies: string
  readonly likes: string
  readonly shares: string
  /** The collection of what belongs to its conversation. */
  readonly context: string
  /** The offer of a product (FEP-0837). */
  readonly proposal: string
}

/** The addresses of a publication. Never change them: other servers store them permanently. */
export function objectAddresses(
  config: Pick<BaseConfig, 'ROSE_PUBLIC_URL'>,
  app: AppName,
  publicationId: string,
): ObjectAddresses {
  const id = `${publicOrigin(config, app)}/objects/${publicationId}`
  return {
    id,
    replies: `${id}/replies`,
    likes: `${id}/likes`,
    shares: `${id}/shares`,
    context: `${id}/context`,
    proposal: `${id}/proposal`,
  }
}
