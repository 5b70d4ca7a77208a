import type { Request } from 'express'
import './session/session-types.ts'

/** Notes in this app's session that its member has just proven a second factor by setting it up (`methods` as in `amr`), so that the next act does not ask for it at once. */
export function noteFactor({ session }: Request, methods: readonly string[]): void {
  const user = session.passport?.user
  if (user) session.passport = { user: { ...user, methods: [...new Set([...user.methods, ...methods, 'mfa'])] } }
}
