import { FRAGMENTS } from '@rose-ash/shared/fragments/catalogue'
import type { FragmentDefinition } from '@rose-ash/shared/fragments/define-fragment'
import { serverTiming } from '@rose-ash/shared/fragments/fragment-report'
import type { FragmentRequest } from '@rose-ash/shared/fragments/fragment-request'
import type { SafeHtml } from '@rose-ash/shared/html/safe-html'
import type { Request, Response } from 'express'
import { csrfToken } from '../visitor/csrf.ts'
import { visitorOf } from '../visitor/visitor.ts'
import { hole, holeMarker } from './holes.ts'
import type { PageStore } from './page-cache.ts'
import type { PageContext } from './page-context.ts'
import type { PageOptions } from './page-options.ts'
import { createPersonalParts, HOLES } from './personal-parts.ts'
import { isPlain, sendFilled } from './send-filled.ts'

/** A template, its model and the page's options. */
export interface PageView {
  readonly view: string
  readonly model: object
  readonly options: PageOptions
}

interface SharedView extends PageView {
  readonly options: PageOptions & { readonly reads: readonly string[] }
}

/** Renders a page with holes for a reader class, stores it, and sends it to the visitor of this request. */
export async function sendSharedPage(
  ctx: PageContext,
  req: Request,
  res: Response,
  store: PageStore,
  { view, model, options }: SharedView,
): Promise<void> {
  const { status: _ok, fragments = {}, reads, notices = [], ...page } = options
  const { shared, personal } = sorted(fragments)
  const visitor = visitorOf(req)
  const others = Object.fromEntries(Object.entries(personal).map(([key, request]) => [`fragment:${key}`, request]))
  const fetching = store.isRefresh
    ? undefined
    : createPersonalParts(ctx).fetch(visitor, others, { requestId: req.id, watch: [] })
  const composed = await fetchShared(ctx, req, shared)
  const layout = {
    path: req.originalUrl,
    ...page,
    csrfToken: holeMarker(HOLES.csrf),
    notices,
    noticesHole: hole(HOLES.notices),
  }
  const pieces = Object.fromEntries(Object.keys(personal).map((key) => [key, hole(`fragment:${key}`)]))
  const html = ctx.views.render(
    view,
    { ...model, fragments: { ...composed.html, ...pieces } },
    { ...layout, fragments: { nav: composed.nav, accountNav: hole(HOLES.accountNav), cartMini: hole(HOLES.cartMini) } },
  )
  const masthead = ctx.views.anonymousMasthead({ path: req.originalUrl, ...page })
  res.type('html')
  const parts = {
    html,
    anonymous: new Map([
      [HOLES.csrf, Buffer.from(csrfToken({ cookies: {} }, ctx.config))],
      [HOLES.accountNav, Buffer.from(masthead.accountNav)],
      [HOLES.cartMini, Buffer.from(masthead.cartMini)],
    ]),
    personal: others,
    reads: [...new Set([...reads, ...composed.reads])],
    begunAt: store.begunAt,
    headers: headersToKeep(res),
    route: routeOf(req),
  }
  const copy = store.keep(req.reader, parts, composed)
  if (store.isRefresh) return void res.status(204).end()
  const timing = ['page;desc="made"', composed.timing].filter(Boolean).join(', ')
  if (isPlain(visitor)) return copy.sendAnonymous(req, res, timing)
  await sendFilled(copy, await fetching!, req, res, 'made')
}

/** Fetches the menu and the shared fragments; a fragment that varies by standing makes the page ask for the reader's standing. */
async function fetchShared(ctx: PageContext, req: Request, shared: Readonly<Record<string, FragmentRequest>>) {
  const byStanding = Object.values(shared).some(({ type }) => varyBy(type) === 'standing')
  const standing = byStanding ? (req.reader.may('price.members') ? 'member' : 'visitor') : undefined
  const { html, reports, incomplete, aged, reads } = await ctx.fragments.fetchAll(
    [{ type: 'blog.nav' }, ...Object.values(shared)],
    { requestId: req.id, wantsFresh: true, ...(standing && { standing }) },
  )
  const [nav, ...rest] = html.map(undefinedIfEmpty)
  const named = Object.keys(shared).map((key, index): [string, SafeHtml | undefined] => [key, rest[index]])
  return { nav, html: Object.fromEntries(named), timing: serverTiming(reports), incomplete: incomplete || aged, reads }
}

function sorted(fragments: Readonly<Record<string, FragmentRequest>>) {
  const isPersonal = ([, { type }]: [string, FragmentRequest]) => varyBy(type) === 'member' || varyBy(type) === 'cart'
  const entries = Object.entries(fragments)
  return {
    personal: Object.fromEntries(entries.filter(isPersonal)),
    shared: Object.fromEntries(entries.filter((entry) => !isPersonal(entry))),
  }
}

const varyBy = (type: FragmentRequest['type']) => (FRAGMENTS[type] as FragmentDefinition).varyBy

/** Turns an empty fragment into undefined for `{{#if fragments.x}}` in templates. */
export const undefinedIfEmpty = (html: SafeHtml | undefined) => (html && String(html) !== '' ? html : undefined)

function headersToKeep(res: Response) {
  const { 'x-request-id': _id, 'set-cookie': _cookies, 'server-timing': _timing, ...headers } = res.getHeaders()
  return headers
}

function routeOf(req: Request): string {
  return typeof req.route?.path === 'string' ? `${req.baseUrl}${req.route.path}` : 'other'
}
