// The limit: the portal's own pages as files from memory, with the portal's headers and the best brotli; without script unless it is asked for.
const http = require('node:http');
const zlib = require('node:zlib');

/** Headers of the connection, not of the page: this server sets its own. */
const OWN = ['content-length', 'date', 'connection', 'keep-alive', 'transfer-encoding'];

/** An answer as it crosses the line: nothing is decompressed. */
const raw = (url) => new Promise((resolve, reject) => {
  http.get(url, { agent: false, headers: { 'accept-encoding': 'br' } }, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => {
      const headers = Object.fromEntries(Object.entries(response.headers).filter(([name]) => !OWN.includes(name)));
      resolve({ status: response.statusCode, headers, body: Buffer.concat(parts) });
    });
  }).on('error', reject);
});

const withoutScript = (html) => html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '');

function compressed(text) {
  const params = { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) };
  return zlib.brotliCompressSync(text, { params });
}

/** The file for an answer of the portal: a page loses its scripts unless they are kept, everything else stays as it is. */
function file({ status, headers, body }, scripts) {
  if (!headers['content-type']?.startsWith('text/html')) return { status, headers, body };
  const text = (headers['content-encoding'] === 'br' ? zlib.brotliDecompressSync(body) : body).toString('utf8');
  const still = scripts ? text : withoutScript(text);
  if (still === text && !scripts) throw new Error('a page without any script: there is nothing to compare');
  return { status, headers: { ...headers, 'content-encoding': 'br' }, body: compressed(still) };
}

/** Copies those pages and what they name; gives the address of the copy and a way to end it. `scripts`: the copy keeps them. */
async function still(portal, paths, { scripts = false } = {}) {
  const files = new Map();
  const take = async (path) => {
    if (!files.has(path)) files.set(path, file(await raw(portal + path), scripts));
    return files.get(path);
  };
  for (const path of paths) {
    const { status } = await take(path);
    if (status !== 200) throw new Error(`${portal}${path}: ${status}`);
  }
  const server = http.createServer((request, response) => {
    take(request.url).then(
      ({ status, headers, body }) => response.writeHead(status, { ...headers, 'content-length': body.length }).end(body),
      (error) => response.writeHead(502).end(String(error)),
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}

/** Asks for pages until the portal has compressed them as well as it does: the third answer starts it, it takes a tenth of a second a page. */
async function settle(portal, paths) {
  for (const path of paths) {
    let before = Infinity;
    for (let same = 0, tries = 0; same < 4 && tries < 40; tries += 1) {
      const { body } = await raw(portal + path);
      same = body.length === before ? same + 1 : 0;
      before = body.length;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

module.exports = { still, settle };
