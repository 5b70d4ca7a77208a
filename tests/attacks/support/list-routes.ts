import { guardWords } from '@rose-ash/server/guards/guard'
import type { Express } from 'express'

export interface AppRoute {
  readonly method: string
  /** As it was registered: `/orders/:id`. */
  readonly path: string
  /** Whom it lets pass, in the words of its guards; none where it has no guard. */
  readonly guards: readonly string[]
}

interface Layer {
  readonly route?: {
    readonly path: string | readonly string[]
    readonly stack: readonly { readonly method?: string; readonly handle?: unknown }[]
  }
  readonly handle?: { readonly stack?: readonly Layer[] }
}

/** Every route that an app answers, read from its routers, however deep: a form that somebody adds tomorrow is in it. */
export function listRoutes(app: Express): readonly AppRoute[] {
  const seen = new Map<string, AppRoute>()
  for (const route of walk((app.router as unknown as { stack: readonly Layer[] }).stack))
    seen.set(`${route.method} ${route.path}`, route)
  return [...seen.values()]
}

function* walk(stack: readonly Layer[]): Generator<AppRoute> {
  for (const { route, handle } of stack) {
    if (route) {
      const guards = route.stack.flatMap(({ handle: step }) => guardWords(step) ?? [])
      for (const path of [route.path].flat())
        for (const { method } of route.stack)
          yield { method: (method ?? 'all').toUpperCase(), path: String(path), guards }
    } else if (handle?.stack) yield* walk(handle.stack)
  }
}

/** An address that the route answers: parameters are filled with an id that nothing has. */
export function addressOf({ path }: AppRoute): string {
  return path
    .replace(/\{([^}]*)\}/g, '$1')
    .replace(/\/\*\w+/g, '/x')
    .replace(/:(\w+)/g, (_all, name: string) => (/id$/i.test(name) ? '018f3c1e-0000-7000-8000-000000000000' : 'x'))
}
