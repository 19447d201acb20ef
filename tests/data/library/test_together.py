"""Several processes add to one library while others read it: no error, and nothing lost."""

import subprocess
import sys
from pathlib import Path

from data import library
from data.library import Library
from tests.data.library.conftest import Many

ROOT = Path(__file__).parents[3]
ADDERS = 2
EACH = 100

ADDER = """
import sys
from data import library
from tests.data.library.conftest import invented
place, number, each = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
with library.open(place) as opened:
    for begin in range(0, each, 10):
        # Half of them are those that the next process adds too.
        opened.add(invented(10, number * each // 2 + begin))
"""
READER = """
import sys
from data import library
print("ready", flush=True)
sys.stdin.readline()
before = reads = 0
with library.open(sys.argv[1]) as opened:
    while before < int(sys.argv[2]):
        listed = opened.articles()
        texts = opened.texts(listed.index.tolist())
        assert len(listed) >= before and len(texts) == len(listed)
        before = len(listed)
        reads += 1
print(reads)
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """A process that says when it is ready, and waits for a line before it begins."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, text=True, stdin=pipe, stdout=pipe, stderr=pipe)


def test_processes_that_add_and_read_at_once(opened: Library, place: str, many: Many) -> None:
    distinct = EACH // 2 * (ADDERS + 1)
    started = [start(ADDER, place, number, EACH) for number in range(ADDERS)]
    started.append(start(READER, place, distinct))
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in started:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in started:
        _, errors = process.communicate()
        assert (process.returncode, errors) == (0, "")
    wanted = many(distinct)
    with library.open(place) as again:
        assert set(again.articles()["title"]) == set(wanted["title"])
        texts = again.texts(wanted["article_id"].tolist())
        assert texts["text"].tolist() == wanted["text"].tolist()
