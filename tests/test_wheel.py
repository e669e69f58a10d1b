"""The wheel, in an environment that holds it and what it declares, and nothing else."""

import subprocess
import sys
import venv
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
TWIN = ROOT / "corpus/blogger/de/harbour-pilots/page.txt"


def declared(name: str, found: set[str]) -> set[str]:
    """Add to `found` the distributions that `name` needs, and what they need, without extras."""
    for needed in map(Requirement, distribution(name).requires or []):
        if needed.name not in found and (needed.marker is None or needed.marker.evaluate({"extra": ""})):
            found.add(needed.name)
            declared(needed.name, found)
    return found


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """The interpreter of an environment with the wheel unpacked and links to what it declares."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    (packages,) = folder.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    for name in declared("normaliser", set()):
        found = distribution(name)
        for top in {Path(file).parts[0] for file in found.files or []} - {"..", "__pycache__"}:
            (packages / top).symlink_to(found.locate_file(top))
    return folder / "bin/python"


def run(python, folder, *arguments):
    done = subprocess.run([python, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_has_the_locales_and_the_catalogue_compiled_from_them(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"normaliser/_locales/de.toml", "normaliser/_locales/catalogue.bin", "normaliser/py.typed"} <= names
    assert not [name for name in names if ".compiled" in name or name.startswith(("tests", "corpus", "bench"))]


def test_the_wheel_cleans_the_twin(python, tmp_path):
    text = run(python, tmp_path, "-m", "normaliser", "clean", str(TWIN))
    assert "“We were never afraid of the dark,”" in text
    assert "Keine Kommentare:" not in text


def test_the_wheel_is_what_was_imported_and_does_as_the_checkout_does(python, tmp_path):
    program = (
        "import sys, normaliser; print(normaliser.__file__); print(normaliser.clean(open(sys.argv[1]).read()).text)"
    )
    where, _, text = run(python, tmp_path, "-c", program, str(TWIN)).partition("\n")
    assert ROOT not in Path(where).parents
    assert text == run(sys.executable, tmp_path, "-c", program, str(TWIN)).partition("\n")[2]


def test_the_wheel_leaves_alone_what_it_does_not_need(python, tmp_path):
    program = "import importlib.util as u; print([n for n in ('pytest', 'pyspark', 'hypothesis') if u.find_spec(n)])"
    assert run(python, tmp_path, "-c", program) == "[]\n"
