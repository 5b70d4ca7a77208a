import { memberOf } from '@rose-ash/server/guards/member-of'
import { requireAct } from '@rose-ash/server/guards/require-act'
import { confirmDraft } from '@rose-ash/server/http/confirm-draft'
import { type FieldErrors, parse, readForm } from '@rose-ash/server/http/parse'
import { redirectTo } from '@rose-ash/server/http/redirect-to'
import { fieldRefusalsOf } from '@rose-ash/server/http/refusal-of'
import { NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { CLIENT_KINDS, CLIENT_SCOPES, type ClientCredentials } from '@rose-ash/shared/protocols/clients'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../../context.ts'
import { type ClientForm, clientForm, formOf } from '../../../views/clients/client-form.view.ts'
import { CLIENT_REFUSALS, CLIENT_WORDS } from '../../../views/clients/client-refusals.ts'
import { clientLines, clientTitle } from '../../../views/clients/client-words.ts'
import { NOTICES } from '../../../views/notice-words.ts'
import { TITLES } from '../../../views/page-titles.ts'
import { accountTabs } from '../../account-tabs.ts'

const address = z.object({ clientId: z.string().max(100) })
const lines = z
  .string()
  .max(4000)
  .default('')
  .transform((text) => text.split(/\s+/).filter(Boolean))
const optional = z
  .string()
  .trim()
  .max(500)
  .default('')
  .transform((text) => text || undefined)
const isTicked = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

const settings = z.object({
  name: z.string().trim().min(1).max(80),
  uri: optional,
  redirectUris: lines,
  postLogoutRedirectUris: lines,
  backchannelLogoutUri: optional,
  scopes: z
    .union([z.enum(CLIENT_SCOPES), z.array(z.enum(CLIENT_SCOPES))])
    .default([])
    .transform((one) => [one].flat()),
  hasClaimsInIdToken: isTicked,
  sendsSecretInForm: isTicked,
})
const newClient = settings.extend({ kind: z.enum(CLIENT_KINDS) })

/** For administrators: the applications of other organisations that members may sign in to. */
export function clientPages(router: Router, ctx: AppContext): void {
  const { db, services, transact } = ctx
  const { identity } = services

  router.get('/clients', requireAct('client.read'), async (req, res) => {
    const clients = await identity.listClients(db)
    const model = { clients: clientLines(ctx, clients), tabs: accountTabs(memberOf(req), '/members') }
    await res.page('clients/index', model, { title: TITLES.applications, noindex: true, width: 'wide' })
  })

  router.get('/clients/new', requireAct('client.manage'), (_req, res) => sendNew(res, formOf({ kind: 'server' })))

  router.post('/clients', requireAct('client.manage'), async (req, res) => {
    const read = readForm(newClient, req.body, CLIENT_WORDS)
    if (!read.ok) return sendNew(res, read.values, read.errors)
    const { kind, ...wanted } = read.input
    try {
      const input = { kind, settings: wanted, byId: memberOf(req).id }
      await sendCredentials(res, await transact((tx) => identity.registerClient(tx, input)), wanted.name)
    } catch (error) {
      await sendNew(res, req.body, fieldRefusalsOf(CLIENT_REFUSALS, error))
    }
  })

  router.get('/clients/:clientId', requireAct('client.read'), (req, res) => sendClient(req, res))

  router.post('/clients/:clientId', requireAct('client.manage'), async (req, res) => {
    const { clientId } = parse(address, req.params)
    const read = readForm(settings, req.body, CLIENT_WORDS)
    if (!read.ok) return sendClient(req, res, read.values, read.errors)
    try {
      const input = { clientId, settings: read.input, byId: memberOf(req).id }
      await transact((tx) => identity.changeClient(tx, input))
    } catch (error) {
      if (error instanceof NotFoundError) throw error
      return sendClient(req, res, req.body, fieldRefusalsOf(CLIENT_REFUSALS, error))
    }
    res.flash('yes', NOTICES.clientSaved)
    redirectTo(res, `/clients/${clientId}`)
  })

  router.post('/clients/:clientId/secret', requireAct('client.manage'), async (req, res) => {
    const { clientId } = parse(address, req.params)
    const { name } = await find(clientId)
    const input = { clientId, byId: memberOf(req).id }
    await sendCredentials(res, await transact((tx) => identity.rotateClientSecret(tx, input)), name)
  })

  for (const [noun, isDisabled, said] of [
    ['suspension', true, NOTICES.clientSuspended],
    ['resumption', false, NOTICES.clientResumed],
  ] as const)
    router.post(`/clients/:clientId/${noun}`, requireAct('client.manage'), async (req, res) => {
      const { clientId } = parse(address, req.params)
      await find(clientId)
      await transact((tx) => identity.setClientDisabled(tx, { clientId, isDisabled, byId: memberOf(req).id }))
      res.flash('yes', said)
      redirectTo(res, `/clients/${clientId}`)
    })

  async function find(clientId: string) {
    const client = await identity.getClient(db, clientId)
    if (!client) throw new NotFoundError('no such application')
    return client
  }

  function sendNew(res: Response, typed: ClientForm, errors?: FieldErrors): Promise<void> {
    const kind = CLIENT_KINDS.find((one) => one === typed.kind) ?? 'server'
    const model = { ...clientForm(kind, typed, errors), isNew: true, tabs: accountTabs(memberOf(res.req), '/members') }
    return res.page('clients/edit', model, {
      title: TITLES.registerAnApplication,
      noindex: true,
      status: errors ? 422 : 200,
    })
  }

  async function sendClient(req: Request, res: Response, typed?: ClientForm, errors?: FieldErrors): Promise<void> {
    const client = await find(parse(address, req.params).clientId)
    const model = {
      ...clientForm(client.kind, typed ?? formOf(client), errors),
      ...clientTitle(ctx.site, client),
      tabs: accountTabs(memberOf(req), '/members'),
    }
    await res.page('clients/edit', model, { title: client.name, noindex: true, status: errors ? 422 : 200 })
  }
}

/** Shows a secret, this once. */
function sendCredentials(res: Response, credentials: ClientCredentials, name: string): Promise<void> {
  confirmDraft(res)
  res.setHeader('Cache-Control', 'private, no-store')
  return res.page('clients/credentials', { ...credentials, name }, { title: name, noindex: true, width: 'read' })
}
