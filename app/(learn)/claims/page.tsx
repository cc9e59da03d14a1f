import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Words } from '@/app/_components/site/words'
import { ClaimGroup } from '@/app/(learn)/_lists/claim-group'
import { StrengthList } from '@/app/(learn)/_lists/strength-list'
import { hasCourseList, listShownStrengths, readCourse, strengthOf } from '@/app/course'
import { countOf } from '@/app/words/numbers'

export const metadata: Metadata = {
  title: 'Evidence',
  description: 'Every statement of the course, by the strength of its evidence.',
}

/** Every claim of the course, by strength. */
export default function ClaimsPage() {
  if (!hasCourseList('/claims')) notFound()
  const { claims } = readCourse()
  const groups = listShownStrengths().map((strength) => ({
    strength,
    claims: [...claims.values()].filter((claim) => strengthOf(claim).id === strength.id),
  }))
  const filled = groups.filter((group) => group.claims.length > 0)
  return (
    <div className="page">
      <Words as="h1">What we know, and how well</Words>
      <Words as="p" className="deck">
        {claims.size === 1 ? 'The statement' : `The ${countOf(claims.size, 'statement')}`} of the course, by the strength of what
        stands behind {claims.size === 1 ? 'it' : 'them'}.
      </Words>
      <StrengthList counts={filled.map(({ strength, claims }) => ({ strength, count: claims.length }))} />
      {filled.map(({ strength, claims }) => (
        <ClaimGroup key={strength.id} strength={strength} claims={claims} />
      ))}
    </div>
  )
}
