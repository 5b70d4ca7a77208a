import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { mediaStore } from '../media-store.ts'

const PROGRAM = fileURLToPath(new URL('./store-large-file.ts', import.meta.url))
const SIZE = 8 * 1024 * 1024

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rose-media-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a file is written once and then left as it is', async () => {
  const media = mediaStore({ ROSE_DATA_DIR: folder })
  expect(await media.writeOnce('aa/x.txt', async () => Buffer.from('first'))).toBe(5)
  expect(await media.writeOnce('aa/x.txt', async () => Buffer.from('second one'))).toBe(5)
  expect(String(await media.read('aa/x.txt'))).toBe('first')
  await media.remove('aa/x.txt')
  expect(await media.read('aa/x.txt')).toBeUndefined()
})

test('no path leads out of the media folder', async () => {
  const media = mediaStore({ ROSE_DATA_DIR: folder })
  for (const path of ['../x', '/etc/passwd', 'aa/../../x', ''])
    expect(() => media.remove(path)).toThrow('leads out of the media folder')
})

test('a process that is killed while it writes leaves whole files only', async () => {
  const child = store(process.execPath, [PROGRAM, folder])
  while ((await stored()).length < 2) await pause(5)
  child.kill('SIGKILL')
  await once(child, 'exit')
  const files = await stored()
  expect(new Set(await Promise.all(files.map(async (file) => (await stat(file)).size)))).toEqual(new Set([SIZE]))
})

test('a disk that is full leaves no part of a file', async () => {
  // The system lets this process write no more than a megabyte into a file.
  const script = `ulimit -f 1024; exec '${process.execPath}' '${PROGRAM}' '${folder}'`
  const [code] = await once(store('bash', ['-c', script]), 'exit')
  expect(code).not.toBe(0)
  expect(await stored()).toEqual([])
})

test('what a killed process left half-written is taken away after an hour', async () => {
  const incoming = join(folder, 'media', '.incoming')
  await mkdir(incoming, { recursive: true })
  await writeFile(join(incoming, 'old'), 'half')
  await writeFile(join(incoming, 'new'), 'half')
  const before = new Date(Date.now() - 2 * 3_600_000)
  await utimes(join(incoming, 'old'), before, before)
  await mediaStore({ ROSE_DATA_DIR: folder }).writeOnce('a', async () => Buffer.from('a'))
  expect(await readdir(incoming)).toEqual(['new'])
  expect(await readFile(join(folder, 'media', 'a'), 'utf8')).toBe('a')
})

function store(command: string, args: readonly string[]): ChildProcess {
  return spawn(command, args, { stdio: 'ignore', env: {} })
}

async function stored(): Promise<string[]> {
  const files = join(folder, 'media', 'files')
  return (await readdir(files).catch(() => [])).map((name) => join(files, name))
}
