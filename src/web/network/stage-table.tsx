import { useState } from 'preact/hooks';
import type { Film } from '../engine/film.ts';
import { dateText, jobsText, valueAt, waitText, wholePercent } from './words.ts';

interface Shown {
  readonly film: Film;
  readonly sample: number;
  readonly stages: readonly number[];
}

/** The same as a table, for whoever wants all of it in numbers. */
export function StageTable({ film, sample, stages }: Shown) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="network-table" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>All stages in numbers</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
        <section class="network-scroll" aria-label="All stages in numbers" tabIndex={0}>
          <table>
            <caption>{dateText(film.days, sample)}, means of the 91 days before</caption>
            <thead>
              <tr>
                <th scope="col">stage</th>
                <th scope="col">worked by</th>
                <th scope="col">jobs waiting</th>
                <th scope="col">wait</th>
                <th scope="col">visits a year</th>
                <th scope="col">done by AI</th>
                <th scope="col">part of its pool</th>
              </tr>
            </thead>
            <tbody>
              {stages.map((stage) => (
                <Row key={stage} film={film} sample={sample} stage={stage} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}

function Row({ film, sample, stage }: { readonly film: Film; readonly sample: number; readonly stage: number }) {
  const { id, pool, waitingJobs, waitDays, visitsPerYear, automatedShare, utilizationShare } = film.stages[stage]!;
  const days = valueAt(waitDays, sample);
  return (
    <tr>
      <th scope="row">{id === film.binding[sample] ? `${id} (bottleneck)` : id}</th>
      <td>{pool}</td>
      <td>{jobsText(valueAt(waitingJobs, sample))}</td>
      <td>{days > 0 ? waitText(days) : 'none'}</td>
      <td>{jobsText(valueAt(visitsPerYear, sample))}</td>
      <td>{wholePercent(valueAt(automatedShare, sample))}</td>
      <td>{wholePercent(valueAt(utilizationShare, sample))}</td>
    </tr>
  );
}
