import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
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
      <p className="kicker">Quiz</p>
      <h1>{title}</h1>
      <p className="deck">
        {countOf(quizSize, 'question')} about the lesson. Each attempt draws them afresh, and afterwards you see every answer
        explained.
      </p>
      <h2>What it asks about</h2>
      <ul>
        {objectives
          .filter(({ testable }) => testable)
          .map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
      </ul>
      <h2>What it takes to pass</h2>
      <ul>
        <li>
          At least {percentWords(passPercent)} of the points. Some questions can be partly right; each one says how it counts.
        </li>
        {safetyPoints > 0 && <li>{safetyWords(safetyPoints)}</li>}
      </ul>
      <h2>Good to know</h2>
      <ul>
        <li>There is no time limit. What you answer is saved as you go, and you can stop and come back.</li>
        <li>You may leave a question open. A blank earns nothing and takes nothing away.</li>
        <li>
          You can take the quiz again as often as you like, unless your instructor has set a number. Your best grade counts.
        </li>
        <li>You can say how sure you are of each answer. That never changes your grade; it shows you what to look at again.</li>
      </ul>
      <form method="post" action={`/api/modules/${slug}/attempts`}>
        <p className="button-row">
          <button type="submit" className="button">
            Start the quiz
          </button>
          <a href={`/modules/${slug}`} className="sans small">
            Read the lesson first
          </a>
        </p>
      </form>
      <p className="small quiet">
        If you have begun it already, this takes you back to where you were. You need to be signed in.
      </p>
    </div>
  )
}

function safetyWords(count: number): string {
  const which = count === 1 ? 'One question of each attempt is' : `${count} questions of each attempt are`
  return `${which} about safety. ${count === 1 ? 'It' : 'Each of these'} must be right to pass, because an error there could hurt somebody.`
}
