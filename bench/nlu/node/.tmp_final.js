'use strict';
// nlp.js on one task: node engine.js TASK OUT. Tuned by cross-validation on writers, then trained on everything, then asked.

const fs = require('node:fs');
const { NlpManager } = require('node-nlp');

const FOLDS = 3;
const TUNED_ON = 4000;
const WARM = 20;
const FINALISTS = 2;
const FINAL_ON = 15000;
// What its neural network reads of its settings: alpha and errorThresh hardly move it, the learning rate does.
const GRID = [
  { useNoneFeature: false },
  { useNoneFeature: true },
  { useNoneFeature: false, learningRate: 0.3 },
  { useNoneFeature: false, learningRate: 0.1 },
  { useNoneFeature: false, learningRate: 0.03 },
  { useNoneFeature: false, learningRate: 0.01 },
];

async function trained(phrases, { useNoneFeature, ...network }) {
  const manager = new NlpManager({
    languages: ['fr'], forceNER: false, autoSave: false, autoLoad: false, modelFileName: '', ner: { builtins: [] },
    nlu: { log: false, useNoneFeature, fr: { '*': { className: 'NeuralNlu', useNoneFeature, ...network, log: false } } },
  });
  for (const { text, topic } of phrases) manager.addDocument('fr', text, topic);
  await manager.train();
  return manager;
}

async function ranked(manager, text) {
  const found = await manager.process('fr', text);
  return (found.classifications || []).map(({ intent }) => intent).filter((intent) => intent !== 'None').slice(0, 3);
}

// Writers are spread over the folds in the order of their first phrase: the same at every run.
function folds(phrases) {
  const writers = [...new Set(phrases.map(({ persona }) => persona))];
  const place = new Map(writers.map((writer, i) => [writer, i % FOLDS]));
  return [...Array(FOLDS).keys()].map((fold) => [
    phrases.filter(({ persona }) => place.get(persona) !== fold),
    phrases.filter(({ persona }) => place.get(persona) === fold),
  ]);
}

// An hour of work says where it is.
function say(...words) {
  process.stderr.write(`· nlp.js: ${words.join(' ')}\n`);
}

async function accuracy(settings, tries) {
  let right = 0;
  let all = 0;
  for (const [known, asked] of tries) {
    const manager = await trained(known, settings);
    for (const { text, topic } of asked) if ((await ranked(manager, text))[0] === topic) right += 1;
    all += asked.length;
    say(JSON.stringify(settings), known.length, 'phrases learnt,', (100 * right / all).toFixed(1), '% of', all, 'right', `(${Math.round(process.uptime())} s)`);
  }
  return right / all;
}

async function best(grid, tries) {
  const scored = [];
  for (const settings of grid) scored.push([await accuracy(settings, tries), settings]);
  return scored.sort((a, b) => b[0] - a[0]);
}

// Every nth phrase, so that about `size` are left.
function part(phrases, size) {
  const step = Math.max(1, Math.floor(phrases.length / size));
  return phrases.filter((_, i) => i % step === 0);
}

// The whole grid on a part of many phrases, then the best of it on more: a rate that suits few phrases may not suit many.
async function choose(phrases) {
  const scored = await best(GRID, folds(part(phrases, TUNED_ON)));
  if (phrases.length < 2 * TUNED_ON) return scored[0];
  const finalists = scored.slice(0, FINALISTS).map(([, settings]) => settings);
  return (await best(finalists, folds(part(phrases, FINAL_ON)).slice(0, 1)))[0];
}

async function timed(manager, texts) {
  for (const text of texts.slice(0, WARM)) await ranked(manager, text);
  const answers = [];
  const times = [];
  for (const text of texts) {
    const began = process.hrtime.bigint();
    answers.push(await ranked(manager, text));
    times.push(Number(process.hrtime.bigint() - began) / 1e6);
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * times.length)];
  return { ranked: answers, p50_ms: at(0.5), p95_ms: at(0.95), memory_mb: Math.round(process.memoryUsage().rss / 2 ** 20) };
}

async function main(task, out) {
  const { phrases, questions } = JSON.parse(fs.readFileSync(task, 'utf8'));
  const [share, settings] = await choose(phrases);
  const began = Date.now();
  const manager = await trained(phrases, settings);
  const took = (Date.now() - began) / 1000;
  const told = `${JSON.stringify(settings)} (best of ${GRID.length} by cross-validation on writers: ${(100 * share).toFixed(1)} %)`;
  fs.writeFileSync(out, JSON.stringify({ ...(await timed(manager, questions)), training_s: took, settings: told }));
}

(async()=>{const {phrases}=JSON.parse(fs.readFileSync(process.argv[2]));const f=[{useNoneFeature:false,learningRate:0.01},{useNoneFeature:false,learningRate:0.03}];console.log(JSON.stringify(await best(f,folds(part(phrases,FINAL_ON)).slice(0,1))))})();
