// The API against its own OpenAPI document.
const { test } = require('node:test');
const assert = require('node:assert/strict');
const Ajv = require('ajv/dist/2020').default;
const { BASE, oneOfEachKind } = require('./browser.cjs');

test('answers have the shape that the document promises', async () => {
  const document = await (await fetch(`${BASE}/api/v1/openapi.json`)).json();
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'cong', ...document });
  const check = async (template, path, status = 200) => {
    const response = await fetch(`${BASE}/api/v1${path}`);
    assert.equal(response.status, status, path);
    const answer = document.paths[template].get.responses[status].content;
    const [type] = Object.keys(answer);
    assert.equal(response.headers.get('content-type'), type, path);
    const pointer = template.replaceAll('~', '~0').replaceAll('/', '~1');
    const schema = { $ref: encodeURI(`cong#/paths/${pointer}/get/responses/${status}/content/${type.replaceAll('/', '~1')}/schema`) };
    const validate = ajv.compile(schema);
    assert.ok(validate(await response.json()), `${path}: ${ajv.errorsText(validate.errors).slice(0, 800)}`);
  };
  await check('/site', '/site');
  await check('/home', '/home');
  await check('/search', '/search?q=khai+sinh');
  await check('/search', '/search?q=khai+sinh&trang=x', 400);
  await check('/agencies/{agency}', '/agencies/so-tu-phap');
  await check('/agencies/{agency}', '/agencies/khong-co', 404);
  await check('/agencies/{agency}/sections/{section}', '/agencies/so-tu-phap/sections/tin-tuc');
  await check('/sections/{section}', '/sections/khong-co', 404);
  const site = await (await fetch(`${BASE}/api/v1/site`)).json();
  for (const section of site.groups.flatMap((group) => group.section)) await check('/sections/{section}', `/sections/${section.slug}`);
  for (const path of (await oneOfEachKind()).values()) {
    const [, section, item, agencySection, agencyItem] = path.split('/');
    if (section === 'co-quan') await check('/agencies/{agency}/sections/{section}/items/{item}', `/agencies/${item}/sections/${agencySection}/items/${agencyItem}`);
    else await check('/sections/{section}/items/{item}', `/sections/${section}/items/${item}`);
  }
});
