// A line to a server: every byte arrives later, and no more of them than go through. The developer tools' own line counts its latency from the
// request, so that what a server takes within it is not seen; here it comes on top, as in life.
const net = require('node:net');

/** Lighthouse's slow 4G: ms to come back, bytes a ms each way. */
const ROUND_TRIP = 150, DOWN = 1600 / 8, UP = 750 / 8;

/** Passes on what comes, in order; a connection costs a round trip before its first byte. */
function slowly(from, to, rate) {
  let free = Date.now() + ROUND_TRIP / 2;
  const at = (bytes, act) => {
    free = Math.max(free, Date.now()) + bytes / rate;
    setTimeout(() => to.destroyed || act(), free + ROUND_TRIP / 2 - Date.now());
  };
  from.on('data', (chunk) => at(chunk.length, () => to.write(chunk)));
  from.on('end', () => at(0, () => to.end()));
  from.on('error', () => to.destroy());
}

/** A line to that address; gives the address at its near end. */
async function line(target) {
  const { hostname, port } = new URL(target);
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), hostname);
    for (const socket of [near, far]) socket.setNoDelay(true);
    slowly(near, far, UP);
    slowly(far, near, DOWN);
    near.on('close', () => far.destroy());
  });
  const open = new Set();
  server.on('connection', (socket) => { open.add(socket); socket.on('close', () => open.delete(socket)); });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => { open.forEach((socket) => socket.destroy()); server.close(resolve); }),
  };
}

module.exports = { line, ROUND_TRIP };
