"""So that the words that differ between American and British spelling stand in one honest list.

Only words whose two spellings mean the same are here. Left out are pairs that would accuse a right word: license and
practice (noun or verb), analyses (also the plural of analysis), meter (a device in both), program (a computer's in
both), tire, check, curb, story, draft.
"""

from __future__ import annotations

_WORDS = """
aging ageing
aluminum aluminium
analog analogue
analyze analyse
analyzed analysed
analyzing analysing
anemia anaemia
anemic anaemic
anesthesia anaesthesia
anesthetic anaesthetic
anesthetics anaesthetics
apnea apnoea
behavior behaviour
behavioral behavioural
behaviors behaviours
canceled cancelled
canceling cancelling
caliber calibre
catalog catalogue
cecum caecum
celiac coeliac
center centre
centered centred
centers centres
centimeter centimetre
centimeters centimetres
cesarean caesarean
color colour
colored coloured
colorless colourless
colors colours
counseling counselling
counselor counsellor
counselors counsellors
cozy cosy
defense defence
demeanor demeanour
diarrhea diarrhoea
dialyze dialyse
dyspnea dyspnoea
edema oedema
edemas oedemas
enroll enrol
enrollment enrolment
esophageal oesophageal
esophagus oesophagus
estrogen oestrogen
estrogens oestrogens
etiology aetiology
favor favour
favorable favourable
favorite favourite
fecal faecal
feces faeces
fetal foetal
fetus foetus
fiber fibre
fibers fibres
flavor flavour
flavored flavoured
flavors flavours
fueled fuelled
fulfill fulfil
gray grey
grayish greyish
gynecologic gynaecologic
gynecological gynaecological
gynecologist gynaecologist
gynecologists gynaecologists
gynecology gynaecology
harbor harbour
hematologist haematologist
hematology haematology
hematoma haematoma
hematuria haematuria
hemoglobin haemoglobin
hemophilia haemophilia
hemorrhage haemorrhage
hemorrhages haemorrhages
hemorrhagic haemorrhagic
hemorrhoid haemorrhoid
hemorrhoids haemorrhoids
honor honour
humor humour
hyperglycemia hyperglycaemia
hypoglycemia hypoglycaemia
hypokalemia hypokalaemia
ischemia ischaemia
ischemic ischaemic
judgment judgement
kilometer kilometre
kilometers kilometres
labeled labelled
labeling labelling
labor labour
leukemia leukaemia
leukemias leukaemias
liter litre
liters litres
maneuver manoeuvre
maneuvers manoeuvres
milliliter millilitre
milliliters millilitres
millimeter millimetre
millimeters millimetres
modeling modelling
mold mould
moldy mouldy
neighbor neighbour
neighborhood neighbourhood
neighboring neighbouring
neighbors neighbours
odor odour
odorless odourless
odors odours
orthopedic orthopaedic
orthopedics orthopaedics
orthopedist orthopaedist
paralyze paralyse
paralyzed paralysed
paralyzing paralysing
pediatric paediatric
pediatrician paediatrician
pediatricians paediatricians
pediatrics paediatrics
rigor rigour
rumor rumour
savory savoury
septicemia septicaemia
signaling signalling
skeptical sceptical
skillful skilful
somber sombre
sulfate sulphate
sulfur sulphur
theater theatre
theaters theatres
toxemia toxaemia
traveled travelled
traveler traveller
travelers travellers
traveling travelling
tumor tumour
tumors tumours
uremia uraemia
vapor vapour
vigor vigour
willful wilful
woolen woollen
yogurt yoghurt
"""

_VERBS = """
apologize authorize categorize characterize colonize customize emphasize energize equalize familiarize finalize
generalize hospitalize immobilize immunize individualize jeopardize legalize localize maximize memorize
metabolize minimize mobilize moisturize neutralize normalize optimize organize oxidize pasteurize penalize personalize
prioritize realize recognize reorganize socialize specialize stabilize standardize sterilize summarize symbolize
sympathize synthesize traumatize utilize vaporize visualize
"""


def _pairs() -> dict[str, str]:
    pairs = dict(line.split() for line in _WORDS.strip().splitlines())
    for verb in _VERBS.split():
        stem = verb.removesuffix("ze")
        for american, british in (("ze", "se"), ("zes", "ses"), ("zed", "sed"), ("zing", "sing")):
            pairs[stem + american] = stem + british
        if stem.endswith("i"):
            pairs[f"{stem}zation"] = f"{stem}sation"
            pairs[f"{stem}zations"] = f"{stem}sations"
    return pairs


BRITISH_OF_AMERICAN = _pairs()
"""The British spelling of each American one, in lower case."""

AMERICAN_OF_BRITISH = {british: american for american, british in BRITISH_OF_AMERICAN.items()}
"""The American spelling of each British one, in lower case."""
