import { get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import express from 'express'
import { createAssets } from './assets.ts'
import { staticAssets } from './static-assets.ts'

const assets = createAssets()
let server: Server
let origin: string

beforeAll(async () => {
  server = express().use(staticAssets(assets)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

describe('static files', () => {
  it('are kept for ever under their hashed name, compressed', async () => {
    const answer = await fetch(origin + assets.url('css/rose.css'), { headers: { 'accept-encoding': 'br' } })
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(await answer.text()).toContain('.product-tile')
  })

  it('are briefly kept under their plain name', async () => {
    const answer = await fetch(`${origin}/assets/css/rose.css`)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
    await answer.body?.cancel()
  })

  it.each(['/apple-touch-icon.png', '/apple-touch-icon-precomposed.png'])('are where phones look: %s', async (path) => {
    const answer = await fetch(origin + path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    await answer.body?.cancel()
  })

  it('answer 304 to whoever has them already', async () => {
    const address = origin + assets.url('js/rose.js')
    const encoding = { 'accept-encoding': 'br' }
    const first = await fetch(address, { headers: encoding })
    await first.text()
    expect(await statusOf(address, { ...encoding, 'if-none-match': first.headers.get('etag')! })).toBe(304)
  })

  it('name the fonts in the style sheet by their hash', () => {
    const css = assets.find('css/rose.css')!.asset.body.toString()
    expect(css).toContain(assets.url('fonts/fraunces.woff2'))
    expect(css).not.toContain('asset:')
  })

  it('do not exist outside the folder', async () => {
    const answer = await fetch(`${origin}/assets/..%2f..%2fpackage.json`)
    expect(answer.status).toBe(404)
  })

  it('refuse a name that is not there when a template asks', () => {
    expect(() => assets.url('css/nothing.css')).toThrow('no asset named "css/nothing.css"')
  })
})

/** Asks as a browser does: `fetch` would add a Cache-Control of its own to a conditional request. */
function statusOf(address: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(address, { headers }, (answer) => resolve(answer.resume().statusCode)).once('error', reject)
  })
}
