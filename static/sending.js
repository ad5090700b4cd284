// Sending: frozen at the first try, tried until the office has said so, never stored twice.

import { byId, form, words } from "./answers.js";
import { draft, place, save } from "./draft.js";

export const address = `/q/${place}/${document.documentElement.lang}`;
const note = byId("_sending");
const button = byId("_send").querySelector("button");
const LONGEST_REPLY = 20000;
const LONGEST_PAUSE = 60000;
let timer = 0;
let tries = 0;
let busy = false;
let wanted = false; // not while somebody is changing an answer

export const waiting = () => wanted;

/** Tries no more until it is asked again. */
export function calm() {
  wanted = false;
  clearTimeout(timer);
  tell("");
}

/** Sends; calls `sent` when the office has it, `putRight` with problems a person can mend. */
export async function send(sent, putRight) {
  wanted = true;
  if (busy) return;
  busy = true;
  clearTimeout(timer);
  tell(words.sending);
  const { arrived, reply, said } = await deliver();
  busy = false;
  if (!wanted) return;
  if (arrived) sent();
  else if (said && said.problems && reply.status === 422) {
    draft.outbox = []; // the office says itself that it has none of these
    putRight(said.problems);
  } else if (said && said.message && reply.status < 500) tell(said.message, true);
  else {
    tell(words.waiting, true);
    const pause = Math.min(LONGEST_PAUSE, 2000 * 2 ** tries);
    tries += 1;
    timer = setTimeout(() => send(sent, putRight), 1000 + Math.random() * pause);
  }
}

/** Brings what was frozen in the order in which that was done, until the office has the last. */
async function deliver() {
  while (wanted && freeze()) {
    const [next] = draft.outbox;
    const { reply, said } = await post(bodyOf(next));
    if (!said || !said.receipt || said.receipt.id !== next.id) return { reply, said };
    draft.outbox.shift();
    draft.delivered = next;
    save();
  }
  return { arrived: wanted };
}

/**
 * Freezes id and body; an edit after that is a new id that says what it replaces. Whether the one
 * before arrived may never be known here, so it is brought first. False when all has arrived.
 */
function freeze() {
  const body = new URLSearchParams(new FormData(form));
  body.delete("_id");
  body.set("_started", draft.started);
  const content = body.toString();
  const last = draft.outbox[draft.outbox.length - 1] || draft.delivered;
  if (!last || last.content !== content) {
    draft.outbox.push({ id: newId(), content, replaces: last ? last.id : "" });
    save();
  }
  return draft.outbox.length > 0;
}

function bodyOf({ id, content, replaces }) {
  return `_id=${id}${replaces ? `&_replaces=${replaces}` : ""}&${content}`;
}

/** The office's own words, or nothing: a portal's page with status 200 is not a receipt. */
async function post(body) {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), LONGEST_REPLY);
  const headers = {
    Accept: "application/json",
    "Content-Type": "application/x-www-form-urlencoded",
  };
  try {
    const signal = stop.signal;
    const reply = await fetch(address, { method: "POST", body, headers, signal, credentials: "omit" });
    return { reply, said: await reply.json() };
  } catch {
    return {};
  } finally {
    clearTimeout(clock);
  }
}

export function tell(message, retry = false) {
  note.textContent = message;
  button.textContent = retry ? words.again : words.send;
}

/** Works where crypto.randomUUID does not: old phones, and plain http while trying out. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `own-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
