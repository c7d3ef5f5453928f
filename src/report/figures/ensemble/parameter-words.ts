/** What parameters of the shipped history mean whose names do not say it. */
const WORDS: Readonly<Record<string, string>> = {
  eta: 'need of compute',
  psi: 'cheaper experiments',
  omega: 'more agents per compute',
  gamma: 'oversight of long work',
  theta: 'pace of research',
  lambda: 'gain from parallel work',
  beta: 'ideas get harder',
  kappa: 'horizon per compute',
  gain: 'step between models',
  spread: 'spread of automation',
  scrutiny: 'minutes of review',
  flaws: 'flaws in code',
  aiCatch: 'flaws that AI catches',
  blindSpots: 'flaws no AI sees',
};

/**
 * A parameter's name for those who have not read the model, its own name behind where that says something else.
 *
 * parameterText('beta') // => 'ideas get harder (beta)'
 * parameterText('horizonStart') // => 'horizon start'
 */
export function parameterText(id: string): string {
  const words = WORDS[id];
  return words === undefined ? id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : `${words} (${id})`;
}
