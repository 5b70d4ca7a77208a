/** What a page says of its zone: `London time`. Shown to a reader elsewhere, and to all without scripts; `at` is the time that is told. */
export function zoneNote(zone: string, at?: Date) {
  return { zone, at: at?.toISOString(), text: `${zone.split('/').at(-1)?.replaceAll('_', ' ')} time` }
}
