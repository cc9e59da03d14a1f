import { readdirSync } from 'node:fs'

/** The address of every page, made of the folders of app/, with what it is about still in brackets: `/modules/[slug]`. */
export const pagePatterns = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('page.tsx'))
  .map((file) => `/${file.replace(/(^|\/)\([^)]*\)/g, '').replace(/^\//, '')}`)
  .map((path) => path.replace(/\/?page\.tsx$/, '') || '/')
