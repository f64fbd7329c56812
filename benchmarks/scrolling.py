"""What a long comparison costs the browser: how soon a page can be used, and whether it stays smooth while it scrolls.

Starts the server on a data folder of its own, without the language model, and drives the system's Chromium.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

SIZES = (30, 300, 1000)  # sentences an article
VIEWS = ("facing", "articles", "differences")
FRAMES = 400  # enough to reach rows that are drawn on the way
STEP = 120  # pixels a frame, about as fast as a wheel turns
READY_WITHIN = 60  # seconds

WATCH = """
window.longTasks = [];
new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => entry.duration)))
  .observe({ type: "longtask", buffered: true });
"""
LOADED = """() => {
  const [page] = performance.getEntriesByType("navigation");
  return { answered: page.responseStart, usable: page.domContentLoadedEventEnd, bytes: page.decodedBodySize };
}"""
SCROLL = """async ([frames, step]) => {
  document.querySelector(".articles")?.scrollIntoView({ behavior: "instant" });
  const pane = document.querySelector(".pane");
  const next = () => new Promise(requestAnimationFrame);
  longTasks.length = 0;
  const taken = [];
  for (let before = await next(); taken.length < frames; ) {
    if (pane) pane.scrollTop += step;
    else scrollBy({ top: step, behavior: "instant" });
    const now = await next();
    taken.push(now - before);
    before = now;
  }
  taken.sort((one, other) => other - one);
  const rows = document.querySelectorAll("[data-row]").length;
  return { longest: taken[0], over: taken.filter((one) => one > 50).length, longTasks: longTasks.length, rows };
}"""


def main() -> None:
    """Print a line for each view of comparisons of each size."""
    chromium = shutil.which("chromium") or sys.exit("Chromium is not installed.")
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "NEWSDIFF_DATA_DIR": folder, "NEWSDIFF_MODEL_DIR": folder, "LOG_LEVEL": "ERROR"}
        server, address = _serve(environment, Path(folder, "log.txt"))
        try:
            urls = {size: address + _comparison(environment, size) for size in SIZES}
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox"])
                for size, view in product(SIZES, VIEWS):
                    _measure(browser, f"{urls[size]}?view={view}", f"{size} {view}")
                browser.close()
        finally:
            server.terminate()
            server.wait()


def _serve(environment: dict[str, str], log: Path) -> tuple[subprocess.Popen[bytes], str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-c", f"from newsdiff.serve import serve; raise SystemExit(serve(port={port}))"]
    server = subprocess.Popen(command, env=environment, stdout=log.open("w"), stderr=subprocess.STDOUT)
    give_up_at = time.monotonic() + READY_WITHIN
    while "is ready" not in log.read_text():
        if server.poll() is not None or time.monotonic() > give_up_at:
            server.kill()
            sys.exit(log.read_text())
        time.sleep(0.1)
    return server, f"http://127.0.0.1:{port}"


def _comparison(environment: dict[str, str], size: int) -> str:
    """The path of a comparison made in the server's database, by a process that reads its settings from there."""
    code = (
        "import django; django.setup()\n"
        "from benchmarks.pages import analysed_comparison\n"
        "from newsdiff.accounts.actions import ensure_local_analyst\n"
        f"print(analysed_comparison(ensure_local_analyst(), {size}))"
    )
    settings = {"DJANGO_SETTINGS_MODULE": "newsdiff.settings"}
    made = subprocess.run(
        [sys.executable, "-c", code], env={**environment, **settings}, check=True, capture_output=True, text=True
    )
    return made.stdout.strip()


def _measure(browser: Browser, url: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(WATCH)
    page.goto(url)  # warms the server
    page.goto(url, wait_until="load")
    page.wait_for_timeout(1000)
    loaded = page.evaluate(LOADED)
    tasks = page.evaluate("longTasks")
    scrolled = page.evaluate(SCROLL, [FRAMES, STEP])
    page.close()
    print(
        f"{name:>16}: answered {loaded['answered']:5.0f} ms, usable {loaded['usable']:5.0f} ms, "
        f"longest task {max(tasks, default=0):4.0f} ms, {loaded['bytes']:8} bytes; scrolling: longest frame "
        f"{scrolled['longest']:3.0f} ms, {scrolled['over']} of {FRAMES} over 50 ms, "
        f"{scrolled['longTasks']} long tasks, {scrolled['rows']} rows drawn"
    )


if __name__ == "__main__":
    main()
