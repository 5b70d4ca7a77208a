import type { Response } from 'express'

/** The sign-in is over, or was begun in another browser. */
export function sendExpired(res: Response): Promise<void> {
  return res.page(
    'sign-in/expired',
    {},
    { title: 'This sign-in is over', status: 410, noindex: true, width: 'read', cache: false },
  )
}
