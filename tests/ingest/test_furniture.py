"""Page furniture goes, sentences stay."""

import pytest

from newsdiff.ingest.clean import clean
from newsdiff.ingest.types import ExtractedArticle, RawArticle

LEAD = "A ferry carrying about 300 passengers capsized off the coast on Sunday, the coast guard said in a statement."
MORE = "The vessel was licensed to carry 120 people, according to a document of the ministry of transport."


def article(*lines: str) -> ExtractedArticle:
    return clean(RawArticle(text="\n\n".join(lines), name="", media_type="text/plain"))


ANYWHERE = [
    "News ID: 83768",
    "* Comment:",
    "Comments (12)",
    "0 Comments",
    "Leave a comment",
    "Share",
    "Share this article",
    "Facebook Twitter WhatsApp Email",
    "Share on Facebook",
    "Print",
    "Advertisement",
    "ADVERTISEMENT",
    "[Story continues below advertisement]",
    "Read more: Why ferries keep sinking",
    "READ ALSO | Why ferries keep sinking",
    "Also read - Why ferries keep sinking",
    "Related",
    "Follow us on Twitter",
    "Sign up for our newsletter",
    "© 2020 The Herald",
    "Copyright 2020 The Associated Press. All rights reserved.",
    "All rights reserved.",
    "Photo: Reuters",
    "Image source, Getty Images",
    "File photo: Relatives wait at the port",
    "Relatives wait at the port of Adwa. REUTERS/Jo Field",
    "Relatives wait at the port of Adwa on Sunday. (AP Photo/Jo Field)",
    "Tags: ferry, sea",
    "Source: Agencies",
    "Flipboard",
    "12 shares",
    "READ 12 COMMENTS",
    "Relatives wait at the port [File: Jo Field/Reuters]",
    "Relatives wait at the port on Sunday. (Photo by AFP)",
    "Skip to main content",
    "Sign in",
    "Published 11 October 2020",
    "Updated 3 hours ago",
    "اقرأ أيضا: لماذا تغرق العبارات",
    "جميع الحقوق محفوظة",
    "Читайте также: Почему тонут паромы",
    "相关阅读",
    "责任编辑：王五",
    "Lesen Sie auch: Warum Fähren sinken",
    "À lire aussi : pourquoi les ferries coulent",
    "Publicidad",
]


@pytest.mark.parametrize("line", ANYWHERE)
def test_furniture_goes_from_the_middle_of_an_article(line: str) -> None:
    found = article(LEAD, line, MORE)
    assert found.text == f"{LEAD}\n\n{MORE}"
    assert [removal.text for removal in found.removed] == [line]
    assert found.text[found.removed[0].before :] == MORE


AT_THE_EDGE = [
    "World",
    "Home > World > Africa",
    "Politics | Business | Sport",
    "3 min read",
    "+3",
    "1,234 views",
    "https://herald.example/ferry",
    "4155/MKH",
    "Page 1 of 2",
    "* * *",
    "80",
    "@herald",
    "11 October 2020",
    "(Reporting by Jo Field; Editing by Kim Potts)",
    "Mara Ellison and Jo Field contributed to this report.",
    "Mara Ellison contributed reporting from Adwa.",
]


@pytest.mark.parametrize("line", AT_THE_EDGE)
def test_furniture_of_the_edge_goes_after_the_article(line: str) -> None:
    found = article(LEAD, MORE, line)
    assert [removal.text for removal in found.removed] == [line]
    assert found.removed[0].before == len(found.text)


@pytest.mark.parametrize("line", [*AT_THE_EDGE[:3], "80", "11 October 2020"])
def test_furniture_of_the_edge_stays_in_the_middle(line: str) -> None:
    assert article(LEAD, line, MORE).text == f"{LEAD}\n\n{line}\n\n{MORE}"


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "Share prices fell on Monday.",
        "Print media are in trouble.",
        "Advertisement is not what it was.",
        "Published figures show that the sea is rising.",
        "Related problems were seen elsewhere.",
        "Follow the money, he said.",
        "Read my lips: no new taxes.",
        "Watch this space: the party is not over, and the man who led it for so many years will be back before long.",
        "Photo albums were found in the house.",
        "Copyright law is at the heart of the matter.",
        "Video of the attack was shown on state television.",
        "Time: that is what they need, and they do not have much of it left, said the chief of the United Nations.",
        "By Sunday evening the guards had left.",
        "Subscribe to that view and you will lose, he said; the others nodded, for they had seen what it led to.",
        "In the picture: a man, a dog and a horse.",
        "Related party transactions rose",
        "“Comment,” he said.",
    ],
)
def test_prose_that_begins_like_furniture_stays(line: str) -> None:
    assert article(LEAD, line, MORE).text == f"{LEAD}\n\n{line}\n\n{MORE}"


def test_no_line_longer_than_the_limit_is_ever_furniture() -> None:
    line = "Read more: " + "word " * 60 + "end"
    assert article(LEAD, line, MORE).removed == ()


def test_titles_after_a_list_of_other_stories_go_at_the_end_of_the_page() -> None:
    found = article(LEAD, MORE, "Most read", "Why ferries keep sinking", "Owner of ferry arrested")
    assert found.text == f"{LEAD}\n\n{MORE}"


def test_titles_after_a_list_stay_where_the_article_goes_on() -> None:
    assert "Owner of ferry arrested" in article(LEAD, "Most read", "Owner of ferry arrested", MORE).text


def test_one_title_after_a_related_article_goes_too() -> None:
    assert article(LEAD, "Related article", "Why ferries keep sinking", MORE).text == f"{LEAD}\n\n{MORE}"


def test_a_caption_goes_with_its_label() -> None:
    assert article(LEAD, "Image caption,", "Relatives wait at the port", MORE).text == f"{LEAD}\n\n{MORE}"


def test_a_caption_that_stands_again_with_its_credit_goes_twice() -> None:
    caption = "Relatives wait at the port of Adwa on Sunday evening."
    assert article(LEAD, caption, f"{caption} Jo Field/AFP/Getty Images", MORE).text == f"{LEAD}\n\n{MORE}"


def test_a_menu_of_one_entry_a_line_goes() -> None:
    assert article(
        "Lotteries", "Crosswords", "Recipes", "Horoscopes", "Ferry sinks off the coast today", LEAD
    ).text == (f"Ferry sinks off the coast today\n\n{LEAD}")


def test_an_address_above_the_article_becomes_its_url() -> None:
    assert article("https://herald.example/ferry", LEAD).url == "https://herald.example/ferry"


def test_an_advertisement_in_mid_sentence_does_not_break_it() -> None:
    found = article(MORE, f"{LEAD[:-1]}, and the search", "Advertisement", "went on through the night, he said.")
    assert "and the search went on through the night" in found.text
    assert found.text[found.removed[0].before :].startswith("went on")


def test_a_wrapped_line_that_looks_like_furniture_stays() -> None:
    text = "The ministry said on Monday that it would ask the owners to\nshare\nthe costs of the search, which goes on."
    assert clean(RawArticle(text=text, name="", media_type="text/plain")).removed == ()


def test_a_text_of_furniture_only_is_kept() -> None:
    assert article("Share", "Advertisement").text == "Share\n\nAdvertisement"


def test_a_line_put_back_keeps_its_place() -> None:
    raw = RawArticle(text=f"{LEAD}\n\nRead more: Ferries\n\n{MORE}\n\nShare", name="", media_type="text/plain")
    found = clean(raw, keep={2})
    assert found.text == f"{LEAD}\n\nRead more: Ferries\n\n{MORE}"
    assert [removal.text for removal in found.removed] == ["Share"]


def test_lines_that_the_reader_knows_to_be_furniture_go() -> None:
    raw = RawArticle(text=f"Lovely weather\n{LEAD}", name="a.pdf", media_type="application/pdf", furniture=(0,))
    assert clean(raw).text == LEAD
    assert clean(raw, keep={0}).text == f"Lovely weather\n\n{LEAD}"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By JANE DOE and John Smith, CNN", "JANE DOE and John Smith, CNN"),
        ("by Jane O'Hara", "Jane O'Hara"),
        ("By Jane Doe in Cairo", "Jane Doe"),
        ("Associated Press", "Associated Press"),
        ("Jane Doe in Cairo and agencies", "Jane Doe"),
        ("Von Jana Müller, Berlin", "Jana Müller, Berlin"),
        ("作者：张三", "张三"),
    ],
)
def test_a_byline_goes_into_its_field(line: str, byline: str) -> None:
    found = article("Ferry sinks off the coast", line, LEAD)
    assert (found.byline, found.text) == (byline, f"Ferry sinks off the coast\n\n{LEAD}")
    assert [removal.reason for removal in found.removed] == ["byline"]


def test_a_bare_name_between_headline_and_date_is_the_byline() -> None:
    assert article("Ferry sinks off the coast today", "Jane Doe", "11 October 2020", LEAD).byline == "Jane Doe"


def test_bare_names_between_headline_and_date_are_the_byline() -> None:
    found = article("Ferry sinks off the coast today", "JANE DOE and QASIM ABDUL-ZAHRA", "11 October 2020", LEAD)
    assert found.byline == "JANE DOE and QASIM ABDUL-ZAHRA"


def test_titles_numbered_as_a_list_go() -> None:
    lines = [
        "list of 2 items",
        "list 1 of 2",
        "Why ferries keep sinking",
        "list 2 of 2",
        "Owner arrested",
        "end of list",
    ]
    assert article(LEAD, *lines, MORE).text == f"{LEAD}\n\n{MORE}"


def test_a_headline_of_names_before_a_date_is_no_byline() -> None:
    found = article("Karim Daoud Resigns", "11 October 2020", LEAD)
    assert (found.headline, found.byline) == ("Karim Daoud Resigns", "")


@pytest.mark.parametrize("title", ["Home", "News ID: 4711", "Advertisement", "By Jane Doe", "11 October 2020"])
def test_a_file_that_is_named_like_furniture_has_no_headline_from_its_name(title: str) -> None:
    text = "Bridge vote splits the council\n\nThe council met on Monday and voted for the bridge, the mayor said.\n"
    cleaned = clean(RawArticle(text=text, name="a.docx", media_type="", headline=title))
    assert cleaned.headline == "Bridge vote splits the council"
    assert title not in cleaned.text


def test_a_headline_of_three_words_stays_above_a_longer_one() -> None:
    text = (
        "Bridge Vote Splits\n\nCouncil members vote for a new bridge over the river in Riverton\n\n"
        + "It rained. " * 15
    )
    assert clean(RawArticle(text=text, name="", media_type="text/plain")).removed == ()
