"""The page as a browser shows it, on a phone and on a desk, by day and by night."""

import html
import json
import os
import re
import shutil
import subprocess

import pytest

from booklet.pages import ROOT, shipped

BROWSER = shutil.which("chromium")
LOOK = r"""
function light(text) {
  const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
  const part = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  return a === 0 ? null : 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}
function paper(view, element) {
  for (let at = element; at; at = at.parentElement) {
    const found = light(view.getComputedStyle(at).backgroundColor);
    if (found !== null) return found;
  }
  return 1;
}
function faint(view, page) {
  const found = new Set();
  for (const element of page.body.querySelectorAll("*")) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || !element.getClientRects().length) continue;
    const [a, b] = [light(view.getComputedStyle(element).color), paper(view, element)];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.add(`${element.tagName}.${element.className} ${ratio}`);
  }
  return [...found];
}
function unseen(view, stops) {
  return stops.filter(stop => {
    stop.focus();
    const style = view.getComputedStyle(stop);
    return stop.ownerDocument.activeElement !== stop || style.outlineStyle === "none";
  }).map(stop => stop.outerHTML);
}
function look(frame) {
  const view = frame.contentWindow, page = frame.contentDocument;
  const all = [...page.querySelectorAll("a[href], summary, [tabindex]")];
  const stops = all.filter(each => each.tabIndex >= 0 && each.getClientRects().length);
  return {
    too_wide: page.documentElement.scrollWidth - page.documentElement.clientWidth,
    first_stop: stops[0].className,
    out_of_order: stops.filter(each => each.tabIndex > 0).length,
    unseen: unseen(view, stops),
    faint: faint(view, page),
    paper: view.getComputedStyle(page.body).backgroundColor,
  };
}
onload = () => {
  const found = [...document.querySelectorAll("iframe")].map(look);
  document.body.innerHTML = "<pre></pre>";
  document.querySelector("pre").textContent = JSON.stringify(found);
};
"""
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(21, 23, 27)"}
SCHEMES = {"dark": "0", "light": "1"}
WIDTHS = (390, 1400)


@pytest.fixture
def browser():
    """The browser, where there is one; in CI there must be."""
    if BROWSER is None and os.environ.get("CI"):
        pytest.fail("no chromium: apt-get install chromium")
    if BROWSER is None:
        pytest.skip("no chromium: apt-get install chromium")
    return BROWSER


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", ["club", "measures-2024"])
def test_a_page_is_read_on_any_width_in_any_light_and_by_keyboard(
    name, scheme, browser, tmp_path
):
    _, page = shipped(ROOT / "rulebooks" / f"{name}.md")

    found = looked_at(page, scheme, browser, tmp_path)

    assert found == [
        {
            "too_wide": 0,
            "first_stop": "skip",
            "out_of_order": 0,
            "unseen": [],
            "faint": [],
            "paper": PAPER[scheme],
        }
    ] * len(WIDTHS)


def looked_at(page, scheme, browser, folder):
    """What a browser finds on the page at each width."""
    open_page = re.sub(r"<meta http-equiv[^>]*>", "", page)
    frames = "".join(
        f'<iframe style="border:0;width:{width}px;height:900px" '
        f'srcdoc="{html.escape(open_page)}"></iframe>'
        for width in WIDTHS
    )
    (folder / "look.html").write_text(
        f"<!DOCTYPE html><body>{frames}<script>{LOOK}</script>", encoding="utf-8"
    )
    done = subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}",
            "--dump-dom",
            (folder / "look.html").as_uri(),
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return json.loads(html.unescape(re.findall(r"<pre>(.*?)</pre>", done.stdout)[0]))
