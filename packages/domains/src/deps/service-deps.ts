import type { ServerContext, ServiceParts } from '@rose-ash/server/context/server-context'

/** The dependencies of every domain's implementation. `services` are the other domains. */
export type ServiceDeps = ServiceParts & Pick<ServerContext, 'services'>
