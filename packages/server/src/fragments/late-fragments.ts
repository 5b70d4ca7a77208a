import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { FRAGMENTS, isFragmentType } from '@rose-ash/shared/fragments/catalogue'
import { serverTiming } from '@rose-ash/shared/fragments/fragment-report'
import type { FragmentRequest } from '@rose-ash/shared/fragments/fragment-request'
import type { Express } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import { parse } from '../http/parse.ts'
import { audienceOf } from '../visitor/audience-of.ts'

const LATE_BUDGET_MS = 3_000

/**
 * GET /fragments/<type> on every app's own host: the browser fetches a fragment that was late for its page, with the visitor's own
 * cookies. A copy that no page has stored is not stored here either. Answers 204 when it is still missing; htmx then changes nothing.
 */
export function lateFragments(app: Express, { fragments }: Pick<ServerContext, 'fragments'>): void {
  app.get('/fragments/:type', async (req, res) => {
    const { type } = req.params
    if (!isFragmentType(type) || FRAGMENTS[type].placeholder === 'none')
      throw new NotFoundError(`no public fragment ${type}`)
    const request = { type, params: parse(FRAGMENTS[type].params, req.query) } as FragmentRequest
    const { html, reports, incomplete } = await fragments.fetchAll([request], {
      ...audienceOf(req),
      requestId: req.id,
      budgetMs: LATE_BUDGET_MS,
      isVisitorsChoice: true,
    })
    res.set({ 'Cache-Control': 'private, no-store', 'Server-Timing': serverTiming(reports) })
    if (incomplete) return void res.status(204).end()
    res.type('html').send(String(html[0]))
  })
}
