import { findActor } from '@rose-ash/domains/federation/actors/find-actor'
import { isGone } from '@rose-ash/domains/federation/actors/is-gone'
import { open } from '@rose-ash/server/guards/open'
import { wantedForm } from '@rose-ash/server/http/wanted-form'
import { actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { GoneError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import type { Router } from 'express'
import type { AppContext } from '../../../../context.ts'
import { memberView } from '../../../views/members/show.view.ts'
import { PAGE_WORDS } from '../../../views/page-words.ts'

/** `/@handle`: the public page of a member who chose to be public. Other servers are redirected to the actor. */
export function memberPages(router: Router, ctx: AppContext): void {
  router.get('/@:handle', open(), async (req, res) => {
    const { handle } = req.params
    const actor = await findActor(ctx, { handle })
    if (actor?.kind !== 'member') {
      if (!actor && (await isGone(ctx.db, { handle }))) throw new GoneError(`${handle} is no longer here`)
      throw new NotFoundError(`no public member has the handle ${handle}`)
    }
    const { account, id } = actorAddresses(ctx.config, 'federation', actor.handle, actor.kind)
    res.vary('Accept')
    if (wantedForm(req) === 'data') return res.redirect(302, id)
    await res.page('members/show', memberView(actor, account), {
      title: actor.displayName,
      description: PAGE_WORDS.follow(account),
      width: 'read',
    })
  })
}
