import type { LearnerQuery } from '@/server/gradebook'

/** The address of a page of the class. What is as by default is left out. */
export function classPath({ page, search, sort }: LearnerQuery): string {
  const query = new URLSearchParams()
  if (search !== '') query.set('search', search)
  if (sort !== 'name') query.set('sort', sort)
  if (page !== 1) query.set('page', String(page))
  return query.size > 0 ? `/teach?${query}` : '/teach'
}
