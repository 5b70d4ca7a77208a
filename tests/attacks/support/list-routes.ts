import { guardWords } from '@rose-ash/server/guards/guard'
import type { Express } from 'express'

export interface AppRoute {
  readonly method: string
  /** As it was registered: `/orders/:id`. */
  readonly path: string
  /** Whom it lets pass, in the words of its guards; none where it has no guard. */
  readonly guards: readonly string[]
}

interface Route {
  readonly path: string | readonly string[]
  readonly stack: { readonly method?: string; handle?: unknown }[]
}

interface Layer {
  readonly route?: Route
  readonly handle?: { readonly stack?: readonly Layer[] }
}

/** Every route that an app answers, read from its routers, however deep: a form that somebody adds tomorrow is in it. */
export function listRoutes(app: Express): readonly AppRoute[] {
  const seen = new Map<string, AppRoute>()
  for (const route of walkRoutes(app)) {
    const guards = route.stack.flatMap(({ handle }) => guardWords(handle) ?? [])
    for (const path of pathsOf(route))
      for (const { method = 'all' } of route.stack)
        seen.set(`${method.toUpperCase()} ${path}`, { method: method.toUpperCase(), path, guards })
  }
  return [...seen.values()]
}

export function walkRoutes(app: Express): readonly Route[] {
  return [...walk((app.router as unknown as { stack: readonly Layer[] }).stack)]
}

export function pathsOf({ path }: Route): readonly string[] {
  return [path].flat().map(String)
}

function* walk(stack: readonly Layer[]): Generator<Route> {
  for (const { route, handle } of stack) {
    if (route) yield route
    else if (handle?.stack) yield* walk(handle.stack)
  }
}

/** An address that the route answers: parameters are filled with an id that nothing has. */
export function addressOf({ path }: AppRoute): string {
  return path
    .replace(/\{([^}]*)\}/g, '$1')
    .replace(/\/\*\w+/g, '/x')
    .replace(/:(\w+)/g, (_all, name: string) => (/id$/i.test(name) ? '018f3c1e-0000-7000-8000-000000000000' : 'x'))
}
