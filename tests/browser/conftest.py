"""The real app on a free port, over a copy of the seed corpus, driven by a real chromium."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.app_process import FLAGS, ROOT, App, chromium, running
from tests.browser.steps import HOSTILE_NAME, HOSTILE_TEXT, watched
from tests.seeds import copy_seeds

MISSING = "no chromium found: apt-get install -y chromium"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = chromium()
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    if found is None:
        pytest.skip(MISSING)
    expect.set_options(timeout=60_000)  # the first page waits for the model to be loaded
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def app(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    """One app for most tests: the seed corpus and one hostile document, indexed beforehand."""
    home = tmp_path_factory.mktemp("app")
    corpus, index = home / "corpus", home / "index"
    copy_seeds(corpus)
    (corpus / HOSTILE_NAME).write_text(HOSTILE_TEXT, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "indexer", "build", "--corpus", corpus, "--index", index],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=240,
    )
    with running(corpus, index, home / "log.txt") as started:
        yield started


@pytest.fixture
def page(browser: Browser, app: App) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=app.url)
    with watched(context) as opened:
        yield opened


@pytest.fixture
def phone(browser: Browser, app: App) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, base_url=app.url, has_touch=True, is_mobile=True
    )
    with watched(context) as opened:
        yield opened
