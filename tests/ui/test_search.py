"""Searching: what a person types finds the texts that speak of it, however it is spelt or asked."""

import pytest

from desktop.ui.search import Query, words_of

TEXT = words_of("How do I get out of bed?", "Roll like a log, élan or not. A child's pose eases the sleeper.")


@pytest.mark.parametrize(
    "typed",
    [
        "bed",
        "BED",
        "b",
        "bed log",
        "elan",
        "ÉLAN",
        "rolling",
        "rolled",
        "logs",
        "getting out of bed",
        "how do I get out of bed with back pain?",
        "childs",
        "child's",
        "child’s pose",
        "sleep",
    ],
)
def test_it_finds(typed: str) -> None:
    assert Query.of(typed).finds(TEXT)


@pytest.mark.parametrize("typed", ["sofa", "bed sofa", "ed", "sleepers nightmare", "og", "bedding room"])
def test_it_does_not_find(typed: str) -> None:
    assert not Query.of(typed).finds(TEXT)


@pytest.mark.parametrize("typed", ["", "   ", "?!", "’"])
def test_nothing_typed_finds_everything(typed: str) -> None:
    assert not Query.of(typed).wanted
    assert Query.of(typed).finds(TEXT)
    assert Query.of(typed).finds(frozenset())


def test_words_that_stand_everywhere_count_only_when_there_are_no_others() -> None:
    assert Query.of("the best oil for my back pain") == Query.of("oil")
    assert not Query.of("massage").finds(words_of("Oil"))
    assert Query.of("massage").finds(words_of("How often may I massage?"))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("cold", "An ice pack"),
        ("warmth", "Heat first"),
        ("heat", "Something warm"),
        ("massage gun", "An electric massager"),
        ("herniated", "A slipped disc"),
        ("pregnant", "In pregnancy"),
        ("menstruation", "During my period"),
        ("tingling", "Numb feet"),
    ],
)
def test_another_word_for_the_same_thing_finds_it_too(typed: str, text: str) -> None:
    assert Query.of(typed).finds(words_of(text))


@pytest.mark.parametrize("word", ["during", "bleed", "press", "is", "ring", "yes", "bed"])
def test_a_word_finds_itself_whatever_it_ends_in(word: str) -> None:
    assert Query.of(word).finds(words_of(word))
    assert not Query.of(word).finds(words_of("blend", "duration"))
