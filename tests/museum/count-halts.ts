import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Exhibit } from './exhibit.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const HALT = /\bstep\s*\.(waitFor|waitForChild|sleep|sleepUntil)\b/g

/** The number of waits and sleeps in the code of each flow, by the flow's file. */
export function countHalts(flow: string): number {
  const [file] = globSync([`apps/*/src/flows/${flow}.flow.ts`, `packages/kernel/src/*/${flow}.flow.ts`], { cwd: ROOT })
  if (!file) throw new Error(`the flow ${flow} is in no file of that name`)
  return [...readFileSync(`${ROOT}/${file}`, 'utf8').matchAll(HALT)].length
}

/** The waits and sleeps for which there is an exhibit. */
export function shownHalts(exhibits: readonly Exhibit[]): Set<string> {
  const waiting = exhibits.flatMap(({ steps }) => steps.filter(({ state }) => state === 'waiting'))
  return new Set(waiting.map(({ kind, name }) => `${kind} ${name}`))
}
