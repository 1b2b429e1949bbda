"""What a voice is given for written words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sound.number_words import in_words
from desktop.sound.spoken import CLAUSE_PAUSE_MS, LONGEST_TEXT, SENTENCE_PAUSE_MS, Piece, spoken


def said(text: str) -> str:
    return " | ".join(piece.text for piece in spoken(text))


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("30 s", "thirty seconds"),
        ("1 min", "one minute"),
        ("10-15 min", "ten to fifteen minutes"),
        ("10–15", "ten to fifteen"),
        ("37 to 38 °C", "thirty-seven to thirty-eight degrees Celsius"),
        ("45°C.", "forty-five degrees Celsius."),
        ("5℃", "five degrees Celsius"),
        ("-5 °C", "minus five degrees Celsius"),
        ("1 °C", "one degree Celsius"),
        ("turn by 90°", "turn by ninety degrees"),
        ("a 90-degree turn", "a ninety-degree turn"),
        ("2 cm", "two centimetres"),
        ("6.7 cm", "six point seven centimetres"),
        ("10 cm²", "ten square centimetres"),
        ("0.5 L", "zero point five litres"),
        ("0.5–1 L", "zero point five to one litre"),
        ("1 drop in 10 ml", "one drop in ten millilitres"),
        ("above 2 %", "above two per cent"),
        ("50%", "fifty per cent"),
        ("4/10", "four out of ten"),
        ("≤ 4/10", "at most four out of ten"),
        ("90/90", "ninety ninety"),
        ("1/2 tsp", "half a teaspoon"),
        ("½ h", "half an hour"),
        ("¼ l", "a quarter of a litre"),
        ("½", "a half"),
        ("1½ tbsp", "one and a half tablespoons"),
        ("x2", "times two"),
        ("2×", "two times"),
        ("3 × 30 s", "three times thirty seconds"),
        ("~5 min", "about five minutes"),
        ("120 seconds", "one hundred and twenty seconds"),
    ],
)
def test_measures_are_spelt_out(written: str, words: str) -> None:
    assert said(written) == words


@pytest.mark.parametrize(
    "text",
    ["C7 and T12", "in 2007", "the 4th rib", "at 12:30", "1,000 people", "007", "two-thirds", "the S-hook"],
)
def test_what_a_voice_reads_well_by_itself_is_left_to_it(text: str) -> None:
    assert said(text) == text


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("a ball, e.g. of rubber", "a ball, for example of rubber"),
        ("i.e. stay still", "that is stay still"),
        ("approx. 3 min. rest", "about three minutes rest"),
        ("ball, towel, etc.", "ball, towel, and so on."),
        ("ball etc. are near", "ball and so on are near"),
        ("no. 5", "number five"),
        ("and/or", "or"),
        ("left/right", "left or right"),
        ("Oil & salt", "Oil and salt"),
        ("rest → work", "rest to work"),
        ("a ball (soft), held", "a ball, soft, held"),
        ("Press less – then wait", "Press less, then wait"),
        ("Press—wait", "Press, wait"),
        ("Cat–cow on hands and knees", "Cat-cow on hands and knees"),
        ("“Quoted” 'words' of the blade’s edge", "Quoted words of the blade's edge"),
        ("rest_90_90", "rest 90 90"),
        ("*bold* #tag 😀", "bold tag"),
        ("a <break time=3/> <b>c</b>", "a break time is three b c b"),
        ("bad\x00\x07\x1bwords", "bad words"),
        ("Pressure 3: light", "Pressure three: | light"),
        ("[[kl'oUz]]", "kl'oUz"),
    ],
)
def test_abbreviations_and_symbols_are_said_or_left_out(written: str, words: str) -> None:
    assert said(written) == words


def test_the_pauses_between_sentences_and_clauses_are_ours() -> None:
    assert spoken("Helper: circle; then stop. Breathe out, slowly.") == (
        Piece("Helper:", CLAUSE_PAUSE_MS),
        Piece("circle;", CLAUSE_PAUSE_MS),
        Piece("then stop.", SENTENCE_PAUSE_MS),
        Piece("Breathe out, slowly.", 0),
    )
    assert SENTENCE_PAUSE_MS > CLAUSE_PAUSE_MS > 0


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Wait 15 s. 20 at most.", ["Wait fifteen seconds.", "twenty at most."]),
        ("Stop... Now!", ["Stop.", "Now!"]),
        ("Really?! Yes", ["Really?", "Yes"]),
        ("One line\n\nanother", ["One line.", "another"]),
        ("folded\nline", ["folded line"]),
        ("6.5 cm is A. B. Smith", ["six point five centimetres is A. B. Smith"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in spoken(text)] == pieces


@pytest.mark.parametrize("text", ["", " ", "...", "—", "😀", "()", "\x00", "\n\n"])
def test_there_may_be_nothing_to_say(text: str) -> None:
    assert spoken(text) == ()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "zero"),
        ("13", "thirteen"),
        ("40", "forty"),
        ("99", "ninety-nine"),
        ("100", "one hundred"),
        ("218", "two hundred and eighteen"),
        ("3.14", "three point one four"),
        ("1000", "1000"),
    ],
)
def test_numbers_in_words(number: str, words: str) -> None:
    assert in_words(number) == words


@given(st.text(max_size=300))
def test_any_text_gives_words_and_marks_alone(text: str) -> None:
    pieces = spoken(text)
    for piece in pieces:
        assert re.search(r"\w", piece.text)
        assert not re.search(r"[<>\[\]{}()|\\\"\x00-\x1f]", piece.text)
        assert piece.text == piece.text.strip()
    assert [piece.pause_ms > 0 for piece in pieces[:-1]] == [True] * (len(pieces) - 1)


@pytest.mark.parametrize(
    "text", ["1 " * 50_000, "(" * 100_000, ", " * 50_000, "a-" * 50_000, "ﷺ" * 50_000, "½" * 9_999]
)
def test_a_huge_text_is_cut(text: str) -> None:
    pieces = spoken(text)
    assert sum(len(piece.text) for piece in pieces) < 12 * LONGEST_TEXT


def test_a_long_text_ends_with_a_whole_word() -> None:
    assert said("word " * LONGEST_TEXT).split()[-1] == "word"
