import { createHmac } from 'node:crypto'
import type { BaseConfig } from '@rose-ash/shared/config/base-config'

/** A mark of a member that only we can compute: it says in a form to whom the form was shown, and tells nobody who that is. */
export function ownerMark(memberId: string, { SESSION_SECRET }: Pick<BaseConfig, 'SESSION_SECRET'>): string {
  return createHmac('sha256', SESSION_SECRET).update(`form owner\n${memberId}`).digest('base64url').slice(0, 16)
}

/** The mark in a form's token. */
export function ownerMarkIn(token: string): string | undefined {
  return token.split('.')[1]
}
