import { startTestLiveKit, whenStatus } from './livekit.ts';

/** An app that runs nothing but a LiveKit, for tests that kill it: `node livekit-app.ts FOLDER`, prints `ready` when it is up. */
const [, , dataDir] = process.argv;
if (dataDir === undefined) throw new Error('which folder?');
await whenStatus(startTestLiveKit(dataDir), 'ok');
process.stdout.write('ready\n');
