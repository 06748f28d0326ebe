// A server on 127.0.0.1 that sends as many bytes as the path says (`/1000000000`), as fast as they are taken.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'

const piece = randomBytes(1024 * 1024)

const server = createServer((request, response) => {
  let left = Number(request.url?.slice(1))
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': left })
  const send = () => {
    while (left > 0) {
      const next = left < piece.length ? piece.subarray(0, left) : piece
      left -= next.length
      if (!response.write(next)) return void response.once('drain', send)
    }
    response.end()
  }
  send()
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.(typeof address === 'object' ? address?.port : null)
})
