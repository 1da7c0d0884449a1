"""Temporary stand-in by the lead so that others can run; K1 replaces it with the real modules and deletes it."""
from __future__ import annotations
import html, re
from generator.text.dialect import CITATION, RECORD_LINK, PLACEHOLDER, LINK

def citations(value): return tuple(m[1] for m in CITATION.finditer(value))
def record_links(value): return tuple((m[2], m[3]) for m in RECORD_LINK.finditer(value))
def placeholders(value): return tuple(m[1] for m in PLACEHOLDER.finditer(value))
class GlossaryTerms:
    def __init__(self, words):
        self.words = sorted(words, key=len, reverse=True)
        self.pattern = re.compile(r"(?<![\w-])(" + "|".join(re.escape(w) for w in self.words) + r")(?![\w-])", re.I) if self.words else None
    def find(self, s):
        low = {w.lower(): w for w in self.words}
        if not self.pattern: return []
        return [(m.start(), m.end(), low[m[0].lower()]) for m in self.pattern.finditer(s) if low[m[0].lower()].islower() or m[0] == low[m[0].lower()]]
def resolve(value, resolver, terms=None):
    out=[]; pos=0
    token=re.compile("|".join(f"(?:{p.pattern})" for p in (CITATION,RECORD_LINK,PLACEHOLDER,LINK)))
    def words(s):
        if not terms: return s
        res=[]; p=0
        for a,b,w in terms.find(s):
            r=resolver.term(w,s[a:b])
            if r: res.append(s[p:a]+r); p=b
        return "".join(res)+s[p:]
    for m in token.finditer(value):
        out.append(words(value[pos:m.start()])); t=m[0]; pos=m.end()
        if (c:=CITATION.fullmatch(t)):
            if out and out[-1].endswith(" "): out[-1]=out[-1].rstrip(" ")
            out.append(resolver.cite(c[1]))
        elif (c:=RECORD_LINK.fullmatch(t)): out.append(resolver.link(c[2],c[3],c[1]))
        elif (c:=PLACEHOLDER.fullmatch(t)): out.append(resolver.placeholder(c[1]))
        else: out.append(t)
    return "".join(out)+words(value[pos:])
def plain(value):
    v=CITATION.sub("",value); v=LINK.sub(r"\1",RECORD_LINK.sub(r"\1",v)); v=re.sub(r"[*_]","",v)
    return re.sub(r"^\s*(?:[-*+]|\d+\.)\s+","",v,flags=re.M).replace(" .",".")
def attribute(value): return html.escape(value, quote=True)
def escape(value):
    v=re.sub(r"([\\`*_{}\[\]()#+!|])",r"\\\1",value).replace("&","&amp;").replace("<","&lt;").replace(">","&gt;")
    return re.sub(r"^(\s*)([-=:]|\d+\.)",lambda m:m[1]+(m[2][:-1]+"&#%d;"%ord(m[2][-1])),v,flags=re.M)
def indent(value,width=4): return value.replace("\n","\n"+" "*width)
def words(value): return value.split()
def sentences(value): return tuple(s.strip() for s in re.split(r"(?<=[.!?])\s+",value) if s.strip())
def reading_minutes(count, per_minute=240): return max(1,-(-count//per_minute))
