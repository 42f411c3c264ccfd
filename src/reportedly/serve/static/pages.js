// Conveniences only: every page works without this file.
"use strict";

// Escape closes an explanation that a pointer or the keyboard has opened.
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.body.classList.add("no-tips");
});
for (const name of ["pointerover", "focusin"]) {
  document.addEventListener(name, (event) => {
    if (event.target instanceof Element && !event.target.closest("[role=tooltip]")) {
      document.body.classList.remove("no-tips");
    }
  });
}
