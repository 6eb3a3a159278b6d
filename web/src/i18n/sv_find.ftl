# Att hitta steg: filter, och hur det går. Kommer när någon söker eller filtrerar, inte med första steget.
# SPDX-License-Identifier: EUPL-1.2

find-found = { $count ->
    [0] Inget steg passar. Prova andra ord eller färre filter.
   *[other] { $count } steg
}
find-found-similar = { $count ->
    [0] Inget steg passar precis. { $similar } liknande.
   *[other] { $count } steg och { $similar } liknande
}
find-failed = Det gick inte att filtrera just nu. Alla steg visas.
find-filters = Filter
find-any = Alla
find-principle = Princip
find-kind = Vem som ser
find-kind-private = Bara jag
find-kind-room = Rummet
find-kind-public = Får gå utanför rummet
find-person = Person
find-tag = Tagg
find-when = Tid
find-when-any = När som helst
find-when-week = Den här veckan
find-when-month = Den här månaden
find-when-year = I år
find-when-days = Från och till
find-from = Från och med
find-to = Till och med
find-since = Från { $day }
find-until = Till { $day }
find-active = Valda filter
find-remove = Ta bort filtret { $what }
find-clear = Rensa filter
