import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { RegisteredClient } from '@rose-ash/shared/protocols/connections'

/** The co-op's own apps, then applications of other organisations. */
export function clientLines(
  { config, site }: Pick<SharedContext, 'config' | 'site'>,
  clients: readonly RegisteredClient[],
) {
  const own = APP_NAMES.map((app) => ({
    name: site.clients[app].name,
    clientId: app,
    leadsTo: publicOrigin(config, app),
    since: '',
    isOwn: true,
    isDisabled: false,
  }))
  const others = clients.map(({ name, clientId, redirectUris, createdAt, disabledAt }) => ({
    name,
    clientId,
    leadsTo: redirectUris.join(' '),
    since: site.day(createdAt),
    isOwn: false,
    isDisabled: disabledAt !== null,
  }))
  return [...own, ...others]
}
