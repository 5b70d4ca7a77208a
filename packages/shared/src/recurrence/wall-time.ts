import { Temporal } from 'temporal-polyfill'
import { ValidationError } from '../errors/http-errors.ts'

/** A reading of the clock on the wall as seconds since 1970-01-01T00:00 on it; its days are all of 86,400 seconds. */
export type WallSeconds = number

const FIRST_YEAR = 1900
const LAST_YEAR = 2199
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/

/**
 * The instant of a local time: the earlier one when the time occurs twice. `why` says what it is the time of. Throws ValidationError
 * for what is not a local time, with the code `time_skipped` for a time that the clocks skip, and `implausible_year` outside of 1900–2199.
 */
export function toZoned(local: string, timeZone: string, why: 'start' | 'end' = 'start'): Temporal.ZonedDateTime {
  const wall = readLocal(local, timeZone)
  if (wall.plain.year < FIRST_YEAR || wall.plain.year > LAST_YEAR) throw implausibleYear(local)
  if (!wall.zoned.toPlainDateTime().equals(wall.plain))
    throw new ValidationError(`"${local}" does not exist in "${timeZone}": the clocks go forward over it`, {
      code: 'time_skipped',
      details: { why },
    })
  return wall.zoned
}

export function implausibleYear(local: string): ValidationError {
  return new ValidationError(`"${local}" is in a year that cannot be meant (from ${FIRST_YEAR} to ${LAST_YEAR})`, {
    code: 'implausible_year',
  })
}

function readLocal(local: string, timeZone: string) {
  try {
    if (!LOCAL.test(local)) throw new RangeError('not a local time')
    const plain = Temporal.PlainDateTime.from(local)
    return { plain, zoned: plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' }) }
  } catch (error) {
    throw new ValidationError(
      `"${local}" in "${timeZone}" is not a local time (such as 2026-11-28T19:00:00) in an IANA time zone`,
      { code: 'bad_local_time', cause: error },
    )
  }
}

/** The end of what starts then and lasts so many minutes on the wall: 22:00 and 240 minutes end at 02:00, also when the clocks change that night. */
export function wallEnd(start: Temporal.ZonedDateTime, minutes: number): Temporal.ZonedDateTime {
  return start.toPlainDateTime().add({ minutes }).toZonedDateTime(start.timeZoneId, { disambiguation: 'compatible' })
}

export function wallSeconds(start: Temporal.ZonedDateTime): WallSeconds {
  return Math.floor((start.epochMilliseconds + start.offsetNanoseconds / 1e6) / 1000)
}

/** The instant of a reading of the clock; of the earlier one when it occurs twice. */
export function atWall(wall: WallSeconds, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(new Date(wall * 1000).toISOString().slice(0, 19)).toZonedDateTime(timeZone, {
    disambiguation: 'compatible',
  })
}

/** Answers for ascending readings, from `start` on, whether the clocks skip them. */
export function createSkipTest(start: Temporal.ZonedDateTime): (wall: WallSeconds) => boolean {
  let change = changeAfter(start.subtract({ hours: 24 }))
  return (wall) => {
    while (change && wall >= Math.max(change.before, change.after)) change = changeAfter(change.at)
    return change !== null && wall >= change.before
  }
}

/** The next change of the clocks: what they read before it and after it. */
function changeAfter(start: Temporal.ZonedDateTime) {
  const at = start.getTimeZoneTransition('next')
  if (!at) return null
  const before = at.subtract({ nanoseconds: 1 })
  const after = wallSeconds(at)
  return { at, after, before: after - (at.offsetNanoseconds - before.offsetNanoseconds) / 1e9 }
}
