import type { Dice } from './dice.ts'
import { CREAM, MOSS, ROOMS, ROSE, SLATE } from './palette.ts'
import { box, darker, lighter, oval, shape, times } from './shapes.ts'

const TABLE = 560

/** A wall, a table, and a little of the room: morning light, a tiled row, a checked cloth, or nothing. */
export function scene(dice: Dice): string {
  const { wall, table } = dice.pick(ROOMS)
  const behind = dice.pick([plain, light, tiles, arch, plain])(wall)
  return [
    box(0, 0, 800, 800, 0, wall),
    behind,
    box(0, TABLE, 800, 800 - TABLE, 0, table),
    box(0, TABLE, 800, 10, 0, darker(table, 0.25)),
    dice.chance(0.35) ? cloth(dice.pick([ROSE, SLATE, MOSS])) : '',
  ].join('')
}

function plain(_wall: string): string {
  return ''
}

function light(wall: string): string {
  return shape('M430 0H640L470 560H200z', lighter(wall, 0.35)) + shape('M680 0H740L590 560H520z', lighter(wall, 0.35))
}

function tiles(wall: string): string {
  const rows = times(3, (row) =>
    times(9, (column) =>
      box(column * 100 - (row % 2) * 50 + 4, 270 + row * 98, 92, 90, 3, lighter(wall, row === 1 ? 0.3 : 0.18)),
    ),
  )
  return box(0, 258, 800, 8, 0, darker(wall, 0.12)) + rows
}

function arch(wall: string): string {
  return (
    shape('M170 560V330a230 230 0 0 1 460 0v230z', lighter(wall, 0.32)) +
    shape('M190 560V330a210 210 0 0 1 420 0v230z', lighter(wall, 0.45))
  )
}

function cloth(colour: string): string {
  const checks = times(8, (index) => box(60 + index * 90, 620, 45, 180, 0, colour, 'opacity=".3"'))
  const rows = times(2, (index) => box(20, 655 + index * 80, 760, 38, 0, colour, 'opacity=".3"'))
  return shape('M20 620h760v180H20z', CREAM) + checks + rows + oval(400, 620, 0, 0, colour)
}
