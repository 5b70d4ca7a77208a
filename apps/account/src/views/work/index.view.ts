import type { FoundFlow } from '@rose-ash/kernel/operator/find-flows'
import type { Trouble } from '@rose-ash/kernel/operator/read-troubles'
import type { ScheduleState } from '@rose-ash/kernel/schedules/control-schedules'
import type { Site } from '@rose-ash/shared/site/site'
import { ACT_WORDS, STATUS_WORDS, TROUBLE_WORDS } from './work-words.ts'

interface Asked {
  readonly q: string
  readonly name: string
  readonly status: string
  readonly day: string
  readonly before?: string | undefined
}

interface Work {
  readonly asked: Asked
  readonly found: readonly FoundFlow[]
  readonly troubles: readonly Trouble[]
  readonly schedules: readonly ScheduleState[]
  /** Whether there may be another page. */
  readonly isFull: boolean
}

/** The background work of the house: what waits for somebody, the flows that were asked for, and what comes by the clock. */
export function workView(site: Site, { asked, found, troubles, schedules, isFull }: Work) {
  return {
    troubles: troubles.map((trouble) => troubleLine(site, trouble)),
    asked,
    isFiltered: [asked.q, asked.name, asked.status, asked.day].some(Boolean),
    statuses: Object.entries(STATUS_WORDS).map(([value, { word }]) => ({
      value,
      word,
      selected: value === asked.status,
    })),
    flows: found.map(({ id, name, status, error, createdAt, idempotencyKey }) => ({
      id,
      name,
      key: idempotencyKey ?? '',
      state: STATUS_WORDS[status],
      when: site.when(new Date(createdAt)),
      error: error?.message.slice(0, 200) ?? '',
    })),
    next: isFull ? `/background-work?${nextQuery(asked, found)}` : undefined,
    schedules: schedules.map(({ name, nextAt, finishedAt, pausedAt, isRunning, lastError }) => ({
      name,
      next: nextAt ? site.when(nextAt) : 'never',
      last: finishedAt ? site.when(finishedAt) : 'not yet',
      state: scheduleState({ pausedAt, isRunning, lastError }),
      error: lastError?.split('\n')[0]?.slice(0, 200) ?? '',
    })),
  }
}

function nextQuery({ before: _before, ...asked }: Asked, found: readonly FoundFlow[]): string {
  return new URLSearchParams({ ...asked, before: found.at(-1)?.id ?? '' }).toString()
}

function scheduleState({
  pausedAt,
  isRunning,
  lastError,
}: Pick<ScheduleState, 'pausedAt' | 'isRunning' | 'lastError'>) {
  if (pausedAt) return { word: 'paused', kind: 'soon' }
  if (isRunning) return { word: 'runs now', kind: 'soon' }
  return lastError ? { word: 'failed', kind: 'no' } : { word: 'waits for its time', kind: 'plain' }
}

function troubleLine(
  site: Site,
  { kind, name, destination, parked, waiting, awaySince, pausedAt, lastError }: Trouble,
) {
  const acts =
    kind === 'delivery' ? (['replay', pausedAt ? 'resume' : 'pause', 'cancel'] as const) : (['replay'] as const)
  return {
    kind,
    name,
    destination: destination ?? '',
    what: TROUBLE_WORDS[kind],
    parked,
    waiting,
    state: stateOf(site, { parked, awaySince, pausedAt }),
    error: lastError?.split('\n')[0]?.slice(0, 200) ?? '',
    acts: acts.map((act) => ({ act, label: ACT_WORDS[act] })),
  }
}

function stateOf(site: Site, { parked, awaySince, pausedAt }: Pick<Trouble, 'parked' | 'awaySince' | 'pausedAt'>) {
  if (pausedAt) return { word: 'held back', kind: 'soon' }
  if (awaySince) return { word: `away since ${site.when(awaySince)}`, kind: 'soon' }
  return parked > 0 ? { word: 'given up', kind: 'no' } : { word: 'well', kind: 'yes' }
}
