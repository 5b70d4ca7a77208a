/** Whether a reader sees anything of a text: not when it has only spaces, marks without a letter and characters that are not drawn. */
export function hasWords(text: string): boolean {
  return /[^\s\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u.test(text)
}
