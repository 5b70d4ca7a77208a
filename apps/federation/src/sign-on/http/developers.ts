import { open } from '@rose-ash/server/guards/open'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { developersView } from '../views/developers/show.view.ts'
import { TITLES } from '../views/page-titles.ts'

/** How an application of somebody else lets members sign in: addresses, scopes and claims as the provider has them, an example a kind. */
export function developersPage(router: Router, { config, site }: AppContext): void {
  router.get('/developers', open(), async (_req, res) => {
    await res.page('developers/show', developersView({ config, site }), { title: TITLES.forDevelopers, width: 'page' })
  })
}
