// The portal and the WordPress of a test: both stand on this machine, as two hosts.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { portal, edit } = require('../browser/portal.cjs');

const { CONG_URL: PORTAL, WP_URL, WP_ROOT, WP_LOG } = process.env;
if (!WP_URL) throw new Error('WP_URL is not set: run these tests with `cargo xtask test wordpress`');

/** What an editor does: `add`, `edit`, `trash`, `restore`, which give `id`, `link`, `status`; `provider`. */
const wordpress = (action, post) =>
  JSON.parse(execFileSync('php', [path.join(__dirname, 'change.php'), action, JSON.stringify(post)], { encoding: 'utf8' }));

/** A moment so many minutes ago as WordPress writes it, in the province's time. */
const ago = (minutes) => new Date(Date.now() + 7 * 3600_000 - minutes * 60_000).toISOString().slice(0, 19).replace('T', ' ');

/** The lines of requests that PHP's server has written since the last time. */
let read = 0;
function requests() {
  const log = fs.readFileSync(WP_LOG, 'utf8');
  const lines = log.slice(read).split('\n').filter((line) => /\[\d{3}\]:/.test(line));
  read = log.length;
  return lines.map((line) => { const [, status, method, url] = /\[(\d{3})\]: (\S+) (\S+)/.exec(line); return { status: Number(status), method, url }; });
}

/** While an upgrade runs, WordPress answers 503. */
const maintenance = {
  begin: () => fs.writeFileSync(path.join(WP_ROOT, '.maintenance'), '<?php $upgrading = time();'),
  end: () => fs.rmSync(path.join(WP_ROOT, '.maintenance'), { force: true }),
};

/** The portal with feeds of agencies: `{ agency: toml of its feeds }`. */
const withFeeds = (feeds = {}) => portal({
  base: PORTAL,
  change: (content) => {
    edit(path.join(content, 'site.toml'), 'origin = "https://quangbinh.gov.vn"', `origin = "${PORTAL}"`);
    for (const [agency, list] of Object.entries(feeds)) edit(path.join(content, 'co-quan', agency, 'agency.toml'), 'kind = "department"', `kind = "department"\nfeeds = ${list}`);
  },
});

module.exports = { PORTAL, WP_URL, wordpress, ago, requests, maintenance, withFeeds };
