// Files may be dropped anywhere on a part of the page that takes some; without this, on the field itself.
"use strict";

function carriesFiles(event) {
  return event.dataTransfer.types.includes("Files");
}

function taken(field, files) {
  const held = new DataTransfer();
  for (const file of field.multiple ? files : [...files].slice(0, 1)) held.items.add(file);
  return held.files;
}

// A file dropped beside would be opened in place of the page, and what was filled in would be lost.
for (const kind of ["dragover", "drop"]) {
  window.addEventListener(kind, (event) => carriesFiles(event) && event.target.type !== "file" && event.preventDefault());
}

for (const place of document.querySelectorAll("[data-drop]")) {
  const field = place.querySelector("input[type=file]");
  for (const hint of place.querySelectorAll("[data-drop-hint]")) hint.hidden = false;
  place.addEventListener("dragover", (event) => place.classList.toggle("over", carriesFiles(event)));
  place.addEventListener("dragleave", () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    place.classList.remove("over");
    if (!event.dataTransfer.files.length || event.target === field) return;
    field.files = taken(field, event.dataTransfer.files);
    const folded = field.closest("details");
    if (folded) folded.open = true;
    field.form.querySelector("button").focus();
  });
}
