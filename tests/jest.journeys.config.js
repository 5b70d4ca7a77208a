import base from '../jest.config.js'

/** Journeys: a whole Rose Ash in a real browser, one file at a time. */
export default {
  ...base,
  rootDir: '..',
  testMatch: ['<rootDir>/tests/journeys/**/*.journey.ts'],
  globalSetup: undefined,
  globalTeardown: undefined,
  maxWorkers: 1,
  testTimeout: 120_000,
}
