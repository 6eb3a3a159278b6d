# Mer: det man ser om principer, inställningar, filer och enheten. Kommer med platsen, inte med första steget.
# SPDX-License-Identifier: EUPL-1.2

## Mer
micro-min = { $minutes } min
micro-minutes = { $minutes } minuter
micro-steps = Små steg på { $minutes } minuter.
micro-start = Börja med det här
micro-kept = Du har redan börjat skriva något.
micro-keep = Fortsätt på det
micro-swap = Byt ut mot det här
the-principles = Principerna
principle-number = Princip { $number }
principle-source = Egen text om en av One Team Govs sju principer.
other-titles = Kallas också
principle-steps = Så kan det se ut
back-to-mer = Mer
catalogues-text = Fler listor som offentlig sektor arbetar efter, i våra egna ord.
catalogue-sources = Källor
account-why = Är du med i ett rum där Småsteg används? Anslut med ditt Matrix-konto, så är du med härifrån också.
account-open = Konto och rum
account-room = Rum
account-no-room = Inget valt
retell = Berätta för dem som kom senare
retell-why = Den som går med senare kan inte läsa det som loggades innan. Du kan skicka det senaste en gång till.
retell-what = { $count ->
    [one] Ett steg skickas till rummet, med namn och text.
   *[other] De senaste stegen skickas till rummet, högst { $count }, med namn och text.
} Alla som är med i rummet kan läsa det. Stegen står som återberättade av dig.
retell-do = Berätta vidare
retelling = Skickas
take-what = Vad ska filen innehålla?
take-room = Rummets steg
take-public = Bara steg som får lämna rummet
take-own = Ta med det som bara finns på den här enheten
take-named = Skriv mitt namn vid mina egna steg
take-format = Hur ska filen vara?
take-markdown = Text
take-markdown-text = Att läsa, skriva ut eller klistra in (Markdown).
take-csv = Tabell
take-csv-text = För Excel och andra kalkylprogram (CSV).
take-json = Data
take-json-text = Allt som går att få med, för andra program (JSON).
take-holds-room = Filen innehåller det som alla i rummet har skrivit, med deras användarnamn.
take-holds-own = Filen innehåller dina steg på den här enheten.
take-holds-public = Filen innehåller bara steg som är märkta Även utanför rummet, utan andras namn. Namn inne i en text är kvar.
take-official = Hos en myndighet kan den bli en allmän handling.
take-save = Spara fil
take-saved = { $count ->
    [one] Filen är klar, med ett steg.
   *[other] Filen är klar, med { $count } steg.
}
take-none = Det finns inga sådana steg än.
take-failed = Filen gick inte att göra. Försök igen.
back = Läs in en fil
back-text = En fil som är sparad som Data ger tillbaka stegen som bara du ser. Det som redan finns här ändras inte.
back-choose = Välj fil
back-done = { $count ->
    [one] Ett steg är tillbaka.
   *[other] { $count } steg är tillbaka.
}
back-same = Alla steg i filen finns redan här.
back-none = Filen har inga steg som bara du ser. Det som står i rummet läses från rummet.
back-wrong = Det är ingen sådan fil. Välj en som är sparad som Data (JSON) i Ta med dig. Inget har ändrats.
back-big = Filen är för stor: högst 64 MB går att läsa in. Inget har ändrats.
settings = Inställningar
language-sv = Svenska
language-en = English
theme-system = Som systemet
theme-element = Som Element
theme-light = Ljus
theme-dark = Mörk
theme-light-hc = Ljus, hög kontrast
theme-dark-hc = Mörk, hög kontrast
about-what = Småsteg är till för dig som arbetar i offentlig sektor. Du skriver ner det lilla du gör, och andra kan ta efter.
about-where-own = Det du skriver här stannar på den här enheten. Öppna Småsteg i ett chattrum för att dela.
about-where-room = Det du delar ligger i chattrummet, inte hos Småsteg. Det du skriver bara för dig stannar på den här enheten.
about-version = Version
about-licence = Licens
about-licence-text = Programmet EUPL-1.2, innehållet CC0-1.0.
about-source = Källkod
about-source-text = Följer med varje utgåva. Fråga den som har satt upp Småsteg hos er.

## Enheten
move = Flytta till en annan webbläsare
move-why-own = Appen och rummets Småsteg har var sitt förråd. Här tar du med dig steg som bara du ser, och det du har börjat skriva.
move-why-room = Rummets Småsteg och appen har var sitt förråd. Här tar du med dig steg som bara du ser, och det du har börjat skriva.
move-pack = Packa
move-nothing = Här finns inget att flytta.
move-failed = Det gick inte. Det som är sparat är kvar.
move-code = Kod
move-code-text = Paketet är låst. Skriv av koden: utan den kan ingen öppna paketet, inte heller du.
move-save = Spara paketet som fil
move-square = Fyrkant att läsa med kameran
move-square-text = Eller rikta telefonens kamera mot fyrkanten. Då öppnas appen där.
move-too-much = Det är för mycket för en fyrkant. Använd filen.
move-take = Ta emot
move-arrived = Ett paket följde med adressen. Skriv koden som den andra skärmen visar.
move-file = Välj paketet
move-open = Öppna paketet
move-no-file = Välj filen först.
move-no-code = Koden har fyra grupper med fyra tecken.
move-wrong = Koden hör inte till paketet, eller så är paketet skadat.
move-taken = { $count ->
    [0] Allt fanns redan här.
    [one] Ett steg är här nu.
   *[other] { $count } steg är här nu.
}
move-taken-draft = { $count ->
    [0] Det du hade börjat skriva är här nu.
    [one] Ett steg och det du hade börjat skriva är här nu.
   *[other] { $count } steg och det du hade börjat skriva är här nu.
}
keep-ask = Be webbläsaren behålla det
keep-yes = Webbläsaren behåller det.
keep-no = Webbläsaren lovade inget den här gången. Ta med dig stegen som fil då och då.
forget = Glöm den här datorn
forget-sure = Steg som bara finns här försvinner.
forget-do = Ta bort allt
forget-not = Behåll
forget-failed = Allt gick inte att ta bort. Rensa adressens data i webbläsarens inställningar.
