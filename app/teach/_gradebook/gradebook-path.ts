import type { LearnerQuery } from '@/server/gradebook'

/** The address of a page of the gradebook. What is as by default is left out. */
export function gradebookPath({
  page = 1,
  search = '',
  sort = 'help',
  only = 'everybody',
  cohort = '',
}: Partial<LearnerQuery>): string {
  const query = new URLSearchParams()
  if (search !== '') query.set('search', search)
  if (cohort !== '') query.set('cohort', cohort)
  if (only !== 'everybody') query.set('only', only)
  if (sort !== 'help') query.set('sort', sort)
  if (page !== 1) query.set('page', String(page))
  return query.size > 0 ? `/teach/gradebook?${query}` : '/teach/gradebook'
}
