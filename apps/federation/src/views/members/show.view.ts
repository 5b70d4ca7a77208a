import { faceOf } from '@rose-ash/server/views/format/face-of'
import { safeHtml } from '@rose-ash/shared/html/safe-html'
import type { PublicActor } from '@rose-ash/shared/protocols/federation'

/** A member's public page: who they say they are, and by what name they are followed. */
export function memberView({ avatarUrl, displayName, summaryHtml }: PublicActor, account: string) {
  return {
    name: displayName,
    face: faceOf({ name: displayName, avatarUrl }),
    handle: `@${account}`,
    // Written by `showMember`, escaped.
    summary: summaryHtml && safeHtml(summaryHtml),
  }
}
