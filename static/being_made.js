// Asks every two seconds how far it is, until the file is there or it is clear that it will not come.
const EVERY = 2_000;
const shown = document.querySelector("[data-made]");

async function look() {
  try {
    const reply = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (reply.ok && !reply.redirected) take(await reply.text());
  } catch {
    // No connection now: it is asked again.
  }
  if (shown.dataset.made === "making") setTimeout(look, EVERY);
}

function take(page) {
  const fresh = new DOMParser().parseFromString(page, "text/html").querySelector("[data-made]");
  if (!fresh || fresh.textContent === shown.textContent) return;
  const focused = shown.contains(document.activeElement);
  shown.dataset.made = fresh.dataset.made;
  shown.replaceChildren(...fresh.childNodes);
  if (focused) shown.querySelector("a").focus();
}

if (shown.dataset.made === "making") setTimeout(look, EVERY);
