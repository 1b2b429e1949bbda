"""Every step is drawn as it was when somebody last looked: joints, contact and back map, as numbers.

When a picture was meant to change: ``python -m tests.renew_goldens``, then look at what ``git diff`` shows.
"""

import json

import pytest

from tests.figure.golden_values import DIGITS, FOLDER, load, path_of, values_of

NEAR = 2.5 * 10**-DIGITS
"""Another machine may round the last digit another way, and a little more where a search ends early."""
FILES = sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_every_step_is_drawn_as_it_was(path, catalogue, book):
    kept = json.loads(path.read_text(encoding="utf-8"))
    now = values_of(catalogue.techniques[path.stem], book)
    assert list(now) == list(kept)
    for step, values in now.items():
        assert values["loop_s"] == pytest.approx(kept[step]["loop_s"]), step
        assert values["stills_s"] == pytest.approx(kept[step]["stills_s"], abs=NEAR), step
        for k, (moment, before) in enumerate(zip(values["moments"], kept[step]["moments"], strict=True)):
            assert moment.keys() == before.keys(), f"{step}, moment {k}"
            for name, numbers in moment.items():
                assert numbers == pytest.approx(before[name], abs=NEAR), f"{step}, moment {k}: {name}"


def test_every_technique_is_kept():
    missing = [name for name in load().techniques if not path_of(name).exists()]
    assert not missing, "keep them with: python -m tests.renew_goldens"
