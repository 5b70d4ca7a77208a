import type { Db, Tx } from '@rose-ash/shared/db/client'
import { oneOf } from '@rose-ash/shared/words/one-of'
import { ENTRY_STATUSES } from '../entries/entry-status.ts'
import type { OccurrenceSummary } from './occurrence.ts'

export interface OccurrenceQuery {
  /** From this instant; an occurrence that has not ended then is included. */
  readonly from: Date
  readonly to?: Date
  readonly calendar?: string
  readonly includeMembers?: boolean
  readonly limit?: number
}

/** Occurrences of published entries in order of time, with the changes of single occurrences. */
export async function listOccurrences(
  tx: Tx,
  { from, to, calendar, includeMembers = false, limit = 500 }: OccurrenceQuery,
): Promise<readonly OccurrenceSummary[]> {
  const rows = await tx.occurrence.findMany({
    where: {
      endsAt: { gt: from },
      ...(to && { startsAt: { lt: to } }),
      entry: readableBy({ calendar, includeMembers }),
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: limit,
    include: { entry: { include: { calendar: true, place: true, overrides: true } } },
  })
  return rows.map(toSummary)
}

/** The first and the last start of all that a reader may see; null when there is nothing. */
export async function spanOfOccurrences(
  tx: Tx,
  { calendar, includeMembers = false }: Pick<OccurrenceQuery, 'calendar' | 'includeMembers'>,
): Promise<{ readonly first: Date; readonly last: Date } | null> {
  const { _min, _max } = await tx.occurrence.aggregate({
    where: { entry: readableBy({ calendar, includeMembers }) },
    _min: { startsAt: true },
    _max: { startsAt: true },
  })
  return _min.startsAt && _max.startsAt && { first: _min.startsAt, last: _max.startsAt }
}

function readableBy({ calendar, includeMembers }: Pick<OccurrenceQuery, 'calendar' | 'includeMembers'>) {
  return {
    publication: 'published',
    ...(includeMembers ? {} : { visibility: 'public' }),
    ...(calendar && { calendar: { slug: calendar } }),
  }
}

type Row = Awaited<ReturnType<Db['occurrence']['findMany']>>[number] & {
  entry: {
    id: string
    slug: string
    title: string
    summary: string
    timeZone: string
    allDay: boolean
    onlineUrl: string | null
    recurrenceRule: string | null
    calendar: { slug: string; name: string; colour: string }
    place: { name: string; address: string; mapUrl: string | null } | null
    overrides: { originalStart: string; title: string | null; summary: string | null }[]
  }
}

function toSummary({ entry, ...occurrence }: Row): OccurrenceSummary {
  const change = entry.overrides.find((override) => override.originalStart === occurrence.originalStart)
  return {
    id: occurrence.id,
    entryId: entry.id,
    slug: entry.slug,
    originalStart: occurrence.originalStart,
    title: change?.title ?? entry.title,
    summary: change?.summary ?? entry.summary,
    calendar: entry.calendar as OccurrenceSummary['calendar'],
    startsAt: occurrence.startsAt,
    endsAt: occurrence.endsAt,
    timeZone: entry.timeZone,
    allDay: entry.allDay,
    status: oneOf(ENTRY_STATUSES, occurrence.status),
    place: entry.place && { name: entry.place.name, address: entry.place.address, mapUrl: entry.place.mapUrl },
    onlineUrl: entry.onlineUrl,
    recurs: entry.recurrenceRule !== null,
  }
}
