import { createRequire } from 'node:module'
import type { LexicalDocument } from './lexical-node.ts'

interface Koenig {
  render(document: LexicalDocument): Promise<string>
}

let loaded: Koenig | undefined

/**
 * Koenig's own renderer, loaded at the first use: it brings jsdom, which a process that only serves pages does without.
 * Its ES module build imports names that its CommonJS dependencies do not export, so the CommonJS build is used.
 */
export function koenig(): Koenig {
  loaded ??= loadKoenig()
  return loaded
}

function loadKoenig(): Koenig {
  const require = createRequire(import.meta.url)
  const { LexicalHTMLRenderer } =
    require('@tryghost/kg-lexical-html-renderer') as typeof import('@tryghost/kg-lexical-html-renderer')
  const { DEFAULT_NODES } = require('@tryghost/kg-default-nodes') as typeof import('@tryghost/kg-default-nodes')
  return {
    async render(document) {
      const failures: unknown[] = []
      const renderer = new LexicalHTMLRenderer({
        nodes: DEFAULT_NODES as never,
        onError: (error: unknown) => failures.push(error),
      })
      const html = await renderer.render(JSON.stringify(document), {
        target: 'html',
        siteUrl: '__GHOST_URL__',
        postUrl: '__GHOST_URL__',
      } as never)
      if (failures.length > 0) throw failures[0]
      return html
    },
  }
}
