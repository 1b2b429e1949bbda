"""Makes the kept values and pictures of the figure anew: ``python -m tests.renew_goldens``.

For a picture that was meant to change. Look at what ``git diff`` shows before you keep it.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.draw import golden_pictures
from tests.figure import golden_values

if __name__ == "__main__":
    for module in (golden_values, golden_pictures):
        written = list(module.renew())
        sys.stdout.write(f"{len(written)} files in {module.FOLDER}\n")
