// What an input method is still composing is no word yet: the page hears of the input once it is done.
addEventListener("input", (event) => { if (event.isComposing) event.stopPropagation(); }, true);
addEventListener("compositionend", (event) => event.target.dispatchEvent(new InputEvent("input", { bubbles: true })));
