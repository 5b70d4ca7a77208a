import type { Tx } from '@rose-ash/shared/db/client'
import { readPicture } from '@rose-ash/shared/media/picture-columns'
import { oneOf } from '@rose-ash/shared/words/one-of'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { CALENDAR_COLOURS, CALENDAR_VISIBILITIES } from '../calendars/calendar.ts'
import type { EntryDetails } from './entry.ts'
import { JOIN_MODES } from './entry-publications.ts'
import { ENTRY_STATUSES } from './entry-status.ts'

type Deps = Pick<ServiceDeps, 'clock'>
interface Readers {
  readonly includeMembers?: boolean
}

const UPCOMING = 12

/** A published entry by slug, with its next occurrences; null when there is none or the reader may not see it. */
export async function findEntry(
  deps: Deps,
  tx: Tx,
  { slug, includeMembers = false }: Readers & { readonly slug: string },
): Promise<EntryDetails | null> {
  const row = await tx.entry.findFirst({ where: { slug, ...readable(includeMembers) }, include: related(deps) })
  return row && toDetails(row)
}

/** A published entry for everybody by its id; null when there is none. */
export async function findEntryById(
  deps: Deps,
  tx: Tx,
  { entryId }: { readonly entryId: string },
): Promise<EntryDetails | null> {
  const row = await tx.entry.findFirst({ where: { id: entryId, ...readable(false) }, include: related(deps) })
  return row && toDetails(row)
}

/** All published entries of one calendar, by first start. */
export async function listEntries(
  deps: Deps,
  tx: Tx,
  { calendar, includeMembers = false }: Readers & { readonly calendar: string },
): Promise<readonly EntryDetails[]> {
  const rows = await tx.entry.findMany({
    where: { calendar: { slug: calendar }, ...readable(includeMembers) },
    orderBy: [{ startsLocal: 'asc' }, { id: 'asc' }],
    include: related(deps),
  })
  return rows.map(toDetails)
}

function readable(includeMembers: boolean) {
  return { publication: 'published', ...(includeMembers ? {} : { visibility: 'public' }) }
}

function related({ clock }: Deps) {
  return {
    calendar: true,
    place: true,
    organisers: { orderBy: { position: 'asc' as const } },
    occurrences: { where: { endsAt: { gt: clock.now() } }, orderBy: { startsAt: 'asc' as const }, take: UPCOMING },
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof loadShape>>>
const loadShape = (deps: Deps, tx: Tx) => tx.entry.findFirst({ include: related(deps) })

function toDetails(row: Row): EntryDetails {
  const upcoming = row.occurrences.map(({ startsAt, endsAt, status }) => ({
    startsAt,
    endsAt,
    status: oneOf(ENTRY_STATUSES, status),
  }))
  const { calendar, place, organisers } = row
  return {
    entryId: row.id,
    uid: row.uid,
    visibility: oneOf(CALENDAR_VISIBILITIES, row.visibility),
    slug: row.slug,
    title: row.title,
    summary: row.summary,
    descriptionHtml: row.descriptionHtml,
    calendar: {
      slug: calendar.slug,
      name: calendar.name,
      colour: oneOf(CALENDAR_COLOURS, calendar.colour),
    },
    timeZone: row.timeZone,
    allDay: row.allDay,
    status: oneOf(ENTRY_STATUSES, row.status),
    place: place && { name: place.name, address: place.address, mapUrl: place.mapUrl },
    onlineUrl: row.onlineUrl,
    picture: readPicture(row),
    recurs: row.recurrenceRule !== null,
    accessibilityNotes: row.accessibilityNotes,
    capacity: row.capacity,
    joinMode: oneOf(JOIN_MODES, row.joinMode),
    externalUrl: row.externalUrl,
    recurrenceRule: row.recurrenceRule,
    startsLocal: row.startsLocal,
    durationMinutes: row.durationMinutes,
    extraStarts: row.extraStarts,
    excludedStarts: row.excludedStarts,
    sequence: row.sequence,
    organisers: organisers.map((organiser) => organiser.name),
    organiserIds: organisers.flatMap(({ memberId }) => memberId ?? []),
    publishedAt: row.publishedAt ?? row.createdAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    upcoming,
    next: upcoming.find(({ status }) => status !== 'cancelled') ?? upcoming[0],
  }
}
