import type { ServerContext } from '../context/server-context.ts'

/** What the making of a page needs of its process. */
export type PageContext = Pick<ServerContext, 'app' | 'config' | 'fragments' | 'log' | 'views'>
