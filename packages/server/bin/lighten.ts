import { globSync, rmSync } from 'node:fs'

/** Files of packages that no process of ours reads, for an image: run in its folder after the installation. */
const UNUSED = [
  // Prisma's compilers for other databases, and the larger one; the generated client reads `query_compiler_small_bg.postgresql`.
  '@prisma/client/runtime/query_compiler_fast_bg.*',
  '@prisma/client/runtime/query_compiler_small_bg.{cockroachdb,mysql,sqlite,sqlserver}.*',
  '@prisma/client/runtime/wasm-compiler-edge.*',
  '@prisma/client/runtime/*.map',
  // Icons are read as single pictures.
  'lucide-static/{dist,font}',
  'lucide-static/sprite.svg',
]

for (const pattern of UNUSED)
  for (const path of globSync(`node_modules/.pnpm/*/node_modules/${pattern}`)) rmSync(path, { recursive: true })
