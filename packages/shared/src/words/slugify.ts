const LONGEST = 120

/** Latin letters that Unicode does not take apart into a letter of a–z and marks. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd', đ: 'd', ø: 'o', ł: 'l', ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'ng' },
  ...{ ĸ: 'k', ƒ: 'f', ə: 'e', ɓ: 'b', ɗ: 'd', ɛ: 'e', ɔ: 'o', ƙ: 'k', ɣ: 'g', ƴ: 'y' },
}

/**
 * What an address says of a title: Latin letters as a–z, other scripts as they are, everything else as hyphens; at most 120 letters,
 * empty for a title without letters. `Straße nach Köln` → `strasse-nach-koln`, `Привет мир` → `привет-мир`. Percent-encode it.
 */
export function slugify(title: string): string {
  const plain = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .replace(/\p{Script=Latin}/gu, (letter) => LATIN[letter] ?? letter)
    .replace(/[\0’']/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+/, '')
    .normalize('NFC')
  return [...plain].slice(0, LONGEST).join('').replace(/-+$/, '')
}
