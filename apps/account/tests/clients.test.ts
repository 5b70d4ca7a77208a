import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { bootApp } from '@rose-ash/domains/testing/boot-app'
import { createClient } from '@rose-ash/domains/testing/factories/create-client'
import { createMember } from '@rose-ash/domains/testing/factories/create-member'
import { signedIn } from '@rose-ash/server/testing/signed-in'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createApp } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { createContext } from '../src/context.ts'

const { ctx, client: ida, close } = await bootApp({ readConfig, createContext, createApp })
const { identity } = ctx.services

afterAll(close)
beforeEach(async () => {
  ida.cookies.clear()
  await resetStores()
  await signedIn(ctx, ida, await createMember(ctx, { roles: ['administrator'] }))
})

const FORM = {
  kind: 'server',
  name: 'The Reader',
  redirectUris: 'https://reader.example/callback\nhttps://reader.example/other',
  postLogoutRedirectUris: 'https://reader.example/bye',
  backchannelLogoutUri: 'https://reader.example/logout',
  scopes: ['profile', 'email'],
  hasClaimsInIdToken: 'yes',
}

const codesIn = (text: string) => [...text.matchAll(/<dd><code>([^<]+)<\/code>/g)].map((found) => found[1]!)

test('an administrator registers an application, sees its secret once, and changes what is said of it', async () => {
  const [clientId, secret] = codesIn((await ida.post('/clients', { form: FORM })).text)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(await identity.getClient(ctx.db, clientId!)).toMatchObject({
    kind: 'server',
    redirectUris: ['https://reader.example/callback', 'https://reader.example/other'],
    scopes: ['profile', 'email'],
    hasClaimsInIdToken: true,
  })
  const page = await ida.get(`/clients/${clientId}`)
  expect(page.text).not.toContain(secret)
  expect(page.text).toMatch(/value="email" checked/)
  await ida.post(`/clients/${clientId}`, { form: { name: 'Reader 2', redirectUris: 'https://reader.example/new' } })
  expect(await identity.getClient(ctx.db, clientId!)).toMatchObject({
    name: 'Reader 2',
    redirectUris: ['https://reader.example/new'],
    scopes: [],
    backchannelLogoutUri: undefined,
  })
  const [, next] = codesIn((await ida.post(`/clients/${clientId}/secret`)).text)
  expect(next).not.toBe(secret)
  await ida.post(`/clients/${clientId}/suspension`)
  expect((await ida.get('/clients')).text).toContain('disabled')
  await ida.post(`/clients/${clientId}/resumption`)
  const said = await ctx.db.auditEntry.findMany({ orderBy: { seq: 'asc' }, select: { action: true } })
  expect(said.map(({ action }) => action)).toEqual([
    'client.registered',
    'client.settings',
    'client.secret',
    'client.disabled',
    'client.enabled',
  ])
  const facts = await ctx.db.activity.findMany({ where: { type: 'account.client.changed' }, orderBy: { seq: 'asc' } })
  expect(facts.map(({ object }) => object)).toMatchObject(
    ['settings', 'secret', 'disabled', 'enabled'].map((change) => ({ clientId, change })),
  )
  expect((await ida.get('/audit')).text).toContain('disabled an application')
})

test.each([
  ['server', 'http://reader.example/callback', 'begin with https://'],
  ['server', 'https://reader.example/#callback', 'a part after #'],
  ['server', 'https://*.reader.example/callback', 'must be whole'],
  ['server', 'https://me:word@reader.example/', 'a name or a password'],
  ['server', 'reader', 'is not an address'],
  ['server', 'org.example.reader:/callback', 'begin with https://'],
  ['server', '', 'at least one address'],
  ['native', 'reader:/callback', 'reversed name'],
  ['native', 'http://reader.example/callback', 'begin with https://'],
  ['native', 'https://127.0.0.1/callback', 'there is no https'],
])('for %s the address %s is refused in words, and nothing typed is lost', async (kind, redirectUris, words) => {
  const answer = await ida.post('/clients', { form: { ...FORM, kind, redirectUris } })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(words)
  expect(answer.text).toContain('value="The Reader"')
  expect(answer.text).toMatch(new RegExp(`value="${kind}" checked`))
  expect(await identity.listClients(ctx.db)).toEqual([])
})

test.each([
  ['native', 'http://127.0.0.1/callback http://[::1]/callback org.example.reader:/callback https://reader.example/app'],
  ['browser', 'https://reader.example/'],
  ['device', ''],
])('an application of kind %s keeps no secret', async (kind, redirectUris) => {
  const answer = await ida.post('/clients', { form: { ...FORM, kind, redirectUris } })
  expect(codesIn(answer.text)).toHaveLength(1)
  const [clientId] = codesIn(answer.text)
  expect((await ida.get(`/clients/${clientId}`)).text).not.toContain('Make a new secret')
  expect((await ida.post(`/clients/${clientId}/secret`)).status).toBe(404)
})

test('a page at loopback may only be registered where the house itself has no https', async () => {
  const loopback = { kind: 'browser', redirectUris: ['http://127.0.0.1:5173/'] } as const
  await createClient(ctx, loopback)
  const https = { ...ctx, config: { ...ctx.config, ROSE_PUBLIC_URL: 'https://rose.example' } }
  await expect(createClient(https, loopback)).rejects.toMatchObject({ details: { redirectUris: 'not_https' } })
})

test('a token for registration is shown once, listed, and withdrawn', async () => {
  const [token] = codesIn((await ida.post('/registration-tokens', { form: { note: 'for Tom' } })).text)
  const list = await ida.get('/registration-tokens')
  expect(list.text).toContain('for Tom')
  expect(list.text).not.toContain(token)
  const [{ id } = { id: '' }] = await identity.listRegistrationTokens(ctx.db)
  await ida.post(`/registration-tokens/${id}/withdrawal`)
  expect(await identity.listRegistrationTokens(ctx.db)).toEqual([])
  expect((await ida.post('/registration-tokens', { form: { note: ' ' } })).status).toBe(422)
})

test('nobody else may', async () => {
  const { clientId } = await createClient(ctx)
  ida.cookies.clear()
  await signedIn(ctx, ida, await createMember(ctx, { roles: ['steward'] }))
  const doors = ['/clients', `/clients/${clientId}`, '/registration-tokens']
  expect(await Promise.all(doors.map(async (path) => (await ida.post(path, { form: FORM })).status))).toEqual([
    403, 403, 403,
  ])
})
