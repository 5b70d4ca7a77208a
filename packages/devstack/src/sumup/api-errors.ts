import type { Response } from 'express'

/** Sends an error by RFC 9457, as SumUp's gateway and newer endpoints do. */
export function sendProblem(
  res: Response,
  status: number,
  { title, detail, ...more }: { title: string; detail: string; [name: string]: unknown },
): void {
  const type = `https://developer.sumup.com/problem/${title.toLowerCase().replaceAll(' ', '-')}`
  res
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type, title, status, detail, ...more }))
}

/** Sends an error in the form of SumUp's older endpoints; `param` is the field. */
export function sendError(
  res: Response,
  status: number,
  error: { error_code: string; message: string; param?: string },
): void {
  res.status(status).json(error)
}

export function sendNotFound(res: Response): void {
  sendError(res, 404, { error_code: 'NOT_FOUND', message: 'Resource not found' })
}
