import { faceOf } from '@rose-ash/server/views/format/face-of'
import { safeHtml } from '@rose-ash/shared/html/safe-html'
import type { PublicActor } from '@rose-ash/shared/protocols/federation'

/** The values of a member's public page: the profile and the name for following. */
export function memberView({ avatarUrl, displayName, summaryHtml }: PublicActor, account: string) {
  return {
    name: displayName,
    face: faceOf({ name: displayName, avatarUrl }),
    handle: `@${account}`,
    // Safe: written by `syncMemberActor`, which escapes.
    summary: summaryHtml && safeHtml(summaryHtml),
  }
}
