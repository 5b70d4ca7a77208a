/** Narrows a text from the database to the type of a closed list. Throws TypeError for any other text: then the column's CHECK is missing. */
export function oneOf<Word extends string>(list: readonly Word[], word: string): Word {
  const known = list.find((one) => one === word)
  if (known === undefined) throw new TypeError(`"${word}" is none of ${list.join(', ')}`)
  return known
}
