import type { SharedContext } from '@rose-ash/domains/context/shared-context'
import { APP_NAMES } from '@rose-ash/shared/config/app-name'
import { publicOrigin } from '@rose-ash/shared/config/base-config'
import type { RegisteredClient } from '@rose-ash/shared/protocols/clients'
import type { Site } from '@rose-ash/shared/site/site'
import { KIND_WORDS } from './client-form.view.ts'

/** The co-op's own apps, then applications of other organisations. */
export function clientLines(
  { config, site }: Pick<SharedContext, 'config' | 'site'>,
  clients: readonly RegisteredClient[],
) {
  const own = APP_NAMES.map((app) => ({
    name: site.clients[app].name,
    clientId: app,
    href: undefined,
    kind: KIND_WORDS.server.label,
    leadsTo: publicOrigin(config, app),
    since: '',
    isOwn: true,
    isDisabled: false,
  }))
  const others = clients.map(({ name, clientId, kind, redirectUris, createdAt, disabledAt }) => ({
    name,
    clientId,
    href: `/clients/${clientId}`,
    kind: KIND_WORDS[kind].label,
    leadsTo: redirectUris.join(' '),
    since: site.day(createdAt),
    isOwn: false,
    isDisabled: disabledAt !== null,
  }))
  return [...own, ...others]
}

/** What is fixed about an application, above its form. */
export function clientTitle(site: Site, { clientId, name, kind, createdAt, disabledAt }: RegisteredClient) {
  return {
    clientId,
    name,
    kind: KIND_WORDS[kind].label,
    since: site.day(createdAt),
    disabledSince: disabledAt ? site.day(disabledAt) : undefined,
  }
}
