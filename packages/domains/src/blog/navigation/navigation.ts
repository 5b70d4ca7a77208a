import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { Tx } from '@rose-ash/shared/db/client'
import type { ServiceDeps } from '../../deps/service-deps.ts'

export interface NavigationLink {
  readonly label: string
  /** Absolute, so that every app can use it. */
  readonly url: string
  readonly children: readonly NavigationLink[]
}

/** The links of a menu (`header`, `footer`), in order. */
export async function navigation(
  { config }: Pick<ServiceDeps, 'config'>,
  tx: Tx,
  { place }: { place: string },
): Promise<readonly NavigationLink[]> {
  const items = await tx.navigationItem.findMany({
    where: { menu: { place } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const origin = publicOrigin(config, 'blog')
  const below = (parentId: string | null): readonly NavigationLink[] =>
    Object.freeze(
      items
        .filter((item) => item.parentId === parentId)
        .map(({ id, label, url }) =>
          Object.freeze({ label, url: url.startsWith('/') ? origin + url : url, children: below(id) }),
        ),
    )
  return below(null)
}
