import { fileURLToPath } from 'node:url'
import express, { type Router } from 'express'
import type { Views } from '../create-views.ts'
import { errorView, FEDERATION_RESTING } from '../errors/error.view.ts'
import { renderEmail } from '../render-email.ts'
import { loadSamples } from './samples.ts'

const SAMPLES = fileURLToPath(new URL('../../../static/samples', import.meta.url))

interface StyleguideContext {
  readonly views: Views
}

/** /styleguide: every component in every state, light and dark side by side. For development only. */
export function styleguideRouter(ctx: StyleguideContext): Router {
  const router = express.Router()
  router.use('/styleguide/pictures', express.static(SAMPLES))

  router.get('/styleguide', (_req, res) => {
    const samples = loadSamples()
    const sides = (['light', 'dark'] as const).map((theme) => ({ theme, ...samples(theme) }))
    const page = {
      title: 'Styleguide',
      noindex: true,
      width: 'wide',
      styles: ['css/styleguide.css'],
      path: '/styleguide',
    } as const
    res.type('html').send(ctx.views.render('styleguide/show', { sides }, page))
  })

  router.get('/styleguide/mail', (_req, res) => {
    res.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
    res.type('html').send(renderEmail(ctx.views, 'styleguide/mail', loadSamples()('mail').mail).html)
  })

  router.get('/styleguide/pages/:page', (req, res, next) => {
    const samples = loadSamples()('page')
    if (!ctx.views.has(`styleguide/pages/${req.params.page}`)) return next()
    const crumbs = [{ label: 'Styleguide', href: '/styleguide' }, { label: req.params.page }]
    const page = { title: 'A sample page', noindex: true, crumbs, path: req.path, theme: themeOf(req.query.theme) }
    res.type('html').send(ctx.views.render(`styleguide/pages/${req.params.page}`, samples, page))
  })

  router.get('/styleguide/errors/:status', (req, res) => {
    const words = req.params.status === 'federation' ? FEDERATION_RESTING : undefined
    const status = Number(req.params.status) || 502
    const view = errorView({ status, requestId: '0198f0c2', ...(words && { words }) })
    res
      .status(status)
      .type('html')
      .send(ctx.views.render('errors/error', view, { title: view.title }))
  })
  return router
}

function themeOf(value: unknown): 'light' | 'dark' | undefined {
  return value === 'light' || value === 'dark' ? value : undefined
}
