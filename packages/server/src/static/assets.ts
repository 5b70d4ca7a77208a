import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleCss } from './bundle-css.ts'
import { readScript } from './read-script.ts'
import { vendoredAssets } from './vendored-assets.ts'

export interface Asset {
  readonly name: string
  /** `/assets/css/rose.1a2b3c4d5e.css` */
  readonly url: string
  readonly body: Buffer
  readonly contentType: string
  readonly etag: string
}

export interface Assets {
  /** The hashed address of `css/rose.css`. Throws on a name that does not exist. */
  url(name: string): string
  /** The asset at a path below /assets, by hashed or plain name. */
  find(path: string): { asset: Asset; immutable: boolean } | undefined
  readonly names: readonly string[]
}

export interface AssetsOptions {
  /** More folders: each file is served as `<prefix>/<path>`, a `.ts` script as `.js`. */
  readonly extra?: readonly { readonly prefix: string; readonly dir: string }[]
}

const STATIC = fileURLToPath(new URL('../../static/', import.meta.url))

const CONTENT_TYPES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  woff2: 'font/woff2',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

/** Bundles the style sheet, reads scripts, fonts and pictures, and names each by its content hash. Call it once in a process. */
export function createAssets({ extra = [] }: AssetsOptions = {}): Assets {
  const byName = new Map<string, Asset>()
  const byPath = new Map<string, { asset: Asset; immutable: boolean }>()

  function add(name: string, body: Buffer) {
    const asset = describe(name, body)
    byName.set(name, asset)
    byPath.set(asset.url.slice('/assets/'.length), { asset, immutable: true })
    byPath.set(name, { asset, immutable: false })
  }

  function url(name: string) {
    const asset = byName.get(name)
    if (!asset) throw new Error(`no asset named "${name}"`)
    return asset.url
  }

  for (const [name, file] of vendoredAssets()) add(name, readFileSync(file))
  for (const { prefix, dir } of [
    { prefix: 'images', dir: join(STATIC, 'images') },
    { prefix: 'js', dir: join(STATIC, 'js') },
    ...extra,
  ]) {
    for (const [path, file] of filesBelow(dir)) add(`${prefix}/${path.replace(/\.ts$/, '.js')}`, readScript(file))
  }
  add('css/rose.css', bundleCss(join(STATIC, 'css/rose.css'), url))

  return { url, find: (path) => byPath.get(path), names: [...byName.keys()] }
}

function describe(name: string, body: Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
  const dot = name.lastIndexOf('.')
  const contentType = CONTENT_TYPES[name.slice(dot + 1)] ?? 'application/octet-stream'
  return { name, url: `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`, body, contentType, etag: `"${hash}"` }
}

function filesBelow(dir: string): [path: string, file: string][] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => {
    const file = join(entry.parentPath, entry.name)
    return [relative(dir, file).split(sep).join('/'), file]
  })
}
