import { answer, readAsked } from '@/app/answering'
import { answerSubmission } from '@/server/front-answers'

/** Submits an attempt; asking twice is asking once. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  return answer(await answerSubmission(await readAsked(request), (await params).id))
}
