import { runHouse } from '../src/run-house.ts'

await runHouse()
