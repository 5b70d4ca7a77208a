import type { Tx } from '@rose-ash/shared/db/client'
import { ConflictError, NotFoundError } from '@rose-ash/shared/errors/http-errors'
import { parseRecurrenceRule } from '@rose-ash/shared/recurrence/parse-recurrence-rule'
import { wallEnd } from '@rose-ash/shared/recurrence/wall-time'
import type { ServiceDeps } from '../../deps/service-deps.ts'
import { materialiseOccurrences } from '../occurrences/materialise-occurrences.ts'
import { paragraphsToHtml } from './paragraphs-to-html.ts'
import { placeFor } from './place-for.ts'
import { plausibleStart } from './plausible-start.ts'
import { tellEntry } from './tell-entry.ts'

type Deps = Pick<ServiceDeps, 'activities' | 'clock' | 'config'>

/** The entry was saved by somebody else in between; nothing was overwritten. */
export class EntryChangedError extends ConflictError {
  declare readonly code: 'entry_changed'

  constructor(entryId: string) {
    super(`entry ${entryId} was changed by somebody else`, { code: 'entry_changed' })
  }
}

export interface EntryCorrection {
  readonly entryId: string
  /** `version` of the entry that the editor saw. */
  readonly version: number
  readonly title: string
  readonly summary: string
  /** Plain text with paragraphs. */
  readonly description: string
  readonly startsLocal: string
  readonly durationMinutes: number
  readonly recurrenceRule: string | null
  readonly place: { readonly name: string; readonly address?: string } | null
  readonly by: string
}

/**
 * Changes the words and times of an entry; its address and calendar stay. New times make new occurrences; those with tickets stay, and
 * the only one of an entry without a rule moves with it. Throws EntryChangedError unless the version is the current one, NotFoundError,
 * and ValidationError as `createEntry` does.
 */
export async function correctEntry(
  deps: Deps,
  tx: Tx,
  { entryId, version, by, ...wanted }: EntryCorrection,
): Promise<void> {
  const before = await tx.entry.findUnique({ where: { id: entryId } })
  if (!before) throw new NotFoundError(`no entry ${entryId}`)
  const times = timesOf(deps, before, wanted)
  const place = await placeFor(tx, wanted.place)
  const { count } = await tx.entry.updateMany({
    where: { id: entryId, version },
    data: {
      title: wanted.title,
      summary: wanted.summary,
      descriptionHtml: paragraphsToHtml(wanted.description),
      placeId: place?.id ?? null,
      sequence: { increment: 1 },
      version: { increment: 1 },
      ...times,
    },
  })
  if (count === 0) throw new EntryChangedError(entryId)
  if (times) await moveOccurrences(deps, tx, before)
  if (before.publication !== 'published') return
  await tellEntry(deps, tx, { entryId, what: before.status === 'cancelled' ? 'cancelled' : 'updated', by })
}

interface Times {
  readonly startsLocal: string
  readonly durationMinutes: number
  readonly recurrenceRule: string | null
}

/** The changed times; undefined when they are the same, so that an old entry is corrected whatever its time. */
function timesOf(
  { clock }: Deps,
  before: Times & { readonly timeZone: string },
  { startsLocal, durationMinutes, recurrenceRule }: Times,
): Times | undefined {
  const isSame =
    before.startsLocal.slice(0, 16) === startsLocal.slice(0, 16) &&
    before.durationMinutes === durationMinutes &&
    before.recurrenceRule === recurrenceRule
  if (isSame) return undefined
  const starts = plausibleStart({ clock }, { startsLocal, durationMinutes, timeZone: before.timeZone })
  return {
    startsLocal: starts.toPlainDateTime().toString({ smallestUnit: 'second' }),
    durationMinutes,
    recurrenceRule:
      recurrenceRule && recurrenceRule !== before.recurrenceRule
        ? parseRecurrenceRule(recurrenceRule, starts).text
        : recurrenceRule,
  }
}

async function moveOccurrences(
  { clock }: Deps,
  tx: Tx,
  { id: entryId, startsLocal }: { readonly id: string; readonly startsLocal: string },
): Promise<void> {
  const entry = await tx.entry.findUniqueOrThrow({ where: { id: entryId } })
  await moveOverrides(tx, { entryId, from: startsLocal, to: entry.startsLocal })
  await tx.occurrence.deleteMany({ where: { entryId, tickets: { none: {} } } })
  const [kept] = await tx.occurrence.findMany({ where: { entryId }, select: { id: true }, take: 1 })
  if (kept && entry.recurrenceRule === null) {
    const starts = plausibleStart({ clock }, entry)
    await tx.occurrence.update({
      where: { id: kept.id },
      data: {
        originalStart: entry.startsLocal,
        startsAt: new Date(starts.epochMilliseconds),
        endsAt: new Date(wallEnd(starts, entry.durationMinutes).epochMilliseconds),
      },
    })
  } else await materialiseOccurrences({ clock }, tx, { ...entry, materialisedUntil: null })
}

/** What was said of one time of a series is said of its day, also when the hour changes. */
async function moveOverrides(
  tx: Tx,
  { entryId, from, to }: { readonly entryId: string; readonly from: string; readonly to: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE entry_overrides x SET original_start = left(original_start, 10) || substr(${to}, 11)
    WHERE entry_id = ${entryId}::uuid AND substr(original_start, 11) = substr(${from}, 11)
      AND NOT EXISTS (
        SELECT FROM entry_overrides y
        WHERE y.entry_id = x.entry_id AND y.original_start = left(x.original_start, 10) || substr(${to}, 11))`
}
