// OpenAI's own client for Node against a running server: npm install && npm start
// EMEND_URL and EMEND_API_KEY choose another server and key; the defaults fit ./emend serve --demo-users.
import assert from 'node:assert/strict';
import OpenAI from 'openai';

const client = new OpenAI({
  baseURL: process.env.EMEND_URL ?? 'http://127.0.0.1:8080/v1',
  apiKey: process.env.EMEND_API_KEY ?? 'demo-reader',
  maxRetries: 0,
});
const question = [{ role: 'user', content: process.argv[2] ?? 'Where was Jack London born?' }];

const models = await client.models.list();
console.log('models:', models.data.map((model) => model.id).join(', '));
assert.equal((await client.models.retrieve(models.data[1].id)).id, models.data[1].id);

const chat = await client.chat.completions.create({ model: 'emend', messages: question, logprobs: true, top_logprobs: 2 });
console.log('answer:', chat.choices[0].message.content, '| usage:', chat.usage.total_tokens, '| from:', chat.x_emend.source);

const stream = await client.chat.completions.create({
  model: 'emend',
  messages: question,
  stream: true,
  stream_options: { include_usage: true },
});
let streamed = '';
let usage;
for await (const chunk of stream) {
  streamed += chunk.choices[0]?.delta?.content ?? '';
  usage = chunk.usage ?? usage;
}
console.log('streamed:', streamed, '| usage:', usage.total_tokens);
assert.equal(streamed, chat.choices[0].message.content);
assert.equal(usage.total_tokens, chat.usage.total_tokens);

const drawn = () =>
  client.completions.create({
    model: 'emend',
    prompt: ['Jack London was born in', 'Carl Sagan was born in'],
    max_tokens: 8,
    n: 2,
    temperature: 0.8,
    seed: 7,
    stop: ['\n'],
    echo: true,
    logprobs: 1,
    an_unknown_key: true,
  });
const completion = await drawn();
console.log('completions:', completion.choices.map((choice) => JSON.stringify(choice.text)).join(' '));
assert.equal(completion.choices.length, 4);
assert.deepEqual((await drawn()).choices.map((choice) => choice.text), completion.choices.map((choice) => choice.text));

const failures = [
  [OpenAI.BadRequestError, 'context_length_exceeded', () => client.completions.create({ model: 'emend', prompt: 'word '.repeat(40_000) })],
  [OpenAI.NotFoundError, 'model_not_found', () => client.completions.create({ model: 'gpt-4', prompt: 'x' })],
  [OpenAI.BadRequestError, undefined, () => client.chat.completions.create({ model: 'emend', messages: question, temperature: 9 })],
  [OpenAI.AuthenticationError, undefined, () => client.withOptions({ apiKey: 'nobody' }).models.list()],
];
for (const [type, code, call] of failures) {
  const error = await call().then(
    () => assert.fail('expected ' + type.name),
    (thrown) => thrown,
  );
  assert.ok(error instanceof type, String(error));
  assert.ok(error.type, 'the error has a type');
  if (code) assert.equal(error.code, code);
  console.log('refused:', error.status, error.code, '-', error.message.slice(0, 70));
}
console.log('all as expected');
