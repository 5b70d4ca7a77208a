import { ValidationError } from '@rose-ash/shared/errors/http-errors'

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const FIELDS = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12 },
  { name: 'weekday', from: 0, to: 7 },
] as const
type Field = (typeof FIELDS)[number]

/**
 * The rules of RFC 5545 that mean the same as the five fields of cron. Two when both day and weekday are limited: cron takes a day that
 * fits either. Throws ValidationError that names the field.
 */
export function cronRules(cron: string): string[] {
  const given = cron.trim().split(/\s+/)
  if (given.length !== FIELDS.length) throw badCron(`"${cron}" needs five fields: minute, hour, day, month, weekday`)
  const [minutes, hours, days, months, weekdays] = FIELDS.map((field, index) => valuesOf(given[index] ?? '', field))
  const every = [
    'FREQ=DAILY;BYSECOND=0',
    `BYMINUTE=${minutes ?? allOf(FIELDS[0])}`,
    `BYHOUR=${hours ?? allOf(FIELDS[1])}`,
    ...(months ? [`BYMONTH=${months}`] : []),
  ].join(';')
  const limits = [
    ...(days ? [`;BYMONTHDAY=${days}`] : []),
    ...(weekdays ? [`;BYDAY=${[...new Set(weekdays.map((day) => WEEKDAYS[day]))]}`] : []),
  ]
  return limits.length === 0 ? [every] : limits.map((limit) => every + limit)
}

/** The numbers of a field; null for `*`. */
function valuesOf(text: string, field: Field): number[] | null {
  if (text === '*') return null
  return [...new Set(text.split(',').flatMap((part) => rangeOf(part, field)))].sort((a, b) => a - b)
}

/** `5`, `1-5`, `0-30/10` or `*` with a step. */
function rangeOf(part: string, field: Field): number[] {
  const [, whole, first, last, step] = /^(?:(\*)|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part) ?? []
  const from = whole ? field.from : Number(first)
  const to = whole || (step && !last) ? field.to : Number(last ?? first)
  if (!(from >= field.from && to <= field.to && from <= to) || step === '0')
    throw badCron(`"${part}" is no ${field.name} (${field.from} to ${field.to})`)
  return allOf({ from, to }).filter((value) => (value - from) % Number(step ?? 1) === 0)
}

function allOf({ from, to }: { readonly from: number; readonly to: number }): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function badCron(message: string): ValidationError {
  return new ValidationError(message, { code: 'bad_cron' })
}
