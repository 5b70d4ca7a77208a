/** The colours of the generated pictures. */
export const ROSE = '#b4506a'
export const DUSK = '#7a3448'
export const PLUM = '#5c3a55'
export const CREAM = '#f3e7d0'
export const LINEN = '#e6d6bb'
export const CRUST = '#b8763a'
export const CRUMB = '#e2b878'
export const RYE = '#6f4830'
export const MOSS = '#56713a'
export const LEAF = '#7c9a56'
export const PALE_LEAF = '#b9c98f'
export const AMBER = '#d79a2b'
export const HONEY = '#c67f1c'
export const CARROT = '#d2733a'
export const BRICK = '#a8452e'
export const TOMATO = '#bf3f30'
export const SLATE = '#4c6b80'
export const ASH = '#8b8079'
export const WOOD = '#9a6b43'
export const DARK_WOOD = '#6e4a30'
export const GLASS = '#cfdcd6'
export const PAPER = '#fbf4e6'
export const INK = '#2b1a29'

/** Pairs of colours for the wall and the table of a picture. */
export const ROOMS: readonly { wall: string; table: string }[] = [
  { wall: '#ead9c2', table: '#b98d63' },
  { wall: '#e8d2cb', table: '#a87a63' },
  { wall: '#d5dbc4', table: '#a58a5f' },
  { wall: '#cfd8dc', table: '#94806d' },
  { wall: '#e5d8e0', table: '#8f7180' },
  { wall: '#f0e2b8', table: '#b58a4c' },
  { wall: '#d9cfc6', table: '#7d6a62' },
]
