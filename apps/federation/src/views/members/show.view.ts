import type { PublicActor } from '@rose-ash/shared/protocols/federation'
import { faceOf } from '@rose-ash/shared/views/format/face-of'
import { safeHtml } from '@rose-ash/shared/views/safe-html'

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
