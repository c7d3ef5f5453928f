/** Drawings that wait for a frame; one is done in each, so that none of them keeps the reader's hand waiting. */
const waiting = new Set<() => void>();
let isRunning = false;

/** Does a drawing in a frame to come; the answer takes it back. */
export function whenFree(draw: () => void): () => void {
  waiting.add(draw);
  if (!isRunning) {
    isRunning = true;
    requestAnimationFrame(drawNext);
  }
  return () => void waiting.delete(draw);
}

function drawNext(): void {
  const [draw] = waiting;
  if (draw === undefined) {
    isRunning = false;
    return;
  }
  waiting.delete(draw);
  requestAnimationFrame(drawNext);
  draw();
}
