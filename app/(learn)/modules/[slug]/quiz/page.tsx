import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Words } from '@/app/_components/site/words'
import { findTaughtModule, listModuleParams, titleOfModule } from '@/app/course'
import { countOf, percentWords } from '@/app/words/numbers'

type Props = PageProps<'/modules/[slug]/quiz'>

export const dynamicParams = false

export function generateStaticParams() {
  return listModuleParams()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Quiz: ${titleOfModule((await params).slug)}` }
}

/** The page before a quiz: what it asks about, what it takes to pass, and the button that starts or continues it. */
export default async function QuizPage({ params }: Props) {
  const { slug } = await params
  const module = findTaughtModule(slug)
  if (!module) notFound()
  const { title, objectives, quizSize, passPercent, safetyPoints } = module
  return (
    <div className="page">
      <Words as="p" className="kicker">
        Quiz
      </Words>
      <h1>{title}</h1>
      <Words as="p" className="deck">
        {countOf(quizSize, 'question')} about the lesson. Each attempt draws them afresh, and afterwards you see every answer
        explained.
      </Words>
      <Words as="h2">What it asks about</Words>
      <ul>
        {objectives
          .filter(({ testable }) => testable)
          .map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
      </ul>
      <Words as="h2">What it takes to pass</Words>
      <ul>
        <li>
          <Words>
            At least {percentWords(passPercent)} of the points. Some questions can be partly right; each one says how it counts.
          </Words>
        </li>
        {safetyPoints > 0 && (
          <li>
            <Words>{safetyWords(safetyPoints)}</Words>
          </li>
        )}
      </ul>
      <Words as="h2">Good to know</Words>
      <ul>
        <li>
          <Words>There is no time limit. What you answer is saved as you go, and you can stop and come back.</Words>
        </li>
        <li>
          <Words>You may leave a question open. A blank earns nothing and takes nothing away.</Words>
        </li>
        <li>
          <Words>
            You can take the quiz again as often as you like, unless your instructor has set a number. Your best grade counts.
          </Words>
        </li>
        <li>
          <Words>
            You can say how sure you are of each answer. That never changes your grade; it shows you what to look at again.
          </Words>
        </li>
      </ul>
      <form method="post" action={`/api/modules/${slug}/attempts`}>
        <p className="button-row">
          <button type="submit" className="button">
            <Words>Start the quiz</Words>
          </button>
          <a href={`/modules/${slug}`} className="sans small">
            <Words>Read the lesson first</Words>
          </a>
        </p>
      </form>
      <Words as="p" className="small quiet">
        If you have begun it already, this takes you back to where you were. You need to be signed in.
      </Words>
    </div>
  )
}

function safetyWords(count: number): string {
  const which = count === 1 ? 'One question of each attempt is' : `${count} questions of each attempt are`
  return `${which} about safety. ${count === 1 ? 'It' : 'Each of these'} must be right to pass, because an error there could hurt somebody.`
}
