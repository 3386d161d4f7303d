import type { Asking } from '../../server/mind/model/asking.ts';
import { readReply } from '../../server/mind/model/read-reply.ts';
import type { TextModel } from '../../server/mind/model/text-model.ts';

/** A model without budget, rest or cache: asked each time. */
export function plainAsking(model: TextModel): Asking {
  return {
    id: model.id,
    ask: async (request, schema, signal) => readReply((await model.reply(request, signal)).text, schema),
  };
}
