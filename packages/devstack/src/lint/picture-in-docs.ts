import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPO_ROOT } from '../repo-root.ts'

const PAGE = join(REPO_ROOT, 'docs/architecture.md')
const [BEGIN, END] = ['<!-- floor plan: written by `pnpm floors` -->', '<!-- end of the floor plan -->']

function partsOf(page: string): [before: string, after: string] {
  const [before, rest = ''] = page.split(BEGIN)
  const [, after] = rest.split(END)
  if (before === undefined || after === undefined) throw new Error(`${PAGE} has lost the marks of its floor plan`)
  return [before, after]
}

const framed = (plan: string) => `${BEGIN}\n\`\`\`\n${plan}\n\`\`\`\n${END}`

/** Whether docs/architecture.md shows this floor plan. */
export function isPictureCurrent(plan: string): boolean {
  return readFileSync(PAGE, 'utf8').includes(framed(plan))
}

/** Writes the floor plan into docs/architecture.md. Throws when the page has no markers for it. */
export function writePicture(plan: string): void {
  const [before, after] = partsOf(readFileSync(PAGE, 'utf8'))
  writeFileSync(PAGE, before + framed(plan) + after)
}
