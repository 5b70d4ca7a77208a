const FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

/** `Sat 28 Nov, 19:00`, in the co-op's time zone. */
export function mailTime(iso: string): string {
  return FORMAT.format(new Date(iso))
    .replace(/^(\w+),? /, '$1 ')
    .replace(' at ', ', ')
}
