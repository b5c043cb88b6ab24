// Put into a copy of a page by pages.sh: looks at the page as a reader's browser shows it
// and writes what is wrong into an element that pages.sh reads.
(function () {
  "use strict";
  var wrong = [];
  window.addEventListener("error", function (event) { wrong.push("script: " + event.message); });

  function channels(colour) {
    return (colour.match(/[\d.]+/g) || []).map(Number);
  }
  function luminance(rgb) {
    var parts = rgb.slice(0, 3).map(function (value) {
      value /= 255;
      return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
  function background(element) {
    for (; element; element = element.parentElement) {
      var rgb = channels(getComputedStyle(element).backgroundColor);
      if (rgb.length < 4 || rgb[3] > 0) return rgb;
    }
    return [255, 255, 255];
  }
  // WCAG 2.1, success criterion 1.4.3.
  function checkContrast() {
    document.querySelectorAll("body *").forEach(function (element) {
      var own = Array.prototype.some.call(element.childNodes, function (node) {
        return node.nodeType === 3 && node.textContent.trim();
      });
      if (!own || /^(SCRIPT|STYLE)$/.test(element.tagName)) return;
      var a = luminance(channels(getComputedStyle(element).color)) + 0.05;
      var b = luminance(background(element)) + 0.05;
      var contrast = Math.max(a, b) / Math.min(a, b);
      if (contrast < 4.5) {
        wrong.push("contrast " + contrast.toFixed(2) + ": " + element.textContent.slice(0, 40));
      }
    });
  }
  function checkLabels() {
    document.querySelectorAll("input").forEach(function (input) {
      if (!input.labels || !input.labels.length || !input.labels[0].textContent.trim()) {
        wrong.push("an input without a label");
      }
    });
    document.querySelectorAll("[role=group], nav").forEach(function (group) {
      if (!group.getAttribute("aria-label")) wrong.push("a group without a label");
    });
    if (!document.documentElement.lang) wrong.push("the page has no language");
    if (document.querySelectorAll("h1").length !== 1) wrong.push("the page has not one h1");
    if (!document.querySelector("main")) wrong.push("the page has no main");
  }
  // Does what moves the focus.  A window in the background moves it and tells nobody: then
  // the element is told here, so that the page's own answer to it is seen all the same.
  function tell(element, type, act) {
    var told = false;
    function note() { told = true; }
    element.addEventListener(type, note);
    act();
    element.removeEventListener(type, note);
    if (!told) element.dispatchEvent(new FocusEvent(type));
  }
  function focus(element) { tell(element, "focus", function () { element.focus(); }); }
  function blur(element) { tell(element, "blur", function () { element.blur(); }); }

  function checkKeyboard() {
    var mark = document.querySelector(".mark");
    if (!mark) { wrong.push("nothing is marked"); return; }
    focus(mark);
    if (document.activeElement !== mark) wrong.push("a mark cannot be focused");
    if (document.getElementById("fields").hidden) wrong.push("focus shows no fields");
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    if (!document.getElementById("fields").hidden) wrong.push("Escape does not hide the fields");
    blur(mark);
    checkLines();
  }
  function checkLines() {
    var line = Array.prototype.find.call(document.querySelectorAll("li[data-r]"), function (one) {
      return document.querySelector(".mark[data-r~='" + one.getAttribute("data-r") + "']");
    });
    if (!line) { wrong.push("no line names a mark"); return; }
    focus(line);
    if (document.activeElement !== line) wrong.push("a line cannot be focused");
    if (!document.querySelector(".mark.lit")) wrong.push("focus on a line lights no mark");
    tell(line, "blur", function () {
      line.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    });
    if (!document.activeElement.classList.contains("mark")) {
      wrong.push("Enter on a line does not go to its mark");
    }
    blur(document.activeElement);
    if (document.querySelector(".lit")) wrong.push("something stays lit");
    if (document.querySelector("main").textContent.match(/\b(date|outcome)-\d+-\d+\b/)) {
      wrong.push("a link is shown as an id");
    }
  }
  window.addEventListener("load", function () {
    checkContrast();
    checkLabels();
    checkKeyboard();
    if (performance.getEntriesByType("resource").length) wrong.push("the page loads something");
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) {
      wrong.push("the page is wider than the window");
    }
    var report = document.createElement("pre");
    report.id = "page-report";
    report.textContent = wrong.length ? wrong.join("\n") : "nothing is wrong";
    document.body.appendChild(report);
  });
})();
