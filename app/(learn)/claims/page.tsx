import type { Metadata } from 'next'
import { Words } from '@/app/_components/site/words'
import { ClaimGroup } from '@/app/(learn)/_lists/claim-group'
import { StrengthList } from '@/app/(learn)/_lists/strength-list'
import { readCourse } from '@/app/course'
import { strengthOf, strengths } from '@/core/course/course'

export const metadata: Metadata = {
  title: 'Evidence',
  description: 'Every statement of the course, by the strength of its evidence.',
}

/** Every claim of the course, by strength. */
export default function ClaimsPage() {
  const { claims } = readCourse()
  const groups = strengths.map((strength) => ({
    strength,
    claims: [...claims.values()].filter((claim) => strengthOf(claim) === strength),
  }))
  const filled = groups.filter((group) => group.claims.length > 0)
  return (
    <div className="page">
      <Words as="h1">What we know, and how well</Words>
      <Words as="p" className="deck">
        {claims.size === 1 ? 'The one statement' : `The ${claims.size} statements`} of the course, by the strength of what stands
        behind {claims.size === 1 ? 'it' : 'them'}.
      </Words>
      <StrengthList counts={filled.map(({ strength, claims }) => ({ strength, count: claims.length }))} />
      {filled.map(({ strength, claims }) => (
        <ClaimGroup key={strength} strength={strength} claims={claims} />
      ))}
    </div>
  )
}
