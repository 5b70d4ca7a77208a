import { globSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createAssets } from '@rose-ash/server/static/assets'
import { bundleCss } from '@rose-ash/server/static/bundle-css'
import { createViews } from '@rose-ash/server/views/create-views'
import type { AppName } from '@rose-ash/shared/config/app-name'
import { publicOrigins } from '@rose-ash/shared/config/base-config'
import { loadSite } from '@rose-ash/shared/site/site'
import express from 'express'
import { REPO_ROOT } from '../repo-root.ts'
import { styleguideRouter } from './styleguide-router.ts'

const STYLE_PATH = '/styleguide/styleguide.css'
const VIEWS = fileURLToPath(new URL('./views', import.meta.url))
const STYLES = fileURLToPath(new URL('./styleguide.css', import.meta.url))

export interface StyleguideOptions {
  /** The app in whose colours the pages are shown. */
  readonly app: AppName
  readonly publicUrl: string
  /** Default: _config/app-config.yaml. */
  readonly configFile?: string | undefined
}

/** The pages below /styleguide on one app's host. They show partials of all apps, whose templates are read, but not their code. */
export function createStyleguide({ app, publicUrl, configFile }: StyleguideOptions): RequestListener {
  const assets = createAssets()
  const url = (name: string) => (name === 'css/styleguide.css' ? STYLE_PATH : assets.url(name))
  const views = createViews({
    app,
    roots: [...globSync('apps/*/src/{,*/}views', { cwd: REPO_ROOT }).map((folder) => join(REPO_ROOT, folder)), VIEWS],
    assets: { url },
    origins: publicOrigins({ ROSE_PUBLIC_URL: publicUrl }),
    site: loadSite(configFile),
    dev: true,
  })
  const styleguide = express().disable('x-powered-by')
  styleguide.get(STYLE_PATH, (_req, res) => {
    res.type('css').set('Cache-Control', 'no-cache').send(bundleCss(STYLES, assets.url))
  })
  return styleguide.use(styleguideRouter(views))
}
