import type { RecurrenceRule } from './parse-recurrence-rule.ts'
import type { WeekdayOf } from './rule-parts.ts'

/** Days since 1970-01-01. */
export type DayNumber = number

type DayRule = Pick<
  RecurrenceRule,
  'frequency' | 'months' | 'weekNumbers' | 'yearDays' | 'monthDays' | 'weekdays' | 'weekStart'
>

/** Whether the parts of a rule that speak of days allow a day. */
export function allowsDay(rule: DayRule, at: DayNumber): boolean {
  const { year, month, day } = dateOf(at)
  const { months, monthDays, yearDays, weekNumbers, weekdays } = rule
  if (months && !months.includes(month)) return false
  const daysInMonth = dayNumber(year, month + 1, 1) - dayNumber(year, month, 1)
  if (monthDays && !isOneOf(monthDays, day, daysInMonth)) return false
  if (!(yearDays || weekNumbers || weekdays)) return true
  const newYear = dayNumber(year, 1, 1)
  const daysInYear = dayNumber(year + 1, 1, 1) - newYear
  if (yearDays && !isOneOf(yearDays, at - newYear + 1, daysInYear)) return false
  if (weekNumbers && !isOneOf(weekNumbers, ...weekOf(at, rule.weekStart))) return false
  if (!weekdays) return true
  const isInMonth = rule.frequency === 'MONTHLY' || months !== null
  return isInMonth ? isWeekday(weekdays, at, day, daysInMonth) : isWeekday(weekdays, at, at - newYear + 1, daysInYear)
}

/** `day` of `length`, counted from 1, or from the end: -1 is the last. */
function isOneOf(numbers: readonly number[], day: number, length: number): boolean {
  return numbers.includes(day) || numbers.includes(day - length - 1)
}

function isWeekday(weekdays: readonly WeekdayOf[], at: DayNumber, day: number, length: number): boolean {
  const today = weekdayOf(at)
  return weekdays.some(
    ({ weekday, ordinal }) =>
      weekday === today &&
      (ordinal === null || ordinal === Math.ceil(day / 7) || -ordinal === Math.ceil((length - day + 1) / 7)),
  )
}

/** The number of the day's week and how many its year has: a week is of the year that has most of its days. */
function weekOf(at: DayNumber, weekStart: number): [week: number, weeks: number] {
  const middle = startOfWeek(at, weekStart) + 3
  const { year } = dateOf(middle)
  const day = middle - dayNumber(year, 1, 1)
  const week = Math.floor(day / 7) + 1
  return [week, week + Math.floor((dayNumber(year + 1, 1, 1) - dayNumber(year, 1, 1) - 1 - day) / 7)]
}

export function startOfWeek(at: DayNumber, weekStart: number): DayNumber {
  return at - ((weekdayOf(at) - weekStart + 7) % 7)
}

/** 0 is Monday; 1970-01-01 was a Thursday. */
function weekdayOf(at: DayNumber): number {
  return (((at + 3) % 7) + 7) % 7
}

/** The number of a day; month 13 is January of the next year. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  return Date.UTC(year, month - 1, day) / 86_400_000
}

export function dateOf(at: DayNumber): { year: number; month: number; day: number } {
  const date = new Date(at * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}
