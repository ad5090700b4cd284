// "Lees alles voor": recordings first, the browser's own voice otherwise, absent without either.
// A language that is only spoken is heard beside the written one. Once reading is on, every
// recording of the page is fetched, so that it goes on without a network.

import { byId } from "./answers.js";
import { draft, save } from "./draft.js";

const button = byId("_aloud");
const spokenButtons = [...document.querySelectorAll("button.spoken")];
const language = document.documentElement.lang;
const READ = ".asked, h1, .intro, .help, .limit, .side, summary, .option > span, .pick > span, dt, dd > span";
const clips = new Map(); // address -> promise of sound
let speaker = null; // made at the first tap: a phone allows no sound before
let playing = null;

const speech = "speechSynthesis" in window ? speechSynthesis : null;
const voice = () => speech && speech.getVoices().find((each) => each.lang.slice(0, 2) === language);
const attribute = () => (draft.spoken ? `data-audio-${draft.spoken}` : "data-audio");
const recorded = (part) => [...part.querySelectorAll(`[${attribute()}]`)];
const addressOf = (part) => part.getAttribute(attribute());

export function offerAloud(step) {
  const offer = () => (button.hidden = !(document.querySelector("[data-audio]") || voice()));
  offer();
  if (speech && speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  for (const each of spokenButtons) {
    each.parentElement.hidden = false;
    each.addEventListener("click", () => hear(each.value, step()));
  }
  pressed();
}

/** Chooses a language that is only heard, or leaves it again. */
function hear(spoken, step) {
  draft.spoken = draft.spoken === spoken ? "" : spoken;
  draft.aloud = Boolean(draft.spoken) || draft.aloud;
  pressed();
  save();
  readAloud(step);
}

function pressed() {
  button.setAttribute("aria-pressed", Boolean(draft.aloud));
  button.hidden = button.hidden && !draft.spoken;
  for (const each of spokenButtons) each.setAttribute("aria-pressed", draft.spoken === each.value);
}

export function silence() {
  if (speech) speech.cancel();
  const was = playing;
  playing = null;
  if (was) was.stop();
}

/** Reads the question and its options, when the person has asked for that. */
export function readAloud(step) {
  silence();
  if (!draft.aloud || button.hidden || !touched()) return;
  fetchAll();
  speak([...step.querySelectorAll(READ)].filter(shown), {});
}

/** Until somebody has touched the page, after a reload say, a browser lets nothing sound. */
function touched() {
  return !navigator.userActivation || navigator.userActivation.hasBeenActive;
}

/** Whether it is on the screen; a closed area shows its name alone. */
function shown(part) {
  const inside = !part.matches("summary") && part.closest("details");
  return part.offsetParent !== null && !(inside && !inside.open);
}

export function toggleAloud(step) {
  draft.aloud = !draft.aloud;
  if (!draft.aloud) draft.spoken = "";
  pressed();
  save();
  readAloud(step);
}

function fetchAll() {
  speaker = speaker || new AudioContext();
  speaker.resume();
  for (const part of document.querySelectorAll(`[${attribute()}]`)) clip(addressOf(part));
}

/** The sound at an address, fetched once; one that fails may be tried again. */
function clip(address) {
  if (!clips.has(address)) clips.set(address, load(address));
  return clips.get(address);
}

async function load(address) {
  try {
    const reply = await fetch(address, { credentials: "omit" });
    return await speaker.decodeAudioData(await reply.arrayBuffer());
  } catch {
    clips.delete(address);
    return null;
  }
}

function speak([part, ...rest], turn) {
  if (!part || !draft.aloud) return;
  if (!turn.now) turn = { now: (playing = { stop: () => {} }) };
  const onward = () => playing === turn.now && speak(rest, turn);
  const [first, ...more] = part.hasAttribute(attribute()) ? [part] : recorded(part);
  if (more.length) speak([first, ...more, ...rest], turn);
  else if (first) play(addressOf(first), turn, onward);
  else if (voice() && !draft.spoken) {
    const utterance = new SpeechSynthesisUtterance(part.textContent.trim());
    utterance.voice = voice();
    utterance.lang = language;
    utterance.addEventListener("end", onward);
    speech.speak(utterance);
  } else onward();
}

async function play(address, turn, onward) {
  const sound = await clip(address);
  if (playing !== turn.now) return;
  if (!sound) {
    onward();
    return;
  }
  const source = speaker.createBufferSource();
  source.buffer = sound;
  source.connect(speaker.destination);
  source.addEventListener("ended", onward);
  turn.now.stop = () => source.stop();
  source.start();
}
