import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const TALK = fileURLToPath(new URL('./tests/talk.ts', import.meta.url))

test('a line that waits is written when the process ends by itself', async () => {
  const talk = spawn(process.execPath, [TALK, 'once'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said, [code]] = await Promise.all([text(talk.stdout), once(talk, 'exit')])
  expect([said, code]).toEqual(['said\n', 0])
})

test('a process whose reader has gone away works on', async () => {
  const talk = spawn(process.execPath, [TALK, 'on-and-on'], { stdio: ['ignore', 'pipe', 'pipe'] })
  talk.stdout.destroy()
  const [complaints, [code]] = await Promise.all([text(talk.stderr), once(talk, 'exit')])
  expect([complaints, code]).toEqual(['', 0])
})

test('a process whose disk is full works on', async () => {
  const talk = spawn(process.execPath, [TALK, 'on-and-on'], { stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'] })
  const [complaints, [code]] = await Promise.all([text(talk.stderr!), once(talk, 'exit')])
  expect([complaints, code]).toEqual(['', 0])
})
