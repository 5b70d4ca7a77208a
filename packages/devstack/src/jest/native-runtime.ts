import { registerHooks } from 'node:module'
import { relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import jestRuntime from 'jest-runtime'
import { REPO_ROOT } from '../repo-root.ts'
import { setGlobalsOfRun } from './globals-of-run.ts'

/** Expect lives in a realm of its own and compares with these: `expect.any(Number)`, whether what was thrown is an Error. */
const BUILT_IN = {
  Array,
  ArrayBuffer,
  BigInt,
  Boolean,
  Date,
  Error,
  Function,
  Map,
  Number,
  Object,
  Promise,
  RegExp,
  Set,
  String,
  Symbol,
}

// Its types describe the CommonJS file, where the class is `default`.
const JestRuntime = jestRuntime as unknown as typeof jestRuntime.default

let runs = 0

/**
 * Jest's runtime, but test files are imported by Node itself, as services are. So a worker loads an app once, not once for each
 * test file, which took longer than most tests. Modules cannot be mocked.
 */
// biome-ignore lint/style/noDefaultExport: Jest asks for one.
export default class NativeRuntime extends JestRuntime {
  constructor(...given: ConstructorParameters<typeof JestRuntime>) {
    super(...given)
    Object.assign(given[1].global, BUILT_IN)
  }

  override unstable_shouldLoadAsEsm(): boolean {
    return true
  }

  override async unstable_importModule(file: string): Promise<void> {
    setGlobalsOfRun(this.requireModuleOrMock(file, '@jest/globals'))
    await import(`${pathToFileURL(file)}?run=${++runs}`)
  }
}

const GLOBALS = new URL('./globals-of-run.ts', import.meta.url).href

/** What belongs to tests is loaded anew for each test file: it may hold hooks, connections and a database that was emptied. */
registerHooks({
  resolve(specifier, context, next) {
    const run = context.parentURL && new URL(context.parentURL).search
    if (!run?.startsWith('?run=')) return next(specifier, context)
    if (specifier === '@jest/globals') return { url: GLOBALS + run, shortCircuit: true }
    const found = next(specifier, context)
    return belongsToTests(found.url) ? { ...found, url: found.url + run } : found
  },
})

function belongsToTests(url: string): boolean {
  if (!url.startsWith('file:')) return false
  const path = relative(REPO_ROOT, fileURLToPath(url))
  return !path.includes('node_modules') && /(^|\/)(tests|testing)\/|\.test\.ts$/.test(path)
}
