import { randomBytes } from 'node:crypto'
import { isHttps } from '@rose-ash/server/http/cookies'
import { seal, unseal } from '@rose-ash/shared/secrets/seal'
import type { Request, Response } from 'express'
import { z } from 'zod'
import type { AppContext } from '../../context.ts'

type Deps = Pick<AppContext, 'config'>

const KEPT_MS = 365 * 24 * 3600_000
const MOST_MEMBERS = 5
const PURPOSE = 'known-browser'
const mark = z.object({ browser: z.string(), memberIds: z.array(z.string()) })

/**
 * Remembers in a sealed cookie who has signed in with this browser, so that letters asked for here are counted apart from those that
 * strangers ask for. It proves nothing else, and nothing is stored about it.
 */
export function rememberBrowser({ config }: Deps, res: Response, memberId: string): void {
  const { browser, memberIds } = readMark({ config }, res.req) ?? { browser: newBrowser(), memberIds: [] }
  const members = [memberId, ...memberIds.filter((id) => id !== memberId)].slice(0, MOST_MEMBERS)
  res.cookie(
    cookieName(config),
    seal(config.SESSION_SECRET, PURPOSE, JSON.stringify({ browser, memberIds: members })),
    {
      ...{ httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps(config), maxAge: KEPT_MS },
    },
  )
}

/** The mark of a browser that has signed the address's member in before. */
export async function knownBrowserFor(
  { config, db, services }: Pick<AppContext, 'config' | 'db' | 'services'>,
  req: Request,
  email: string,
): Promise<string | undefined> {
  const known = readMark({ config }, req)
  const member = known && (await services.account.findByEmail(db, email))
  return member && known.memberIds.includes(member.id) ? known.browser : undefined
}

function readMark({ config }: Deps, req: Request): z.output<typeof mark> | undefined {
  try {
    return mark.parse(JSON.parse(unseal(config.SESSION_SECRET, PURPOSE, req.cookies[cookieName(config)] ?? '')))
  } catch {
    return undefined
  }
}

const newBrowser = () => randomBytes(12).toString('base64url')

const cookieName = (config: Deps['config']) => `${isHttps(config) ? '__Host-' : ''}rose_known`
