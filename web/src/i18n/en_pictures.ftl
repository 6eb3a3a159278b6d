# The pictures of Lärdomar. Come with the pictures.
# SPDX-License-Identifier: EUPL-1.2

## Each picture
pictures-failed = The pictures could not be fetched. Nothing has changed. Try again in a while.
picture-table = Show as a table
picture-save = Save as a picture (PNG)
picture-save-data = Save as data (CSV)
picture-saved = The picture is saved.
picture-data-saved = The table is saved.
picture-not-saved = No picture could be made here. The table can be saved as data.
picture-from = Made with Småsteg
picture-principle = Principle
picture-steps = Steps
picture-day = Day
picture-holiday = Holiday
picture-stone = A stone is { $count } steps. A smaller stone is fewer.
picture-stone-people = A stone is { $count } people. A smaller stone is fewer.

## Steps by principle
pictured-principles = Steps by principle
pictured-principles-text = { $count ->
    [one] One step in the room, { $range }.
   *[other] { $count } steps in the room, { $range }. A step may have several principles.
}
pictured-principles-none = No steps in the room in this time. Choose a longer one.
pictured-others = Without a principle
pictures-period = Which time?
pictures-year = This year
pictures-month = This month
pictures-days = 30 days

## The year
pictured-year-whose = Whose footprints?
pictured-year-room = The room’s
pictured-year-mine = Mine
pictured-year-of = Show { $year }
pictured-year-room-title = The room’s path { $year }
pictured-year-mine-title = Your path { $year }
pictured-year-room-text = { $count ->
    [0] The room’s path { $year } starts here.
    [one] One step in the room { $year }.
   *[other] { $count } steps in the room { $year }.
}
pictured-year-mine-text = { $count ->
    [0] Your path { $year } starts here. Only you see it.
    [one] Your first step { $year }. Only you see your path.
   *[other] { $count } steps of yours { $year }. Only you see your path.
}
pictured-year-key = One footprint is a day with a step, two are a day with more. The roofs are Swedish holidays, when the path rests.
rest-new-year = New Year’s Day
rest-epiphany = Epiphany
rest-good-friday = Good Friday
rest-easter-sunday = Easter Sunday
rest-easter-monday = Easter Monday
rest-first-of-may = First of May
rest-ascension = Ascension Day
rest-pentecost = Whit Sunday
rest-national-day = National Day
rest-midsummer-eve = Midsummer Eve
rest-midsummer-day = Midsummer Day
rest-all-saints = All Saints’ Day
rest-christmas-eve = Christmas Eve
rest-christmas-day = Christmas Day
rest-boxing-day = Boxing Day
rest-new-years-eve = New Year’s Eve

## How ideas spread
pictured-ideas = How ideas spread
pictured-ideas-text = A stone is a step or an experiment, and the path shows what it came from. The picture says which organisation, not who.
pictured-ideas-more = { $count ->
    [one] There is one more idea in the room.
   *[other] There are { $count } more ideas in the room.
}
pictured-ideas-none = When somebody takes a step after another one, an idea begins to spread. It is shown here, from organisation to organisation.
idea = Idea
idea-steps = { $count ->
    [1] One step so far,
   *[other] One step became { $count },
}
idea-spread = { $count ->
    [1] in one organisation,
   *[other] in { $count } organisations,
}
idea-days = { $count ->
    [1] in one day.
   *[other] in { $count } days.
}
idea-mine = { $organisation } (you)
idea-gone = A step that is not here
idea-organisation = Organisation
idea-after = After
idea-more = { $count ->
    [one] One more step has no place in the picture.
   *[other] { $count } more steps have no place in the picture.
}

## The breadth of the room
pictured-balance = The breadth of the room
pictured-balance-text = Which professions, organisations and sectors meet here, of what the members have told about themselves. Each number is of five people at least.
pictured-balance-none = When five in the room have told their profession, organisation or sector in Träffas, it is shown here. Then nobody can see who is who.
balance-profession = Professions
balance-organisation = Organisations
balance-sector = Sectors
balance-others = Others: { $words }
balance-what = What
balance-word = Word
balance-people = People

## The files’ names: only small letters and hyphens
file-principles = steps-by-principle
file-year = path-of-the-room
file-year-mine = my-path
file-ideas = ideas
file-balance = breadth
