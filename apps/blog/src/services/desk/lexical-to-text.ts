import type { LexicalNode } from '../rendering/lexical-node.ts'
import { parseLexical } from '../rendering/parse-lexical.ts'
import { BOLD, ITALIC } from './text-format.ts'

/** The text from which `textToLexical` would make this document; null when the document has content that such text cannot express. */
export function lexicalToText(lexical: string): string | null {
  const blocks = (parseLexical(lexical).root.children ?? []).map(block)
  return blocks.includes(null) ? null : blocks.filter((text) => text !== '').join('\n\n')
}

function block(node: LexicalNode): string | null {
  switch (node.type) {
    case 'paragraph':
      return inline(node)
    case 'heading':
    case 'extended-heading':
      return prefixed(
        /^h[234]$/.test(String(node.tag)) ? `${'#'.repeat(Number(String(node.tag)[1]))} ` : null,
        inline(node),
      )
    case 'quote':
    case 'extended-quote':
      return (
        inline(node)
          ?.split('\n')
          .map((line) => `> ${line}`)
          .join('\n') ?? null
      )
    case 'list':
      return list(node)
    default:
      return null
  }
}

function prefixed(prefix: string | null, text: string | null): string | null {
  return prefix === null || text === null ? null : prefix + text
}

function list({ children = [], listType }: LexicalNode): string | null {
  const items = children.map((item, index) => prefixed(listType === 'number' ? `${index + 1}. ` : '- ', inline(item)))
  return items.includes(null) ? null : items.join('\n')
}

function inline({ children = [] }: LexicalNode): string | null {
  const parts = children.map(inlineNode)
  return parts.includes(null) ? null : parts.join('')
}

function inlineNode(node: LexicalNode): string | null {
  if (node.type === 'linebreak') return '\n'
  if (node.type === 'link') return link(node)
  if (node.type !== 'text' && node.type !== 'extended-text') return null
  const text = String(node.text ?? '')
  if (node.format === 0 || node.format === undefined) return text
  if (node.format === BOLD) return `**${text}**`
  return node.format === ITALIC ? `*${text}*` : null
}

function link(node: LexicalNode): string | null {
  const label = inline(node)
  return label === null || /[\s)]/.test(String(node.url)) ? null : `[${label}](${node.url})`
}
