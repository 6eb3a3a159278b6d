# Finding steps: filters, and how it went. Comes when somebody searches or filters, not with the first step.
# SPDX-License-Identifier: EUPL-1.2

find-found = { $count ->
    [0] No step fits. Try other words or fewer filters.
    [one] { $count } step
   *[other] { $count } steps
}
find-found-similar = { $count ->
    [0] No step fits exactly. { $similar } similar.
    [one] { $count } step and { $similar } similar
   *[other] { $count } steps and { $similar } similar
}
find-failed = Filtering did not work just now. All steps are shown.
find-filters = Filters
find-any = All
find-principle = Principle
find-kind = Who sees it
find-kind-private = Only me
find-kind-room = The room
find-kind-public = May go beyond the room
find-person = Person
find-tag = Tag
find-when = Time
find-when-any = Any time
find-when-week = This week
find-when-month = This month
find-when-year = This year
find-when-days = From and to
find-from = From
find-to = To
find-since = From { $day }
find-until = Until { $day }
find-active = Chosen filters
find-remove = Remove the filter { $what }
find-clear = Clear filters
