import { existsSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openKernelStack } from '../support/kernel-stack.ts'
import { dumpExhibit } from './dump.ts'
import { exhibitFile } from './exhibit.ts'
import { exhibitName, readPieces } from './piece.ts'
import { seedDemo } from './seed-demo.ts'

/**
 * `npx pnpm museum [name]`: runs flows of today in the demo co-op to each of their halts and writes down the exhibits that are missing.
 * One that is named is written again: right only while its version has not been released.
 */
const { positionals } = parseArgs({ allowPositionals: true })
const wanted = (await readPieces()).flatMap((piece) =>
  piece.halts
    .filter(({ version }) => version === undefined || version === piece.flow.version)
    .map((halt) => ({ piece, halt, name: exhibitName(piece, halt) }))
    .filter(({ name }) => positionals.some((part) => name.startsWith(part)) || !existsSync(exhibitFile(name))),
)
if (wanted.length === 0) {
  console.log('Every halt of every flow has its exhibit.')
  process.exit()
}
const stack = await openKernelStack()
try {
  console.log('filling the demo co-op')
  await seedDemo(stack)
  for (const { piece, halt, name } of wanted) {
    writeFileSync(exhibitFile(name), await dumpExhibit(piece, halt))
    console.log(`wrote ${name}`)
  }
} finally {
  await stack.close()
}
process.exit()
