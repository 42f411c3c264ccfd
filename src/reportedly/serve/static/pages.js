// Conveniences only: every page works without this file.
"use strict";

// On a narrow screen the filters would fill it before anything is shown.
if (window.matchMedia("(max-width: 48rem)").matches) {
  for (const part of document.querySelectorAll("details.folding")) part.open = false;
}

// What belongs to one claim lights up together, in the text and beside it.
const light = (event) => {
  const from = event.target instanceof Element ? event.target.closest("[data-claims]") : null;
  const wanted = from ? from.dataset.claims.split(" ") : [];
  for (const part of document.querySelectorAll("[data-claims]")) {
    const belongs = part.dataset.claims.split(" ").some((claim) => wanted.includes(claim));
    part.classList.toggle("on", belongs && part !== from);
  }
};

// Escape closes an explanation that a pointer or the keyboard has opened.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.body.classList.add("no-tips");
});
for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, light);
  document.addEventListener(name, (event) => {
    if (event.target instanceof Element && !event.target.closest("[role=tooltip]")) {
      document.body.classList.remove("no-tips");
    }
  });
}
