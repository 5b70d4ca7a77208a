import { randomBytes } from 'node:crypto'
import { AppError } from '@rose-ash/shared/errors/app-error'
import { hashToken } from '@rose-ash/shared/secrets/hash-token'
import { seal, unseal } from '@rose-ash/shared/secrets/seal'
import type { CookieOptions, Request, Response } from 'express'
import type { ServerContext } from '../context/server-context.ts'
import { isHttps } from '../http/cookies.ts'
import type { KeptForm } from './kept-form.ts'

export type KeptFormContext = Pick<ServerContext, 'app' | 'config' | 'redis'>

/** As long as a sign-in may take, since members may have to wait for an e-mail. */
const KEPT_SECONDS = 3600
const MAX_BYTES = 512 * 1024

/** Nothing is kept, so its sender has to keep the page of the form until they have signed in. */
class TooLongToKeepError extends AppError {
  constructor() {
    super('too_long_to_keep', 413, 'the form is too long to keep')
  }
}

const COOKIE = /^(?:__Host-)?rose_kept_([\w-]{8})$/

/**
 * Seals the form for this app and this browser and stores it in Redis. The browser gets the random token that names the record and is
 * part of its key, so that neither the store nor the cookie alone can be read. One cookie for each form: two tabs keep two forms.
 * Returns the mark by which its page's address names it. Throws TooLongToKeepError.
 */
export async function storeKeptForm(ctx: KeptFormContext, res: Response, form: KeptForm): Promise<string> {
  const plain = JSON.stringify(form)
  if (Buffer.byteLength(plain) > MAX_BYTES) throw new TooLongToKeepError()
  const token = randomBytes(24).toString('base64url')
  const sealed = seal(ctx.config.SESSION_SECRET, purpose(ctx, token), plain)
  await ctx.redis.set(key(ctx, token), sealed, 'EX', KEPT_SECONDS)
  res.cookie(cookieName(ctx, token), token, { ...cookieOptions(ctx), maxAge: KEPT_SECONDS * 1000 })
  return token.slice(0, 8)
}

export interface FoundForm {
  readonly token: string
  readonly form: KeptForm
}

/** The forms that this browser keeps, oldest first. A record that is gone, too old or does not open is left out. */
export async function findKeptForms(ctx: KeptFormContext, cookies: Request['cookies']): Promise<FoundForm[]> {
  const tokens = tokensIn(cookies)
  if (tokens.length === 0) return []
  const sealed = await ctx.redis.mget(tokens.map((token) => key(ctx, token)))
  const found = tokens.flatMap((token, index) => {
    const form = open(ctx, token, sealed[index])
    return form ? [{ token, form }] : []
  })
  return found.sort((a, b) => a.form.keptAt - b.form.keptAt)
}

export async function dropKeptForm(ctx: KeptFormContext, res: Response, token: string): Promise<void> {
  res.clearCookie(cookieName(ctx, token), cookieOptions(ctx))
  await ctx.redis.del(key(ctx, token))
}

/** Whether the browser keeps a form, without reading it. */
export function hasKeptForm(cookies: Request['cookies']): boolean {
  return tokensIn(cookies).length > 0
}

function open(ctx: KeptFormContext, token: string, sealed: string | null | undefined): KeptForm | undefined {
  if (!sealed) return undefined
  try {
    const form = JSON.parse(unseal(ctx.config.SESSION_SECRET, purpose(ctx, token), sealed)) as KeptForm
    return Date.now() - form.keptAt < KEPT_SECONDS * 1000 ? form : undefined
  } catch {
    return undefined
  }
}

function tokensIn(cookies: Request['cookies']): string[] {
  return Object.entries(cookies as Readonly<Record<string, string>>).flatMap(([name, token]) => {
    const start = COOKIE.exec(name)?.[1]
    return start && token.startsWith(start) && /^[\w-]{32}$/.test(token) ? [token] : []
  })
}

const key = ({ app }: KeptFormContext, token: string) => `rose:kept-form:${app}:${hashToken(token)}`
const purpose = ({ app }: KeptFormContext, token: string) => `kept-form ${app} ${token}`

// The prefix prevents a sibling host from planting a form of its own.
const cookieName = ({ config }: KeptFormContext, token: string) =>
  `${isHttps(config) ? '__Host-' : ''}rose_kept_${token.slice(0, 8)}`

function cookieOptions({ config }: KeptFormContext): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isHttps(config), path: '/' }
}
