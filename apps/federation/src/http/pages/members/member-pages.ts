import { wantsActivity } from '@rose-ash/server/activitypub/activity-json'
import { actorAddresses } from '@rose-ash/shared/addresses/actor-addresses'
import { GoneError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { Router } from 'express'
import type { AppContext } from '../../../context.ts'
import { memberView } from '../../../views/members/show.view.ts'

/** `/@handle`: a member who wants to be found, as everybody sees them. Other servers are led to the actor. */
export function memberPages({ config, services }: AppContext): Router {
  const router = Router()

  router.get('/@:handle', async (req, res) => {
    const { handle } = req.params
    const actor = await services.federation.findActor(handle)
    if (actor?.kind !== 'member') {
      if (!actor && (await services.federation.isGone(handle))) throw new GoneError(`${handle} is no longer here`)
      throw new NotFoundError(`nobody here is ${handle}`)
    }
    const { account, id } = actorAddresses(config, 'federation', actor.handle, actor.kind)
    res.vary('Accept')
    if (wantsActivity(req)) return res.redirect(302, id)
    await res.page('members/show', memberView(actor, account), {
      title: actor.displayName,
      description: `Follow @${account} from anywhere on the fediverse.`,
      width: 'read',
    })
  })

  return router
}
