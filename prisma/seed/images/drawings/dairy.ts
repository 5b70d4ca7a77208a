import type { Dice } from '../dice.ts'
import { AMBER, LEAF, LINEN, MOSS, PAPER, ROSE, SLATE, WOOD } from '../palette.ts'
import { box, darker, lighter, oval, shadow, shape, stroke, times, turn } from '../shapes.ts'
import { label } from './larder.ts'

const board = () => box(90, 602, 620, 32, 16, WOOD) + box(90, 602, 620, 12, 8, lighter(WOOD, 0.25))

function wheel(dice: Dice, rind: string, paste: string, holes: string) {
  const side = shape('M150 470v110c0 26 100 40 250 40s250-14 250-40V470z', rind)
  const top = oval(400, 470, 250, 70, lighter(rind, 0.2))
  const cut =
    shape('M400 470L560 416 650 470v112c-40 24-120 34-180 37z', paste) +
    shape('M400 470l70 64v85l-70-50z', darker(paste, 0.12))
  const spots = times(9, () =>
    oval(dice.between(485, 630), dice.between(500, 590), dice.between(5, 13), dice.between(4, 10), holes),
  )
  return board() + side + top + cut + spots
}

export const cheese = (dice: Dice) =>
  wheel(dice, dice.pick(['#c98f3a', '#b3703a', '#8a6a4c']), dice.pick(['#eecb74', '#f0d896']), '#d3a24a')
export const blueCheese = (dice: Dice) => wheel(dice, '#c9b99a', '#f0e6cf', dice.pick(['#5c7a86', '#6b7f74']))

export function softCheese(dice: Dice) {
  const herb = times(14, () =>
    oval(dice.between(250, 550), dice.between(430, 470), 8, 5, dice.pick([MOSS, LEAF, ROSE])),
  )
  return (
    board() +
    shape('M200 460v110c0 30 90 44 200 44s200-14 200-44V460z', LINEN) +
    oval(400, 460, 200, 56, PAPER) +
    herb +
    turn(-12, 560, 590, box(520, 590, 190, 14, 7, '#b9b4ae'))
  )
}

export function butter(dice: Dice) {
  const wrap = dice.pick([SLATE, ROSE, MOSS])
  return (
    board() +
    shape('M190 470h330v130H190z', '#f0d384') +
    shape('M190 470l60-46h330l-60 46z', '#f7e2a6') +
    shape('M520 470l60-46v128l-60 48z', '#d9b662') +
    shape('M190 520h330v80H190z', PAPER) +
    shape('M520 520l60-46v78l-60 48z', LINEN) +
    times(6, (i) => stroke(`M${215 + i * 55} 526v68`, wrap, 8)) +
    shape('M600 590q40-40 70-10t-20 24z', '#f0d384')
  )
}

export function milk(dice: Dice) {
  const cap = dice.pick([ROSE, SLATE, AMBER, MOSS])
  const glass = box(530, 450, 110, 168, 12, '#dfe6e2') + box(540, 486, 90, 124, 8, PAPER)
  return (
    shadow(400, 622, 230) +
    shape(
      'M300 190h120v80c0 50 50 70 50 140v170c0 30-14 40-40 40H290c-26 0-40-10-40-40V410c0-70 50-90 50-140z',
      '#dfe6e2',
    ) +
    shape('M312 290h96c6 50 50 70 50 124v164c0 20-10 30-28 30H290c-18 0-28-10-28-30V414c0-54 44-74 50-124z', PAPER) +
    box(290, 160, 140, 46, 8, cap) +
    label(286, 440, 148, 100, cap, dice) +
    glass
  )
}

export function yoghurt(dice: Dice) {
  const fruit = dice.pick([ROSE, AMBER, '#7a86b0'])
  return (
    shadow(400, 622, 210) +
    shape('M230 390h340l-36 200c-4 24-16 32-40 32H306c-24 0-36-8-40-32z', PAPER) +
    shape('M240 446h320l-14 76H254z', fruit) +
    oval(400, 390, 172, 44, lighter(LINEN, 0.4)) +
    shape('M260 388q60-80 110-30t80-10 90 40q-140 40-280 0z', '#ffffff') +
    oval(430, 352, 24, 22, fruit) +
    oval(372, 366, 20, 18, fruit)
  )
}

export function eggs(dice: Dice) {
  const shells = dice.pick([
    ['#d9a982', '#c98f6a', '#e6c4a0'],
    ['#efe4cf', '#e6d6bb', '#f3ead9'],
    ['#bcd0c4', '#d9a982', '#efe4cf'],
  ])
  const egg = (x: number, y: number, tone: string) =>
    shape(`M${x} ${y - 92}c44 0 70 62 70 106s-30 66-70 66-70-22-70-66 26-106 70-106z`, tone) +
    oval(x - 24, y - 34, 12, 24, lighter(tone, 0.5))
  const back = times(3, (i) => egg(265 + i * 135, 440, shells[(i + 1) % 3]!))
  const front = times(3, (i) => egg(265 + i * 135, 500, shells[i % 3]!))
  const carton = shape(
    'M150 520q34 40 68 0 34 44 66 0 34 44 66 0h100q34 44 66 0 34 44 66 0 34 40 68 0l-24 100H174z',
    '#a8a09a',
  )
  return shadow(400, 624, 270) + back + front + carton + box(180, 596, 440, 26, 8, darker('#a8a09a', 0.12))
}
