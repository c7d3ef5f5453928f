import { Controls } from './controls/controls.tsx';
import { ScenarioChoice } from './controls/scenario-choice.tsx';
import { Ensemble } from './ensembles/ensemble.tsx';
import { Network } from './network/network.tsx';
import { Answer } from './parts/answer.tsx';
import { Picture } from './parts/picture.tsx';
import { Share } from './parts/share.tsx';
import { Tour } from './parts/tour.tsx';
import { reached, setting, shipped, simulated, startBench } from './state/bench.ts';

startBench();

/** Wide enough for the controls to stand beside what they move; on a phone they open above it. */
const isWide = matchMedia('(min-width: 60rem)').matches;

/** The page: what is asked, what comes out, what can be moved. */
export function App() {
  const { value } = simulated;
  return (
    <>
      <header>
        <p class="name">loopgain {shipped.value?.version}</p>
        <h1>When AI builds AI, what limits the pace?</h1>
        <p class="lead">
          A lab is a loop of people, agents and machines, and it goes as fast as the stage that jobs wait for. Here it is
          simulated event by event, in your browser. Move a number and see which future it makes.
        </p>
      </header>
      <div class="bench">
        <section class="answer" aria-label="What this lab comes to">
          <Answer />
        </section>
        <div class="columns">
          <aside aria-label="Controls">
            <details class="panel" open={isWide}>
              <summary>Move a number</summary>
              <ScenarioChoice />
              <Controls />
            </details>
          </aside>
          <main data-reached={reached.value} data-fingerprint={value?.fingerprint}>
            <Tour />
            {value !== undefined && (
              <section id="network" class="picture">
                <Network film={value.film} />
              </section>
            )}
            {value?.stories.map((told) => (
              <Picture key={told.figure} {...told} />
            ))}
            <Ensemble setting={setting.value} />
            <Share />
          </main>
        </div>
      </div>
      <footer>
        <p>
          Nothing leaves this page: the engine runs in it. The same scenario, seed and version give the same bytes on a command
          line. What each number rests on stands beside its slider; a simulation is not a prophecy.
        </p>
      </footer>
    </>
  );
}
