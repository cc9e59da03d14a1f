import { z } from 'zod'

/** One page of a long list. Pages count from 1. */
export type ListPage<Row> = { rows: Row[]; total: number; page: number; pages: number }

/** How many attempts one page has. */
export const attemptsOnAPage = 50

/** The number of a page in an address. An invalid number is replaced by 1. */
export const pageNumber = z.coerce.number().int().min(1).max(100_000).catch(1)

/** Returns the page that is shown, the number of pages, and which of the `total` rows are on it. A page beyond the end is the last one. */
export function placePage(
  asked: number,
  total: number,
  size: number,
): Omit<ListPage<never>, 'rows'> & { skip: number; take: number } {
  const pages = Math.max(1, Math.ceil(total / size))
  const page = Math.min(asked, pages)
  return { total, page, pages, skip: (page - 1) * size, take: size }
}
