// WordPress as a source: its RSS and its Atom feed flow into the pages of two agencies; a third agency has a site that is not WordPress.
const { test, before, after } = require('node:test');
const assert = require('node:assert/strict');
const http = require('node:http');
const { PORTAL, WP_URL, wordpress, ago, requests, maintenance, withFeeds } = require('./world.cjs');

const LONG = 'Thông báo về việc tổ chức tiêm chủng bổ sung vắc xin sởi – rubella cho trẻ dưới 5 tuổi trên địa bàn các huyện Lệ Thủy, Quảng Ninh & thành phố Đồng Hới năm 2026';
const POSTS = {
  long: {
    post_title: LONG, post_name: 'tiem-chung', post_date: ago(50), categories: ['Y tế dự phòng', 'Tiêm chủng & phòng bệnh'],
    post_content: `<!-- wp:paragraph --><p>Từ ngày 26/11, trẻ dưới 5 tuổi được tiêm <strong>miễn phí</strong>; giá “dịch vụ” < 200.000 đồng &amp; không thu thêm. ${'Cha mẹ mang theo sổ tiêm chủng. '.repeat(20)}</p><!-- /wp:paragraph -->
<!-- wp:image --><figure class="wp-block-image"><img src="${WP_URL}/anh.jpg" alt="Trạm y tế"/></figure><!-- /wp:image -->
<script>document.title = 'bị chèn'</script><p onclick="alert(1)">Xem <a href="/lich-tiem">lịch tiêm</a>.</p>`,
  },
  older: { post_title: 'Khám bệnh lưu động ở Tân Trạch', post_date: ago(40), post_content: 'Đoàn khám hai ngày.' },
  other: { post_title: 'Hiến máu nhân đạo', post_date: ago(30), post_content: 'Điểm hiến máu mở cửa.' },
  newest: { post_title: 'Trực cấp cứu ngày lễ', post_date: ago(20), post_content: 'Danh sách trực.' },
};
const HIDDEN = [
  { post_title: 'Bản nháp chưa duyệt', post_status: 'draft', post_content: 'x' },
  { post_title: 'Chỉ nội bộ xem', post_status: 'private', post_content: 'x' },
  { post_title: 'Hẹn giờ ngày mai', post_status: 'future', post_date: ago(-24 * 60), post_content: 'x' },
];
const AGENCIES = { 'so-y-te': `${WP_URL}/feed/`, 'so-tu-phap': `${WP_URL}/feed/atom/` };

const posts = {};
let portal, neighbour;

before(async () => {
  for (const [name, post] of Object.entries(POSTS)) posts[name] = wordpress('add', post);
  for (const post of HIDDEN) wordpress('add', post);
  neighbour = http.createServer((request, response) => response.writeHead(200, { 'content-type': 'application/rss+xml' }).end(
    '<rss version="2.0"><channel><title>Sở Công thương</title><link>/</link><item><title>Phiên chợ</title><guid>1</guid><description>Chợ.</description></item></channel></rss>'));
  await new Promise((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
  const feeds = Object.fromEntries(Object.entries(AGENCIES).map(([agency, address]) => [agency, `[{ address = "${address}" }]`]));
  portal = await withFeeds({ ...feeds, 'so-cong-thuong': `[{ address = "http://127.0.0.1:${neighbour.address().port}/rss.xml" }]` });
  requests();
});
after(async () => {
  maintenance.end();
  neighbour?.close();
  await portal?.stop();
});

const sync = (...options) => portal.command('sync', '--allow-network', '127.0.0.0/8', ...options);
const json = async (path) => (await fetch(`${PORTAL}${path}`)).json();
/** What the agency's news section shows of its own site, as the API tells it: the reference content has news of its own. */
async function items(agency) {
  const list = await json(`/api/v1/agencies/${agency}/sections/tin-tuc`);
  const own = list.items.filter(({ address }) => address.agency === agency);
  const all = await Promise.all(own.map(({ address: { slug } }) => json(`/api/v1/agencies/${agency}/sections/tin-tuc/items/${slug}`).then(({ item }) => item)));
  return all.filter(({ detail }) => detail?.link?.startsWith(WP_URL));
}
/** Waits until the running server shows what the command has stored. */
async function until(agency, right, what) {
  for (let tries = 0; ; tries += 1) {
    const now = await items(agency);
    if (right(now)) return now;
    assert.ok(tries < 50, `${agency}: ${what}; it shows ${now.map(({ title }) => title).join(' | ')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const titles = (list) => list.map(({ title }) => title);
const statuses = () => requests().filter(({ url }) => url.startsWith('/feed')).map(({ status, url }) => `${status} ${url}`).sort();

test('published posts come, with their source and link; drafts, private and planned ones do not', async () => {
  const { well, said } = await sync();
  assert.ok(well, said);
  for (const agency of Object.keys(AGENCIES)) {
    const shown = await until(agency, (list) => list.length === 4, 'four posts');
    assert.deepEqual(titles(shown), ['Trực cấp cứu ngày lễ', 'Hiến máu nhân đạo', 'Khám bệnh lưu động ở Tân Trạch', LONG]);
    const [long] = shown.slice(-1);
    assert.equal(long.detail.link, posts.long.link);
    assert.deepEqual(long.tags, ['Tiêm chủng & phòng bệnh', 'Y tế dự phòng']);
    assert.match(long.body, /“dịch vụ” &lt; 200\.000 đồng &amp; không thu thêm/);
    assert.match(long.body, new RegExp(`<a href="${WP_URL}/lich-tiem"`));
    assert.doesNotMatch(long.body, /script|bị chèn|onclick|<img|alert/);
    assert.match(long.summary, /[^\]]…$/, 'a summary that was cut says so once');
    const { agency: of, section, slug } = long.address;
    const page = await (await fetch(`${PORTAL}/co-quan/${of}/${section}/${slug}`)).text();
    assert.ok(page.replaceAll('<!>', '').includes(`Nguồn: <a href="${posts.long.link}" rel="external noopener">Trang tin Sở Y tế</a>`), 'the page names its source');
    assert.ok((await (await fetch(`${PORTAL}/co-quan/${agency}`)).text()).includes('Trực cấp cứu ngày lễ'), 'the agency’s first page has it');
  }
  assert.deepEqual(statuses(), ['200 /feed/', '200 /feed/atom/']);
});

test('when nothing has changed WordPress says so: 304', async () => {
  requests();
  const { well, said } = await sync();
  assert.ok(well && said.match(/nothing new/g).length === 3, said);
  assert.deepEqual(statuses(), ['304 /feed/', '304 /feed/atom/']);
});

test('an edited post changes its item, whose address stays', async () => {
  const before = await items('so-y-te');
  wordpress('edit', { ID: posts.other.id, post_title: 'Hiến máu nhân đạo: dời sang thứ Bảy', post_content: 'Điểm hiến máu mở cửa thứ Bảy.' });
  const { well, said } = await sync();
  assert.ok(well && said.match(/0 new, 1 changed, 3 unchanged, 0 withdrawn/g)?.length === 2, said);
  const now = await until('so-y-te', (list) => titles(list).includes('Hiến máu nhân đạo: dời sang thứ Bảy'), 'the new title');
  assert.deepEqual(now.map(({ address }) => address), before.map(({ address }) => address));
  assert.equal(now[1].body + now[1].summary, 'Điểm hiến máu mở cửa thứ Bảy.');
});

test('a trashed post is taken back, though WordPress says that nothing has changed; restored, it is there again', async () => {
  await sync('--whole');
  requests();
  wordpress('trash', { ID: posts.older.id });
  const believed = await sync();
  assert.ok(believed.well && believed.said.match(/nothing new/g).length === 3, believed.said);
  assert.deepEqual(statuses(), ['304 /feed/', '304 /feed/atom/'], 'WordPress denies it: when it no longer does, docs/operators.md is out of date');
  const whole = await sync('--whole');
  assert.ok(whole.well && whole.said.match(/0 new, 0 changed, 3 unchanged, 1 withdrawn/g)?.length === 2, whole.said);
  const [{ address }] = (await until('so-y-te', (list) => list.length === 3, 'three posts')).slice(-1);
  assert.ok(address.slug);
  const gone = await fetch(`${PORTAL}/co-quan/so-y-te/tin-tuc/kham-benh-luu-dong-o-tan-trach`);
  assert.ok([404, 410].includes(gone.status), `${gone.status}`);
  wordpress('restore', { ID: posts.older.id });
  const back = await sync('--whole');
  assert.ok(back.well, back.said);
  const list = await until('so-y-te', (all) => all.length === 4, 'four posts again');
  assert.ok(list.some((item) => item.address.slug === 'kham-benh-luu-dong-o-tan-trach'), 'at its old address');
});

test('maintenance does no harm and is told of WordPress alone, with the patience that it asks for', async () => {
  const before = titles(await items('so-y-te'));
  maintenance.begin();
  const { well, said } = await sync();
  assert.ok(well && said.includes('3 sources, 2 failed') && said.match(/answered 503: the agency's site asks for patience/g).length === 2, said);
  const { sources } = await json('/api/v1/sources');
  const of = (agency) => sources.find((source) => source.agency === agency);
  for (const agency of Object.keys(AGENCIES)) {
    assert.deepEqual([of(agency).error.code, of(agency).failures, of(agency).items, of(agency).stale], ['busy', 1, 4, false], agency);
  }
  assert.equal(of('so-cong-thuong').error, null);
  const page = await (await fetch(`${PORTAL}/trang-thai/nguon-tin`)).text();
  assert.match(page, /3 nguồn tin; 2 nguồn đang lỗi/);
  assert.match(page, /Trang nguồn đề nghị chờ \(mã 503\)\. Cổng hỏi lại sau 10 phút\./);
  assert.deepEqual(titles(await items('so-y-te')), before, 'what was there stays');
  requests();
  const waiting = await sync();
  assert.ok(waiting.well && waiting.said.match(/asked to be left alone until/g).length === 2, waiting.said);
  assert.deepEqual(requests(), [], 'it is left alone');
  maintenance.end();
  const again = await sync('--now');
  assert.ok(again.well && again.said.includes('3 sources, 0 failed'), again.said);
  assert.ok((await json('/api/v1/sources')).sources.every(({ error }) => error === null));
});
