import { countText } from '../../report/figure-text.ts';
import type { Summary } from '../engine/messages.ts';
import { FUTURE_WORDS } from '../parts/answer.tsx';
import { Picture } from '../parts/picture.tsx';
import { probabilityText } from './probability-text.ts';

/** The picture of what the table says, which comes first. */
const OF_TABLE = 'futures-at-end';

/** What draws say: how likely each class of future is, in words; then all pictures of it. */
export function Findings({ draws, futures, stories }: Summary) {
  const inOrder = [
    ...stories.filter(({ figure }) => figure === OF_TABLE),
    ...stories.filter(({ figure }) => figure !== OF_TABLE),
  ];
  return (
    <>
      <table>
        <caption>{`Of ${countText(draws, 'draw')}; the interval is what so few can tell`}</caption>
        <thead>
          <tr>
            <th scope="col">Future</th>
            <th scope="col">Probability</th>
            <th scope="col">95 % interval</th>
          </tr>
        </thead>
        <tbody>
          {futures.map(({ future, ...interval }) => {
            const { probability, between } = probabilityText(interval);
            return (
              <tr key={future} data-future={future} data-share={interval.share} data-low={interval.low} data-high={interval.high}>
                <th scope="row">
                  {FUTURE_WORDS[future].name}: <span class="meaning">{FUTURE_WORDS[future].meaning}</span>
                </th>
                <td>{probability}</td>
                <td>{between}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {inOrder.map((told) => (
        <Picture key={told.figure} {...told} />
      ))}
    </>
  );
}
