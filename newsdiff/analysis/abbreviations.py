"""Short forms of English news whose stop does not end a sentence, in groups by what may follow."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# A name follows: the stop never ends a sentence.
TITLES = _words(
    """
    adm amb assn atty brig bros capt cardinal cdr cllr cmdr col comdr cpl dr esq fr gen gov hon insp lt ltc
    maj messrs mlle mme mr mrs ms msgr mt mx pfc pres prof pvt rep reps ret rev revs sec sen sens sgt sgts spc
    sr sra st ste sup supt treas v vs
    """
)
# By language other than English, with their stop: what the library that cuts its sentences does not know.
TITLES_ELSEWHERE = {
    "ar": _words("د. أ. م. ا."),
    "cs": _words("č. p. pí. sl."),
    "fr": _words("m. mm. mme. mmes. mlle. mgr. me. pr. st. ste."),
    "hi": _words("डॉ. श्री. श्रीमती. प्रो. पं. कु."),
    "nl": _words("dhr. mevr. mr. drs. ir. o.a. m.n."),
    "pl": _words("ok. tys. p. gen. płk. ul. św. im."),
    "tr": _words("sn. av. doç. yrd. alb. yb."),
}
# A number follows: otherwise the word is an ordinary one, or the sentence ends.
NUMBERED = _words(
    """
    apr art aug ch dec feb fig figs jan jul jun mar no nos nov oct p pp sec sep sept vol
    """
)
# Either: the sentence ends only before a word that starts sentences.
OPEN = _words(
    """
    al ala approx ariz ark ave bldg blvd ca calif cf co colo conn corp cos del dept e.g est etc fla fri ft ga
    govt hwy i.e ill inc ind jr kan ky la llc ltd mass mich minn miss mo mon mont neb nev okla ont ore pa penn
    plc que rd sat sun tenn tex thu thur thurs tue tues univ va viz vt wash wed wis wyo
    """
)
# Words that start a sentence and are no part of a name.
STARTERS = _words(
    """
    a after all also although an and another any as at because before both but by despite during each earlier
    even every few for from he her here his how however i if in instead it its last later many meanwhile more
    most nearly no nobody none nor not nothing now of on once one only or other others our she since so some
    still such that the their then there these they this those though three thus to two under until we what
    when where whether which while who why with yet you your
    """
)
# What follows a time of day inside its sentence.
AFTER_TIME = _words(
    """
    april august bst cdt central cet cst ct december eastern edt est et february friday gmt january july june
    local march may mdt monday mountain mst mt november october pacific pdt pst pt saturday september sunday
    thursday tuesday utc wednesday
    """
)
