import { registerHooks } from 'node:module';

/**
 * Node 24's permission model closes files, processes, threads and native code, but not the network. So nothing of it is in reach: the modules
 * that speak on it cannot be imported any more, and the globals that do are gone. This holds against a library that is led astray by a file,
 * not against machine code. Must be imported before anything else.
 */
const network = /^(?:node:)?_?(?:net|tls|http|https|http2|dgram|dns|inspector|cluster|quic)(?:_|\/|$)/;

registerHooks({
  resolve(specifier, context, next) {
    if (network.test(specifier)) throw new Error('no network in here');
    return next(specifier, context);
  },
});
for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'Request', 'Response'])
  Reflect.deleteProperty(globalThis, name);
Reflect.deleteProperty(process, 'getBuiltinModule');
Reflect.deleteProperty(process, 'binding');
