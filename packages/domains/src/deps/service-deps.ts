import type { ServerContext, ServiceParts } from '@rose-ash/server/context/server-context'

/** What every domain's implementation is given. `services` are the other domains. */
export type ServiceDeps = ServiceParts & Pick<ServerContext, 'services'>
