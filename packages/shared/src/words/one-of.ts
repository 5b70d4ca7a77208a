/** A word of a closed list as the database holds it, with the list's type. A word outside the list means that its CHECK is missing. */
export function oneOf<Word extends string>(list: readonly Word[], word: string): Word {
  const known = list.find((one) => one === word)
  if (known === undefined) throw new TypeError(`"${word}" is none of ${list.join(', ')}`)
  return known
}
