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
  const { reply, said } = await post(frozen());
  busy = false;
  if (!wanted) return;
  if (said && said.receipt && said.receipt.id === draft.outbox.id) sent();
  else if (said && said.problems && reply.status === 422) putRight(said.problems);
  else if (said && said.message && reply.status < 500) tell(said.message, true);
  else {
    tell(words.waiting, true);
    const pause = Math.min(LONGEST_PAUSE, 2000 * 2 ** tries);
    tries += 1;
    timer = setTimeout(() => send(sent, putRight), 1000 + Math.random() * pause);
  }
}

/** Freezes id and body; an edit after the first try is a new id that says what it replaces. */
function frozen() {
  const body = new URLSearchParams(new FormData(form));
  body.delete("_id");
  body.set("_started", draft.started);
  const content = body.toString();
  if (!draft.outbox || draft.outbox.content !== content) {
    draft.outbox = { id: newId(), content, replaces: draft.outbox ? draft.outbox.id : "" };
    save();
  }
  const { id, replaces } = draft.outbox;
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
