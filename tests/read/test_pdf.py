"""What a reader of a PDF gets: text in reading order, each run with its page and box."""

import pypdfium2
from pdf_maker import LEAD, Sheet, paragraphs, read
from pypdfium2 import raw

from onrecord.model import Document, PartKind, PartStyle, RepairKind

LEFT = [
    "The government said on Monday that it",
    "would send twelve lorries to the north",
    "and that the road was open again.",
]
MORE = [
    "Ida Lund, the minister of defence, said",
    "the lorries had left the port of Ostvik",
    "at noon, and that more would follow.",
]
RIGHT = [
    "Per Novak, who leads the union, asked",
    "who had paid for the fuel. “Nobody has",
    "told us,” he said on the same evening.",
]
LAST = [
    "The audit office reports to parliament",
    "every autumn. Its next report is due on",
    "the first of October, a clerk said.",
]


def joined(lines: list[str]) -> str:
    return " ".join(lines)


def check_every_run(document: Document, data: bytes) -> None:
    """Each run equals PDFium's own characters, and its box lies on the page and is not empty."""
    pdf = pypdfium2.PdfDocument(data)
    pages = {number: pdf[number - 1] for number in range(1, len(pdf) + 1)}
    texts = {number: page.get_textpage() for number, page in pages.items()}
    assert len(document.boxes) == len(document.source_map.runs) > 0
    for run, box in zip(document.source_map.runs, document.boxes, strict=True):
        places = range(run.source_start, run.source_start + run.length)
        said = "".join(chr(raw.FPDFText_GetUnicode(texts[run.page], place)) for place in places)
        assert said == document.text[run.text_start : run.text_start + run.length]
        left, bottom, right, top = pages[run.page].get_bbox()
        assert left <= box.left < box.right <= right
        assert bottom <= box.bottom < box.top <= top
    for text in texts.values():
        text.close()
    pdf.close()


def two_columns(sheet: Sheet, y: float = 150) -> Sheet:
    for x, upper, lower in ((50, LEFT, MORE), (310, RIGHT, LAST)):
        next_y = sheet.lines(x, y, upper)
        sheet.lines(x, next_y + LEAD, lower)
    return sheet


def test_lines_of_one_column_are_joined_and_every_run_goes_back():
    sheet = Sheet().page()
    sheet.lines(50, 100, LEFT)
    sheet.lines(50, 100 + 4 * LEAD, MORE)
    data = sheet.bytes()
    document = read(data).document
    assert paragraphs(document) == [joined(LEFT), joined(MORE)]
    assert {run.page for run in document.source_map.runs} == {1}
    assert document.media_type == "application/pdf"
    assert document.reader == "pdf/1"
    check_every_run(document, data)


def test_columns_are_read_one_after_the_other_under_a_headline_that_spans_them():
    sheet = Sheet().page().put(50, 90, "Lorries reach the north after nine days", size=24, style="B")
    data = two_columns(sheet).bytes()
    document = read(data).document
    assert paragraphs(document)[1:] == [joined(LEFT), joined(MORE), joined(RIGHT), joined(LAST)]
    assert document.parts[0].kind is PartKind.TITLE
    assert document.title == "Lorries reach the north after nine days"
    check_every_run(document, data)


def test_columns_written_row_by_row_into_the_file_are_still_columns():
    sheet = Sheet().page()
    for row, (left, right) in enumerate(zip([*LEFT, *MORE], [*RIGHT, *LAST], strict=True)):
        sheet.put(50, 100 + row * LEAD, left).put(260, 100 + row * LEAD, right)
    text = read(sheet.bytes()).document.text
    assert text.index("clerk said") > text.index("asked") > text.index("more would follow")
    assert joined(LEFT) in text
    assert joined(RIGHT) in text


def test_three_columns():
    sheet = Sheet(size=8).page()
    for x, lines in ((50, LEFT), (220, MORE), (390, RIGHT)):
        sheet.lines(x, 100, lines)
    text = read(sheet.bytes()).document.text
    assert [text.index(lines[0]) for lines in (LEFT, MORE, RIGHT)] == sorted(
        text.index(lines[0]) for lines in (LEFT, MORE, RIGHT)
    )
    for lines in (LEFT, MORE, RIGHT):
        assert joined(lines) in text


def test_a_headline_over_a_second_story_keeps_the_two_stories_apart():
    sheet = two_columns(Sheet().page())
    sheet.put(50, 330, "Another day, another report", size=20, style="B")
    sheet.lines(50, 380, ["“We have no news,” the clerk told", "everyone who came to the counter."])
    sheet.lines(310, 380, ["The counter closes at four o’clock", "on Fridays, and it did so this week."])
    text = read(sheet.bytes()).document.text
    order = [
        "The government said",
        "Per Novak",
        "a clerk said.",
        "Another day",
        "We have no news",
        "The counter closes",
    ]
    assert sorted(order, key=text.index) == order


def test_a_sentence_cut_by_a_column_is_joined():
    sheet = Sheet().page()
    sheet.lines(50, 100, [*LEFT[:2], "and that the minister of the interior"])
    sheet.lines(310, 100, ["would inspect the road on Friday.", *RIGHT])
    document = read(sheet.bytes()).document
    assert "the minister of the interior would inspect the road on Friday." in document.text
    assert RepairKind.PAGE_BREAK in {repair.kind for repair in document.repairs}


def test_a_sentence_cut_by_a_page_is_joined_over_heads_and_feet():
    sheet = Sheet().page().put(50, 40, "The Ostvik Courier", size=8).put(290, 810, "- 1 -", size=8)
    sheet.lines(50, 700, [*LEFT[:2], "and that the minister of the interior"])
    sheet.page().put(50, 40, "The Ostvik Courier", size=8).put(290, 810, "- 2 -", size=8)
    sheet.lines(50, 100, ["would inspect the road on Friday.", "", *MORE])
    data = sheet.bytes()
    document = read(data).document
    assert "the minister of the interior would inspect the road on Friday." in document.text
    assert "Courier" not in document.text
    assert "- 2 -" not in document.text
    furniture = [repair for repair in document.repairs if repair.kind is RepairKind.FURNITURE]
    assert {repair.source.page for repair in furniture} == {1, 2}
    assert len(furniture) == 4
    check_every_run(document, data)


def test_a_quotation_cut_by_a_page_is_joined_and_a_new_paragraph_is_not():
    sheet = Sheet().page()
    sheet.lines(50, 700, ["“We know who paid for the fuel, and we", "will say so when the time has come. The"])
    sheet.page().lines(50, 100, ["lorries will not wait,” Novak said.", "", *MORE])
    text = read(sheet.bytes()).document.text
    assert "The lorries will not wait,” Novak said.\n\nIda Lund" in text


def test_a_paragraph_that_ends_with_its_page_stays_one():
    sheet = Sheet().page()
    sheet.lines(50, 700, LEFT)
    sheet.page().lines(50, 100, MORE)
    assert paragraphs(read(sheet.bytes()).document) == [joined(LEFT), joined(MORE)]


def test_line_end_hyphens_go_or_stay_by_vocabulary():
    lines = [
        "The inter-state commission of the govern-",
        "ment met in Ostvik. Members of the inter-",
        "state commission praised the Novak-",
    ]
    sheet = Sheet().page()
    sheet.lines(50, 100, [*lines, "Lund report and a long-", "planned visit of the Ostvik-", "based institute."])
    data = sheet.bytes()
    document = read(data).document
    assert "of the government met" in document.text
    assert "Members of the inter-state commission praised the Novak-Lund report" in document.text
    assert "a long-planned visit of the Ostvik-based institute." in document.text
    assert RepairKind.HYPHEN in {repair.kind for repair in document.repairs}
    check_every_run(document, data)


def test_a_hyphen_cut_by_a_column_is_resolved():
    sheet = Sheet().page()
    sheet.lines(50, 100, ["The audit office of the kingdom said that", "the ministers had not read its recommen-"])
    sheet.lines(310, 100, ["dations, which were sent out in spring", "and again in autumn of the same year."])
    assert "read its recommendations, which" in read(sheet.bytes()).document.text


def test_paragraphs_are_told_by_their_indents():
    sheet = Sheet().page()
    sheet.lines(50, 100, LEFT)
    for start, lines in ((3, MORE), (6, RIGHT)):
        sheet.put(64, 100 + start * LEAD, lines[0])
        sheet.lines(50, 100 + (start + 1) * LEAD, lines[1:])
    assert paragraphs(read(sheet.bytes()).document) == [joined(LEFT), joined(MORE), joined(RIGHT)]


def test_a_large_first_letter_begins_its_word():
    sheet = Sheet().page().put(50, 113 + LEAD, "T", size=36)
    sheet.put(76, 113, "he government said on Monday that").put(76, 113 + LEAD, "it would send twelve lorries to the")
    sheet.lines(50, 113 + 2 * LEAD, ["north, and that the road to the border", "was open again after nine days."])
    data = sheet.bytes()
    document = read(data).document
    assert document.text.startswith("The government said on Monday that it would send twelve lorries to the north, and")
    check_every_run(document, data)


def test_a_large_first_letter_that_is_a_word_keeps_its_space():
    sheet = Sheet().page().put(50, 113 + LEAD, "A", size=36)
    sheet.put(78, 113, "government that cannot say what it").put(78, 113 + LEAD, "paid for its fuel should not ask for")
    sheet.lines(50, 113 + 2 * LEAD, ["more, the leader of the union said in", "a speech to the dockers of Ostvik."])
    assert read(sheet.bytes()).document.text.startswith("A government that cannot say")


def test_a_quotation_set_in_is_a_block_quotation():
    sheet = Sheet().page()
    y = sheet.lines(50, 100, [*LEFT, "In a letter the minister puts it so:"])
    y = sheet.lines(74, y, ["The union knows our figures, and they", "are the same as in the spring."])
    sheet.lines(50, y, MORE)
    document = read(sheet.bytes()).document
    quoted = [document.text_of(part.span) for part in document.parts if part.style is PartStyle.BLOCKQUOTE]
    assert quoted == ["The union knows our figures, and they are the same as in the spring."]


def test_caption_and_footnote_do_not_cut_the_sentence_they_stand_in():
    sheet = Sheet().page()
    sheet.lines(50, 600, [*LEFT[:2], "and that the minister of the interior"])
    sheet.put(50, 700, "Photo: The port of Ostvik in the morning.", size=8)
    sheet.put(50, 760, "1 Figures of the audit office for the first half of the year.", size=8)
    sheet.page().lines(50, 100, ["would inspect the road on Friday.", "", *MORE])
    document = read(sheet.bytes()).document
    assert "the minister of the interior would inspect the road on Friday." in document.text
    kinds = {document.text_of(part.span): part.kind for part in document.parts}
    assert kinds["Photo: The port of Ostvik in the morning."] is PartKind.CAPTION
    assert "1 Figures of the audit office for the first half of the year." in kinds


def test_words_in_italics_are_emphasis():
    sheet = Sheet().page().put(50, 100, "She said that it was ")
    sheet.put(50 + sheet.pdf.get_string_width("She said that it was "), 100, "not", style="I")
    x = 50 + sheet.pdf.get_string_width("She said that it was not  ")
    sheet.put(x + 2, 100, "her idea, and left the room.")
    document = read(sheet.bytes()).document
    assert document.text == "She said that it was not her idea, and left the room."
    assert [document.text_of(span) for span in document.emphasis] == ["not"]


def test_a_line_printed_twice_to_look_bold_is_read_once():
    sheet = Sheet().page().put(50, 100, "The road is open.").put(50.4, 100, "The road is open.")
    assert read(sheet.bytes()).document.text == "The road is open."


def test_text_at_an_angle_is_left_out_with_a_note():
    sheet = Sheet().page()
    sheet.lines(50, 100, LEFT)
    with sheet.pdf.rotation(45, 300, 400):
        sheet.put(200, 400, "DRAFT", size=60)
    reading = read(sheet.bytes())
    assert "DRAFT" not in reading.document.text
    [note] = [problem for problem in reading.problems if problem.code == "pdf-text-left-out"]
    assert "5 characters on page 1" in note.message


def test_a_page_written_sideways_is_turned():
    sheet = Sheet().page()
    with sheet.pdf.rotation(90, 300, 400):
        sheet.lines(150, 300, LEFT)
        sheet.lines(150, 300 + 4 * LEAD, MORE)
    data = sheet.bytes()
    document = read(data).document
    assert paragraphs(document) == [joined(LEFT), joined(MORE)]
    check_every_run(document, data)


def test_the_place_of_a_record_names_its_page():
    sheet = Sheet().page()
    sheet.lines(50, 100, LEFT)
    sheet.page().lines(50, 100, MORE)
    document = read(sheet.bytes()).document
    assert document.locate(document.parts[1].span).page == 2
