import type { DeliveryRow } from '@rose-ash/kernel/deliveries/control-deliveries'
import type { LimitHit } from '@rose-ash/server/limits/limit-hits'
import type { RefusedPasskey } from '@rose-ash/server/limits/refused-passkeys'
import type { FailedSignIn, KeyState, SigningKey } from '@rose-ash/shared/protocols/sign-on'
import type { Site } from '@rose-ash/shared/site/site'

interface SignOn {
  readonly failed: readonly FailedSignIn[]
  readonly refused: readonly RefusedPasskey[]
  readonly hits: readonly LimitHit[]
  readonly logouts: readonly DeliveryRow[]
  readonly keys: readonly SigningKey[]
  readonly now: Date
}

const KEY_STATES: Readonly<Record<KeyState, { readonly word: string; readonly kind: string }>> = {
  announced: { word: 'signs soon', kind: 'soon' },
  signs: { word: 'signs', kind: 'yes' },
  verifies: { word: 'verifies only', kind: 'plain' },
}

/** What the site's configuration says about sign-ins, in words. */
const LASTING = [
  ['sessionDays', 'A sign-in, until who is there is asked again', 'days'],
  ['appSessionDays', 'An app’s part of it, renewed without a question', 'days'],
  ['applicationDays', 'An application of others that does not come back', 'days'],
  ['consentDays', 'A member’s leave for an application of others', 'days'],
  ['provenTodayHours', 'A proof, for what is public or costs money at once', 'hours'],
  ['provenAgainMinutes', 'A proof, for what must not happen at a desk left open', 'minutes'],
] as const

/** How signing in is doing. */
export function signOnView(site: Site, { failed, refused, hits, logouts, keys, now }: SignOn) {
  return {
    lasting: LASTING.map(([setting, what, unit]) => ({ what, how: `${site.signIn[setting]} ${unit}`, setting })),
    failed: failed.map(({ at, email, requestedFrom, attempts, hasSucceeded }) => ({
      when: site.when(at),
      email,
      from: requestedFrom || 'not known',
      attempts,
      outcome: hasSucceeded ? { word: 'got in later', kind: 'yes' } : { word: 'did not get in', kind: 'no' },
    })),
    refused: refused.map(({ at, email, requestedFrom }) => ({
      when: site.when(new Date(at)),
      email,
      from: requestedFrom,
    })),
    hitCount: hits.length,
    logouts: [...Map.groupBy(logouts, ({ destination }) => destination)].map(([app, tasks]) => ({
      app,
      count: tasks.length,
      next: tasks.some(({ state }) => state === 'parked')
        ? { word: 'given up', kind: 'no' }
        : { word: 'tried again by itself', kind: 'soon' },
      error: tasks.at(-1)?.lastError?.split('\n')[0]?.slice(0, 200) ?? '',
    })),
    keys: keys.map(({ kid, state, createdAt, changesAt }) => ({
      kid,
      state: KEY_STATES[state],
      age: site.ago(createdAt, now),
      made: site.when(createdAt),
      next: nextOf(site, state, changesAt),
    })),
  }
}

function nextOf(site: Site, state: KeyState, changesAt: Date | null): string {
  if (!changesAt) return 'Until another one signs'
  return state === 'announced' ? `Signs from ${site.when(changesAt)}` : `Published until ${site.day(changesAt)}`
}
