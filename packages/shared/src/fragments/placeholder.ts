import { type BaseConfig, publicUrl } from '../config/base-config.ts'
import { escapeHtml } from '../html/escape-html.ts'
import { FRAGMENTS } from './catalogue.ts'
import type { FragmentDefinition } from './define-fragment.ts'
import type { FragmentKey } from './fragment-key.ts'

/** The HTML in place of a late fragment: htmx fetches the fragment from the page's own host. Without JavaScript the stand-in stays. */
export function placeholder({ type, query }: Pick<FragmentKey, 'type' | 'query'>, config: BaseConfig): string {
  const { placeholder: shape } = FRAGMENTS[type]
  if (shape === 'none') return ''
  const element = shape === 'inline' ? 'span' : 'div'
  const address = escapeHtml(`/fragments/${type}${query && `?${query}`}`)
  const opening = `<${element} class="fragment-late" hx-get="${address}" hx-trigger="load" hx-swap="outerHTML" aria-busy="true">`
  return `${opening}${standIn({ type }, config)}</${element}>`
}

/** The HTML in place of a failed fragment: nothing, or a plain link to its owner's page. */
export function standIn({ type }: Pick<FragmentKey, 'type'>, config: BaseConfig): string {
  const { owner, standIn: words }: FragmentDefinition = FRAGMENTS[type]
  return words ? `<a class="place" href="${escapeHtml(publicUrl(config, owner))}">${escapeHtml(words)}</a>` : ''
}
