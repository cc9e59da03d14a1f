import { answer, readAsked } from '@/app/answering'
import { answerStart } from '@/server/front-answers'

/** Starts a quiz, or goes on with the open attempt. */
export async function POST(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return answer(await answerStart(await readAsked(request), (await params).slug))
}
