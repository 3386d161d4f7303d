import type { ChatBody } from './replies.ts';

/** One frame of a stream of events: `event` is left out where the service sends data alone. */
export interface Frame {
  readonly event?: string;
  readonly data: string;
}

/** About four letters a token, as a service counts them. */
const tokensIn = (text: string): number => Math.ceil(text.length / 4);
const pieceCharacters = 7;

/** A chat answer as the service words it, whole. */
export function chatCompletion(body: ChatBody, content: string): object {
  const message = { role: 'assistant', content, refusal: null, annotations: [] };
  return {
    ...chatBase(body, 'chat.completion'),
    choices: [{ index: 0, message, finish_reason: 'stop', logprobs: null }],
    usage: chatUsage(body, content),
  };
}

/** The same as a stream: data alone, with `[DONE]` at the end. */
export function chatFrames(body: ChatBody, content: string): readonly Frame[] {
  const base = chatBase(body, 'chat.completion.chunk');
  const chunk = (delta: object, finish_reason: string | null) => ({
    ...base,
    choices: [{ index: 0, delta, finish_reason }],
  });
  const chunks: object[] = [
    chunk({ role: 'assistant', content: '' }, null),
    ...pieces(content).map((piece) => chunk({ content: piece }, null)),
    chunk({}, 'stop'),
  ];
  if (body.stream_options?.include_usage === true)
    chunks.push({ ...base, choices: [], usage: chatUsage(body, content) });
  return [...chunks.map((each) => ({ data: JSON.stringify(each) })), { data: '[DONE]' }];
}

/** An answer of the Responses API, whole. */
export function responseObject(body: ChatBody, text: string): object {
  return responseAs(body, 'completed', [messageItem(text)], text);
}

/** The same as a stream: named events with sequence numbers. */
export function responseFrames(body: ChatBody, text: string): readonly Frame[] {
  const at = { item_id: 'msg_1', output_index: 0, content_index: 0 };
  const part = (words: string) => ({ type: 'output_text', text: words, annotations: [] });
  const events: readonly (readonly [string, object])[] = [
    ['response.created', { response: responseAs(body, 'in_progress', [], null) }],
    ['response.in_progress', { response: responseAs(body, 'in_progress', [], null) }],
    [
      'response.output_item.added',
      { output_index: 0, item: { ...messageItem(''), status: 'in_progress', content: [] } },
    ],
    ['response.content_part.added', { ...at, part: part('') }],
    ...pieces(text).map((delta) => ['response.output_text.delta', { ...at, delta, logprobs: [] }] as const),
    ['response.output_text.done', { ...at, text, logprobs: [] }],
    ['response.content_part.done', { ...at, part: part(text) }],
    ['response.output_item.done', { output_index: 0, item: messageItem(text) }],
    ['response.completed', { response: responseObject(body, text) }],
  ];
  return events.map(([event, fields], sequence_number) => ({
    event,
    data: JSON.stringify({ type: event, sequence_number, ...fields }),
  }));
}

function chatBase({ model }: ChatBody, object: string): object {
  return { id: 'chatcmpl-1', object, created: 1, model };
}

function chatUsage({ messages }: ChatBody, content: string): object {
  const prompt_tokens = tokensIn(messages.map((message) => message.content).join(''));
  const completion_tokens = tokensIn(content);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

function messageItem(text: string): object {
  const content = [{ type: 'output_text', text, annotations: [] }];
  return { id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content };
}

function responseAs(body: ChatBody, status: string, output: readonly object[], text: string | null): object {
  const input_tokens = tokensIn(body.messages.map((message) => message.content).join(''));
  const output_tokens = tokensIn(text ?? '');
  const usage = {
    input_tokens,
    output_tokens,
    total_tokens: input_tokens + output_tokens,
    input_tokens_details: { cached_tokens: 0 },
    output_tokens_details: { reasoning_tokens: 0 },
  };
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 1,
    status,
    model: body.model,
    output,
    usage: text === null ? null : usage,
    error: null,
    incomplete_details: null,
    instructions: null,
    tools: [],
    tool_choice: 'auto',
    parallel_tool_calls: true,
    temperature: 1,
    top_p: 1,
    metadata: {},
  };
}

function pieces(text: string): readonly string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${pieceCharacters}}`, 'g')) ?? [];
}
