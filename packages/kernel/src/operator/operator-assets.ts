import { lazy } from '@rose-ash/shared/context/lazy'
import type { RequestHandler } from 'express'

/** The style sheet of the operator's page, bundled when the page is first opened; the bundler is loaded then too. */
export function operatorAssets(): RequestHandler {
  const assets = lazy(loadAssets)
  return async (req, res, next) => {
    const serve = await assets()
    serve(req, res, next)
  }
}

async function loadAssets(): Promise<RequestHandler> {
  const { createAssets } = await import('@rose-ash/server/static/assets')
  const { staticAssets } = await import('@rose-ash/server/static/static-assets')
  return staticAssets(createAssets())
}
