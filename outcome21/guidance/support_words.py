"""A service of the support directory in the language that is spoken now."""

from __future__ import annotations

from dataclasses import replace

from outcome21.guidance.support import Service, Way
from outcome21.guidance.welsh import said


def in_words(service: Service) -> Service:
    """The service with its sentences in that language; names of people and numbers stay."""
    return replace(
        service,
        name=said(service.name),
        what_for=said(service.what_for),
        ages=said(service.ages),
        languages=said(service.languages),
        confidentiality=said(service.confidentiality),
        source=said(service.source),
        ways=tuple(_way(way) for way in service.ways),
    )


def _way(way: Way) -> Way:
    value = said(way.value) if way.kind == "visit" else way.value
    return replace(
        way, value=value, hours=said(way.hours), cost=said(way.cost), note=said(way.note)
    )
