import type { MemberExport } from '@rose-ash/domains/account/exports/exports'
import type { Site } from '@rose-ash/shared/site/site'

interface Records {
  readonly exports: readonly MemberExport[]
  readonly requestedAt: Date | null
  readonly now: Date
  readonly site: Site
}

const STATES: Record<MemberExport['status'], { word: string; kind: string }> = {
  asked: { word: 'Being made', kind: 'soon' },
  ready: { word: 'Ready', kind: 'yes' },
  failed: { word: 'Went wrong', kind: 'no' },
  expired: { word: 'Taken away', kind: 'plain' },
}

const MIND_MS = 14 * 24 * 3600_000

export function recordsView({ exports, requestedAt, now, site }: Records) {
  return {
    isBeingMade: exports.some(({ status }) => status === 'asked'),
    exports: exports.map((one) => ({
      asked: site.day(one.requestedAt),
      state: STATES[one.status],
      size: one.byteSize === null ? undefined : `${Math.max(1, Math.round(one.byteSize / 1024))} kB`,
      until: one.expiresAt ? site.day(one.expiresAt) : undefined,
      href: one.status === 'ready' && one.expiresAt && one.expiresAt > now ? `/records/exports/${one.id}` : undefined,
    })),
    deletionDay: requestedAt ? site.day(new Date(requestedAt.getTime() + MIND_MS)) : undefined,
  }
}
