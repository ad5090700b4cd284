// Passkeys: asks this device to make one or to sign with one, and sends what it says.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
const named = (each) => ({ ...each, id: toBytes(each.id) });

const acts = { make, use };

async function make(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: named(options.user),
      excludeCredentials: (options.excludeCredentials ?? []).map(named),
    },
  });
  return spelled(made, { attestationObject: toText(made.response.attestationObject) });
}

async function use(options) {
  const got = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: (options.allowCredentials ?? []).map(named),
    },
  });
  const { authenticatorData, signature, userHandle } = got.response;
  return spelled(got, {
    authenticatorData: toText(authenticatorData),
    signature: toText(signature),
    userHandle: userHandle && toText(userHandle),
  });
}

function spelled(credential, response) {
  const clientDataJSON = toText(credential.response.clientDataJSON);
  const id = toText(credential.rawId);
  return { id, rawId: id, type: credential.type, response: { clientDataJSON, ...response } };
}

/** What the server answers; its own sentence when it refuses. */
async function asked(address, body, headers) {
  const reply = await fetch(address, { method: "POST", body, headers });
  if (reply.redirected) throw new Error();
  const told = await reply.json();
  if (!reply.ok) throw new Error(told.message);
  return told;
}

function offer(form) {
  const state = form.querySelector(".state");
  const button = form.querySelector("button");
  const { busy, cancelled, known, failed } = form.dataset;
  const headers = { Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value };
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    state.textContent = busy;
    try {
      const options = await asked(form.dataset.options, new URLSearchParams(new FormData(form)), headers);
      const signed = await acts[form.dataset.passkey](options);
      const body = JSON.stringify({ ...signed, name: form.elements.name?.value });
      const told = await asked(form.action, body, { ...headers, "Content-Type": "application/json" });
      location.assign(told.onward);
    } catch (error) {
      const words = { NotAllowedError: cancelled, InvalidStateError: known, Error: error.message };
      state.textContent = words[error.name] || failed;
      button.disabled = false;
    }
  });
}

if (isSecureContext && window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (location.hostname === form.dataset.host) offer(form);
  }
}
