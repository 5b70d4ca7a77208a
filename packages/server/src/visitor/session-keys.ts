import type { SiteConfig } from '@rose-ash/shared/site/site-config'

/** Lifetime of an app's session; while the provider's session lasts, silent sign-on renews it. */
export const sessionSeconds = ({ signIn }: Pick<SiteConfig, 'signIn'>): number => signIn.appSessionDays * 24 * 3600

/** Lifetime of the tombstone of an ended session: longer than any request that was running when it ended. */
export const TOMBSTONE_SECONDS = 24 * 3600

/** The number is that of the roles in a session: raise it when a migration gives roles, so that browsers sign on again in silence. */
export const sessionKey = (app: string, id: string) => `rose:session:${app}:2:${id}`

/** Index of the apps' sessions by the provider's `sid`. */
export const sidKey = (sid: string) => `rose:session-sid:${sid}`

/** The tombstone of the session with this `sid`. */
export const tombstoneKey = (sid: string) => `rose:session-ended:${sid}`

/** Index of a member's sessions in all apps. */
export const memberSessionsKey = (memberId: string) => `rose:member-sessions:${memberId}`
