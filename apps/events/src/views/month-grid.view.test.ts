import { expect, test } from '@jest/globals'
import { loadSite } from '@rose-ash/shared/site/site'
import { monthGrid } from './month-grid.view.ts'

const site = loadSite()
const now = new Date('2026-11-23T12:00:00Z')
const span = { first: new Date('2026-10-02T12:00:00Z'), last: new Date('2027-01-31T23:30:00Z') }

test('November 2026 is six weeks from Monday 26 October', () => {
  const grid = monthGrid(site, { year: 2026, month: 11 }, [], { now, span })
  expect(grid.weeks).toHaveLength(6)
  expect(grid.weeks[0]?.days[0]).toMatchObject({ date: '2026-10-26', outside: true })
  expect(grid.weeks[4]?.days[0]).toMatchObject({ date: '2026-11-23', today: true })
  expect(grid.next).toEqual({ href: '/month/2026-12', label: 'December 2026' })
})

test('the turn of the year', () => {
  const grid = monthGrid(site, { year: 2026, month: 12 }, [], { now, span })
  expect(grid.next?.href).toBe('/month/2027-01')
})

test.each([
  [{ year: 2026, month: 10 }, undefined, '/month/2026-11'],
  [{ year: 2027, month: 1 }, '/month/2026-12', undefined],
  [{ year: 2031, month: 5 }, '/month/2027-01', undefined],
  [{ year: 1999, month: 12 }, undefined, '/month/2026-10'],
])('pages end where entries end: beside %j', (month, previous, next) => {
  const grid = monthGrid(site, month, [], { now, span })
  expect([grid.previous?.href, grid.next?.href]).toEqual([previous, next])
})

test('without entries there is this month', () => {
  const grid = monthGrid(site, { year: 2026, month: 11 }, [], { now, span: null })
  expect([grid.previous, grid.next]).toEqual([undefined, undefined])
})
