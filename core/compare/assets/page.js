// Shows a mark's records in a box on hover and focus, lights up what belongs together,
// leads from a line beside the text to its place in it, and hides the kinds that are
// switched off.  The page can be read without it.
(function () {
  "use strict";
  var box = document.getElementById("fields");
  var data = JSON.parse(document.getElementById("records").textContent);
  var places = {}; // of each record: the elements that name it
  var lit = [];

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function records(of) {
    return (of.getAttribute("data-r") || "").split(" ").filter(Boolean);
  }

  function dim() {
    lit.forEach(function (other) { other.classList.remove("lit"); });
    lit = [];
  }

  function light(names) {
    dim();
    names.forEach(function (name) { lit = lit.concat(places[name] || []); });
    lit.forEach(function (other) { other.classList.add("lit"); });
  }

  function fill(names) {
    box.textContent = "";
    names.forEach(function (name) {
      var record = data[name];
      if (!record) return;
      box.appendChild(element("strong", record[0]));
      var list = document.createElement("dl");
      for (var i = 1; i + 1 < record.length; i += 2) {
        list.appendChild(element("dt", record[i]));
        list.appendChild(element("dd", record[i + 1]));
      }
      box.appendChild(list);
    });
  }

  function show(mark) {
    var names = records(mark);
    fill(names);
    light(names);
    if (!box.firstChild) return;
    box.hidden = false;
    var place = mark.getBoundingClientRect();
    var most = document.documentElement.clientWidth - box.offsetWidth - 12;
    var left = Math.min(place.left, most);
    box.style.left = Math.max(8, left) + window.scrollX + "px";
    var below = place.bottom + 8 + box.offsetHeight < window.innerHeight;
    box.style.top = window.scrollY +
      (below ? place.bottom + 8 : Math.max(8, place.top - box.offsetHeight - 8)) + "px";
  }

  function hide() {
    box.hidden = true;
    dim();
  }

  // The record's first mark; in two versions of a text, the new one's.
  function go(line) {
    var marks = records(line).reduce(function (all, name) {
      return all.concat(places[name] || []);
    }, []).filter(function (place) { return place.classList.contains("mark"); });
    var mark = marks[0];
    if (!mark) return;
    marks.forEach(function (other) {
      if (other.closest(".version-new") && !mark.closest(".version-new")) mark = other;
    });
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  }

  document.querySelectorAll("[data-r]").forEach(function (other) {
    records(other).forEach(function (name) {
      (places[name] = places[name] || []).push(other);
    });
  });
  document.querySelectorAll(".mark").forEach(function (mark) {
    mark.addEventListener("mouseenter", function () { show(mark); });
    mark.addEventListener("mouseleave", hide);
    mark.addEventListener("focus", function () { show(mark); });
    mark.addEventListener("blur", hide);
  });
  document.querySelectorAll("li[data-r]").forEach(function (line) {
    var names = records(line);
    line.tabIndex = 0;
    line.addEventListener("mouseenter", function () { light(names); });
    line.addEventListener("mouseleave", dim);
    line.addEventListener("focus", function () { light(names); });
    line.addEventListener("blur", dim);
    line.addEventListener("click", function () { go(line); });
    line.addEventListener("keydown", function (event) {
      if (event.key === "Enter") go(line);
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
  });
  document.querySelectorAll(".legend input").forEach(function (input) {
    input.addEventListener("change", function () {
      document.querySelectorAll(".mark." + input.value).forEach(function (mark) {
        mark.classList.toggle("off", !input.checked);
        mark.tabIndex = input.checked ? 0 : -1;
      });
    });
  });
})();
