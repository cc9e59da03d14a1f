import { defineConfig } from 'vitest/config'
import unit from './vitest.config'

// The faults run one after another against the built server.
export default defineConfig({ ...unit, test: { ...unit.test, include: ['tests/faults/**/*.fault.ts'], maxWorkers: 1 } })
