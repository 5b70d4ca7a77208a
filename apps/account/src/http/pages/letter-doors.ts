import { type LetterLink, peekLetterLink, stopResetByLetter } from '@rose-ash/domains/account/alarms/letter-links'
import { raiseAlarm } from '@rose-ash/domains/account/alarms/raise-alarm'
import { restoreAddress } from '@rose-ash/domains/account/alarms/restore-address'
import { open } from '@rose-ash/server/guards/open'
import type { Response, Router } from 'express'
import type { AppContext } from '../../context.ts'
import { DOOR_REFUSALS, DOOR_WORDS } from '../../views/letter-door/door-words.ts'
import { secretPage, tokenIn } from '../secret-page.ts'

type Outcome = 'done' | keyof typeof DOOR_REFUSALS

interface Door {
  readonly link: LetterLink
  readonly path: string
  act(ctx: AppContext, token: string): Promise<Outcome>
}

const DOORS: readonly Door[] = [
  {
    link: 'not-me',
    path: '/not-me',
    act: async (ctx, token) => ((await ctx.transact((tx) => raiseAlarm(ctx, tx, { token }))) ? 'done' : 'useless'),
  },
  {
    link: 'undo-address',
    path: '/former-address',
    act: async (ctx, token) => {
      const { result } = await ctx.transact((tx) => restoreAddress(ctx, tx, { token }))
      return result === 'restored' ? 'done' : result
    },
  },
  {
    link: 'stop-reset',
    path: '/not-lost',
    act: async (ctx, token) =>
      (await ctx.transact((tx) => stopResetByLetter(ctx, tx, { token }))) ? 'done' : 'useless',
  },
]

/** Where letters about an account lead, for whoever holds the letter, signed in or not. Opening a link changes nothing; its button does. */
export function letterDoors(router: Router, ctx: AppContext): void {
  for (const { link, path, act } of DOORS) {
    const words = DOOR_WORDS[link]

    router.get(path, open(), async (req, res) => {
      secretPage(res)
      const token = tokenIn(req.query.t)
      const found = token && (await peekLetterLink(ctx, ctx.db, { token, link }))
      if (!found) return sendRefused(res, 'useless')
      const model = { ...words.ask, button: words.button, email: found.email, token, action: path }
      await res.page('letter-door/ask', model, { title: words.ask.title, noindex: true, width: 'read' })
    })

    router.post(path, open(), async (req, res) => {
      secretPage(res)
      const token = tokenIn(req.body?.t)
      const outcome = token ? await act(ctx, token) : 'useless'
      if (outcome !== 'done') return sendRefused(res, outcome)
      const signInHref = link === 'stop-reset' ? undefined : '/auth/login?factor=1&next=/signing-in'
      const model = { ...words.done, signInHref, writeTo: ctx.site.coop.email }
      await res.page('letter-door/done', model, { title: words.done.title, noindex: true, width: 'read' })
    })
  }

  function sendRefused(res: Response, why: keyof typeof DOOR_REFUSALS): Promise<void> {
    const { title, text } = DOOR_REFUSALS[why]
    const model = { title, text, writeTo: ctx.site.coop.email }
    return res.page('letter-door/done', model, {
      title,
      noindex: true,
      width: 'read',
      status: why === 'taken' ? 409 : 410,
    })
  }
}
