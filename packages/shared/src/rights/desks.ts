import type { AppName } from '../config/app-name.ts'
import type { ActName } from './acts.ts'
import { type ActingMember, may } from './may.ts'

/** Where the staff of an app begin. Each of these apps lends a fragment `<app>.work` that counts what waits there. */
export interface Desk {
  readonly app: AppName
  readonly act: ActName
  readonly path: string
}

export const DESKS = {
  blog: { app: 'blog', act: 'post.read-drafts', path: '/desk/posts' },
  market: { app: 'market', act: 'product.read-desk', path: '/desk' },
  cart: { app: 'cart', act: 'order.read-all', path: '/desk/orders' },
  events: { app: 'events', act: 'entry.read-desk', path: '/desk/entries' },
} as const satisfies Readonly<Record<string, Desk>>

export type DeskApp = keyof typeof DESKS

/** The desks that are open to a member: by their roles, and in the apps where they own something of which an owner needs no role. */
export function desksOf(member: ActingMember, ownsIn: readonly DeskApp[] = []): readonly (typeof DESKS)[DeskApp][] {
  return Object.values(DESKS).filter(({ app, act }) =>
    may(member, act, ownsIn.includes(app) ? { ownerIds: [member.id] } : undefined),
  )
}
