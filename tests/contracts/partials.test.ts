import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const KIT = 'packages/server/src/views'

/** The rooms (`apps/blog`, `packages/server`) whose templates draw a partial. */
function roomsThatDraw(partial: string): string[] {
  const use = new RegExp(`{{#?> *${partial}(?![\\w/-])`)
  const files = globSync([`${KIT}/**/*.hbs`, 'apps/*/src/{,*/}views/**/*.hbs'], { cwd: ROOT })
  const users = files.filter((file) => use.test(readFileSync(`${ROOT}/${file}`, 'utf8')))
  return [...new Set(users.map((file) => file.split('/').slice(0, 2).join('/')))]
}

test('a partial of the kit is drawn by the kit or by more than one app; else it belongs to its app', () => {
  const partials = globSync(`${KIT}/partials/**/*.hbs`, { cwd: ROOT }).map((file) => nameOf(KIT, file))
  const lonely = partials.filter((partial) => {
    const rooms = roomsThatDraw(partial)
    return rooms.length === 0 || (rooms.length === 1 && rooms[0] !== 'packages/server')
  })
  expect(lonely).toEqual([])
})

test.each([...globSync('apps/*/src/{,*/}views', { cwd: ROOT }), KIT])(
  'every partial that %s draws is there',
  (views) => {
    const here = (root: string) =>
      globSync(`${root}/partials/**/*.hbs`, { cwd: ROOT }).map((file) => nameOf(root, file))
    const known = new Set([...here(KIT), ...here(views)])
    const drawn = globSync(`${views}/**/*.hbs`, { cwd: ROOT }).flatMap((file) =>
      [...readFileSync(`${ROOT}/${file}`, 'utf8').matchAll(/{{#?> *([\w/-]+)/g)].map(([, name]) => name as string),
    )
    expect(drawn.filter((name) => !known.has(name))).toEqual([])
  },
)

function nameOf(root: string, file: string): string {
  return file.slice(`${root}/partials/`.length, -'.hbs'.length)
}
