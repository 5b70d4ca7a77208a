/** `npx pnpm bench [pages|kernel|sign-on]`: pages when nothing is named. Each bench runs when it is imported. */
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  pages: () => import('./pages.ts'),
  kernel: () => import('./kernel.ts'),
  'sign-on': () => import('./sign-on.ts'),
}

const [name = 'pages'] = process.argv.slice(2)
const bench = BENCHES[name]
if (bench) await bench()
else {
  console.error(`there is no bench called ${name}; there are: ${Object.keys(BENCHES).join(', ')}`)
  process.exitCode = 1
}
