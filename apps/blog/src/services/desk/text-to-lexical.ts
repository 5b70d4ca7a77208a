import type { LexicalNode } from '../rendering/lexical-node.ts'
import { BOLD, element, ITALIC, textNode } from './text-format.ts'

const INLINE = /\*\*(.+?)\*\*|\*([^\s*](?:.*?[^\s*])?)\*|\[([^\]]+)\]\(([^)\s]+)\)/g

/**
 * Plain text as a Lexical document: blank lines between paragraphs, `## ` headings, `> ` quotes, `- ` and `1. ` lists,
 * `**bold**`, `*italic*` and `[links](https://…)`.
 */
export function textToLexical(text: string): string {
  const blocks = text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
  return JSON.stringify({ root: element('root', blocks.map(block)) })
}

function block(text: string): LexicalNode {
  const heading = /^(#{2,4})\s+(.*)$/s.exec(text)
  if (heading) return element('extended-heading', inline(heading[2] ?? ''), { tag: `h${heading[1]?.length}` })
  const lines = text.split('\n')
  if (lines.every((line) => /^>\s?/.test(line)))
    return element('extended-quote', withBreaks(lines.map((line) => line.replace(/^>\s?/, ''))))
  if (lines.every((line) => /^[-*]\s+/.test(line)))
    return list(
      'bullet',
      'ul',
      lines.map((line) => line.replace(/^[-*]\s+/, '')),
    )
  if (lines.every((line) => /^\d+\.\s+/.test(line)))
    return list(
      'number',
      'ol',
      lines.map((line) => line.replace(/^\d+\.\s+/, '')),
    )
  return element('paragraph', withBreaks(lines))
}

function list(listType: string, tag: string, items: readonly string[]): LexicalNode {
  const children = items.map((item, index) => element('listitem', inline(item), { value: index + 1 }))
  return element('list', children, { listType, start: 1, tag })
}

function withBreaks(lines: readonly string[]): LexicalNode[] {
  return lines.flatMap((line, index) => [...(index > 0 ? [{ type: 'linebreak', version: 1 }] : []), ...inline(line)])
}

function inline(text: string): LexicalNode[] {
  const nodes: LexicalNode[] = []
  let end = 0
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) nodes.push(textNode(text.slice(end, match.index)))
    const [whole, bold, italic, label, url] = match
    if (bold !== undefined) nodes.push(textNode(bold, BOLD))
    else if (italic !== undefined) nodes.push(textNode(italic, ITALIC))
    else nodes.push(element('link', [textNode(label ?? '')], { rel: null, target: null, title: null, url }))
    end = match.index + whole.length
  }
  if (end < text.length) nodes.push(textNode(text.slice(end)))
  return nodes
}
