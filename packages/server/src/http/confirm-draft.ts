import type { Response } from 'express'

/** The cookie that tells the browser (`drafts.js`) which of its drafts are saved. */
const COOKIE = 'rose_saved_drafts'
const AT_MOST = 8
const ID = /^[\w-]{8,40}$/

/** Tells the browser that the draft named in the form is saved, so that it forgets its copy. */
export function confirmDraft(res: Response): void {
  const { body, cookies, secure } = res.req
  const id: unknown = body?._draft
  if (typeof id !== 'string' || !ID.test(id)) return
  const saved = [...(cookies[COOKIE]?.split('.') ?? []).filter((one: string) => ID.test(one)), id].slice(-AT_MOST)
  res.cookie(COOKIE, saved.join('.'), { path: '/', sameSite: 'lax', secure, maxAge: 24 * 3600 * 1000 })
}
