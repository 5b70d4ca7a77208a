/** How long a session of an app lives; the provider renews it without a click for as long as its own lasts. */
export const SESSION_SECONDS = 14 * 24 * 3600

/** How long an ended session is remembered: longer than any request that was under way when it ended. */
export const TOMBSTONE_SECONDS = 24 * 3600

export const sessionKey = (app: string, id: string) => `rose:session:${app}:${id}`

/** Sessions of apps by the provider's `sid`. */
export const sidKey = (sid: string) => `rose:session-sid:${sid}`

/** Says that the session with this `sid` has been ended. */
export const tombstoneKey = (sid: string) => `rose:session-ended:${sid}`

/** All sessions of a member, in every app. */
export const memberSessionsKey = (memberId: string) => `rose:member-sessions:${memberId}`
