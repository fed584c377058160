#!/usr/bin/env python3
"""Makes the files that the reference province offers for download, into content/files/:

- du-thao-SLUG.docx    the full draft of every consultation, from the item itself
- so-lieu-SLUG.csv     the series of every statistics table, from the item itself
- the forms of xtask/assets/forms.toml, as .docx to fill in

Run it from the project's root, after a change to a draft, a table or a form:

    python3 xtask/assets/files.py [FOLDER]

FOLDER is where the files go (default: content/files). Plain Python 3.11; the same texts give the same bytes.
An item shows a file once it names it: `files = [{ name = "…", src = "…" }]`.

A form in forms.toml:

    file, title     the file's name; the title in capitals
    code            the name of the official form, in the top right corner (optional)
    to              the line “Kính gửi” (optional)
    body, after     the text before and after the signatures, one paragraph a line
    place           the line of place and date above the signatures (a usual one when missing)
    sign            the signatures side by side; “\\n” breaks a line
    notes           footnotes, in small type

In a text `## ` begins a heading, `**…**` is bold, `____` is a dotted line to write on (several share a line),
`□` is a box to tick, and lines of `| … | … |` are a table whose first row is its head and whose second row,
`| 1 | 3 |`, gives the widths of its columns in proportion.
"""
import csv
import io
import re
import sys
import tomllib
import unicodedata
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"

# A4 with the margins of official papers, in twentieths of a point.
MARGINS = 'w:top="1134" w:right="1134" w:bottom="1021" w:left="1701"'
WIDTH = 11906 - 1701 - 1134
LETTER = 119  # the mean width of a letter at 13 points
MIN_LINE = 420  # the shortest dotted line that a hand can fill

FILL = "____"
PLACE = "........................, ngày ...... tháng ...... năm ............"
CLOSING = "Bản soạn theo mẫu công bố; khi nộp, dùng mẫu mới nhất tại Cổng Dịch vụ công quốc gia nếu có khác."
ILLUSTRATIVE = (
    "**Bản minh họa.** Dự thảo giả lập do Ban Biên tập soạn để giới thiệu cách lấy ý kiến trên Cổng; "
    "không phải dự thảo chính thức của cơ quan nhà nước."
)
KINDS = ["Nghị quyết", "Quyết định", "Quy chế", "Quy định", "Quy trình", "Kế hoạch", "Đề án"]

# ---------------------------------------------------------------- WordprocessingML

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def style(name, paragraph="", run="", title=None, default=False):
    base = "" if default else '<w:basedOn w:val="Normal"/>'
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{name}"><w:name w:val="{title or name}"/>{base}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


STYLES = (
    f'{HEAD}<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + style("Normal", '<w:spacing w:before="60" w:after="60" w:line="288" w:lineRule="auto"/>', default=True)
    + style("Title", '<w:keepNext/><w:spacing w:before="160" w:after="120"/><w:jc w:val="center"/>', '<w:b/><w:sz w:val="28"/>')
    + style("Heading1", '<w:keepNext/><w:spacing w:before="180" w:after="60"/><w:outlineLvl w:val="0"/>', "<w:b/>", "heading 1")
    + style("Motto", '<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>', "<w:b/>")
    + style("Cell", '<w:spacing w:before="30" w:after="30" w:line="252" w:lineRule="auto"/>', '<w:sz w:val="24"/>')
    + style("Small", '<w:spacing w:before="30" w:after="0" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="19"/>')
    + "</w:styles>"
)

HEADER = (
    f'{HEAD}<w:hdr xmlns:w="{NAMESPACE}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>'
)


def runs(text, properties=""):
    """Text with **bold** and dotted lines as runs."""
    made = []
    for at, piece in enumerate(text.split("**")):
        own = properties + ("<w:b/>" if at % 2 else "")
        inner = "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in piece.split(FILL)
        )
        if inner:
            made.append(f"<w:r>{f'<w:rPr>{own}</w:rPr>' if own else ''}{inner}</w:r>")
    return "".join(made)


def stops(text):
    """The tab stops that end the dotted lines of a paragraph: what the words leave free, in equal parts."""
    words = [len(piece.replace("**", "")) * LETTER + 80 if piece else 0 for piece in text.split(FILL)]
    lines = len(words) - 1
    if not lines:
        return ""
    share = (WIDTH - sum(words)) // lines
    if share < MIN_LINE:
        raise SystemExit(f"no room for the dotted lines of: {text}")
    made, at = [], 0
    for number in range(lines):
        at += words[number] + share
        last = number == lines - 1 and not words[-1]
        kind, position = ("right", WIDTH) if last else ("left", at)
        made.append(f'<w:tab w:val="{kind}" w:leader="dot" w:pos="{position}"/>')
    return f"<w:tabs>{''.join(made)}</w:tabs>"


def paragraph(text, name="Normal", align="", indent="", properties="", keep=False):
    inner = f'<w:pStyle w:val="{name}"/>' if name != "Normal" else ""
    inner += "<w:keepNext/>" if keep else ""
    inner += stops(text)
    inner += f"<w:ind {indent}/>" if indent else ""
    inner += f'<w:jc w:val="{align}"/>' if align else ""
    return f"<w:p>{f'<w:pPr>{inner}</w:pPr>' if inner else ''}{runs(text, properties)}</w:p>"


def table(rows, shares, lines=True, align=""):
    """Rows of cells; with lines, the first row is the head and is repeated on every page."""
    widths = [WIDTH * share // sum(shares) for share in shares]
    sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    border = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    made = [
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        + (f"<w:tblBorders>{border}</w:tblBorders>" if lines else "")
        + '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + "</w:tblGrid>"
    ]
    for number, row in enumerate(rows):
        head = lines and number == 0
        side, weight, mark = ("center", "<w:b/>", "<w:tblHeader/>") if head else (align, "", "")
        made.append(f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="460" w:hRule="atLeast"/>{mark}</w:trPr>')
        for width, cell in zip(widths, row, strict=True):
            inner = "".join(paragraph(line, "Cell", side, properties=weight) for line in cell.split("\n"))
            made.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>')
        made.append("</w:tr>")
    return "".join(made) + "</w:tbl>" + paragraph("", "Small")


def docx(title, creator, parts):
    """A document of these paragraphs and tables, as bytes."""
    body = (
        f'{HEAD}<w:document xmlns:w="{NAMESPACE}" xmlns:r="{OFFICE}"><w:body>{"".join(parts)}<w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId2"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar {MARGINS} w:header="567" w:footer="567" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr></w:body></w:document>"
    )
    types = (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{WORD_TYPE}.styles+xml"/>'
        f'<Override PartName="/word/header.xml" ContentType="{WORD_TYPE}.header+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        "</Types>"
    )
    core = (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator><dc:language>vi-VN</dc:language>"
        "</cp:coreProperties>"
    )

    def relations(*targets):
        rows = "".join(f'<Relationship Id="rId{n}" Type="{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets, 1))
        return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'

    files = {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(
            (f"{OFFICE}/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": core,
        "word/document.xml": body,
        "word/_rels/document.xml.rels": relations((f"{OFFICE}/styles", "styles.xml"), (f"{OFFICE}/header", "header.xml")),
        "word/styles.xml": STYLES,
        "word/header.xml": HEADER,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(entry, unicodedata.normalize("NFC", text), compresslevel=9)
    return target.getvalue()


# ---------------------------------------------------------------- what is made


def draft(item, site):
    """The full text of a consultation."""
    consultation = item["consultation"]
    title = item["title"].removeprefix("Dự thảo ")
    kind = next((kind for kind in KINDS if title.startswith(kind)), "")
    rest = title.removeprefix(kind).strip()
    parts = [paragraph(ILLUSTRATIVE, "Small", "right")] if item.get("illustrative") else []
    parts.append(paragraph("DỰ THẢO", align="right", properties="<w:b/>"))
    parts.append(paragraph(kind.upper(), "Title") if kind else "")
    parts.append(paragraph(rest[:1].upper() + rest[1:], align="center", properties="<w:b/>"))
    for clause in consultation["clauses"]:
        parts.append(paragraph(clause["heading"], "Heading1"))
        text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", clause["text"].strip())
        for block in re.split(r"\n\s*\n|\n(?=\d+\. |- )", text):
            block = " ".join(block.split())
            listed = re.match(r"\d+\. |- ", block)
            parts.append(paragraph(block, align="both", indent='w:left="425" w:hanging="425"' if listed else ""))
    parts.append(paragraph("Góp ý", "Heading1"))
    where = f"{consultation['address']} nhận góp ý."
    parts.append(paragraph(f"{where} Thời hạn và các ý kiến đã nhận ghi ở trang của dự thảo trên {site}.", align="both"))
    return docx(item["title"], site, parts)


def form_text(text):
    """The lines of a form's text."""
    made, rows = [], []
    for line in [*text.strip().split("\n"), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if rows:
            made.append(table([rows[0], *rows[2:]], [int(share) for share in rows[1]]))
            rows = []
        if line.startswith("## "):
            made.append(paragraph(line[3:], "Heading1"))
        elif line.strip():
            made.append(paragraph(line, align="" if FILL in line else "both"))
    return made


def form(entry, site):
    parts = [paragraph(entry["code"], "Small", "right", properties="<w:i/>")] if "code" in entry else []
    parts.append(paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Motto"))
    parts.append(paragraph("Độc lập - Tự do - Hạnh phúc", "Motto", properties='<w:u w:val="single"/>'))
    parts.append(paragraph(entry["title"], "Title"))
    parts += form_text(entry.get("to", "")) + form_text(entry["body"])
    place = entry.get("place", PLACE)
    parts.append(paragraph(place, align="right", properties="<w:i/>", keep=True) if place else "")
    signatures = ["**" + sign.replace("\n", "**\n", 1) + "\n\n\n\n" for sign in entry["sign"]]
    signatures = signatures if len(signatures) > 1 else ["", *signatures]
    parts.append(table([signatures], [1] * len(signatures), lines=False, align="center"))
    parts += form_text(entry.get("after", ""))
    parts += [paragraph(note, "Small", "both") for note in [*entry.get("notes", []), CLOSING]]
    return docx(entry["title"], site, parts)


def numbers(item):
    """The series of a statistics table as CSV (RFC 4180, with a byte order mark, so that Excel reads it)."""
    statistics = item["statistics"]
    series = [(one["name"], dict(one["points"])) for one in statistics["series"]]
    periods = list(dict.fromkeys(period for _, points in series for period in points))
    if all(re.fullmatch(r"\d{4}", period) for period in periods):
        periods.sort()
    rows = [["Bảng", item["title"]], ["Đơn vị", statistics["unit"]], ["Nguồn", statistics["source"]]]
    rows += [["Cách tính", statistics["method"]]] if "method" in statistics else []
    rows.append([statistics.get("period_title", "Kỳ"), *(name for name, _ in series)])
    rows += [[period, *(f"{points[period]:.15g}" if period in points else "" for _, points in series)] for period in periods]
    target = io.StringIO(newline="")
    csv.writer(target).writerows(row + [""] * (1 + len(series) - len(row)) for row in rows)
    return unicodedata.normalize("NFC", target.getvalue()).encode("utf-8-sig")


def items(section):
    for path in sorted((CONTENT / "items" / section).glob("*.toml")):
        yield from tomllib.loads(path.read_text("utf-8"))["item"]


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CONTENT / "files"
    site = tomllib.loads((CONTENT / "site.toml").read_text("utf-8"))["name"]
    forms = tomllib.loads((ROOT / "xtask" / "assets" / "forms.toml").read_text("utf-8"))["form"]
    made = {f"du-thao-{item['slug']}.docx": draft(item, site) for item in items("lay-y-kien-du-thao")}
    made |= {f"so-lieu-{item['slug']}.csv": numbers(item) for item in items("thong-ke-bao-cao")}
    made |= {entry["file"]: form(entry, site) for entry in forms}
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (folder / name).write_bytes(data)
    print(f"{len(made)} files, {sum(map(len, made.values())) / 1000:.0f} KB, in {folder}")


if __name__ == "__main__":
    main()
