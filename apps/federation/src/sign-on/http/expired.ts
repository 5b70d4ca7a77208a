import type { Response } from 'express'
import { TITLES } from '../views/page-titles.ts'

/** Tells that the sign-in has expired or was started in another browser. */
export function sendExpired(res: Response): Promise<void> {
  return res.page(
    'sign-in/expired',
    { uid: res.req.params.uid },
    { title: TITLES.signInIsOver, status: 410, place: 'account', noindex: true, width: 'read' },
  )
}
