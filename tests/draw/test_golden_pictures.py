"""A few pictures are painted as they were when somebody last looked, in all looks and kinds of postures.

When a picture was meant to change: ``python -m tests.renew_goldens``, then look at the files.
"""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tests.draw.golden_pictures import FOLDER, PICTURES, SIZE_PX, paint
from tests.figure.golden_values import load

MEAN = 0.8
"""How far apart the pictures may be on average, of 255: edges are smoothed a little differently elsewhere."""
FAR, FEW = 40, 0.004
"""A part of the picture, and no more, may be farther apart than this."""


def distances(one: QImage, other: QImage) -> list[int]:
    first, second = (image.convertToFormat(QImage.Format.Format_RGB888) for image in (one, other))
    assert first.size() == second.size()
    return [abs(a - b) for a, b in zip(bytes(first.constBits()), bytes(second.constBits()), strict=True)]


def alike(one: QImage, other: QImage) -> bool:
    found = distances(one, other)
    far = sum(distance > FAR for distance in found)
    return sum(found) / len(found) <= MEAN and far / len(found) <= FEW


@pytest.fixture(scope="module")
def catalogue():
    return load()


@pytest.mark.parametrize("picture", PICTURES, ids=[picture.path.stem for picture in PICTURES])
def test_the_picture_is_as_it_was(picture, catalogue, tmp_path):
    if picture.technique not in catalogue.techniques:
        pytest.skip("not drawn yet")
    now = paint(picture, catalogue)
    assert alike(now, QImage(str(picture.path)))


def test_no_picture_is_kept_that_nobody_looks_at():
    assert {path.name for path in FOLDER.glob("*")} <= {picture.path.name for picture in PICTURES}


def test_a_small_thing_that_is_missing_is_seen(catalogue):
    now = paint(PICTURES[0], catalogue)
    changed = now.copy()
    painter = QPainter(changed)
    painter.fillRect(SIZE_PX[0] // 2, SIZE_PX[1] // 2, 30, 30, QColor("#00ff00"))
    painter.end()
    assert alike(now, now.copy())
    assert not alike(now, changed)
