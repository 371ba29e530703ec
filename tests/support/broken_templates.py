"""Word templates with one fault each beside the twin without it, and the XML they are built of."""

LOOP, END = "{%p for issue in aspects %}", "{%p endfor %}"


def row(*cells: str) -> str:
    inside = "".join(
        f'<w:tc><w:tcPr><w:vAlign w:val="top"/></w:tcPr><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>'
        for cell in cells
    )
    return f"<w:tr>{inside}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def runs(*xml: str) -> str:
    return f"<w:p>{''.join(xml)}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


BROKEN = {
    "field that fetches": (
        "T315",
        [runs(*(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in ("INCLUDE", "TEXT a.docx")))],
        [runs("<w:r><w:instrText>PAGE</w:instrText></w:r>")],
    ),
    "unclosed for": ("T302", [LOOP, "甲"], [LOOP, "甲", END]),
    "stray endfor": ("T302", ["甲", END], [LOOP, END]),
    "wrong end": ("T302", ["{% if body %}甲{% endfor %}", "{% endif %}"], ["{% if body %}甲{% endif %}"]),
    "stray else": ("T302", ["{% else %}"], ["{% if body %}甲{% else %}乙{% endif %}"]),
    "elif in a loop": (
        "T302",
        [LOOP, "{%p elif body %}", END],
        ["{% if body %}{% elif team %}{% endif %}"],
    ),
    "empty tag": ("T302", ["{{ }}"], ["{{ body }}"]),
    "not an expression": ("T302", ["{{ body team }}"], ["{{ body ~ team }}"]),
    "broken loop": ("T302", ["{% for issue of aspects %}{% endfor %}"], ["{% for one in aspects %}{% endfor %}"]),
    "broken if": ("T302", ["{% if body = 1 %}{% endif %}"], ["{% if body == 1 %}{% endif %}"]),
    "full-width bar": ("T302", ["{{ body｜line }}"], ["{{ body|line }}"]),
    "another file": ("T302", ['{% include "x" %}'], ["甲"]),
    "mixed quotes": ("T302", ['{{ title|join("“") }}'], ['{{ title|join("、") }}']),
    "unknown statement": ("T302", ["{% fro %}"], ["{# fro #}"]),
    "unclosed print": ("T303", ["甲{{ body"], ["甲{{ body }}"]),
    "half closed": ("T303", ["{{ body }"], ["{{ body }}"]),
    "over two paragraphs": ("T303", ["{{ body", "甲"], ["{{ body }}", "甲"]),
    "never opened": ("T303", ["body }}"], ["body }"]),
    "full-width braces": ("T304", ["｛｛ body ｝｝"], ["｛甲｝"]),
    "full-width per cent": ("T304", ["{％p if body ％}"], ["50％"]),
    "half and half": ("T304", ["{{ body ｝｝"], ["{{ body }}"]),
    "curly quotes": ("T305", ["{{ title|join(“、”) }}"], ['“{{ title|join("、") }}”']),
    "unknown name": ("T306", ["{{ bdoy }}"], ["{{ body }}"]),
    "name out of its loop": (
        "T306",
        [LOOP, "{{ issue.title }}", END, "{{ issue.title }}"],
        [LOOP, "{{ issue.title }}", END],
    ),
    "unknown in a condition": ("T306", ["{% if bdoy %}甲{% endif %}"], ["{% if bdoy is defined %}甲{% endif %}"]),
    "unknown attribute": ("T307", ["{{ figures.isues.total }}"], ["{{ figures.issues.total }}"]),
    "unknown at depth": (
        "T307",
        ["{%p for a in aspects %}", "{%p for i in a.issues %}", "{{ i.titel }}", END, END],
        ["{%p for a in aspects %}", "{%p for i in a.issues %}", "{{ i.title }}", END, END],
    ),
    "unknown of what may be empty": (
        "T307",
        ["{% if parts.head %}{{ parts.head.mrak }}{% endif %}"],
        ["{{ parts.head.mark }}"],
    ),
    "unknown by index": ("T307", ["{{ aspects[0].name }}"], ["{{ (aspects|first).title }}"]),
    "unknown behind a set": ("T307", ["{% set f = figures %}{{ f.x }}"], ["{% set f = figures %}{{ f.issues.rate }}"]),
    "unknown of a model": ("T307", ["{{ contact.fax }}"], ["{{ contact.phone }}"]),
    "unknown in brackets": ("T307", ["{{ contact['fax'] }}"], ["{{ contact['mail'] }}"]),
    "unknown filter": ("T308", ["{{ signing|dya }}"], ["{{ signing|day }}"]),
    "unknown test": ("T308", ["{% if body is nothing %}{% endif %}"], ["{% if body is none %}{% endif %}"]),
    "no markup": ("T308", ["{{ body|safe }}"], ["{{ body|e }}"]),
    "text beside p": ("T309", ["甲{%p if body %}", "{%p endif %}"], ["{%p if body %}", "甲", "{%p endif %}"]),
    "two in a paragraph": ("T309", ["{%p if body %}{%p endif %}"], ["{% if body %}{% endif %}"]),
    "text beside tr": (
        "T309",
        [table(row("{%tr for a in aspects %}", "甲"), row("{{ a.title }}", ""), row("{%tr endfor %}", ""))],
        [table(row("{%tr for a in aspects %}", ""), row("{{ a.title }}", "甲"), row("{%tr endfor %}", ""))],
    ),
    "tr outside": ("T309", ["{%tr if body %}", "{%tr endif %}"], ["{%p if body %}", "{%p endif %}"]),
    "a paragraph of its own": ("T309", ["{{p body }}"], ["{{ body }}"]),
    "a part within a line": ("T309", ["甲{{ official.note }}"], ["甲", "{{p official.note }}"]),
    "a part beside words": ("T309", ["甲{{p official.note }}"], ["{{p official.note }}"]),
    "a part in a table": (
        "T309",
        [table(row("{{p official.note }}", ""))],
        [table(row("", "")), "{{p official.note }}"],
    ),
    "a part with a filter": ("T309", ["{{p official.note|upper }}"], ["{{p official.note }}"]),
    "unknown part": ("T307", ["{{p official.notes }}"], ["{{p official.note }}"]),
    "a per cent sign in p": (
        "T309",
        ['{%p if body == "50%" %}', "{%p endif %}"],
        ['{% if body == "50%" %}', "{% endif %}"],
    ),
    "picture beside p": (
        "T309",
        [runs(run("{%p if body %}"), "<w:r><w:drawing/></w:r>"), "{%p endif %}"],
        ["{%p if body %}", runs(run("甲"), "<w:r><w:drawing/></w:r>"), "{%p endif %}"],
    ),
    "two kinds": ("T310", ["{%p if body %}", "甲{% endif %}"], ["{% if body %}", "甲{% endif %}"]),
    "two levels": (
        "T310",
        ["{%p for a in aspects %}", table(row("{{ a.title }}", "{%p endfor %}"))],
        ["{%p for a in aspects %}", table(row("{{ a.title }}", "")), "{%p endfor %}"],
    ),
    "else on another level": (
        "T310",
        ["{%p if body %}", table(row("甲", "{%p else %}")), "{%p endif %}"],
        ["{%p if body %}", table(row("甲", "")), "{%p else %}", "{%p endif %}"],
    ),
    "tracked change": (
        "T314",
        [runs(f'<w:ins w:id="1" w:author="张某">{run("甲")}</w:ins>', run("乙"))],
        [runs(run("甲"), run("乙"))],
    ),
    "hyperlink in a tag": (
        "T311",
        [runs(run("{{ bo"), f'<w:hyperlink w:anchor="x">{run("dy }}")}</w:hyperlink>')],
        [runs(f'<w:hyperlink w:anchor="x">{run("{{ bo")}{run("dy }}")}</w:hyperlink>')],
    ),
    "field in a tag": (
        "T311",
        [runs(run("{"), "<w:r><w:instrText>PAGE</w:instrText></w:r>", run("{ body }}"))],
        [runs("<w:r><w:instrText>PAGE</w:instrText></w:r>", run("{"), run("{ body }}"))],
    ),
    "picture in a tag": (
        "T311",
        [runs(run("{{ bo"), "<w:r><w:drawing/></w:r>", run("dy }}"))],
        [runs(run("{{ bo"), run("dy }}"), "<w:r><w:drawing/></w:r>")],
    ),
    "dash in a tag of its own paragraph": (
        "T309",
        ["{%p if body -%}", "甲", "{%p endif %}"],
        ["{% if body -%}", "甲", "{% endif %}"],
    ),
    "another element in a tag": (
        "T311",
        [runs(run("{{ "), f'<w:smartTag w:element="x">{run("body }}")}</w:smartTag>')],
        [runs(run("{"), '<w:proofErr w:type="spellStart"/>', run("{ bo"), run("dy }"), run("}"))],
    ),
}
