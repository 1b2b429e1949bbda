"""The prose of the author's guide, and the examples in it, which the tests load like any other file."""

from collections.abc import Mapping
from types import MappingProxyType

from desktop.library.kinds import Kind

EXAMPLE_ROUTINE_ID = "my_evening"

EXAMPLE_ROUTINE = """\
id: my_evening
title: My evening quarter of an hour
goal: Shoulders first, then the lower back
level: 1
note: Turn the phone to silent before you start.
techniques:
  - technique: hands_shoulders
  - technique: hands_lower
    scale: 1.25
"""

EXAMPLE_TECHNIQUE_ID = "wall_upper"

EXAMPLE_TECHNIQUE = """\
id: wall_upper
title: "Ball at the wall: upper back"
regions: [upper_back]
position: wall
level: 1
needs: [[tennis_ball, massage_ball]]
household: [wall]
often: Once a day at most on the same spot.
evidence:
  strength: none
  claim: Nothing specific to a ball at the wall was found, so this is a comfort measure.
conditions:
  - condition: ci_skin
    action: block
    note: Wait until the skin there is sound again.
steps:
  - id: stand
    kind: setup
    title: Stand with your back to the wall
    do: Stand with your back to the wall, the feet a foot-length away from it.
    say: Stand with your back to the wall, your feet a foot-length away from it.
    duration_s: 15
    picture: tennis_upper_wall.hang_ball
  - id: roll
    kind: work
    side: each
    title: Bend and straighten the knees
    do: Bend and straighten the knees so that the ball rolls up and down beside the spine.
    say: Bend your knees slowly and straighten them again. The ball rolls beside the spine, on soft muscle.
    repetitions: 8
    repetition_s: 5
    pressure: 3
    region: upper_back
    tools: [tennis_ball, wall]
    breathing: Out as you bend, in as you rise.
    feel: A kneading that stays at four of ten or less.
    mistake: Rolling onto the bones of the spine.
    picture: tennis_upper_wall.roll
"""

BEFORE_ROUTINE = f"""\
<!-- Made by "python -m desktop.library.publish docs": change desktop/library/guide_prose.py or the model. -->

# Writing routines

A routine is a small text file. Any editor will do; no programming is needed. This page shows a whole routine,
tells where it goes and how to check it, and then lists every field there is.

## A whole routine

Save this as `{EXAMPLE_ROUTINE_ID}.yaml`:

```yaml
{EXAMPLE_ROUTINE}```

A routine names techniques, in order. `scale` makes one longer or shorter. `python main.py techniques` lists
the techniques that there are, with their ids.

## Where it goes

Put the file into the folder `routines` of your data folder, and make that folder if it is not there yet:

| System | Folder |
|---|---|
| Linux | `~/.local/share/unknot/routines` |
| macOS | `~/Library/Application Support/unknot/routines` |
| Windows | `%LOCALAPPDATA%\\unknot\\routines` |

If you start Unknot with `--data DIR`, it is the folder `routines` in `DIR`. Your routines are listed beside
ours. A file with a mistake in it never stops the others: it is listed with what is wrong with it.

## Check it

```
python main.py check {EXAMPLE_ROUTINE_ID}.yaml
```

On Windows write `py main.py check {EXAMPLE_ROUTINE_ID}.yaml`. Nothing is printed when all is well. Otherwise
there is a line for each problem, with the file, the line and the column, what was found and how to mend it:

```
{EXAMPLE_ROUTINE_ID}.yaml:2:1: A routine has no field 'titel'. Did you mean 'title'?
```

You can name several files, or a folder, which is then walked.

Techniques of your own, and their pictures, are checked as well; to check them together, name the folder that
holds the folders `techniques` and `poses`. Every step is drawn and looked at, at 24 moments of its movement
and at its key poses.
A step is refused when it presses on the spine, in a no-pressure zone, outside its region or harder than is
offered there; such a technique is not offered in the app, nor are the routines that use it. `check` also
tells where a drawn body floats, sinks into things, reaches too short or bends too far.

No picture tells whom a technique is not for: that stands in its `conditions`. A condition of which a
technique says nothing changes nothing, save those that stop everything (warning signs, and being under 18).
Look at the techniques that come with the app for what a ball, a roller or warmth asks for.

A file holds at most 256 KB. Of your own, the app reads up to 1,000 routines, 50 techniques and 50 sheets of
pictures; `check` reads as many as you name.

## What to know about the format

The format is YAML, read strictly: what two programs might read differently is refused, never guessed at.

- Indent with spaces, two for each level; never with tabs.
- A text that holds `: ` or ` #`, or that starts with a sign such as `*`, `&`, `@` or `[`, goes in quotes.
- Every text is a single line. Start a long one with `>-` and indent the lines below it.
- Only `true` and `false` are booleans. `yes`, `no`, `on` and `off` are refused without quotes.
- Write times as seconds: `90`, not `1:30`.
- Each field stands once. Anchors, aliases, tags and merge keys are not used.
- The name of the file is the id with `.yaml` behind it. Ids are lower case words joined by underscores.
- Files are saved as UTF-8.

Editors that know YAML complete the fields while you type if the first line of the file names the schema:

```yaml
# yaml-language-server: $schema=../docs/schema/routine.json
```

## All fields

"Needed" means that the file is not used without the field. Everything else may be left out.
"""

AFTER_ROUTINE = """\
#### How long a routine takes

Steps of the kinds `setup` and `check` take as long as they say. For `work` and `rest` steps, seconds are
multiplied by `scale`, rounded to whole ones, and never fall below 10; repetitions are multiplied, rounded
up, and never fall below 3.
Steps with `side: each` are played for one side and then for the other, a row of them as one block. Between
two steps are 5 seconds. See the outcome with `python main.py show ROUTINE`.
What a step says is said in full, or only its first sentences where the step is too short for more: `check`
and `show` tell how long it takes and how much time there is.
"""

INTRODUCTIONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.ROUTINE: "### Routines: `routines/<id>.yaml`",
        Kind.TECHNIQUE: f"""\
### Techniques: `routines/techniques/<id>.yaml`

Techniques come with the app. Your own go into the folder `techniques` beside your folder `routines`, and
their pictures into the folder `poses` beside it. A small one, complete, with a picture of ours:

```yaml
{EXAMPLE_TECHNIQUE}```""",
        **{
            kind: f"### {title}: `routines/catalog/{kind}.yaml`\n\nOne list under the key `{kind}`."
            for kind, title in (
                (Kind.TOOLS, "Tools"),
                (Kind.REGIONS, "Regions"),
                (Kind.ZONES, "No-pressure zones"),
                (Kind.CONDITIONS, "Conditions"),
                (Kind.SOURCES, "Sources"),
                (Kind.ANSWERS, "Answers"),
                (Kind.CLAIMS, "What people say"),
                (Kind.RED_FLAGS, "Warning signs"),
                (Kind.STOP_RULES, "Stop rules"),
            )
        },
        Kind.POSES: "### Pictures: `assets/poses/<id>.yaml`",
    }
)
