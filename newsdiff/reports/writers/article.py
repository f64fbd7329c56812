"""A report in HTML, the same in the file and on the page."""

from newsdiff.reports.types import CodeText, PairReport, Report, ReportArticle
from newsdiff.reports.writers.decisions import decisions
from newsdiff.reports.writers.findings import findings
from newsdiff.reports.writers.markup import Html, block, element
from newsdiff.reports.writers.pieces import (
    article_name,
    count,
    day_words,
    facts,
    link,
    listed,
    of_pair,
    pair_key,
    paragraphs,
    section,
    sigil,
    time,
)
from newsdiff.reports.writers.pointers import alone, contrasts, fact_table

READING = (
    "A finding is what a person coded and answers for. The contrasts, and what stands in one article only, are the "
    "program's pointers: the program does not say that anything was left out, and what it found nowhere else may be "
    "told elsewhere in other words."
)
METHOD = (
    "Each text was stored as it was sent, without page furniture, and cut into passages: headline, sub-headings and "
    "sentences. Passages of two articles were laid opposite each other where they say the same thing, in any order, "
    "several to several where that fits better. Inside such a row, words that differ were paired; pairs that name the "
    "same thing differently are the contrasts, ranked by how much they may tell of the framing. Mere spelling was set "
    "aside."
)
METHOD_WORDS = {
    "tokens+words": "by the meaning of words in their sentences, from a language model, and by the words themselves",
    "words": "by the words themselves, without a language model",
}


def article(report: Report) -> Html:
    """The whole report."""
    return block(
        "article",
        _header(report),
        _contents(report),
        _articles(report),
        findings(report),
        decisions(report) if report.team.decisions else None,
        *(contrasts(pair, report) for pair in report.pairs),
        *(fact_table(pair, report) for pair in report.pairs),
        *(alone(pair, report) for pair in report.pairs),
        _method(report),
        _codebook(report),
        class_="report",
    )


def _header(report: Report) -> Html:
    return block(
        "header",
        element("p", f"Report of a comparison, {report.project}", class_="report-kind"),
        element("h1", report.title, dir="auto"),
        element("p", _summary(report), class_="report-summary"),
        element("p", READING, class_="report-reading"),
        element(
            "p",
            f"Made by {report.made_by} with {report.generator} on ",
            time(report.made_at),
            ". The comparison: ",
            link(report.permalink),
            class_="report-fine",
        ),
    )


def _summary(report: Report) -> str:
    outlets = listed([article_name(one) for one in report.articles])
    coders = len({finding.coder for finding in report.findings})
    findings = f"{count(len(report.findings), 'finding')} by {count(coders, 'coder')}" if coders else "No findings yet"
    n_contrasts = sum(len(pair.contrasts) for pair in report.pairs)
    return f"{outlets} on one event. {findings}; {count(n_contrasts, 'contrast')} listed by the program."


def _contents(report: Report) -> Html:
    sections = [("articles", "The articles"), ("findings", "Findings")]
    sections += [("decisions", "Decisions")] if report.team.decisions else []
    sections += [(f"contrasts-{pair_key(pair)}", f"Contrasts{of_pair(pair, report)}") for pair in report.pairs]
    sections += [(f"facts-{pair_key(pair)}", f"Facts{of_pair(pair, report)}") for pair in report.pairs]
    sections += [
        (f"alone-{pair_key(pair)}", f"Found in one article only{of_pair(pair, report)}") for pair in report.pairs
    ]
    sections += [("method", "How it was made"), ("codebook", "Codebook")]
    items = (element("li", element("a", title, href=f"#{anchor}")) for anchor, title in sections)
    return block("nav", element("h2", "Contents"), block("ol", *items), class_="report-contents", aria_label="Contents")


def _articles(report: Report) -> Html:
    return section("articles", "The articles", *(_article(one, report) for one in report.articles))


def _article(one: ReportArticle, report: Report) -> Html:
    return block(
        "section",
        element("h3", sigil(one, report), " ", one.outlet or "Outlet not given"),
        facts(
            (
                "Headline",
                element("span", one.headline, lang=one.language or None, dir="auto") if one.headline else "none found",
            ),
            ("Published", day_words(one.published) if one.published else "not given"),
            ("Dateline", one.dateline or None),
            ("Byline", one.byline or None),
            ("Web address", link(one.url) if one.url else "not given"),
            ("Text", f"version {one.version}, {one.n_characters:,} characters, {count(one.n_passages, 'passage')}"),
            ("SHA-256 of the text", element("code", one.text_sha256)),
        ),
        class_="report-article",
    )


def _method(report: Report) -> Html:
    analysis = report.analysis
    return section(
        "method",
        "How it was made",
        element("p", METHOD),
        *(element("p", sentence) for sentence in report.team.how),
        facts(
            ("Program", report.generator),
            ("Engine and model", element("code", analysis.engine_version)),
            ("Parameters", "those of the engine's version; none of them is set by hand"),
            ("Analysed", time(analysis.finished_at) if analysis.finished_at else None),
            ("Run", str(analysis.run_id)),
            ("Places in texts", "counted in Unicode code points from 0, the end not included"),
        ),
        *(_pair_facts(pair) for pair in report.pairs),
        *(_people(pair) for pair in report.pairs if pair.people),
        _fallbacks(report),
    )


def _pair_facts(pair: PairReport) -> Html:
    return facts(
        (f"Alignment of {pair.left.sigil} and {pair.right.sigil}", METHOD_WORDS.get(pair.method, pair.method)),
        ("Rows with both sides", f"{pair.n_rows}, {pair.n_moved} of them out of order"),
        (
            "Passages on one side only",
            f"{len(pair.left_alone)} in {pair.left.sigil}, {len(pair.right_alone)} in {pair.right.sigil}",
        ),
        ("Wording differences", f"{pair.n_variants}, of them {len(pair.contrasts)} ranked as contrasts"),
        ("Variant spellings set aside", str(pair.n_spelling)),
    )


def _people(pair: PairReport) -> Html:
    """What people decided about the links of two articles, over what the program found."""
    items = (element("li", f"{one.passages}: {one.what}, {one.by}, ", time(one.at), ".") for one in pair.people)
    title = f"Links of {pair.left.sigil} and {pair.right.sigil} that people changed"
    return block("div", element("h3", title), block("ul", *items), class_="report-people")


def _fallbacks(report: Report) -> Html:
    if not report.analysis.fallbacks:
        return element("p", "Nothing had to be done in a simpler way than usual.")
    items = (element("li", reason) for _, reason in report.analysis.fallbacks)
    return block("div", element("h3", "Done in a simpler way"), block("ul", *items), class_="report-fallbacks")


def _codebook(report: Report) -> Html:
    return section(
        "codebook",
        f"Codebook: {report.codebook_name}",
        *paragraphs(report.codebook_guidance),
        *(_code(code) for code in report.codes),
    )


def _code(code: CodeText) -> Html:
    return block(
        "section",
        element("h3", code.name),
        element("p", code.definition),
        facts(
            ("Use it when", code.include_when or None),
            ("Not when", code.exclude_when or None),
            ("Example", code.example or None),
        ),
        id=f"code-{code.guid}",
        class_="report-code",
    )
