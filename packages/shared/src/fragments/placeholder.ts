import { escapeHtml } from '../views/escape-html.ts'
import { FRAGMENTS } from './catalogue.ts'
import type { FragmentKey } from './fragment-key.ts'

/** What stands in the page for a late fragment: htmx fetches it from the page's own host. Without JavaScript it stays quietly empty. */
export function placeholder({ type, query }: Pick<FragmentKey, 'type' | 'query'>): string {
  const { placeholder: shape } = FRAGMENTS[type]
  if (shape === 'none') return ''
  const element = shape === 'inline' ? 'span' : 'div'
  const address = escapeHtml(`/fragments/${type}${query && `?${query}`}`)
  return `<${element} class="fragment-late" hx-get="${address}" hx-trigger="load" hx-swap="outerHTML" aria-busy="true"></${element}>`
}
