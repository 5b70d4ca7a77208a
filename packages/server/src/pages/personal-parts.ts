import type { Watched } from '@rose-ash/shared/fragments/fragment-client'
import { serverTiming } from '@rose-ash/shared/fragments/fragment-report'
import type { Audience, FragmentRequest } from '@rose-ash/shared/fragments/fragment-request'
import type { Request, Response } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import { audienceOf } from '../visitor/audience-of.ts'
import { csrfToken } from '../visitor/csrf.ts'
import { noticesOf } from '../visitor/flash.ts'
import { personalCaching } from '../visitor/no-script.ts'
import type { Visitor } from '../visitor/visitor.ts'
import { inBasketHoles } from './in-basket.ts'
import type { Filling } from './page-copy.ts'

/** The holes that every shared page may have, besides its personal fragments. */
export const HOLES = { csrf: 'csrf', notices: 'notices', accountNav: 'account-nav', cartMini: 'cart-mini' } as const

/** The contents of a page's holes for one reader. */
export interface PersonalParts {
  readonly timing: string
  /** The page's Cache-Control. */
  readonly caching: string
  readonly watched: Watched
  /** Removes the reader's waiting notices from their cookie: call it only when the page is sent. */
  filling(req: Request, res: Response, anonymous: Filling): Filling
}

interface FetchOptions {
  readonly requestId: string
  readonly watch: readonly string[]
}

export function createPersonalParts(ctx: Pick<ServerContext, 'config' | 'fragments' | 'views'>) {
  const { config, fragments, views } = ctx

  /** Fetches the contents of the holes for one visitor: one round trip to Redis when all are cached. */
  async function fetchParts(
    visitor: Visitor,
    personal: Readonly<Record<string, FragmentRequest>>,
    { requestId, watch }: FetchOptions,
  ): Promise<PersonalParts> {
    const audience = audienceOf(visitor)
    const wanted = { ...mastheadFor(audience), ...personal }
    const names = Object.keys(wanted)
    const fetched = await fragments.fetchAll(Object.values(wanted), { ...audience, requestId, watch })
    return {
      timing: serverTiming(fetched.reports),
      caching: personalCaching(visitor),
      watched: fetched.watched,
      filling(_req, res, anonymous) {
        const token = csrfToken(visitor, config)
        const filling = new Map(anonymous).set(HOLES.csrf, Buffer.from(token))
        names.forEach((name, index) => {
          const html = String(fetched.html[index])
          if (html) filling.set(name, Buffer.from(html))
        })
        const basket = filling.get(HOLES.cartMini)
        if (basket) for (const [name, mark] of inBasketHoles(views, String(basket))) filling.set(name, mark)
        const notices = noticesOf(visitor.cookies, res, config)
        const rendered = notices.map((notice) => views.renderBare('partials/notice', notice, { csrfToken: token }))
        return rendered.length > 0 ? filling.set(HOLES.notices, Buffer.from(rendered.join(''))) : filling
      },
    }
  }

  return { fetch: fetchParts }
}

/** The personal fragments of the masthead. An anonymous visitor without a cart needs none. */
function mastheadFor({ member, cartHash }: Audience): Record<string, FragmentRequest> {
  return {
    ...(member && { [HOLES.accountNav]: { type: 'account.nav' } as const }),
    ...((member || cartHash) && { [HOLES.cartMini]: { type: 'cart.mini' } as const }),
  }
}
