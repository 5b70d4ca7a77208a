import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { createApp } from '@rose-ash/server/app/create-app'
import { appClient } from '@rose-ash/server/testing/app-client'
import { resetStores } from '@rose-ash/shared/testing/reset-stores'
import { createTestContext } from '../../testing/create-test-context.ts'

const ctx = await createTestContext('events')
const client = await appClient(createApp(ctx, { routes: () => {} }), 'events')
const origin = 'http://events.rose.localhost:3000'
const as = { headers: { accept: 'application/activity+json' } }
afterAll(async () => {
  await client.close()
  await ctx.close()
})
beforeEach(resetStores)

describe('an app on the fediverse', () => {
  test.each([
    'acct:coop@events.rose.localhost:3000',
    'acct:COOP@EVENTS.rose.localhost:3000',
    `${origin}/actors/coop`,
    `${origin}/`,
  ])('WebFinger finds the co-op as %s', async (resource) => {
    const answer = await client.get(`/.well-known/webfinger?resource=${encodeURIComponent(resource)}`)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain('application/jrd+json')
    expect(answer.json()).toMatchObject({
      subject: 'acct:coop@events.rose.localhost:3000',
      links: expect.arrayContaining([
        { rel: 'self', type: 'application/activity+json', href: `${origin}/actors/coop` },
      ]),
    })
  })

  test.each([
    ['acct:coop@blog.rose.localhost:3000', 'acct:coop@blog.rose.localhost:3000'],
    ['acct:coop@rose.localhost:3000', 'acct:coop@federation.rose.localhost:3000'],
    ['http://market.rose.localhost:3000/@coop', 'acct:coop@market.rose.localhost:3000'],
  ])('WebFinger leads from %s to %s', async (resource, subject) => {
    const answer = await client.get(`/.well-known/webfinger?resource=${encodeURIComponent(resource)}`)
    expect(answer.json()).toMatchObject({ subject })
  })

  test.each([
    'acct:coop@blog.elsewhere.example',
    'acct:coop@events.rose.localhost:3000/x',
    'acct:coop@[evil]',
    'acct:nobody@events.rose.localhost:3000',
    'https://blog.evil.example/',
  ])('WebFinger does not know %s here', async (resource) => {
    expect((await client.get(`/.well-known/webfinger?resource=${encodeURIComponent(resource)}`)).status).toBe(404)
  })

  test.each([
    '',
    '?resource=',
    '?resource=foobarbaz',
    '?resource=acct:nobody',
    '?resource=acct:%00@events.rose.localhost:3000',
    '?resource=a&resource=b',
  ])('WebFinger asked with %j says in JSON what it needs, to any origin', async (query) => {
    const answer = await client.get(`/.well-known/webfinger${query}`)
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([400, '*'])
    expect(answer.json()).toMatchObject({ error: { code: 'bad_resource' } })
  })

  test.each([
    ['GET', '/.well-known/webfinger?resource=acct:nobody@events.rose.localhost:3000', 404],
    ['GET', '/.well-known/nothing', 404],
    ['GET', '/nodeinfo/9.9', 404],
    ['GET', '/actors/nobody/outbox', 404],
    ['POST', '/actors/coop/inbox', 405],
  ])('a door of a protocol answers errors in JSON, also to a browser: %s %s', async (method, path, status) => {
    const answer = await client.request(path, { method, headers: { accept: 'text/html' } })
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/json; charset=utf-8'])
  })

  test('the actor has its addresses on this host and both public keys, and no private one', async () => {
    const answer = await client.get('/actors/coop', as)
    const actor = answer.json() as Record<string, unknown>
    expect(actor).toMatchObject({
      type: 'Organization',
      id: `${origin}/actors/coop`,
      inbox: `${origin}/actors/coop/inbox`,
      preferredUsername: 'coop',
      publicKey: { owner: `${origin}/actors/coop` },
      assertionMethod: [{ type: 'Multikey', publicKeyMultibase: expect.stringMatching(/^z6Mk/) }],
    })
    expect(answer.text).not.toContain('PRIVATE')
  })

  test('asking twice at once makes one actor', async () => {
    await Promise.all(Array.from({ length: 8 }, () => client.get('/actors/coop', as)))
    expect(await ctx.db.actor.count()).toBe(1)
    expect(await ctx.db.appActor.count()).toBe(6)
  })

  test('the name of an actor is an address on every host', async () => {
    const answers = await Promise.all([client.get('/@coop', as), client.get('/@coop'), client.get('/@nobody')])
    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [302, `${origin}/actors/coop`],
      [302, `${origin}/`],
      [404, undefined],
    ])
  })

  test('a person who opens the actor in a browser is led to the front page', async () => {
    const answer = await client.get('/actors/coop', { headers: { accept: 'text/html' } })
    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe(`${origin}/`)
  })

  test.each([
    ['application/ld+json; profile="https://www.w3.org/ns/activitystreams", text/html;q=0.1', 200],
    ['Application/Activity+JSON', 200],
    ['text/html, application/activity+json;q=0.5', 303],
  ])('the actor answers what %s prefers', async (accept, status) => {
    expect((await client.get('/actors/coop', { headers: { accept } })).status).toBe(status)
  })

  test('NodeInfo', async () => {
    const found = await client.get('/.well-known/nodeinfo')
    expect(found.headers['access-control-allow-origin']).toBe('*')
    const { links } = found.json() as { links: { href: string }[] }
    const info = (await client.get(new URL(links[1]?.href ?? '').pathname)).json()
    expect(info).toMatchObject({ version: '2.1', software: { name: 'rose-ash' }, protocols: ['activitypub'] })
  })

  test('an inbox does not take deliveries yet, and says so', async () => {
    expect((await client.post('/actors/coop/inbox', { json: {} })).status).toBe(405)
  })
})
