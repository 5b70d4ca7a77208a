import { vendoredAssets } from '@rose-ash/server/static/vendored-assets'
import { Router } from 'express'

const USED = ['fonts/fraunces.woff2', 'fonts/source-sans-3.woff2']

/** /house/fonts/…: the two typefaces of the design. */
export function houseFonts(): Router {
  const router = Router()
  for (const [name, file] of vendoredAssets().filter(([asset]) => USED.includes(asset))) {
    router.get(`/house/${name}`, (_req, res) => res.sendFile(file, { maxAge: '7d', dotfiles: 'allow' }))
  }
  return router
}
