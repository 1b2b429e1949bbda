"""The shelf: what the library shows, made from the catalogue."""

from dataclasses import replace

from desktop.library.fitting import rows_of
from desktop.model.catalogue import Catalogue
from desktop.model.problem import BrokenFile
from desktop.session.compiler import compile_timeline, lengths_of
from desktop.ui.shelving import shelf_of
from desktop.ui.theme.theme import Theme


def test_tools_are_asked_about_in_the_order_of_the_catalogue(theme: Theme, catalogue: Catalogue) -> None:
    told = [(tool.id, tool.title, tool.icon) for tool in shelf_of(catalogue, theme).tools]
    assert told == [
        ("tennis_ball", "Tennis ball", "tennis_ball"),
        ("massage_ball", "Massage ball", "massage_ball"),
        ("foam_roller", "Foam roller", "foam_roller"),
    ]


def test_every_routine_is_there_with_its_true_length(theme: Theme, catalogue: Catalogue) -> None:
    routines = shelf_of(catalogue, theme).routines
    assert [routine.row.id for routine in routines] == list(catalogue.routines)
    for shown in routines:
        routine = catalogue.routines[shown.row.id]
        assert shown.title == routine.title
        assert shown.row.duration_ms == compile_timeline(routine, catalogue.techniques).duration_ms


def test_a_routine_is_selected_as_the_catalogue_says(theme: Theme, catalogue: Catalogue) -> None:
    shelf = shelf_of(catalogue, theme)
    lengths = {
        name: lengths_of(routine, catalogue.techniques) for name, routine in catalogue.routines.items()
    }
    assert tuple(shown.row for shown in shelf.routines) == rows_of(catalogue, lengths)


def test_a_card_tells_all_places_and_pictures_the_first(theme: Theme, catalogue: Catalogue) -> None:
    told = {shown.row.id: (shown.place, shown.place_icon) for shown in shelf_of(catalogue, theme).routines}
    assert told["desk_reset"] == ("Seated", "position_seated")
    assert told["everything"] == ("Several positions", "position_seated")


def test_broken_files_are_on_the_shelf(theme: Theme, catalogue: Catalogue, broken_file: BrokenFile) -> None:
    assert shelf_of(replace(catalogue, broken=(broken_file,)), theme).broken == (broken_file,)
