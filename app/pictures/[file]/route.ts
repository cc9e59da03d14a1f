import { listCoursePictures } from '@/server/course/course'

/** The door through which `next dev` serves the pictures of the course. A started course serves them itself, from memory. */
export async function GET(_: Request, { params }: RouteContext<'/pictures/[file]'>): Promise<Response> {
  const address = `/pictures/${(await params).file}`
  const picture = listCoursePictures().find((each) => each.address === address)
  if (!picture) return new Response(null, { status: 404 })
  return new Response(new Uint8Array(picture.content), { headers: { 'Content-Type': picture.type, 'Cache-Control': 'no-store' } })
}
