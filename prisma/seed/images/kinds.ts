/**
 * What a product picture can show. A product names one kind; its slug decides colours and small differences, so two
 * products of one kind do not look alike.
 */
export const PICTURE_KINDS = [
  // bread and baking
  ...([
    'loaf',
    'sourdough',
    'tin-loaf',
    'rye',
    'baguette',
    'rolls',
    'buns',
    'flatbread',
    'cake',
    'biscuits',
    'pie',
  ] as const),
  // fruit and vegetables
  ...([
    'apple',
    'pear',
    'quince',
    'plum',
    'berries',
    'leek',
    'carrot',
    'beetroot',
    'potato',
    'onion',
    'garlic',
  ] as const),
  ...(['squash', 'cabbage', 'kale', 'mushroom', 'tomato', 'beans', 'herbs', 'salad', 'parsnip', 'box'] as const),
  // dairy and eggs
  ...(['cheese', 'soft-cheese', 'blue-cheese', 'butter', 'milk', 'yoghurt', 'eggs'] as const),
  // larder
  ...([
    'jar',
    'jam',
    'chutney',
    'honey',
    'pickle',
    'oil',
    'vinegar',
    'flour',
    'oats',
    'lentils',
    'salt',
    'sauce',
  ] as const),
  // drinks
  ...(['beer', 'cider', 'juice', 'coffee', 'tea', 'cordial', 'wine'] as const),
  // wool, craft and house
  ...([
    'yarn',
    'hat',
    'socks',
    'blanket',
    'mug',
    'bowl',
    'basket',
    'candle',
    'soap',
    'brush',
    'cloth',
    'board',
  ] as const),
  ...(['card', 'book', 'tote'] as const),
  // garden
  ...(['seeds', 'bulbs', 'plant', 'tool', 'twine'] as const),
] as const

export type PictureKind = (typeof PICTURE_KINDS)[number]
