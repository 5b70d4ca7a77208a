import { randomBytes } from 'node:crypto'
import { asciiEmail } from '@rose-ash/shared/addresses/ascii-email'
import express, { type Express, type Response } from 'express'
import { houseFonts } from '../pages/house-fonts.ts'
import { listPage } from './list-page.ts'
import type { MailStore } from './mail-store.ts'
import { FRAME_SANDBOX, framedHtml, messagePage } from './message-page.ts'

const FRAME_POLICY = `default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'; font-src http: https: data:; sandbox ${FRAME_SANDBOX}`

/** The mailbox as pages and as JSON. */
export function createMailboxApp(store: MailStore): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(houseFonts())
  app.get(['/healthz', '/readyz'], (_req, res) => void res.json({ status: 'ok' }))
  app.get('/messages.json', (req, res) => {
    const limit = Number(req.query.limit) || Number.POSITIVE_INFINITY
    const to = typeof req.query.to === 'string' ? spelt(req.query.to) : null
    const mails = to ? store.list().filter((mail) => mail.to.split(', ').map(spelt).includes(to)) : store.list()
    res.set('cache-control', 'no-store').json(mails.slice(0, limit))
  })
  app.delete('/messages.json', async (_req, res) => {
    await store.clear()
    res.status(204).end()
  })
  app.get('/', (_req, res) => {
    const nonce = randomBytes(16).toString('base64')
    send(res, listPage(store.list(), { nonce }), `script-src 'nonce-${nonce}'; connect-src 'self'`)
  })
  app.get('/messages/:id', (req, res, next) => {
    const mail = store.find(req.params.id)
    if (!mail) return next()
    send(res, messagePage(mail), "frame-src 'self'")
  })
  app.get('/messages/:id/html', (req, res, next) => {
    const mail = store.find(req.params.id)
    if (!mail) return next()
    res.set('content-security-policy', FRAME_POLICY).type('html').send(framedHtml(mail))
  })
  return app
}

/** An address as it is compared: `post@müller.example` and `POST@xn--mller-kva.example` are one. */
const spelt = (address: string) => asciiEmail(address.toLowerCase())

function send(res: Response, text: string, more: string): void {
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src 'self'; base-uri 'none'; form-action 'none'; ${more}`
  res.set({ 'content-security-policy': policy, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
  res.type('html').send(text)
}
