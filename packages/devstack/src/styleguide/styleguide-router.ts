import { fileURLToPath } from 'node:url'
import type { Views } from '@rose-ash/server/views/create-views'
import { errorView, FEDERATION_RESTING } from '@rose-ash/server/views/errors/error.view'
import { renderEmail } from '@rose-ash/server/views/render-email'
import express, { type Router } from 'express'
import { loadSamples } from './samples/samples.ts'

const PICTURES = fileURLToPath(new URL('./pictures', import.meta.url))

/** /styleguide: every component in every state, light and dark side by side. */
export function styleguideRouter(views: Views): Router {
  const router = express.Router()
  router.use('/styleguide/pictures', express.static(PICTURES))

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
    res.type('html').send(views.render('styleguide/show', { sides }, page))
  })

  router.get('/styleguide/mail', (_req, res) => {
    res.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
    res.type('html').send(renderEmail(views, 'styleguide/mail', loadSamples()('mail').mail).html)
  })

  router.get('/styleguide/pages/:page', (req, res, next) => {
    const samples = loadSamples()('page')
    if (!views.has(`styleguide/pages/${req.params.page}`)) return next()
    const crumbs = [{ label: 'Styleguide', href: '/styleguide' }, { label: req.params.page }]
    const page = { title: 'A sample page', noindex: true, crumbs, path: req.path, theme: themeOf(req.query.theme) }
    res.type('html').send(views.render(`styleguide/pages/${req.params.page}`, samples, page))
  })

  router.get('/styleguide/errors/:status', (req, res) => {
    const words = req.params.status === 'federation' ? FEDERATION_RESTING : undefined
    const status = Number(req.params.status) || 502
    const view = errorView({ status, requestId: '0198f0c2', ...(words && { words }) })
    const html = views.render('errors/error', view, { title: view.title })
    res.status(status).type('html').send(html)
  })
  return router
}

function themeOf(value: unknown): 'light' | 'dark' | undefined {
  return value === 'light' || value === 'dark' ? value : undefined
}
