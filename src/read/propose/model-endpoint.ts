import { accept, Fault, refuse, type Result } from "../../base/fault.ts";

/** Where a language model answers, by the chat-completions interface that OpenAI made and local servers follow. */
export interface ModelEndpoint {
  /** Up to and with the version: `http://127.0.0.1:11434/v1`. */
  readonly endpoint: string;
  readonly model: string;
  readonly apiKey?: string | undefined;
  /** For one answer; two minutes where it is not given. */
  readonly timeoutMs?: number | undefined;
  /** How often a busy or failing endpoint is asked again: 0 to 5, 2 where it is not given. */
  readonly retries?: number | undefined;
}

/** Bytes of an answer. A model that talks without end is cut off. */
const MAX_ANSWER = 2 * 2 ** 20;
const TIMEOUT_MS = 120_000;
/** Before the first, second … further try, where the endpoint does not say. */
const PAUSES_MS = [300, 1_500, 5_000, 10_000, 20_000];
const LONGEST_PAUSE_MS = 30_000;

/** Faults: `model/endpoint`. */
export function checkEndpoint({ endpoint, model }: ModelEndpoint): Result<URL> {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    return refuse(new Fault({ code: "model/endpoint", detail: `“${endpoint.slice(0, 80)}” is no address of a model`, hint: "give it like http://127.0.0.1:11434/v1" }));
  }
  if (url.username !== "" || url.password !== "") {
    return refuse(new Fault({ code: "model/endpoint", detail: "the address of the model holds a password", hint: "give the key by itself" }));
  }
  if (model.trim() === "") return refuse(new Fault({ code: "model/endpoint", detail: "no model is named", hint: "name one that the endpoint has" }));
  return accept(url);
}

/**
 * A model's answer to one message, asked again where the endpoint is busy or fails for a moment. The answer comes from
 * that endpoint alone: redirects are not followed, so that text and key go nowhere else.
 * Faults: `model/endpoint`, `model/unreachable`, `model/timeout`, `model/refused`, `model/failed`, `model/cancelled`.
 */
export async function askModel(
  to: ModelEndpoint,
  instructions: string,
  message: string,
  signal?: AbortSignal,
): Promise<Result<string>> {
  const url = checkEndpoint(to);
  if (!url.ok) return url;
  const retries = Math.max(0, Math.min(PAUSES_MS.length, to.retries ?? 2));
  for (let attempt = 0; ; attempt++) {
    const answer = await askOnce(to, url.value, instructions, message, signal);
    if (answer.ok || signal?.aborted === true || attempt >= retries) return answer.ok ? answer : refuse(answer.fault);
    if (!answer.mayPass) return refuse(answer.fault);
    await pause(answer.afterMs ?? PAUSES_MS[attempt] ?? 0, signal);
  }
}

type Answer =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly fault: Fault; readonly mayPass: boolean; readonly afterMs?: number | undefined };

async function askOnce(
  to: ModelEndpoint,
  url: URL,
  instructions: string,
  message: string,
  signal?: AbortSignal,
): Promise<Answer> {
  const [{ generateText, APICallError }, { createOpenAICompatible }] = await Promise.all([import("ai"), import("@ai-sdk/openai-compatible")]);
  const provider = createOpenAICompatible({
    name: "configured",
    baseURL: url.href.replace(/\/+$/, ""),
    ...(to.apiKey === undefined ? {} : { apiKey: to.apiKey }),
    fetch: fetchBounded,
  });
  const timeout = AbortSignal.timeout(to.timeoutMs ?? TIMEOUT_MS);
  const refusal = (code: string, detail: string, hint: string, mayPass = false, afterMs?: number): Answer => ({
    ok: false,
    fault: new Fault({ code: `model/${code}`, detail: `${detail} (${url.host}, ${to.model})`, hint }),
    mayPass,
    afterMs,
  });
  try {
    const { text } = await generateText({
      model: provider.chatModel(to.model),
      instructions,
      prompt: message,
      temperature: 0,
      maxRetries: 0,
      abortSignal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    return { ok: true, value: text };
  } catch (error) {
    // What the libraries throw may hold the key and the text sent, so none of it goes into a fault.
    if (signal?.aborted === true) return refusal("cancelled", "asking the model was cancelled", "what the rules found stands");
    if (timeout.aborted) return refusal("timeout", "the model did not answer in time", "a smaller model, or a longer timeout, may help", true);
    if (!APICallError.isInstance(error)) return refusal("failed", "the model's answer cannot be read", "is this an OpenAI-compatible endpoint?");
    const status = error.statusCode;
    if (status === undefined) return refusal("unreachable", "nothing answers there", "is the endpoint running, and its address right?", true);
    if (status === 401 || status === 403) return refusal("refused", `the endpoint refuses access (${String(status)})`, "give a key that is valid there");
    if (status === 404) return refusal("refused", "there is no such endpoint or model (404)", "the address ends in /v1 for most; name a model that it has");
    const mayPass = status === 408 || status === 429 || status >= 500;
    if (status >= 400) return refusal("failed", `the endpoint fails (${String(status)})`, "try again later, or another endpoint", mayPass, afterOf(error.responseHeaders));
    return refusal("failed", "the model's answer cannot be read", "is this an OpenAI-compatible endpoint?");
  }
}

const fetchBounded: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: "error" });
  let length = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      length += chunk.length;
      if (length > MAX_ANSWER) controller.error(new Error("the answer is too long"));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body?.pipeThrough(counted) ?? null, { status, statusText, headers });
};

function afterOf(headers: Readonly<Record<string, string>> | undefined): number | undefined {
  const seconds = Number(headers?.["retry-after"] ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.min(LONGEST_PAUSE_MS, Math.max(0, seconds * 1000)) : undefined;
}

async function pause(forMs: number, signal?: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, forMs);
    signal?.addEventListener("abort", end, { once: true });
  });
}
