import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLAIM_ROWS } from '../support/claim-rows.ts';

/** The table of docs/claims.md. */
function claimsMarkdown(): string {
  const rows = CLAIM_ROWS.map(
    ({ claim, source, scenarios, outcome, verdict, because }) =>
      `| ${claim} | ${source} | ${outcome()} | **${verdict}**: ${because} | ${scenarios.map((id) => `\`loopgain run ${id}\``).join(', ')} |`,
  );
  return `# Claims and what comes out

One small scenario per claim. Its file in \`scenarios/\` says in the header what is claimed, by whom, what would refute it, and the closed
form where there is one; tests in \`test/analytic/claims\` and \`test/analytic/oversight\` hold the simulation to theory over several
seeds. Nothing is tuned so that a claim comes out: a miss is reported as one. Figures are measured at seed 42. \`npm run docs\` writes this page.

Sources: Anthropic Institute, "When AI builds itself" (2026), and commentary on it, where a claim is a thought experiment rather than a
measurement. Inputs that no source gives are named in the scenario's header.

| claim | source | what comes out | verdict | command |
|---|---|---|---|---|
${rows.join('\n')}

Leverage counts hours (work done over hours people worked); throughput counts experiments over those of the same staff without AI. The
two differ, and each row says which it uses.
`;
}

test('docs/claims.md is what the claims come to; `npm run docs` writes it', { timeout: 240_000 }, async () => {
  await expect(claimsMarkdown()).toMatchFileSnapshot('../../docs/claims.md');
});

test('every scenario that states a claim has a row, names its source and says what would refute it', () => {
  const files = readdirSync('scenarios').filter((name) => name.endsWith('.yaml'));
  const stating = files.filter((name) => readFileSync(`scenarios/${name}`, 'utf8').startsWith('# Claim: '));
  const listed = CLAIM_ROWS.flatMap(({ scenarios }) => scenarios.map((id) => `${id}.yaml`));
  expect(stating).toEqual([...listed].sort());
  for (const name of stating) {
    const text = readFileSync(`scenarios/${name}`, 'utf8');
    expect(text).toMatch(/^# Source: /m);
    expect(text).toMatch(/^# Refuted if /m);
  }
});

/** What the simulations have made of each claim so far: a change here is news for the changelog, not a figure to refresh. */
const VERDICTS = {
  tripling: 'holds under conditions',
  'tripling-fishing-out': 'missed',
  'ten-doublings': 'missed',
  'ten-ideas': 'missed',
  migration: 'holds under conditions',
  'migration-permuted': 'holds under conditions',
  'hundred-people': 'holds under conditions',
  'fleet-fixed': 'holds under conditions',
  'fleet-ordered': 'holds',
  'one-developer': 'holds',
  'eight-times-code-pooled': 'holds under conditions',
  'eight-times-code-dedicated': 'missed',
  'eight-hundred-fixes': 'missed',
  'debug-incident': 'holds under conditions',
  'review-people': 'missed',
  'review-automated': 'holds under conditions',
  'review-both': 'holds under conditions',
  'review-correlated': 'holds',
  'review-flood': 'holds',
  'null-results': 'holds',
  'findings-flood': 'holds under conditions',
  handoffs: 'holds under conditions',
  'evaluation-manual': 'holds under conditions',
  'evaluation-automated': 'holds under conditions',
  'drift-unchecked': 'holds under conditions',
  'drift-weak-battery': 'holds under conditions',
  'drift-strong-battery': 'holds',
  'drift-scalar-gate': 'holds under conditions',
  'pause-two-weeks': 'holds',
  'gate-closed': 'holds under conditions',
  'propose-test-keep': 'holds',
};

test('each verdict follows from what its scenario comes to', { timeout: 240_000 }, () => {
  expect(Object.fromEntries(CLAIM_ROWS.map(({ scenarios, verdict }) => [scenarios.join(), verdict]))).toEqual(VERDICTS);
});
