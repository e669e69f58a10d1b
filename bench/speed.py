"""Speed: python bench/speed.py [--pages FOLDER] [--rounds N]

Prints the cold start; the mean over pages that the process sees for the first time; and medians for a text of 4 KB and
a page of 100 KB that it has seen before, beside trafilatura's and resiliparse's on the same pages. All take turns,
document by document, so that a noisy machine is noisy for all of them.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from normaliser.clean import Cleaner
from normaliser.model import Document

ROOT = Path(__file__).resolve().parents[1]
TWIN = ROOT / "corpus/blogger/de/harbour-pilots/page.txt"
PROGRAMS = {
    "python alone": "pass",
    "first document": f"from normaliser.clean import clean; clean(open({str(TWIN)!r}).read())",
    "normaliser clean FILE": f"import sys; sys.argv = ['normaliser', 'clean', {str(TWIN)!r}]\n"
    "from normaliser.cli import main; main()",
    "import trafilatura": "import trafilatura",
}


def cold(program: str) -> float:
    """Return the seconds that a fresh process takes for `program`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def seconds(task: Callable[[], object]) -> float:
    """Return the seconds that `task` takes."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def interleaved(tasks: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the median of each task; they take turns."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            times[name].append(seconds(task))
    return {name: statistics.median(took) for name, took in times.items()}


def made_page(size: int) -> str:
    """Return a page of the corpus with its longest paragraphs repeated until it has `size` characters."""
    html = max((path.read_text(encoding="utf-8") for path in ROOT.glob("corpus/*/*/*/page.html")), key=len)
    longest = max(html.split("<p"), key=len).partition("</p>")[0]
    paragraph = f"<p{longest}</p>\n"
    place = html.index(paragraph.strip())
    copies = max(0, (size - len(html)) // len(paragraph))
    return html[:place] + paragraph * copies + html[place:]


def near(folder: Path | None, size: int, number: int) -> list[str]:
    """Return the pages of `folder` whose size is nearest to `size`, or one made from the corpus."""
    if folder is None:
        return [made_page(size)]
    paths = sorted(folder.glob("*.html"), key=lambda path: (abs(path.stat().st_size - size), path.name))
    return [path.read_text(encoding="utf-8") for path in paths[:number]]


def compare(title: str, tasks: dict[str, Callable[[], object]], rounds: int) -> None:
    """Print the medians of `tasks`, and each as a multiple of the first."""
    print(f"\n{title}")
    medians = interleaved(tasks, rounds)
    first = next(iter(medians.values()))
    for name, median in medians.items():
        print(f"  {name:32} {1000 * median:9.3f} ms {median / first:7.1f}x")


def on_pages(pages: Sequence[str], clean: Callable[[str], object]) -> Callable[[], object]:
    """Return a task that cleans all `pages`."""
    return lambda: [clean(page) for page in pages]


def once(pages: Sequence[str], tasks: dict[str, Callable[[str], object]]) -> None:
    """Print the mean of each task over pages that it has not seen before, as in a dump; they take turns."""
    print(f"\n{len(pages)} page(s) of {sum(map(len, pages)) // len(pages):,} characters, each for the first time, mean")
    sums = dict.fromkeys(tasks, 0.0)
    for page in pages:
        for name, task in tasks.items():
            sums[name] += seconds(lambda task=task, page=page: task(page))  # type: ignore[misc]
    first = next(iter(sums.values()))
    for name, total in sums.items():
        print(f"  {name:32} {1000 * total / len(pages):9.3f} ms {total / first:7.1f}x")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, help="a folder of .html files to take the pages of 100 KB from")
    parser.add_argument("--rounds", type=int, default=30)
    given = parser.parse_args()
    compare("cold start", {n: lambda p=p: cold(p) for n, p in PROGRAMS.items()}, max(5, given.rounds // 5))  # type: ignore[misc]

    cleaner = Cleaner()
    texts = [path.read_text(encoding="utf-8") for path in ROOT.glob("corpus/*/*/*/page.txt")]
    text = min(texts, key=lambda text: (abs(len(text.encode()) - 4096), text))
    compare(
        f"text of {len(text.encode()):,} bytes, warm", {"normaliser": lambda: cleaner.clean(text)}, 10 * given.rounds
    )

    tasks: dict[str, Callable[[str], object]] = {
        "normaliser": lambda page: cleaner.clean(Document(page, media_type="text/html")),
        "resiliparse, main content": lambda page: extract_plain_text(page, main_content=True),
        "trafilatura, no comments": lambda page: trafilatura.extract(page, include_comments=False),
        "trafilatura, fast": lambda page: trafilatura.extract(page, fast=True),
    }
    every = given.pages.glob("*.html") if given.pages else ROOT.glob("corpus/varied/*.html")
    once([path.read_text(encoding="utf-8") for path in sorted(every)], tasks)
    pages = near(given.pages, 100_000, 5)
    size = sum(len(page.encode()) for page in pages) // len(pages)
    title = f"{len(pages)} page(s) of {size:,} bytes on average, warm, time for all"
    compare(title, {name: on_pages(pages, task) for name, task in tasks.items()}, given.rounds)


if __name__ == "__main__":
    main()
