import type { Dice } from '../dice.ts'
import {
  AMBER,
  ASH,
  CREAM,
  DARK_WOOD,
  DUSK,
  LEAF,
  LINEN,
  MOSS,
  PAPER,
  PLUM,
  ROSE,
  SLATE,
  TOMATO,
  WOOD,
} from '../palette.ts'
import { box, darker, lighter, oval, shadow, shape, stroke, times, turn } from '../shapes.ts'

const blossom = (x: number, y: number, r: number, colour: string) =>
  times(6, (i) => turn(i * 60, x, y, oval(x, y - r * 0.7, r * 0.34, r * 0.55, colour))) +
  oval(x, y, r * 0.34, r * 0.34, AMBER)

export function seeds(dice: Dice) {
  const packet = (angle: number, paper: string, flower: string) =>
    turn(
      angle,
      400,
      600,
      box(290, 270, 220, 340, 6, paper),
      box(290, 270, 220, 50, 6, darker(paper, 0.15)),
      blossom(400, 430, 76, flower),
      stroke('M400 500v60M400 540q-30-10-40-36M400 540q30-10 40-36', MOSS, 8),
      stroke('M340 586h120', DUSK, 6),
    )
  const grains = times(12, () =>
    oval(dice.between(200, 600), dice.between(618, 646), 9, 6, dice.pick([DARK_WOOD, CREAM, DUSK])),
  )
  return (
    shadow(400, 616, 260) +
    packet(-14, dice.pick([LINEN, '#d5dbc4']), dice.pick([PLUM, TOMATO])) +
    packet(9, dice.pick([PAPER, '#ecdcc0']), dice.pick([ROSE, SLATE, AMBER])) +
    grains
  )
}

export function bulbs(dice: Dice) {
  const one = (x: number, y: number, skin: string) =>
    shape(`M${x} ${y - 120}c8 50 66 70 66 140 0 44-34 62-66 62s-66-18-66-62c0-70 58-90 66-140z`, skin) +
    stroke(`M${x} ${y - 80}q-30 60-10 150M${x} ${y - 80}q30 60 10 150`, darker(skin, 0.2), 4) +
    stroke(`M${x - 6} ${y - 110}q-6-40 4-60`, LEAF, 11) +
    times(4, (i) => stroke(`M${x - 18 + i * 12} ${y + 80}q${(i - 1.5) * 6} 14 ${(i - 1.5) * 10} 24`, CREAM, 4))
  const skin = dice.pick(['#b98a5a', '#a86a4c', '#8a4a5c'])
  return (
    shadow(400, 622, 250) + one(250, 530, skin) + one(555, 530, lighter(skin, 0.15)) + one(402, 510, darker(skin, 0.08))
  )
}

export function plant(dice: Dice) {
  const [pot, bloom] = [dice.pick(['#b5683f', SLATE, ASH]), dice.pick([ROSE, AMBER, PLUM, TOMATO])]
  const leaves = times(7, (i) =>
    turn((i - 3) * 22, 400, 440, shape('M400 440c46-60 46-150 0-220-46 70-46 160 0 220z', i % 2 ? MOSS : LEAF)),
  )
  const flowers = dice.chance(0.7)
    ? blossom(310, 270, 52, bloom) + blossom(480, 250, 56, bloom) + blossom(400, 200, 48, bloom)
    : ''
  return (
    shadow(400, 624, 170) +
    leaves +
    flowers +
    shape('M270 440h260l-34 164c-4 14-12 18-26 18H330c-14 0-22-4-26-18z', pot) +
    box(252, 410, 296, 54, 10, lighter(pot, 0.15))
  )
}

export function tool(dice: Dice) {
  const handle = dice.pick([WOOD, DARK_WOOD, '#a8563f'])
  const trowel = turn(
    -16,
    320,
    450,
    box(300, 190, 40, 190, 18, handle),
    box(310, 370, 20, 60, 4, ASH),
    shape('M262 420h116v90q0 70-58 110-58-40-58-110z', '#a8adae'),
    stroke('M320 440v120', '#8a9092', 6),
  )
  const fork = turn(
    16,
    500,
    450,
    box(480, 190, 40, 190, 18, handle),
    box(490, 370, 20, 70, 4, ASH),
    stroke('M446 590V460q0-24 24-24h60q24 0 24 24v130M500 436v156', '#8a9092', 16),
  )
  return shadow(400, 624, 230) + trowel + fork
}

export function twine(dice: Dice) {
  const string = dice.pick(['#c4a06a', MOSS, ROSE])
  const coils = times(9, (i) => stroke(`M262 ${330 + i * 32}q138 26 276 0`, i % 2 ? string : lighter(string, 0.22), 26))
  return (
    shadow(400, 626, 190) +
    oval(400, 620, 170, 32, DARK_WOOD) +
    coils +
    oval(400, 318, 160, 34, WOOD) +
    oval(400, 314, 44, 12, DARK_WOOD) +
    stroke('M538 560q90 20 110 60t60 0', string, 12)
  )
}
