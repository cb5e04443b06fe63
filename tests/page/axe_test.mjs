// Opens HTML packets in headless Chromium and lets axe-core look for accessibility violations: as on a screen, light
// and dark, at 200 % zoom (half as many CSS pixels), and as printed. Also: nothing may reach beyond the window's width.
//
// node axe_test.mjs PROGRAM [EXAMPLE...]     exit 1 with violations; 'skipped: ...' and 0 where the tools are missing
//
// HIREPATH_PAGE_TOOLS   folder with node_modules/axe-core and node_modules/playwright-core (the present folder)
// HIREPATH_CHROMIUM     the browser (/usr/bin/chromium)
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const browserPath = process.env.HIREPATH_CHROMIUM ?? '/usr/bin/chromium';

function tools() {
  try {
    const require = createRequire(join(resolve(process.env.HIREPATH_PAGE_TOOLS ?? '.'), 'package.json'));
    if (!existsSync(browserPath)) return null;
    return { chromium: require('playwright-core').chromium, axe: readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8') };
  } catch {
    return null;
  }
}

const looks = [
  { name: 'desktop', page: { viewport: { width: 1280, height: 1000 }, colorScheme: 'light' } },
  { name: 'dark', page: { viewport: { width: 1280, height: 1000 }, colorScheme: 'dark' } },
  { name: '200 % zoom', page: { viewport: { width: 640, height: 500 }, deviceScaleFactor: 2 } },
  { name: '400 % zoom', page: { viewport: { width: 320, height: 250 }, deviceScaleFactor: 4 } },
  { name: 'paper', page: { viewport: { width: 720, height: 960 } }, media: 'print' },
];

async function look(browser, axe, url, one) {
  const page = await browser.newPage(one.page);
  await page.goto(url);
  if (one.media) await page.emulateMedia({ media: one.media });
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document));
  const found = result.violations.map((violation) => `${violation.id}: ${violation.nodes[0].html.slice(0, 160)}`);
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, globalThis.innerWidth]);
  if (wide > window) found.push(`the page is ${wide} wide in a window of ${window}`);
  if (result.passes.length < 10) found.push(`axe-core looked at ${result.passes.length} rules only`);
  await page.close();
  return found;
}

// A page with faults that must be seen: a picture without a name, text too pale to read.
const bad = '<!DOCTYPE html><html><body><img src="data:,"><p style="color:#ccc;background:#fff">pale</p></body></html>';

async function main() {
  const found = tools();
  if (!found) {
    console.log('skipped: needs chromium and axe-core');
    return 0;
  }
  const [program, ...named] = process.argv.slice(2);
  const folder = join(root, 'docs', 'examples');
  const examples = named.length ? named : readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
  const scratch = mkdtempSync(join(tmpdir(), 'hirepath-page-'));
  const browser = await found.chromium.launch({ executablePath: browserPath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  let failures = 0, looked = 0;
  try {
    const badFile = join(scratch, 'bad.html');
    writeFileSync(badFile, bad);
    if ((await look(browser, found.axe, pathToFileURL(badFile).href, looks[0])).length < 2) {
      console.log('FAILED: axe-core does not see the faults of a bad page');
      ++failures;
    }
    const out = join(scratch, 'packets');
    const files = examples.map((example, i) => {
      const file = join(scratch, `${i}.html`);
      execFileSync(program, ['consult', example, '--format', 'html', '--on', '2026-11-21', '-o', file]);
      return [example, file];
    });
    execFileSync(program, ['consult', '--clients', folder, '--format', 'html', '--on', '2026-11-21', '-o', out]);
    files.push(['index of clients', join(out, 'index.html')]);
    for (const [name, file] of files) {
      for (const one of looks) {
        for (const what of await look(browser, found.axe, pathToFileURL(file).href, one)) {
          console.log(`FAILED: ${name}, ${one.name}: ${what}`);
          ++failures;
        }
        ++looked;
      }
    }
  } finally {
    await browser.close();
    rmSync(scratch, { recursive: true });
  }
  console.log(`axe: ${looked} looks, ${failures} failures`);
  return failures ? 1 : 0;
}

process.exit(await main());
