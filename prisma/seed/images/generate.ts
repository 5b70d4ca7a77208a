import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { products } from '../data/products.ts'
import { renderPicture } from './render-picture.ts'

const FOLDER = fileURLToPath(new URL('./products/', import.meta.url))

/** Draws every demo product again: `node prisma/seed/images/generate.ts`. What is committed is what this writes. */
async function generate() {
  mkdirSync(FOLDER, { recursive: true })
  for (const { slug, picture } of products)
    writeFileSync(join(FOLDER, `${slug}.webp`), await renderPicture(picture, slug))
}

await generate()
