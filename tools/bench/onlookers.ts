import { joinAll } from './join-all.ts';

/** What the bench asks of its second process. */
export interface OnlookersTask {
  readonly link: string;
  readonly people: number;
}

/** Everybody joins and looks on, until the process is ended. */
process.once('message', ({ link, people }: OnlookersTask) => {
  joinAll(link, people).then(
    (sockets) => process.send?.(sockets.length),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
