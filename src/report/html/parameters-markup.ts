import { numberText } from '../../base/number-text.ts';
import type { ParameterInfo } from '../../scenario/loaded.ts';
import { figureText } from '../figure-text.ts';
import { html, type Insertable, type Markup } from './markup.ts';
import type { ReportedScenario } from './report.ts';

/** What scenarios were given: each parameter with value, unit, range, prior, role and source. Those that all share are told once; nothing where there are none. */
export function parametersMarkup(scenarios: readonly ReportedScenario[]): Markup {
  if (scenarios.every(({ parameters }) => parameters.length === 0)) return html``;
  const [first, ...others] = scenarios;
  const shared = (first?.parameters ?? []).filter((own) =>
    others.every(({ parameters }) => parameters.some((other) => isSame(own, other))),
  );
  const sharedIds = new Set(shared.map(({ id }) => id));
  const blocks =
    others.length === 0
      ? [blockMarkup(first?.title ?? '', shared)]
      : [
          ...scenarios.map(({ title, parameters }) =>
            blockMarkup(
              `Only of ${title}`,
              parameters.filter(({ id }) => !sharedIds.has(id)),
            ),
          ),
          blockMarkup('Of all scenarios', shared),
        ];
  return html`<section aria-labelledby="parameters"><h2 id="parameters">Parameters</h2>
<p>As the scenarios have them on their first day. Fitted: chosen so that published figures come out. Assumed: nobody has measured it.</p>
${blocks}</section>`;
}

function isSame(one: ParameterInfo, other: ParameterInfo): boolean {
  return one.id === other.id && one.value === other.value && one.source === other.source && one.prior === other.prior;
}

const HEADS = ['name', 'value', 'unit', 'range', 'prior', 'role', 'source'];

function blockMarkup(title: string, parameters: readonly ParameterInfo[]): Markup {
  if (parameters.length === 0) return html``;
  const heads = HEADS.map((head) => html`<th scope="col"${head === 'value' ? html` class="number"` : undefined}>${head}</th>`);
  return html`<div class="scroll" role="group" tabindex="0" aria-label="Parameters: ${title}"><table><caption>${title}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${parameters.map(rowMarkup)}</tbody></table></div>
`;
}

function rowMarkup({ id, value, unit, low, high, prior, role, source }: ParameterInfo): Markup {
  const cells: readonly Insertable[] = [unit, rangeText(low, high), prior ?? '', role];
  return html`<tr><th scope="row">${id}</th><td class="number">${exactText(value)}</td>${cells.map((cell) => html`<td>${cell}</td>`)}<td class="text">${sourceMarkup(source)}</td></tr>
`;
}

function rangeText(low: number, high: number): string {
  return `${figureText(low)} to ${figureText(high)}`;
}

/**
 * A value with all of its digits, thousands of whole ones set apart.
 *
 * exactText(200000) // => '200,000'
 * exactText(0.34567) // => '0.34567'
 */
export function exactText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < LARGE ? figureText(value) : numberText(value);
}

/** From here on a number is shown with a power of ten. */
const LARGE = 1e7;

/** A source, its address as a link: the only addresses of other places that a report has, and they are followed by readers alone. */
function sourceMarkup(source: string): readonly Insertable[] {
  return source
    .split(/(https:\/\/[^\s,;)]+)/)
    .map((part, i) => (i % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : part));
}
