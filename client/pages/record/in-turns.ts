/** A page that does nothing else for longer feels stuck. */
const turnMs = 24;

/** Gives lines in turns so short that the page stays alive between them; told how many were given at the end of each turn. Rule F11. */
export async function* inTurns(lines: readonly string[], onTurn: (given: number) => void): AsyncIterable<string> {
  let untilMs = performance.now() + turnMs;
  for (const [index, line] of lines.entries()) {
    if (performance.now() >= untilMs) {
      onTurn(index);
      await nextTask();
      untilMs = performance.now() + turnMs;
    }
    yield line;
  }
}

/** Timers would wait for seconds in a page that nobody looks at. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
