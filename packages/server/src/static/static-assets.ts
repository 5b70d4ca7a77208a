import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import express, { type Request, type Response, type Router } from 'express'
import type { Asset, Assets } from './assets.ts'

const MINIMUM_TO_COMPRESS = 1024
const compressible = /^(text|application\/json|image\/svg)/
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** Serves /assets/<name>.<hash>.<ext> as immutable, and the plain name with a short lifetime. Bodies are compressed once and kept in memory. */
export function staticAssets(assets: Assets): Router {
  const router = express.Router()
  const encoded = new Map<string, Promise<Buffer>>()

  function encode(asset: Asset, encoding: 'br' | 'gzip') {
    const key = `${encoding} ${asset.url}`
    const known = encoded.get(key)
    if (known) return known
    const fresh =
      encoding === 'br' ? brotli(asset.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : gzipped(asset.body)
    encoded.set(key, fresh)
    return fresh
  }

  async function answer(req: Request, res: Response, asset: Asset, immutable: boolean) {
    res.set('Content-Type', asset.contentType)
    res.set('Cache-Control', immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
    res.set('X-Content-Type-Options', 'nosniff')
    res.set('Cross-Origin-Resource-Policy', 'cross-origin')
    const encoding = chooseEncoding(req, asset)
    if (compressible.test(asset.contentType)) res.vary('Accept-Encoding')
    res.set('ETag', encoding ? asset.etag.replace(/"$/, `-${encoding}"`) : asset.etag)
    if (req.fresh) return res.status(304).end()
    if (encoding) res.set('Content-Encoding', encoding)
    const body = encoding ? await encode(asset, encoding) : asset.body
    res.set('Content-Length', String(body.length))
    return req.method === 'HEAD' ? res.end() : res.end(body)
  }

  router.get('/assets/*path', async (req, res, next) => {
    const found = assets.find(req.path.slice('/assets/'.length))
    if (!found) return next()
    await answer(req, res, found.asset, found.immutable)
  })
  router.get('/favicon.ico', (req, res) => answer(req, res, assets.find('images/favicon.png')!.asset, false))
  router.get('/favicon.svg', (req, res) => answer(req, res, assets.find('images/favicon.svg')!.asset, false))
  const touchIcon = assets.find('images/touch-icon.png')!.asset
  router.get(['/apple-touch-icon.png', '/apple-touch-icon-precomposed.png'], (req, res) =>
    answer(req, res, touchIcon, false),
  )
  return router
}

function chooseEncoding(req: Request, asset: Asset): 'br' | 'gzip' | undefined {
  if (asset.body.length < MINIMUM_TO_COMPRESS || !compressible.test(asset.contentType)) return undefined
  const best = req.acceptsEncodings('br', 'gzip', 'identity')
  return best === 'br' || best === 'gzip' ? best : undefined
}
