# Bilderna i Lärdomar. Kommer med bilderna.
# SPDX-License-Identifier: EUPL-1.2

## Varje bild
pictures-failed = Det gick inte att hämta bilderna. Inget har ändrats. Försök igen om en stund.
picture-table = Visa som tabell
picture-save = Spara som bild (PNG)
picture-save-data = Spara som data (CSV)
picture-saved = Bilden är sparad.
picture-data-saved = Tabellen är sparad.
picture-not-saved = Det gick inte att göra en bild här. Tabellen går att spara som data.
picture-from = Gjord med Småsteg
picture-principle = Princip
picture-steps = Steg
picture-day = Dag
picture-holiday = Helgdag
picture-stone = En sten är { $count } steg. En mindre sten är färre.
picture-stone-people = En sten är { $count } personer. En mindre sten är färre.

## Steg per princip
pictured-principles = Steg per princip
pictured-principles-text = { $count ->
    [one] Ett steg i rummet, { $range }.
   *[other] { $count } steg i rummet, { $range }. Ett steg kan ha flera principer.
}
pictured-principles-none = Inga steg i rummet den här tiden. Välj en längre.
pictured-others = Utan princip
pictures-period = Vilken tid?
pictures-year = I år
pictures-month = Den här månaden
pictures-days = 30 dagar

## Året
pictured-year-whose = Vems fotspår?
pictured-year-room = Rummets
pictured-year-mine = Mina
pictured-year-of = Visa { $year }
pictured-year-room-title = Rummets stig { $year }
pictured-year-mine-title = Din stig { $year }
pictured-year-room-text = { $count ->
    [0] Här börjar rummets stig { $year }.
    [one] Ett steg i rummet { $year }.
   *[other] { $count } steg i rummet { $year }.
}
pictured-year-mine-text = { $count ->
    [0] Här börjar din stig { $year }. Bara du ser den.
    [one] Ditt första steg { $year }. Bara du ser din stig.
   *[other] { $count } steg av dig { $year }. Bara du ser din stig.
}
pictured-year-key = Ett fotspår är en dag med ett steg, två är en dag med fler. Taken är helgdagar, då stigen vilar.
rest-new-year = Nyårsdagen
rest-epiphany = Trettondedag jul
rest-good-friday = Långfredagen
rest-easter-sunday = Påskdagen
rest-easter-monday = Annandag påsk
rest-first-of-may = Första maj
rest-ascension = Kristi himmelsfärdsdag
rest-pentecost = Pingstdagen
rest-national-day = Nationaldagen
rest-midsummer-eve = Midsommarafton
rest-midsummer-day = Midsommardagen
rest-all-saints = Alla helgons dag
rest-christmas-eve = Julafton
rest-christmas-day = Juldagen
rest-boxing-day = Annandag jul
rest-new-years-eve = Nyårsafton

## Så sprids idéer
pictured-ideas = Så sprids idéer
pictured-ideas-text = En sten är ett steg eller ett experiment, och stigen visar vad det kom ur. Bilden säger vilken organisation, inte vem.
pictured-ideas-more = { $count ->
    [one] En idé till finns i rummet.
   *[other] { $count } idéer till finns i rummet.
}
pictured-ideas-none = När någon tar ett steg efter ett annat börjar en idé spridas. Då syns den här, från organisation till organisation.
idea = Idé
idea-steps = { $count ->
    [1] Ett steg hittills,
   *[other] Ett steg blev { $count },
}
idea-spread = { $count ->
    [1] i en organisation,
   *[other] i { $count } organisationer,
}
idea-days = { $count ->
    [1] på en dag.
   *[other] på { $count } dagar.
}
idea-mine = { $organisation } (du)
idea-gone = Ett steg som inte finns här
idea-organisation = Organisation
idea-after = Efter
idea-more = { $count ->
    [one] Ett steg till ryms inte i bilden.
   *[other] { $count } steg till ryms inte i bilden.
}

## Rummets bredd
pictured-balance = Rummets bredd
pictured-balance-text = Vilka yrken, organisationer och sektorer som möts här, av det som medlemmarna har berättat om sig. Varje siffra gäller minst fem personer.
pictured-balance-none = När fem i rummet har berättat sitt yrke, sin organisation eller sin sektor i Träffas syns det här. Då går det inte att se vem som är vem.
balance-profession = Yrken
balance-organisation = Organisationer
balance-sector = Sektorer
balance-others = Andra: { $words }
balance-what = Vad
balance-word = Ord
balance-people = Personer

## Filernas namn: bara små bokstäver och bindestreck
file-principles = steg-per-princip
file-year = rummets-stig
file-year-mine = min-stig
file-ideas = ideer
file-balance = bredd
