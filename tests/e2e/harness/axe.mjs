// What axe-core finds against WCAG 2.2 AA, target sizes included.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The findings of a page in words; empty when there are none. */
export async function axeFindings(page) {
  // The page's policy refuses eval, so the script comes in as a debugger brings it.
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', { expression: AXE });
  await debug.detach();
  return page.evaluate(async () => {
    const runOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
    const rules = { 'target-size': { enabled: true } };
    const { violations } = await window.axe.run(document, { runOnly, rules, resultTypes: ['violations'] });
    const place = (n) => `${n.target.join(' ')} (${n.failureSummary.split('\n')[1]?.trim()})`;
    return violations.map((v) => `${v.id}, ${v.nodes.length}: ${v.nodes.slice(0, 4).map(place).join(' | ')}`);
  });
}
