import type { Response } from 'express'

/** Tells that the sign-in has expired or was started in another browser. */
export function sendExpired(res: Response): Promise<void> {
  return res.page(
    'sign-in/expired',
    { uid: res.req.params.uid },
    { title: 'This sign-in is over', status: 410, place: 'account', noindex: true, width: 'read' },
  )
}
