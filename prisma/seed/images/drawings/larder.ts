import type { Dice } from '../dice.ts'
import {
  AMBER,
  ASH,
  BRICK,
  CREAM,
  CRUST,
  DARK_WOOD,
  DUSK,
  GLASS,
  HONEY,
  INK,
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
import { box, darker, lighter, oval, shadow, shape, stroke, times } from '../shapes.ts'

/** A paper label with a ruled line or two and a small sign. */
export function label(x: number, y: number, width: number, height: number, colour: string, dice: Dice) {
  const lines = stroke(
    `M${x + width * 0.2} ${y + height * 0.68}h${width * 0.6}M${x + width * 0.3} ${y + height * 0.84}h${width * 0.4}`,
    colour,
    6,
  )
  const sign = dice.pick([
    oval(x + width / 2, y + height * 0.34, height * 0.17, height * 0.17, colour),
    shape(
      `M${x + width / 2} ${y + height * 0.12}q${height * 0.3} ${height * 0.22} 0 ${height * 0.44}q${-height * 0.3} ${-height * 0.22} 0 ${-height * 0.44}z`,
      colour,
    ),
    stroke(
      `M${x + width * 0.34} ${y + height * 0.34}h${width * 0.32}M${x + width / 2} ${y + height * 0.16}v${height * 0.36}`,
      colour,
      9,
    ),
  ])
  return box(x, y, width, height, 4, PAPER) + sign + lines
}

const gloss = (x: number, y: number, height: number) => box(x, y, 16, height, 8, '#ffffff', 'opacity=".35"')

function glassJar(dice: Dice, inside: string, lid: string, extra = '') {
  return (
    shadow(400, 622, 180) +
    box(262, 330, 276, 292, 40, GLASS) +
    box(274, 366, 252, 246, 32, inside) +
    extra +
    box(276, 282, 248, 62, 10, lid) +
    box(276, 282, 248, 18, 8, lighter(lid, 0.25)) +
    gloss(288, 380, 200) +
    label(312, 430, 176, 130, dice.pick([DUSK, MOSS, SLATE, INK]), dice)
  )
}

const clothLid = (colour: string) =>
  shape('M250 340q20-76 150-76t150 76l-24 22-26-14-28 18-30-16-42 16-40-16-32 16-28-18-26 14z', colour) +
  times(8, (i) => oval(292 + i * 31, 312 - Math.sin(i / 2.3) * 16, 6, 6, PAPER)) +
  stroke('M276 352q124 26 248 0', DARK_WOOD, 6)

export const jar = (dice: Dice) =>
  glassJar(dice, dice.pick([CRUST, MOSS, AMBER, '#8c5a3c']), dice.pick([ASH, DARK_WOOD, ROSE]))

export const jam = (dice: Dice) =>
  glassJar(dice, dice.pick([ROSE, PLUM, BRICK, DUSK, '#d0843a']), '#d9cfc6') +
  clothLid(dice.pick([ROSE, SLATE, MOSS, AMBER]))

export function chutney(dice: Dice) {
  const base = dice.pick(['#8a4f2c', '#7a3c2c', '#9a6a2c'])
  const bits = times(22, () =>
    oval(
      dice.between(285, 515),
      dice.between(380, 600),
      dice.between(6, 13),
      dice.between(5, 9),
      dice.pick([AMBER, DUSK, LEAF, TOMATO]),
      'opacity=".8"',
    ),
  )
  return glassJar(dice, base, dice.pick([DARK_WOOD, INK, ASH]), bits)
}

export function pickle(dice: Dice) {
  const things = times(9, (i) =>
    oval(
      300 + (i % 3) * 96 + dice.between(-10, 10),
      400 + Math.floor(i / 3) * 76,
      44,
      34,
      dice.pick([LEAF, MOSS, ROSE, '#e0c36a']),
    ),
  )
  return glassJar(dice, '#dfe0bd', dice.pick([ASH, ROSE]), things)
}

export function honey(dice: Dice) {
  const gold = dice.pick([HONEY, AMBER, '#a8641c'])
  const dipper = `<g transform="rotate(24 600 420)">${box(592, 250, 16, 240, 8, WOOD)}${times(4, (i) => oval(600, 510 + i * 22, 40 - Math.abs(1.5 - i) * 8, 13, i % 2 ? darker(WOOD, 0.2) : WOOD))}</g>`
  const combs = times(
    6,
    (i) =>
      `<path transform="translate(${330 + (i % 3) * 50 + (i > 2 ? 25 : 0)} ${400 + (i > 2 ? 44 : 0)})" d="M0-26 22-13V13L0 26-22 13V-13z" fill="none" stroke="${lighter(gold, 0.5)}" stroke-width="5"/>`,
  )
  return (
    shadow(400, 622, 220) +
    shape('M250 400c0-50 20-70 40-80h220c20 10 40 30 40 80v150c0 50-30 72-70 72H320c-40 0-70-22-70-72z', gold) +
    box(290, 272, 220, 58, 10, lighter(WOOD, 0.2)) +
    combs +
    label(312, 486, 176, 108, DUSK, dice) +
    gloss(270, 400, 170) +
    dipper
  )
}

function bottle(dice: Dice, body: string, cap: string, inside = body) {
  const silhouette =
    'M355 180h90v120c0 50 65 60 65 130v160c0 24-14 32-40 32H330c-26 0-40-8-40-32V430c0-70 65-80 65-130z'
  return (
    shadow(400, 622, 150) +
    shape(silhouette, body) +
    shape(
      'M304 440c6-50 60-70 62-126h68c2 56 56 76 62 126v146c0 16-8 22-24 22H328c-16 0-24-6-24-22z',
      inside,
      'opacity=".75"',
    ) +
    box(350, 140, 100, 62, 8, cap) +
    gloss(318, 430, 140) +
    label(312, 450, 176, 120, dice.pick([DUSK, MOSS, SLATE]), dice)
  )
}

export const oil = (dice: Dice) => bottle(dice, '#7d8a4c', DARK_WOOD, dice.pick(['#c2a83a', '#a9a23c']))
export const vinegar = (dice: Dice) => bottle(dice, GLASS, WOOD, dice.pick(['#b5683a', '#d8b46a', DUSK]))
export const cordial = (dice: Dice) => bottle(dice, GLASS, PAPER, dice.pick([ROSE, '#d9c46a', PLUM]))
export const juice = (dice: Dice) =>
  bottle(dice, GLASS, dice.pick([MOSS, ROSE]), dice.pick(['#d8a23a', '#c9783a', '#8a3450'])) +
  oval(590, 570, 56, 52, dice.pick([BRICK, LEAF, AMBER])) +
  stroke('M590 520q6-22 20-28', DARK_WOOD, 7)
export const wine = (dice: Dice) =>
  bottle(dice, '#3f4a36', DUSK, dice.pick(['#2e3528', '#4a2438'])) + glassOf(dice.pick([DUSK, '#e2cf86']))
export const sauce = (dice: Dice) => bottle(dice, dice.pick([TOMATO, '#8a3f2c', '#b98a2c']), PAPER)

function glassOf(drink: string) {
  return (
    shape('M560 400h110c4 80-10 120-44 128v74h34v16H570v-16h34v-74c-34-8-48-48-44-128z', GLASS, 'opacity=".8"') +
    shape('M566 450h98c-2 44-16 68-49 70-33-2-47-26-49-70z', drink)
  )
}

export function beer(dice: Dice) {
  const ale = dice.pick(['#b9772a', '#6e3f22', '#d9a441'])
  const foam = times(5, (i) => oval(488 + i * 38, 372, 32, 26, PAPER))
  const mug =
    box(470, 370, 190, 248, 14, GLASS) +
    box(484, 380, 162, 226, 8, ale) +
    stroke('M664 420c70 0 70 130 0 130', GLASS, 24) +
    foam +
    gloss(500, 410, 160)
  const brown = `<g transform="translate(-140 0)">${shape('M365 180h70v120c0 50 55 60 55 130v160c0 24-14 32-40 32h-100c-26 0-40-8-40-32V430c0-70 55-80 55-130z', '#5d3a22')}${box(360, 160, 80, 34, 6, AMBER)}${label(318, 450, 164, 110, dice.pick([DUSK, MOSS, SLATE]), dice)}</g>`
  return shadow(400, 622, 270) + brown + mug
}

export function cider(dice: Dice) {
  const gold = dice.pick(['#d9a441', '#cf8f3a', '#e0c46a'])
  return (
    `<g transform="translate(-90 0)">${bottle(dice, '#6d7a44', AMBER, gold)}</g>` +
    oval(560, 556, 66, 62, BRICK) +
    oval(655, 574, 50, 46, LEAF) +
    stroke('M560 496q4-26 20-34', DARK_WOOD, 8)
  )
}

function sack(dice: Dice, cloth: string, mark: string, spill: string) {
  const folds = stroke('M300 330q10 130-20 250M500 330q-10 130 20 250', darker(cloth, 0.1), 6)
  const grains = times(14, () => oval(dice.between(520, 690), dice.between(598, 632), 11, 7, spill))
  return (
    shadow(400, 624, 240) +
    shape('M270 330c-40 100-60 180-46 256 6 30 26 36 60 36h232c34 0 54-6 60-36 14-76-6-156-46-256z', cloth) +
    shape(
      'M262 336c20-40 30-60 20-104q60 26 118 0 58 26 118 0c-10 44 0 64 20 104q-138 40-276 0z',
      lighter(cloth, 0.3),
    ) +
    stroke('M264 336q136 40 272 0', DARK_WOOD, 11) +
    folds +
    label(318, 420, 164, 130, mark, dice) +
    grains
  )
}

export const flour = (dice: Dice) =>
  sack(dice, dice.pick([LINEN, PAPER, '#d8cdb8']), dice.pick([DUSK, SLATE, MOSS]), CREAM)
export const oats = (dice: Dice) => sack(dice, dice.pick(['#cdb48c', LINEN]), dice.pick([MOSS, DUSK]), '#d8bd86')
export const lentils = (dice: Dice) =>
  sack(dice, dice.pick(['#bfa98a', '#c9bba0']), SLATE, dice.pick(['#c96a3a', '#6d7a44', '#4a3a34']))
export const coffee = (dice: Dice) =>
  sack(dice, dice.pick(['#7a5a44', '#5c3a34', '#8a6a50']), dice.pick([DUSK, INK]), '#3f2a22')

export function salt(dice: Dice) {
  return (
    shadow(400, 622, 220) +
    shape('M200 470h400c-10 90-80 150-200 150S210 560 200 470z', dice.pick([SLATE, ASH, WOOD])) +
    oval(400, 470, 200, 44, PAPER) +
    shape('M230 470q170-150 340 0z', '#ffffff') +
    times(16, () =>
      box(dice.between(250, 550), dice.between(410, 470), 12, 11, 2, dice.pick([GLASS, '#f0d8d4', '#ffffff'])),
    )
  )
}

export function tea(dice: Dice) {
  const tin = dice.pick([MOSS, SLATE, DUSK, AMBER])
  const cup =
    shape('M520 510h160c0 66-24 106-80 106s-80-40-80-106z', PAPER) +
    oval(600, 512, 80, 18, LINEN) +
    oval(600, 514, 66, 12, '#9a5a2c') +
    stroke('M680 530c40 0 40 54-8 56', PAPER, 14)
  const steam = stroke('M580 470q-20-30 0-60t0-60M625 470q-20-30 0-60t0-60', PAPER, 8, 'opacity=".7"')
  return (
    shadow(400, 622, 290) +
    box(160, 330, 270, 290, 14, tin) +
    box(150, 290, 290, 66, 12, lighter(tin, 0.15)) +
    label(200, 400, 190, 150, tin, dice) +
    steam +
    cup
  )
}
