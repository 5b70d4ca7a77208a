import { generateClient } from '../src/database/generate-client.ts'

try {
  await generateClient()
} catch (error) {
  console.error((error as Error).message.replaceAll('node_modules/.rose-generate', 'prisma'))
  process.exitCode = 1
}
