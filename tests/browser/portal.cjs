// A portal of a test's own: the reference content, copied and changed, on another port and another data folder.
const { spawn, execFile } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { promisify } = require('node:util');

const SERVER = process.env.CONG_SERVER;

/** A port that is free now. */
const freePort = () => new Promise((resolve, reject) => {
  const probe = net.createServer().on('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

/**
 * Starts it. `change` is given the copied content folder before; `base`: where it shall answer, a free port when left out.
 * Gives `base`, `command` (runs `cong` on its data: what it said and whether it went well) and `stop`.
 */
async function portal({ change = () => {}, base, options = [] } = {}) {
  if (!SERVER || !fs.existsSync(SERVER)) throw new Error(`CONG_SERVER (${SERVER}) is not the server: run these tests with \`cargo xtask test\``);
  const address = base ?? `http://127.0.0.1:${await freePort()}`;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cong-portal-'));
  const [content, data] = ['content', 'data'].map((name) => path.join(folder, name));
  fs.cpSync('content', content, { recursive: true });
  change(content);
  const args = ['serve', '--address', '127.0.0.1', '--port', new URL(address).port, '--data', data, '--content', content, '--dist', 'dist', '--sync-every', '0', ...options];
  const server = spawn(SERVER, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => { log = (log + text).slice(-4000); });
  const ended = new Promise((resolve) => { server.on('close', resolve); server.on('error', (error) => { log += error; resolve(); }); });
  const kill = () => server.kill('SIGKILL');
  process.on('exit', kill);
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    process.off('exit', kill);
    fs.rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries += 1) {
    if (await fetch(`${address}/healthz`).then(({ ok }) => ok, () => false)) break;
    if (server.exitCode !== null || server.signalCode !== null || tries > 600) {
      await stop();
      throw new Error(`the portal on ${address} did not start:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const command = (...words) => promisify(execFile)(SERVER, [...words, '--data', data]).then(
    ({ stdout, stderr }) => ({ well: true, said: stdout + stderr }),
    ({ stdout, stderr, message }) => ({ well: false, said: (stdout ?? '') + (stderr ?? message) }),
  );
  return { base: address, command, stop };
}

/** Changes a file of a content folder; a text that is not there is a mistake of the test. */
function edit(file, from, to) {
  const text = fs.readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no “${from}”`);
  fs.writeFileSync(file, text.replace(from, () => to));
}

module.exports = { portal, edit };
