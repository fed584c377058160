"""The site map: its index, its parts, and every page that they name."""
import datetime
import xml.etree.ElementTree as ElementTree

from portal import ask

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ALTERNATE = "{http://www.w3.org/1999/xhtml}link"


def read(path, root, child):
    answer = ask(path)
    assert answer.status == 200 and answer.headers["content-type"] == "application/xml; charset=utf-8", f"{path}: {answer.status}"
    assert len(answer.body) <= 50 * 1024 * 1024, f"{path}: {len(answer.body)} bytes"
    assert ask(path, If_None_Match=answer.headers["ETag"]).status == 304, f"{path}: it is sent again"
    tree = ElementTree.fromstring(answer.body)
    assert tree.tag == NAMESPACE + root, f"{path}: {tree.tag}"
    found = tree.findall(NAMESPACE + child)
    assert 0 < len(found) <= 50_000 and len(found) == len(tree), f"{path}: {len(found)} of {len(tree)}"
    for element in found:
        changed = element.findtext(NAMESPACE + "lastmod")
        if changed is not None:
            # A lastmod of tomorrow is not believed; the relative dates of the reference content may be of this day.
            day = datetime.date.fromisoformat(changed[:10])
            assert day <= datetime.date.today() + datetime.timedelta(days=1), f"{path}: {changed}"
    return found


def parts(site):
    return [site.local(part.findtext(NAMESPACE + "loc")) for part in read("/sitemap.xml", "sitemapindex", "sitemap")]


def check(site, part):
    """The paths of a part; counterparts name each other."""
    paths = []
    for url in read(part, "urlset", "url"):
        address = url.findtext(NAMESPACE + "loc")
        paths.append(site.local(address))
        alternates = {link.get("hreflang"): link.get("href") for link in url.findall(ALTERNATE)}
        assert not alternates or address in (alternates["vi"], alternates["en"]), f"{part}: {address} and {alternates}"
    assert len(set(paths)) == len(paths), f"{part}: an address stands twice"
    return paths
