import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addressOf,
  FIRST_SETTING,
  hashOf,
  isSame,
  overridesOf,
  settingOf,
  shownOf,
  withChange,
} from '../../../../src/web/engine/setting.ts';

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const setting = fc.record({
  scenario: name,
  seed: fc.nat(),
  whatIfs: fc.uniqueArray(name, { maxLength: 3 }),
  changes: fc.dictionary(fc.stringMatching(/^[a-zA-Z][a-zA-Z.]{0,20}$/), fc.string({ minLength: 1, unit: 'grapheme' }), {
    maxKeys: 4,
  }),
});

test('an address gives back its setting, whatever is set', () => {
  const restored = fc.property(setting, (given) => {
    expect(settingOf(hashOf(given))).toEqual({ ...given, changes: { ...given.changes } });
  });
  fc.assert(restored);
});

test('an address gives back what stands beside, too', () => {
  const restored = fc.property(setting, fc.option(setting, { nil: undefined }), (own, beside) => {
    const shown = shownOf(addressOf({ setting: own, beside }));
    expect([hashOf(shown.setting), shown.beside && hashOf(shown.beside)]).toEqual([hashOf(own), beside && hashOf(beside)]);
  });
  fc.assert(restored);
});

test('an address may be typed by hand, with signs that addresses encode', () => {
  expect(settingOf('s-curve&set=psi=0.5')?.changes).toEqual({ psi: '0.5' });
  expect(shownOf('s-curve&beside=%E0%A4%A').beside).toBeUndefined();
});

test('an address that somebody cut off or made up is a setting, or none', () => {
  fc.assert(fc.property(fc.string(), (text) => void [settingOf(text), shownOf(`s-curve&beside=${text}`)]));
  const whole = hashOf(withChange(FIRST_SETTING, 'stages.decide.work', '3 work hours'));
  for (let end = 0; end < whole.length; end++) void settingOf(whole.slice(0, end));
  expect(settingOf('')).toBeUndefined();
  expect(settingOf('s-curve&seed=-3')?.seed).toBe(FIRST_SETTING.seed);
});

test('the order in which sliders were moved tells nothing', () => {
  const one = withChange(withChange(FIRST_SETTING, 'psi', '0.5'), 'beta', '1');
  const other = withChange(withChange(FIRST_SETTING, 'beta', '1'), 'psi', '0.5');
  expect(isSame(one, other)).toBe(true);
  expect(withChange(one, 'psi', undefined).changes).toEqual({ beta: '1' });
});

test('the day from which changes hold comes before them', () => {
  const changes = { 'change.parameters.psi': '1', from: '2026-07-01', beta: '1' };
  expect(overridesOf({ ...FIRST_SETTING, changes })).toEqual(['from=2026-07-01', 'beta=1', 'change.parameters.psi=1']);
});
