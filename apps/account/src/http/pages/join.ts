import { open } from '@rose-ash/server/guards/open'
import type { Router } from 'express'
import type { AppContext } from '../../context.ts'
import { TITLES } from '../../views/page-titles.ts'

/** For newcomers: what a member is here. Whoever proves an address becomes one, so the page leads there. */
export function joinPage(router: Router, { site }: AppContext): void {
  router.get('/join', open(), async (req, res) => {
    const { coop, words } = site
    const model = {
      name: coop.name,
      about: coop.description,
      joining: words.joining,
      email: coop.email,
      isIn: !!req.member,
    }
    await res.page('join/show', model, { title: TITLES.becomeAMember, width: 'read' })
  })
}
