import { once } from 'node:events';
import WebSocket from 'ws';
import { z } from 'zod';

const replySchema = z.object({
  id: z.int().optional(),
  error: z.unknown().optional(),
  result: z
    .object({
      result: z.object({ objectId: z.string().optional() }).optional(),
      objects: z.object({ objectId: z.string() }).optional(),
      exceptionDetails: z.unknown().optional(),
    })
    .optional(),
});
type Result = NonNullable<z.infer<typeof replySchema>['result']>;

/** So long after it got its task a thread is in the middle of it: speech takes ten times as long. */
const intoTheTaskMs = 5;

/** Runs in the other process: ends the worker of this name in the middle of its next task. Resolves when it has ended. */
const endWorker = `function (name, afterMs) {
  // A class that extends Worker has a prototype that looks like one.
  const workers = [...this].filter((each) => each !== each.constructor.prototype && each.threadId > 0);
  const worker = workers.find((each) => each.threadName === name);
  if (worker === undefined) throw new Error('no such thread');
  const { postMessage } = worker;
  worker.postMessage = function (...task) {
    postMessage.apply(worker, task);
    setTimeout(() => worker.terminate(), afterMs);
  };
  return new Promise((resolve) => worker.once('exit', () => resolve(true)));
}`;

/**
 * Kills a worker thread of another process in the middle of the next task that it gets; no signal reaches a thread alone, so Node's
 * inspector does it. `output` is what the process said: it runs with `--inspect`. Gives what resolves when the thread has ended.
 */
export async function endThreadInItsNextTask(output: string, name: string): Promise<{ readonly ended: Promise<void> }> {
  const [, url = ''] = /Debugger listening on (ws:\/\/127\.0\.0\.1:\S+)/.exec(output) ?? [];
  const socket = new WebSocket(url);
  await once(socket, 'open');
  let nextId = 1;
  const ask = (method: string, params: object): Promise<Result> => {
    const id = nextId++;
    return new Promise((resolve, reject) => {
      socket.once('close', () => reject(new Error(`no answer to ${method}`)));
      socket.on('message', (data) => {
        const reply = replySchema.parse(JSON.parse(String(data)));
        if (reply.id !== id) return;
        const { result } = reply;
        if (result === undefined || result.exceptionDetails !== undefined) reject(new Error(String(data)));
        else resolve(result);
      });
      socket.send(JSON.stringify({ id, method, params }));
    });
  };
  const workers = await ask('Runtime.evaluate', {
    expression: "process.getBuiltinModule('node:worker_threads').Worker.prototype",
  });
  const found = await ask('Runtime.queryObjects', { prototypeObjectId: workers.result?.objectId });
  const ended = ask('Runtime.callFunctionOn', {
    objectId: found.objects?.objectId,
    functionDeclaration: endWorker,
    arguments: [{ value: name }, { value: intoTheTaskMs }],
    awaitPromise: true,
  }).then(() => socket.close());
  // A later command is answered only when the one before it has begun.
  await ask('Runtime.evaluate', { expression: '0' });
  return { ended };
}
