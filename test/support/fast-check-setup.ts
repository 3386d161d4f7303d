import fc from 'fast-check';

// A failed property tells its seed and example at once: to shrink a pose of 24 numbers can take for ever. `SHRINK=1` asks for it.
fc.configureGlobal({ endOnFailure: process.env.SHRINK === undefined });
