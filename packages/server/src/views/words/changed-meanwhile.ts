/** The words above a form whose thing (a post, an entry) another person saved meanwhile. */
export function changedMeanwhile(thing: string): string {
  return `Another editor has saved this ${thing} since you opened it. Yours is in the form, and theirs stands beside each field that differs: keep yours, change it or take theirs, and save.`
}
