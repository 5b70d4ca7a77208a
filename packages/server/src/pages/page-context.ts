import type { ServerContext } from '../context/server-context.ts'

/** The context for rendering a page. */
export type PageContext = Pick<ServerContext, 'app' | 'config' | 'fragments' | 'log' | 'redis' | 'views'>
