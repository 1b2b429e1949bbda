"""A small session with everything a player can show, and a player joined to a driver on clocks of its own."""

from dataclasses import replace
from types import MappingProxyType

from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.model.knowledge import StopMoment, StopRule
from desktop.model.region import Area, Region
from desktop.model.tool import Tool, ToolKind, ToolRole
from desktop.session.commands import Leave, Load
from desktop.system.session_driver import SessionDriver
from desktop.ui.pages.player_page import PlayerPage
from tests.session.session_content import compiled, make_step, make_technique

LONG_DO = "Bend and straighten the knees slowly so the ball rolls about ten centimetres up and down. " * 2


def make_tool(name, kind=ToolKind.BALL, role=ToolRole.FILTER):
    title = name.replace("_", " ").capitalize()
    return Tool(id=name, title=title, role=role, kind=kind, what="A thing.", limits="Gently.")


def make_region(name, reach_x):
    area = Area(x=(0.1, reach_x), y=(0.04, 0.26), cap=3)
    return Region(id=name, title=name.replace("_", " ").capitalize(), areas=(area,))


TOOLS = {
    tool.id: tool
    for tool in (
        make_tool("hands", ToolKind.HANDS, ToolRole.ALWAYS),
        make_tool("tennis_ball"),
        make_tool("massage_ball"),
        make_tool("chair", ToolKind.HOUSEHOLD, ToolRole.ASSUMED),
    )
}
REGIONS = {region.id: region for region in (make_region("upper_back", 0.3), make_region("glutes", 0.75))}

PRESS = replace(
    make_step("press", side="each", seconds=30),
    title="Roll slowly between shoulder blade and spine",
    do=LONG_DO[:160],
    pressure=3,
    region="upper_back",
    tools=("tennis_ball", "massage_ball"),
    breathing="In through the nose about 4 s, out about 6 s.",
    feel="Springy pressure on muscle, never on bone.",
    mistake="Ball on the spine or on the shoulder-blade bone.",
)
ROLL = replace(
    make_step("roll", side="each", times=(4, 5)),
    pressure=2,
    region="glutes",
    tools=("tennis_ball",),
    breathing="Breathe wide into the ribs at the back, hold for a moment, and sigh out through the mouth.",
)
BALL = replace(
    make_technique("ball", make_step("setup", "setup", seconds=12), PRESS, ROLL),
    needs=(("tennis_ball", "massage_ball"),),
    household=("chair",),
)
HANDS = make_technique("hands", make_step("shake", seconds=10))

STOP_RULES = (
    StopRule(id="sharp", moment=StopMoment.AT_ONCE, rule="Stop at any sharp or shooting pain."),
    StopRule(id="numb", moment=StopMoment.AT_ONCE, rule="Stop at tingling, numbness or weakness in a leg."),
    StopRule(id="level", moment=StopMoment.ACHE, rule="An ache stays level or fades within 30 seconds."),
    StopRule(id="ice", moment=StopMoment.DAILY, rule="Ice: three times a day at most."),
)

CONTENT = Catalogue(
    tools=MappingProxyType(TOOLS),
    regions=MappingProxyType(REGIONS),
    zones=MappingProxyType({}),
    conditions=MappingProxyType({}),
    sources=MappingProxyType({}),
    answers=MappingProxyType({}),
    claims=MappingProxyType({}),
    red_flags=MappingProxyType({}),
    stop_rules=MappingProxyType({rule.id: rule for rule in STOP_RULES}),
    techniques=MappingProxyType({technique.id: technique for technique in (BALL, HANDS)}),
    poses=MappingProxyType({}),
    routines=MappingProxyType({}),
)

TIMELINE = compiled(BALL, HANDS)
"""Prepare, set up, press left, roll left, switch, press right, roll right, change, shake."""


def segment(kind, *, side=None, step=None):
    """The first segment of a kind, and of a side or a step where one is given."""
    return next(
        segment
        for segment in TIMELINE.segments
        if segment.kind == kind
        and (side is None or segment.side == side)
        and (step is None or segment.step == step)
    )


class Listening:
    """A screen reader that writes down what it is told."""

    def __init__(self, active):
        self.active = active
        self.told = []

    def isActive(self):  # noqa: N802 - Qt's name
        return self.active

    def updateAccessibility(self, event):  # noqa: N802 - Qt's name
        self.told.append(event.message())


class Player:
    """A player page, the driver behind it, and the clock of both."""

    def __init__(self, qtbot, theme, timeline=TIMELINE):
        self.now_ms = 0
        self.commands = []
        self.events = []
        self.page = PlayerPage(theme, PictureBook({}, {}, TOOLS), CONTENT)
        qtbot.addWidget(self.page)
        self.driver = SessionDriver(lambda: self.now_ms, self.page, wall_clock=lambda: self.now_ms)
        self.driver.happened.connect(self.events.append)
        self.driver.happened.connect(self.page.show_event)
        self.driver.ticked.connect(self.page.show_position)
        self.page.command.connect(self.commands.append)
        self.page.command.connect(self.driver.send)
        self.page.resize(1280, 800)
        self.page.show()
        self.driver.send(Load(timeline))

    def play_on(self, for_ms, step_ms=40):
        """Let time pass, looking as often as the timer would."""
        for _ in range(0, for_ms, step_ms):
            self.now_ms += step_ms
            self.driver.look()

    def leave(self):
        self.driver.send(Leave())
