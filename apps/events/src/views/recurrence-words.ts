const DAYS: Readonly<Record<string, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
}
const ORDINALS: Readonly<Record<string, string>> = {
  '1': 'first',
  '2': 'second',
  '3': 'third',
  '4': 'fourth',
  '-1': 'last',
}
const UNITS: Readonly<Record<string, [one: string, many: string]>> = {
  DAILY: ['day', 'days'],
  WEEKLY: ['week', 'weeks'],
  MONTHLY: ['month', 'months'],
  YEARLY: ['year', 'years'],
}

/** A recurrence rule in words: `Every Thursday`, `Every 2 weeks on Wednesday`, `The third Saturday of each month`. */
export function recurrenceWords(rule: string | null): string | undefined {
  if (!rule) return undefined
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]))
  const unit = UNITS[parts.get('FREQ') ?? '']
  if (!unit) return 'Repeats'
  const interval = Number(parts.get('INTERVAL') ?? 1)
  return `${phrase(unit, interval, parts)}${ending(parts)}`
}

function phrase([one, many]: [string, string], interval: number, parts: ReadonlyMap<string, string>): string {
  const byDay = parts.get('BYDAY')?.split(',') ?? []
  const ordinal = /^(-?\d)([A-Z]{2})$/.exec(byDay[0] ?? '')
  if (ordinal && byDay.length === 1 && interval === 1 && one === 'month') {
    return `The ${ORDINALS[ordinal[1] ?? ''] ?? `${ordinal[1]}th`} ${DAYS[ordinal[2] ?? '']} of each month`
  }
  const names = byDay.map((day) => DAYS[day]).filter(Boolean)
  const days = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]
  if (interval === 1) return days ? `Every ${days}` : `Every ${one}`
  return `Every ${interval} ${many}${days ? ` on ${days}` : ''}`
}

function ending(parts: ReadonlyMap<string, string>): string {
  const count = parts.get('COUNT')
  return count ? `, ${count} times` : ''
}
