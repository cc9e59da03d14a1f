import type { LearnerQuery } from '@/server/gradebook'

/** The address of a page of the class; what is as usual is not named. */
export function classPath({ page, search, sort }: LearnerQuery): string {
  const asked = new URLSearchParams()
  if (search !== '') asked.set('search', search)
  if (sort !== 'name') asked.set('sort', sort)
  if (page !== 1) asked.set('page', String(page))
  const query = asked.toString()
  return query ? `/teach?${query}` : '/teach'
}
