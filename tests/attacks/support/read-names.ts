import type { Express, Handler } from 'express'
import { pathsOf, walkRoutes } from './list-routes.ts'

export interface ReadNames {
  readonly query: Set<string>
  readonly body: Set<string>
}

/**
 * Watches which parameters and fields the handlers of an app read, by route (`GET /search`): a request without any makes the handler
 * name all that it knows, since a schema asks for each of its keys.
 */
export function watchReadNames(app: Express): ReadonlyMap<string, ReadNames> {
  const names = new Map<string, ReadNames>()
  for (const route of walkRoutes(app)) {
    const last = route.stack.at(-1)
    if (!last) continue
    const read: ReadNames = { query: new Set(), body: new Set() }
    const handle = last.handle as Handler
    last.handle = ((req, res, next) => {
      Object.defineProperty(req, 'query', { value: noting(req.query, read.query), configurable: true })
      req.body = noting(req.body ?? {}, read.body)
      return handle(req, res, next)
    }) satisfies Handler
    for (const path of pathsOf(route)) names.set(`${(last.method ?? 'all').toUpperCase()} ${path}`, read)
  }
  return names
}

function noting<Values extends object>(values: Values, names: Set<string>): Values {
  return new Proxy(values, {
    get(target, name, receiver) {
      if (typeof name === 'string') names.add(name)
      return Reflect.get(target, name, receiver)
    },
  })
}
