/*
 * A process of its own: holds sockets to an address open and sends a byte a second on each, half of
 * them in the middle of the headers, half in the middle of a body; opens another for each that is
 * closed. Arguments: host, port, how many. Prints how many are open, ten times a second.
 */
import { connect, type Socket } from 'node:net'

const [host = '', port = '', count = ''] = process.argv.slice(2)
const HEAD = 'POST /v1/sites/faults/receipts HTTP/1.1\r\nHost: drip.example\r\n'
const BODY = `${HEAD}Content-Length: 8000\r\n\r\n{"receipt":"`
const open = new Set<Socket>()

for (let i = 0; i < Number(count); i++) hold(i % 2 === 0 ? `${HEAD}X-Drip: ` : BODY)
setInterval(() => console.log(open.size), 100)

function hold(start: string): void {
  const socket = connect(Number(port), host)
  let timer: NodeJS.Timeout
  socket.once('connect', () => {
    open.add(socket)
    socket.write(start)
    timer = setInterval(() => socket.write('a'), 1000)
  })
  socket.on('error', () => {})
  socket.resume()
  socket.once('close', () => {
    open.delete(socket)
    clearInterval(timer)
    setTimeout(() => hold(start), 200)
  })
}
