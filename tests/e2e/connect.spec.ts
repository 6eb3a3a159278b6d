// Connecting to what is no Matrix server, or not yet: said in words, at the field, and mended from there.
// SPDX-License-Identifier: EUPL-1.2
import type { Page } from '@playwright/test';
import { findingsIn } from './support/audit';
import { appLook, looks, settled } from './support/stage';
import { expect, test } from './support/test';

const server = 'https://exempel.se';
const ways = { flows: [{ type: 'm.login.password' }] };

type Answer = { html: string } | { json: unknown } | { status: number };

/** All that this server says, by the end of the path; the rest is its own page of what it does not have. */
async function serve(page: Page, answers: Record<string, Answer>): Promise<void> {
  await page.unroute(`${server}/**`);
  await page.route(`${server}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const answer = Object.entries(answers).find(([end]) => pathname.endsWith(end))?.[1] ?? { status: 404 };
    const headers = { 'Access-Control-Allow-Origin': '*' };
    if ('json' in answer) return route.fulfill({ headers, json: answer.json });
    const { status = 200, html = '<h1>Sidan finns inte</h1>' } = answer as { status?: number; html?: string };
    return route.fulfill({ headers, status, contentType: 'text/html', body: html });
  });
}

const wifi: Answer = { html: '<!doctype html><title>Wi-Fi</title><form>Godkänn villkoren</form>' };
/** What happened, what is safe or to be done. */
const troubles: [what: string, then: string, answers: Record<string, Answer>][] = [
  ['Där finns ingen Matrix-server.', 'Inget lösenord är skickat.', {}],
  ['En webbsida svarade i stället för servern.', 'Inget har gått förlorat.', { '': wifi }],
  [
    'Servern är för gammal för Småsteg.',
    'Be den som sköter servern',
    { '/versions': { json: { versions: ['r0.5.0', 'r0.6.1'] } } },
  ],
];

test('what is no server is said in words at the field; once it is one, the same name leads on', async ({
  page,
  watch,
}) => {
  watch.allow(/foreign request: https:\/\/exempel\.se\/|404/);
  await page.goto('/#/mer/konto');
  const field = page.getByLabel('Server eller användarnamn');
  const status = page.getByRole('status').filter({ hasText: /./ });
  for (const [what, then, answers] of troubles) {
    await serve(page, answers);
    await field.fill('@anna:exempel.se');
    await field.press('Enter');
    await expect(status.getByText(what)).toBeVisible();
    await expect(status).toContainText(then);
    await expect(field).toHaveValue('@anna:exempel.se');
    await expect(page.getByLabel('Lösenord')).toHaveCount(0);
  }
  const all = { '/versions': { json: { versions: ['v1.11'] } }, '/login': { json: ways } };
  await serve(page, all);
  await field.press('Enter');
  await expect(page.getByLabel('Lösenord')).toBeFocused();
  await expect(page.getByLabel('Användarnamn')).toHaveValue('@anna:exempel.se');
});

test('what is said of a server is whole in every width, theme and language, and axe is silent', async ({
  page,
  watch,
}) => {
  watch.allow(/foreign request: https:\/\/exempel\.se\//);
  await serve(page, { '': wifi });
  await page.goto('/#/mer/konto');
  for (const look of [0, 1, 2, 3].flatMap(looks)) {
    await appLook(page, look);
    await page.getByRole('textbox').fill('exempel.se');
    await page.getByRole('textbox').press('Enter');
    await page.getByRole('status').locator('.note').waitFor();
    const html = page.locator('html');
    await settled(html, look);
    expect.soft(await findingsIn(html), JSON.stringify(look)).toEqual([]);
  }
});
