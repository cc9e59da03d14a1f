import { afterEach, beforeEach, expect } from 'vitest'

// What is said in passing is a fault that nobody looked at. A test that expects words spies on the console itself.
const said: string[] = []
const usual = { error: console.error, warn: console.warn }

beforeEach(() => {
  said.length = 0
  console.error = (...words) => said.push(words.join(' '))
  console.warn = (...words) => said.push(words.join(' '))
})

afterEach(() => {
  Object.assign(console, usual)
  expect(said, 'nothing is said on console.error or console.warn').toEqual([])
})
