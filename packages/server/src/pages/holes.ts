import { randomBytes } from 'node:crypto'
import { type SafeHtml, safeHtml } from '@rose-ash/shared/html/safe-html'

/** Random, so that text in a page cannot imitate a hole. */
const TOKEN = randomBytes(18).toString('base64url')
const HOLE = new RegExp(`${TOKEN}\\[([\\w:.-]+)\\]`)

/** The marker of a hole in the HTML of a shared page, which is filled for each reader. */
export const holeMarker = (name: string): string => `${TOKEN}[${name}]`
export const hole = (name: string): SafeHtml => safeHtml(holeMarker(name))

export interface Pieces {
  /** The HTML around the holes: one segment more than holes. */
  readonly segments: readonly Buffer[]
  /** The names of the holes between the segments, in order. */
  readonly holes: readonly string[]
}

/** Splits HTML at its holes. */
export function cutAtHoles(html: string): Pieces {
  const parts = html.split(HOLE)
  return {
    segments: parts.filter((_, index) => index % 2 === 0).map((text) => Buffer.from(text)),
    holes: parts.filter((_, index) => index % 2 === 1),
  }
}

/** The bytes of a whole page: segments and fillings in turn. */
export function fillHoles({ segments, holes }: Pieces, filling: ReadonlyMap<string, Buffer>): Buffer[] {
  return segments.flatMap((segment, index) => {
    const name = holes[index]
    return name === undefined ? [segment] : [segment, filling.get(name) ?? EMPTY]
  })
}

/** Not random: fragments have quiet holes too, which other processes make. No sanitiser lets a comment through. */
const QUIET_HOLE = /<!--hole:([\w:.-]+)-->/g

/**
 * The names of the quiet holes of a text, which are written `<!--hole:NAME-->` and are empty for nearly every reader. Pages are not cut
 * at them, since many small segments are compressed badly.
 */
export function quietHolesIn(html: string): ReadonlySet<string> {
  return new Set(Array.from(html.matchAll(QUIET_HOLE), ([, name = '']) => name))
}

/** The text with something in its quiet holes; the others stay. */
export function fillQuietHoles(html: string, filling: ReadonlyMap<string, Buffer>): string {
  return html.replace(QUIET_HOLE, (marker, name) => filling.get(name)?.toString() ?? marker)
}

const EMPTY = Buffer.alloc(0)
