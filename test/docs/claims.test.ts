import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLAIM_ROWS, claimsMarkdown } from '../support/claim-rows.ts';

test('docs/claims.md is what the claims come to; `npm run docs` writes it', { timeout: 60_000 }, async () => {
  await expect(claimsMarkdown()).toMatchFileSnapshot('../../docs/claims.md');
});

test('every scenario that states a claim has a row, names its source and says what would refute it', () => {
  const stating = readdirSync('scenarios').filter((name) => readFileSync(`scenarios/${name}`, 'utf8').startsWith('# Claim: '));
  const listed = CLAIM_ROWS.flatMap(({ scenarios }) => scenarios.map((id) => `${id}.yaml`));
  expect(stating).toEqual([...listed].sort());
  for (const name of stating) {
    const text = readFileSync(`scenarios/${name}`, 'utf8');
    expect(text).toMatch(/^# Source: /m);
    expect(text).toMatch(/^# Refuted if /m);
  }
});
