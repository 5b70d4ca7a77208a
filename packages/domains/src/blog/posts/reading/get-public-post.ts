import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../../deps/service-deps.ts'
import type { PublicPost } from '../post-summary.ts'
import { publicPost } from './post-dto.ts'
import { PUBLIC_POST_SELECT, PUBLISHED } from './post-select.ts'

/** A published post or page with the public part of its text; null when there is none. */
export async function getPublicPost(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  by: { slug: string } | { id: string },
): Promise<PublicPost | null> {
  const row = await tx.post.findFirst({ where: { ...PUBLISHED, ...by }, select: PUBLIC_POST_SELECT })
  return row && publicPost(config, row)
}
