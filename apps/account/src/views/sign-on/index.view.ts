import type { UndeliveredTask } from '@rose-ash/kernel/reactions/undelivered-tasks'
import type { LimitHit } from '@rose-ash/server/limits/limit-hits'
import type { FailedSignIn, KeyState, SigningKey } from '@rose-ash/shared/protocols/sign-on'
import type { Site } from '@rose-ash/shared/site/site'

/** The beginning of the names of the reactions that tell applications of a sign-out. */
export const LOGOUTS = 'federation.send-logout-'
const TO_OTHERS = `${LOGOUTS}others`

interface SignOn {
  readonly failed: readonly FailedSignIn[]
  readonly hits: readonly LimitHit[]
  readonly logouts: readonly UndeliveredTask[]
  readonly keys: readonly SigningKey[]
  readonly now: Date
}

const KEY_STATES: Readonly<Record<KeyState, { readonly word: string; readonly kind: string }>> = {
  announced: { word: 'signs soon', kind: 'soon' },
  signs: { word: 'signs', kind: 'yes' },
  verifies: { word: 'verifies only', kind: 'plain' },
}

/** How signing in is doing. */
export function signOnView(site: Site, { failed, hits, logouts, keys, now }: SignOn) {
  return {
    failed: failed.map(({ at, email, requestedFrom, attempts, hasSucceeded }) => ({
      when: site.when(at),
      email,
      from: requestedFrom || 'not known',
      attempts,
      outcome: hasSucceeded ? { word: 'got in later', kind: 'yes' } : { word: 'did not get in', kind: 'no' },
    })),
    hitCount: hits.length,
    logouts: byApplication(logouts).map(({ handler, objectId, app, tasks }) => ({
      handler,
      objectId,
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

/** Our own apps have a reaction each; those of others share one, and the object of its facts is the application. */
function byApplication(tasks: readonly UndeliveredTask[]) {
  const groups = new Map<string, { handler: string; objectId: string; app: string; tasks: UndeliveredTask[] }>()
  for (const task of tasks) {
    const objectId = task.handler === TO_OTHERS ? (task.objectId ?? '') : ''
    const app = objectId || task.handler.slice(LOGOUTS.length)
    const group = groups.get(app) ?? { handler: task.handler, objectId, app, tasks: [] }
    group.tasks.push(task)
    groups.set(app, group)
  }
  return [...groups.values()]
}
