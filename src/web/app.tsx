import { Picture } from './parts/picture.tsx';
import { description, problems, reached, simulated, startBench } from './state/bench.ts';

startBench();

/** The page. */
export function App() {
  return (
    <main data-reached={reached.value}>
      <h1>What limits the pace when AI builds AI?</h1>
      <p>{description.value?.title}</p>
      {problems.value.map((problem) => (
        <p role="alert" key={problem}>
          {problem}
        </p>
      ))}
      {simulated.value?.stories.map((told) => (
        <Picture key={told.figure} {...told} />
      ))}
    </main>
  );
}
