import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type Handlebars from 'handlebars'
import { type CompiledTemplate, compileTemplate } from './compile-template.ts'

export interface TemplateStore {
  /** The template at `<root>/<name>.hbs`. Throws when no root has it. */
  get(name: string): CompiledTemplate
  has(name: string): boolean
}

/**
 * Reads every template below the roots once and compiles it at first use. Files under `partials/` are registered as partials under
 * their path inside that folder. A later root wins over an earlier one. With `dev` the files are read again before each lookup.
 */
export function createTemplateStore(
  handlebars: typeof Handlebars,
  roots: readonly string[],
  dev: boolean,
): TemplateStore {
  let sources = new Map<string, string>()
  const compiled = new Map<string, CompiledTemplate>()

  function load() {
    const fresh = readSources(roots)
    for (const [name, source] of fresh) {
      if (sources.get(name) === source) continue
      compiled.delete(name)
      if (name.startsWith('partials/')) handlebars.registerPartial(name.slice('partials/'.length), lazily(name))
    }
    sources = fresh
  }

  function lazily(name: string): CompiledTemplate {
    const run = (context: unknown, options?: Handlebars.RuntimeOptions) => compile(name)(context, options)
    return run as CompiledTemplate
  }

  function compile(name: string): CompiledTemplate {
    const known = compiled.get(name)
    if (known) return known
    const source = sources.get(name)
    if (source === undefined) throw new Error(`no view named "${name}" in ${roots.join(', ')}`)
    const template = compileTemplate(handlebars, source)
    compiled.set(name, template)
    return template
  }

  load()
  return {
    get(name) {
      if (dev) load()
      return compile(name)
    },
    has: (name) => sources.has(name),
  }
}

function readSources(roots: readonly string[]): Map<string, string> {
  const sources = new Map<string, string>()
  for (const root of roots) {
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.hbs')) continue
      const file = join(entry.parentPath, entry.name)
      sources.set(
        relative(root, file).slice(0, -'.hbs'.length).split(sep).join('/'),
        readFileSync(file, 'utf8').trimEnd(),
      )
    }
  }
  return sources
}
