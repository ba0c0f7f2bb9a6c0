"""Reads a definition out of its file, and refuses one that cannot mean what it says. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

from backend.forms.conditions import ALWAYS, NEVER, Condition, Equals, In, Not, leaves
from backend.forms.conditions import All as AllOf
from backend.forms.conditions import Any as AnyOf
from backend.forms.definition import (
    LONGEST,
    Column,
    Definition,
    Kind,
    Option,
    Part,
    Question,
    Remark,
    Section,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Json = dict[str, Any]
Found = TypeVar("Found")

OF_FORM = {
    "id",
    "version",
    "zh",
    "en",
    "serves",
    "facts",
    "conditions",
    "sections",
    "contradictions",
    "advice",
}
OF_COLUMN = {"id", "zh", "en", "type", "addition", "options", "min", "max", "thousandths", "required"}
OF_QUESTION = OF_COLUMN | {
    *("number", "part", "when", "observe", "carry", "beside", "none", "columns", "most"),
    *("earliest", "latest", "within"),
}
OF_OPTION = {"value", "national", "zh", "en", "exclusive"}


class FormWrong(ValueError):
    """A definition that cannot be used, and where it goes wrong."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")


def read(source: Json) -> Definition:
    """The definition in `source`.

    Raises:
        FormWrong: a name nobody knows, words missing in one language, an id or code given twice, a condition
            about no question, or a question that depends on a later one.
    """
    where = f"{source.get('id')}.v{source.get('version')}"
    try:
        _only(source, OF_FORM, where)
        found = _Reader(where, source.get("conditions", {})).definition(source)
    except (KeyError, TypeError, AttributeError) as wrong:
        raise FormWrong(where, f"cannot be read: {wrong!r}") from wrong
    _check(found, where)
    return found


class _Reader:
    """Reading one file: its named conditions are at hand while the rest is read."""

    def __init__(self, where: str, named: Mapping[str, Json]) -> None:
        self.where = where
        self.named: dict[str, Condition] = {}
        for name, source in named.items():  # one may use those before it, so none can go round in a circle
            self.named[name] = self.condition(source)

    def definition(self, source: Json) -> Definition:
        return Definition(
            id=source["id"],
            version=source["version"],
            words=self.words(source, "form"),
            serves=tuple(source["serves"]),
            facts=tuple(source["facts"]),
            sections=self.each(source["sections"], self.section),
            contradictions=self.each(source["contradictions"], self.remark),
            advice=self.each(source["advice"], self.remark),
        )

    def each(self, sources: Iterable[Json], how: Callable[[Json], Found]) -> tuple[Found, ...]:
        return tuple(how(source) for source in sources)

    def words(self, source: Json, where: str) -> Words:
        if not (source.get("zh") and source.get("en")):
            raise FormWrong(f"{self.where} {where}", "needs its words in both languages")
        return Words(source["zh"], source["en"])

    def section(self, source: Json) -> Section:
        _only(source, {"id", "zh", "en", "questions"}, self.where)
        words = self.words(source, source["id"])
        return Section(source["id"], words, self.each(source["questions"], self.question))

    def question(self, source: Json) -> Question:
        _only(source, OF_QUESTION, f"{self.where} {source['id']}")
        return Question(
            **self.answerable(source),
            number=source.get("number"),
            part=Part(source["part"]),
            when=self.condition(source.get("when", True)),
            observe=source.get("observe", False),
            carry=source.get("carry", False),
            beside=source.get("beside", False),
            none=self.words(source["none"], source["id"]) if "none" in source else None,
            columns=self.each(source.get("columns", ()), self.column),
            earliest=source.get("earliest"),
            latest=source.get("latest"),
            within=source.get("within"),
        )

    def column(self, source: Json) -> Column:
        _only(source, OF_COLUMN, f"{self.where} {source['id']}")
        return Column(**self.answerable(source))

    def answerable(self, source: Json) -> Json:
        return {
            "id": source["id"],
            "words": self.words(source, source["id"]),
            "kind": Kind(source["type"]),
            "addition": source.get("addition", False),
            "options": self.each(source.get("options", ()), self.option),
            "least": source.get("min", 0),
            "most": source.get("max", source.get("most", LONGEST)),
            "thousandths": source.get("thousandths"),
            "required": self.condition(source.get("required", False)),
        }

    def option(self, source: Json) -> Option:
        _only(source, OF_OPTION, f"{self.where} {source['value']}")
        words = self.words(source, source["value"])
        return Option(source["value"], words, source.get("national"), source.get("exclusive", False))

    def remark(self, source: Json) -> Remark:
        _only(source, {"id", "about", "when", "zh", "en"}, f"{self.where} {source['id']}")
        words = self.words(source, source["id"])
        return Remark(source["id"], tuple(source["about"]), self.condition(source["when"]), words)

    def condition(self, source: Any) -> Condition:
        match source:
            case bool():
                return ALWAYS if source else NEVER
            case str() if source in self.named:
                return self.named[source]
            case {"question": str(question), "equals": str() | [] as value, **rest} if not rest:
                return Equals(question, value if isinstance(value, str) else ())
            case {"question": str(question), "in": [*values], **rest} if not rest:
                return In(question, tuple(values))
            case {"all": [*of], **rest} if not rest:
                return AllOf(tuple(map(self.condition, of)))
            case {"any": [*of], **rest} if not rest:
                return AnyOf(tuple(map(self.condition, of)))
            case {"not": of, **rest} if not rest:
                return Not(self.condition(of))
        raise FormWrong(self.where, f"is no condition: {source!r}")


def _only(source: Json, known: set[str], where: str) -> None:
    if unknown := source.keys() - known:
        raise FormWrong(where, f"has names nobody knows: {sorted(unknown)}")


def _check(form: Definition, where: str) -> None:
    everything = [one for section in form.sections for one in section.questions]
    remarks = (*form.contradictions, *form.advice)
    _once([*(one.id for one in everything), *form.facts], f"{where} questions and facts")
    _once((one.id for one in form.sections), f"{where} sections")
    _once((one.id for one in remarks), f"{where} remarks")
    before: dict[str, Question | None] = dict.fromkeys(form.facts)
    for question in everything:
        here = f"{where} {question.id}"
        _check_answers(question, here)
        for leaf in (*leaves(question.when), *leaves(question.required)):
            _check_leaf(leaf, before, here)
        for fact in {question.earliest, question.latest, question.within} - {None}:
            if fact not in form.facts:
                raise FormWrong(here, f"{fact} is no fact")
        before[question.id] = question
    for remark in remarks:
        if unknown := set(remark.about) - form.questions.keys():
            raise FormWrong(f"{where} {remark.id}", f"is about no question: {sorted(unknown)}")
        for leaf in leaves(remark.when):
            _check_leaf(leaf, before, f"{where} {remark.id}")


def _check_answers(question: Question, where: str) -> None:
    _once((one.id for one in question.columns), f"{where} columns")
    if bool(question.columns) != (question.kind is Kind.TABLE):
        raise FormWrong(where, "a table has columns, and nothing else has")
    for one in (question, *question.columns):
        if bool(one.options) != (one.kind in (Kind.ONE, Kind.MANY)):
            raise FormWrong(where, f"{one.id} has options if and only if one chooses")
        _once((option.value for option in one.options), f"{where} options")
        _once((option.national for option in one.options if option.national), f"{where} codes")


def _check_leaf(leaf: Equals | In, known: Mapping[str, Question | None], where: str) -> None:
    if leaf.question not in known:
        raise FormWrong(where, f"depends on {leaf.question}, which is no question before it")
    question = known[leaf.question]
    if question is None or leaf == Equals(leaf.question, ()):
        return
    values = leaf.values if isinstance(leaf, In) else (leaf.value,)
    for value in values:
        if question.option(value) is None:
            raise FormWrong(where, f"{value!r} is no answer to {leaf.question}")


def _once(names: Iterable[str], where: str) -> None:
    twice = [name for name, times in Counter(names).items() if times > 1]
    if twice:
        raise FormWrong(where, f"given twice: {twice}")
