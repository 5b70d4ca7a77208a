import type { AppName } from '../config/app-name.ts'
import { type BaseConfig, publicUrl } from '../config/base-config.ts'
import { escapeHtml } from '../html/escape-html.ts'
import type { DeskApp } from '../rights/desks.ts'
import { may } from '../rights/may.ts'
import { DESK_LABELS } from '../texts/desk-labels.ts'
import { FRAGMENTS } from './catalogue.ts'
import type { FragmentDefinition } from './define-fragment.ts'
import type { FragmentKey } from './fragment-key.ts'

type Wanted = Pick<FragmentKey, 'type' | 'query' | 'audience'>

/** The HTML in place of a late fragment: htmx fetches the fragment from the page's own host. Without JavaScript the stand-in stays. */
export function placeholder({ type, query, audience }: Wanted, config: BaseConfig): string {
  const { placeholder: shape } = FRAGMENTS[type]
  if (shape === 'none') return ''
  const element = shape === 'inline' ? 'span' : 'div'
  const address = escapeHtml(`/fragments/${type}${query && `?${query}`}`)
  const opening = `<${element} class="fragment-late" hx-get="${address}" hx-trigger="load" hx-swap="outerHTML" aria-busy="true">`
  return `${opening}${standIn({ type, audience }, config)}</${element}>`
}

/** The HTML in place of a failed fragment: nothing, a plain link to its owner's page, or the line of a desk. */
export function standIn({ type, audience }: Omit<Wanted, 'query'>, config: BaseConfig): string {
  const { owner, standIn: instead }: FragmentDefinition = FRAGMENTS[type]
  if (!instead) return ''
  if (typeof instead === 'string') return `<a class="place" ${href(config, owner)}>${escapeHtml(instead)}</a>`
  const { act, path } = instead
  return may(audience.member, act)
    ? `<p class="work-line"><a ${href(config, owner, path)}>${escapeHtml(DESK_LABELS[owner as DeskApp])}</a></p>`
    : ''
}

function href(config: BaseConfig, owner: AppName, path?: string): string {
  return `href="${escapeHtml(publicUrl(config, owner, path))}"`
}
