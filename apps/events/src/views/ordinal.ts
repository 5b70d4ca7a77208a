const WORDS = ['first', 'second', 'third', 'fourth', 'fifth']

/** `first`, `20th`; `last` and `second to last` for what is counted from the end. */
export function ordinal(text: string): string {
  const number = Number(text)
  if (number === -1) return 'last'
  const word = WORDS[Math.abs(number) - 1] ?? suffixed(Math.abs(number))
  return number < 0 ? `${word} to last` : word
}

/** `1st`, `12th` */
export function suffixed(number: number): string {
  const isTeen = number % 100 > 10 && number % 100 < 14
  return `${number}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')}`
}
