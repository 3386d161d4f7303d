import { config } from 'zod';

// Compiling schemas needs `eval`, which the page's content policy forbids. A schema asks when it is made: this runs before the first one,
// because the build keeps it in zod's own file.
config({ jitless: true });
