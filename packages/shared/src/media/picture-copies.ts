import { mediaTypeOf } from './media-types.ts'

/** Every stored picture may have copies of these widths; those that its upload did not make are made when they are first asked for. */
export const COPY_WIDTHS: readonly number[] = [160, 320, 480, 960, 1600]

/** The widest copy of a picture whose width nobody wrote down. A copy is never wider than its picture, whatever its name says. */
const SAFE_WIDTH = 960

/** A stored picture, `/media/ab/<hash>.png`, or a copy of it, `/media/ab/<hash>-w480.webp`; the address may have an origin. */
const STORED = /^((?:https?:\/\/[^/]+)?\/media\/)((?:[\w-]+\/)+[0-9a-f]{64})(?:-w\d+)?\.(\w+)$/
const COPY = /^((?:[\w-]+\/)+[0-9a-f]{64})-w([1-9]\d{0,4})\.webp$/

/** The path of a copy below the media folder. `stem` is the path of its picture without the ending. */
export function copyPath(stem: string, width: number): string {
  return `${stem}-w${width}.webp`
}

/** The picture and the width that the path of a copy names; undefined for any other path. */
export function readCopyPath(path: string): { readonly stem: string; readonly width: number } | undefined {
  const [, stem, width] = COPY.exec(path) ?? []
  return stem && width ? { stem, width: Number(width) } : undefined
}

/** The widths of the copies of a picture: the smaller ones of `wanted`, and the picture's own unless that is wider than all of them. */
export function copyWidths(width: number, wanted: readonly number[] = COPY_WIDTHS): readonly number[] {
  if (wanted.length === 0) return []
  const largest = Math.min(width, Math.max(...wanted))
  return [...new Set([...wanted.filter((each) => each < width), largest])].sort((a, b) => a - b)
}

/** The `srcset` of a stored picture by its address and width; null for a picture that is not ours or has no smaller copy. */
export function srcsetOf({ url, width }: { readonly url: string; readonly width: number | null }): string | null {
  const [, prefix, stem, ending = ''] = STORED.exec(url) ?? []
  if (!prefix || !stem || mediaTypeOf(ending)?.kind !== 'image' || ending === 'svg') return null
  const widths = width ? copyWidths(width) : COPY_WIDTHS.filter((each) => each <= SAFE_WIDTH)
  if (width && widths.length < 2) return null
  // A small picture is its own largest copy, where every browser that knows srcset can show it.
  const address = (each: number) => (each === width && ending === 'webp' ? url : prefix + copyPath(stem, each))
  return widths.map((each) => `${address(each)} ${each}w`).join(', ')
}
