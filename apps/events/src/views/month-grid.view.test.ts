import { expect, test } from '@jest/globals'
import { loadSite } from '@rose-ash/shared/site/site'
import { monthGrid } from './month-grid.view.ts'

const site = loadSite()

test('November 2026 is six weeks from Monday 26 October', () => {
  const grid = monthGrid(site, { year: 2026, month: 11 }, [], new Date('2026-11-23T12:00:00Z'))
  expect(grid.weeks).toHaveLength(6)
  expect(grid.weeks[0]?.days[0]).toMatchObject({ date: '2026-10-26', outside: true })
  expect(grid.weeks[4]?.days[0]).toMatchObject({ date: '2026-11-23', today: true })
  expect(grid.next).toEqual({ href: '/month/2026-12', label: 'December 2026' })
})

test('the turn of the year', () => {
  const grid = monthGrid(site, { year: 2026, month: 12 }, [], new Date('2026-11-23T12:00:00Z'))
  expect(grid.next.href).toBe('/month/2027-01')
})
