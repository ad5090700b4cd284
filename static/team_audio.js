// Records a text in the browser: start, stop, listen, keep. Without a microphone a file will do.

const list = document.getElementById("texts");
const words = list.dataset;
const KINDS = ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/ogg;codecs=opus", "audio/mp4"];
let speaker = null; // made at the first tap: a browser allows no sound before
let sounding = null;
let recording = null; // the card that is being recorded
const taken = new Map(); // card -> what was recorded and is not kept yet

const part = (card, name) => card.querySelector(`.${name}`);
const able = () => navigator.mediaDevices && window.MediaRecorder;

function tell(card, said, wrong = false) {
  const place = part(card, "state");
  place.classList.toggle("wrong", wrong);
  place.textContent = said;
}

/** The sound in a file or a take; nothing when a browser cannot play it. */
async function decoded(content) {
  speaker = speaker || new AudioContext();
  speaker.resume();
  try {
    return await speaker.decodeAudioData(await content());
  } catch {
    return null;
  }
}

/** Plays a sound, or stops the one that plays. */
async function play(button, card, content) {
  const was = sounding;
  sounding = null;
  if (was) was.stop();
  if (was && was.button === button) return;
  const sound = await decoded(content);
  if (!sound) return tell(card, words.silent, true);
  const source = speaker.createBufferSource();
  source.button = button;
  source.buffer = sound;
  source.connect(speaker.destination);
  source.addEventListener("ended", () => sounding === source && (sounding = null));
  sounding = source;
  source.start();
}

async function record(card) {
  if (recording) recording.stop();
  if (sounding) sounding.stop();
  let microphone;
  try {
    microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    return tell(card, error.name === "NotFoundError" ? words.none : words.refused, true);
  }
  const kind = KINDS.find((each) => MediaRecorder.isTypeSupported(each));
  const recorder = new MediaRecorder(microphone, { mimeType: kind, audioBitsPerSecond: 48000 });
  const pieces = [];
  recorder.addEventListener("dataavailable", (event) => pieces.push(event.data));
  recorder.addEventListener("start", () => {
    card.classList.add("on");
    part(card, "name").textContent = words.stop;
    part(card, "take").hidden = part(card, "keep").hidden = true;
    tell(card, words.recording);
    count(card, recorder);
  });
  recorder.addEventListener("stop", () => {
    for (const track of microphone.getTracks()) track.stop();
    if (recording === recorder) recording = null;
    heard(card, new Blob(pieces, { type: recorder.mimeType }));
  });
  recording = recorder;
  recorder.card = card;
  recorder.start();
}

/** What was recorded is there to be heard and kept, when there is anything in it. */
async function heard(card, take) {
  const sound = await decoded(() => take.arrayBuffer());
  card.classList.remove("on");
  part(card, "name").textContent = words.again;
  if (!sound) taken.delete(card);
  else taken.set(card, take);
  part(card, "take").hidden = part(card, "keep").hidden = !sound;
  tell(card, sound ? words.taken : words.nothing, !sound);
}

/** Shows how long it takes; a screen reader is not told every second. */
function count(card, recorder) {
  const clock = part(card, "clock");
  const began = performance.now();
  const show = () => {
    const seconds = Math.floor((performance.now() - began) / 1000);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (recorder.state === "recording") setTimeout(show, 200);
    else clock.textContent = "";
  };
  show();
}

async function keep(card) {
  const form = card.querySelector(".file form");
  const body = new FormData(form);
  body.set("sound", taken.get(card), "opname");
  tell(card, words.saving);
  let reply;
  let told;
  try {
    const headers = { Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value };
    reply = await fetch(form.action, { method: "POST", body, headers });
    told = await reply.json();
  } catch {
    return tell(card, words.lost, true);
  }
  if (!reply.ok) return tell(card, told.message, true);
  taken.delete(card);
  if (!("done" in card.dataset)) done.textContent = Number(done.textContent) + 1;
  card.dataset.done = "";
  part(card, "is").textContent = told.state;
  const listen = part(card, "listen");
  listen.href = told.address;
  listen.hidden = false;
  part(card, "take").hidden = part(card, "keep").hidden = true;
  listen.focus(); // the button that was pressed is gone
  tell(card, told.said);
}

const done = document.getElementById("done");
for (const card of list.querySelectorAll(".say")) {
  const listen = part(card, "listen");
  listen.addEventListener("click", (event) => {
    event.preventDefault();
    play(listen, card, async () => (await fetch(listen.href)).arrayBuffer());
  });
  const button = part(card, "record");
  if (!button || !able()) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (recording && recording.card === card) recording.stop();
    else record(card);
  });
  const take = part(card, "take");
  take.addEventListener("click", () => play(take, card, () => taken.get(card).arrayBuffer()));
  part(card, "keep").addEventListener("click", () => keep(card));
}
addEventListener("beforeunload", (event) => {
  if (recording || taken.size) event.preventDefault();
});
