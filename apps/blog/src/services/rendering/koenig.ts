import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { LexicalDocument } from './lexical-node.ts'

interface Koenig {
  /** Throws when a node cannot be rendered. `usedIds` keeps the ids of headings unique in the document. */
  render(document: LexicalDocument, usedIds: object): string
}

interface Editor {
  parseEditorState(json: string): { read<Result>(work: () => Result): Result }
}

interface Parts {
  readonly createHeadlessEditor: (config: { nodes: unknown[]; onError(error: unknown): void }) => Editor
  readonly convertToHtmlString: (editor: Editor, options: object) => string
  readonly nodes: unknown[]
  readonly dom: object
}

let loaded: Koenig | undefined

/**
 * The converter of kg-lexical-html-renderer, loaded at the first use: it loads jsdom, which a process that only serves pages does not
 * need. Its own `render` converts inside an async callback that it does not await, so a card that throws would end the process; here
 * the same converter runs where its errors can be caught. The ES module build imports names that its CommonJS dependencies do not
 * export, so the CommonJS build is used.
 */
export function koenig(): Koenig {
  loaded ??= createKoenig(loadParts())
  return loaded
}

function createKoenig({ createHeadlessEditor, convertToHtmlString, nodes, dom }: Parts): Koenig {
  const onError = (error: unknown) => {
    throw error
  }
  const editor = createHeadlessEditor({ nodes, onError })
  return {
    render(document, usedIdAttributes) {
      const site = { siteUrl: '__GHOST_URL__', postUrl: '__GHOST_URL__' }
      const options = { target: 'html', ...site, dom, renderData: new Map(), usedIdAttributes }
      return editor.parseEditorState(JSON.stringify(document)).read(() => convertToHtmlString(editor, options))
    },
  }
}

function loadParts(): Parts {
  const own = createRequire(import.meta.url)
  const entry = own.resolve('@tryghost/kg-lexical-html-renderer')
  const its = createRequire(entry)
  const { HeadingNode, QuoteNode } = its('@lexical/rich-text')
  const { ListItemNode, ListNode } = its('@lexical/list')
  const { LinkNode } = its('@lexical/link')
  const { JSDOM } = its('jsdom')
  return {
    createHeadlessEditor: its('@lexical/headless').createHeadlessEditor,
    convertToHtmlString: its(join(dirname(entry), 'convert-to-html-string.js')).default,
    nodes: [
      HeadingNode,
      ListNode,
      ListItemNode,
      QuoteNode,
      LinkNode,
      ...its('@tryghost/kg-default-nodes').DEFAULT_NODES,
    ],
    dom: new JSDOM(),
  }
}
