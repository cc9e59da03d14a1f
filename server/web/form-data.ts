// Far more than reading a body of some kilobytes takes.
const timeLimitMs = 2000

/**
 * Returns the fields of a form's body, or null if it cannot be read. Node's reader of multipart bodies never settles on some that are
 * cut off in the middle of a part's headers, so that it is given a time limit.
 */
export async function readFormData(body: Uint8Array, contentType: string): Promise<FormData | null> {
  const response = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeLimitMs)
  })
  return Promise.race([response.formData().catch(() => null), limit]).finally(() => clearTimeout(timer))
}
