import { expect, test } from '@jest/globals'
import { createGate } from './create-gate.ts'

test('a gate lets only so many in, the first come first, also after a failure', async () => {
  const gate = createGate(2)
  const ends = Array.from({ length: 4 }, () => Promise.withResolvers<void>())
  const begun: number[] = []
  const works = ends.map(({ promise }, index) =>
    gate(() => {
      begun.push(index)
      return promise
    }),
  )
  await Promise.resolve()
  expect(begun).toEqual([0, 1])
  ends[1]!.reject(new Error('no'))
  await expect(works[1]).rejects.toThrow('no')
  ends[0]!.resolve()
  await works[0]
  ends[2]!.resolve()
  ends[3]!.resolve()
  await Promise.all([works[2], works[3]])
  expect(begun).toEqual([0, 1, 2, 3])
})
