# Träffas: fikarundor, lottningen, det man berättar om sig själv. Kommer med platsen, inte med första steget.
# SPDX-License-Identifier: EUPL-1.2

## Platsen
meet-failed = Det gick inte att hämta rundorna. Inget har ändrats. Försök igen om en stund.
meet-not-done = Det gick inte just nu. Inget har ändrats. Försök igen om en stund.
meet-reckoning = Räknar om lottningen på den här enheten …
meet-blocked = Du kan inte vara med härifrån just nu.
meet-no-room = Fikarundor hålls i ett rum.
meet-no-room-text = Lägg till Småsteg i ett chattrum i Element. Då kan ni som är där lottas ihop.
you-among = du
how = Så går det till
how-draw = Lotten väljer.
how-draw-text = Den söker par från olika organisationer, yrken och orter. Alla kan räkna om den.
how-rest = Stå över när du vill.
how-rest-text = Den som inte gör något är inte med. Ingen ser vem som inte är med.
how-half = En halvtimme räcker.
how-half-text = Ni får en fråga att börja med och två förslag på tid.
older-rounds = Tidigare rundor
show-older-rounds = Visa äldre rundor

## En runda
round = Fikarunda vecka { $week }
round-lead = Fika en halvtimme med någon du inte känner, på plats eller på distans.
round-until = Anmäl dig senast { $when }
round-opened-when = Öppnades { $when }
round-opening = Rundan är på väg till rummet.
round-opening-text = Den är sparad på den här enheten och skickas så snart det går.
round-people = { $count ->
    [0] Ingen är med än.
    [one] En är med hittills.
   *[other] { $count } är med hittills.
}
round-people-were = { $count ->
    [0] Ingen var med.
    [one] En var med.
   *[other] { $count } var med.
}
professions = Yrken
sectors = Sektorer
places = Orter
first-round = Den första fikarundan
next-round = Nästa fikarunda
open-round = Öppna en fikarunda
open-round-text = Ett kort läggs i rummet. Den som vill anmäler sig inom två dagar. Sedan lottas ni två och två.
open-round-sees = Rummet ser att du har öppnat en runda.
round-opened = Fikarundan är öppnad.
sign-up = Jag är med
sign-up-sees = Rummet ser att du är med, och sedan vem du lottas med.
take-back = Ändra mig
in-title = Du är med.
in-text = När lotten är dragen står det här, och du nämns i rummet.
in-no-number = Den här enheten har inget slumptal för rundan. Du är med som alla andra.
out-title = Du är inte med.
on-its-way = Det är på väg till rummet.
said-in = Du är med i fikarundan.
said-out = Du är inte med i fikarundan.
said-again = Det skickas en gång till.
close-round = Stäng anmälan
close-round-text = { $count ->
    [one] En är med. När anmälan är stängd kan ingen mer komma med.
   *[other] { $count } är med. När anmälan är stängd kan ingen mer komma med.
}
close-round-yes = Stäng nu
said-closed = Anmälan är stängd.
closed-title = Anmälan är stängd.
doing-closing = Det är på väg till rummet.
doing-drawing = Allas appar öppnar sina slumptal. Sedan lottas ni.
doing-telling = Resultatet är på väg till rummet.
draw-now = Lotta nu
draw-now-few = Alla slumptal är inte öppnade. De som saknas räknas då inte med, och det kommer att synas.
draw-now-all = Alla slumptal är öppnade. Lotten dras, och resultatet skickas till rummet.
draw-now-yes = Lotta
said-drawn = Lotten är dragen. Resultatet skickas till rummet.
round-failed = Det gick inte att skicka.
round-failed-kept = Det är sparat på den här enheten.
round-few = Det går inte att lotta än.

## Rast
rest = Ta en rast från rundorna
rest-title = Rast
rest-text = Under rasten lottas du inte, och du behöver inte säga nej.
rest-until = Till och med
rest-sees = Rummet kan se till vilken dag.
rest-begin = Börja rasten
rest-end = Avsluta rasten
resting = Du har rast.
resting-until = Du lottas inte till och med { $when }.
said-rest = Du har rast till och med { $when }.
said-back = Rasten är slut. Du kan vara med igen.

## Paret
you-and = Du och { $names }
why-you-two = Varför ni två
why-you-three = Varför ni tre
opening-question = En fråga att börja med
two-times = Två förslag på tid
two-times-text = Bara förslag: ni bestämmer själva.
to-calendar = Till kalendern
calendar-title = Fika med { $names }
write-to = Skriv till { $name }
decline = Jag kan inte, lotta om
decline-text = De andra lottas om utan dig. Det går inte att ångra. Inget meddelande skickas om att du tackade nej.
decline-yes = Lotta om utan mig
declined-text = De andra lottas om utan dig.
said-declined = Du står över. De andra lottas om.
did-you-meet = Sågs ni?
did-you-meet-text = Gör inget om det inte blev av. Rummet kan se ditt svar.
we-met = Ja, vi sågs
said-met = Noterat att ni sågs.
met-title = Ni sågs.
met-text = Kom ni på något ni vill prova? Logga det som ett steg.
all-groups = Alla som lottades ihop

## Lottningen
the-draw = Lottningen
draw-checked = Lottningen är kontrollerad
draw-checked-text = Din enhet har lottat om och fått samma par.
draw-unconfirmed = Inte bekräftad
draw-unconfirmed-text = Din enhet kan inte räkna om lottningen.
draw-wrong = Stämmer inte
draw-wrong-text = Din enhet har lottat om och fått något annat.
draw-again = Lotta igen
draw-again-text = Ett nytt resultat skickas till rummet och gäller i stället för det här.
numbers-open = { $of ->
    [one] { $reveals } av 1 slumptal är öppnat.
   *[other] { $reveals } av { $of } slumptal är öppnade.
}
numbers-all = Ingen kunde välja utfall.
numbers-outcomes = { $kept ->
    [one] Den som inte öppnade sitt kunde välja mellan högst { $outcomes } utfall.
   *[other] De som inte öppnade sitt kunde välja mellan högst { $outcomes } utfall.
}
numbers-many = De { $kept } som inte öppnade sitt kunde välja mellan många utfall.
numbers-weak = Det är en mindre säker lottning: den som stängde anmälan kunde påverka den.
numbers-none-promised = Ingen anmälde sig med ett slumptal. Det är en mindre säker lottning.
how-drawn = Se hur den drogs
draw-signed-up = Lottade
draw-signed-up-text = { $count ->
    [one] En person
   *[other] { $count } personer
}
draw-numbers = Slumptal
draw-history = Tidigare rundor
draw-history-text = { $count ->
    [0] Ingen räknades in.
    [one] En räknades in.
   *[other] { $count } räknades in.
}
draw-weights = Vikter
draw-weights-text = Att inte ha setts förut väger tyngst. Sedan olika organisation 4 (eller olika avdelning 2), sektor 3, yrke 3 och ort 2, kan och söker 3 åt varje håll, en dag som passar båda 1. Slumpen avgör mellan lika.
draw-sum = Allas vikter ihop
draw-seed = Slumpfrö
draw-digest = Kontrollsumma
draw-command-text = Så här kontrollerar du lottningen utan Småsteg i webbläsaren. Exportera rummets händelser först.
copy-command = Kopiera kommandot
copied = Kopierat.
copy-selected = Markerat. Kopiera med Ctrl+C.
draw-inputs = Det som lottades
draw-pairs = Vad paren vägde
draw-weight = Vikt
draw-entry = Anmälan
number-opened = Slumptalet är öppnat.
number-kept = Slumptalet öppnades inte.
number-none = Anmäld utan slumptal.
told-nothing = Har inte berättat något.

## Det man berättar om sig själv
about-you = Om dig
about-you-ask = Vill du berätta lite om dig?
about-you-ask-text = Då kan lotten söka någon från en annan organisation eller ett annat yrke, och någon som kan det du söker. Allt är frivilligt. Du gör det en gång.
about-you-tell = Berätta
about-you-later = Inte nu
told-nothing-yet = Du har inte berättat något.
profile-why = Vad det är till för
profile-why-text = Lotten söker par som inte liknar varandra, och par där den ena kan något som den andra söker. Tomma rutor räknas varken för eller emot.
profile-when = Det du berättar räknas från nästa runda som öppnas.
profile-optional = Allt är frivilligt. Skriv kort och brett.
profile-profession = Yrke
profile-organisation = Organisation
profile-department = Avdelning
profile-sector = Sektor
profile-place = Ort
profile-languages = Språk
profile-offers = Det här kan jag hjälpa till med
profile-seeks = Det här söker jag
profile-days = Dagar som passar
hint-profession = Till exempel jurist eller utvecklare
hint-place = Där du oftast arbetar
hint-languages = Med komma emellan. Ni lottas bara ihop om ni har ett språk gemensamt.
hint-offers = Med komma emellan, till exempel klarspråk, upphandling
hint-seeks = Med komma emellan
sectors-proposed = kommun, region, stat, civilsamhälle, näringsliv, akademi
profile-long = Ett ord är för långt. Högst { $most } tecken får plats.
profile-many = Det är för många ord. Högst { $most } får plats.
profile-send-title = Visa för rummet
profile-sees = Rummet kan läsa det du har skrivit här.
profile-send = Visa för rummet
profile-send-again = Visa ändringarna för rummet
profile-kept = Sparat på den här enheten. Inte skickat.
profile-sending = På väg till rummet.
profile-sent = Rummet kan se det.
profile-removing = Tas bort ur rummet.
profile-sent-said = Det du har berättat skickas till rummet.
profile-failed = Det gick inte att skicka.
profile-remove = Ta bort ur rummet
profile-remove-text = Det tas bort ur rummet. Gamla lottningar som byggde på det går sedan inte att kontrollera. Andra servrar kan ha kopior.
profile-remove-yes = Ta bort
profile-removed-said = Det du har berättat tas bort ur rummet.

## Vem kan hjälpa till?
help-title = Vem kan hjälpa till?
help-label = Vad behöver du hjälp med?
help-private = ”Sök bland oss” räknas ut på den här enheten, och inget skickas. ”Fråga rummet” ser alla.
help-ask = Sök bland oss
help-empty = Skriv några ord först.
help-found = { $count ->
    [0] Ingen har berättat om det än. Fråga i rummet.
    [one] En kan kanske hjälpa till.
   *[other] Några kan kanske hjälpa till.
}
help-offers = Kan:
help-logged = Loggade { $day }:

## Varför två möts
reason-never-met = ni har inte träffats förut
reason-rounds-since = { $count ->
    [one] ni träffades i förra rundan
   *[other] ni träffades senast för { $count } rundor sedan
}
reason-other-organisation = olika organisation
reason-other-department = olika avdelning
reason-other-sector = olika sektor
reason-other-profession = olika yrke
reason-other-place = olika ort
reason-you-seek = du söker det som { $name } kan: { $word }
reason-you-offer = { $name } söker det som du kan: { $word }
reason-offers = { $other } söker det som { $name } kan: { $word }
reason-common-days = någon dag passar er båda
reason-no-common-language = ni har inte angett något gemensamt språk
## Varför en lottning inte är kontrollerad
why-no-close = Anmälan är inte stängd.
why-no-result = Ingen har lottat än.
why-missing-entry = En anmälan som lottningen byggde på finns inte kvar här.
why-missing-reveal = Ett slumptal som lottningen byggde på finns inte kvar här.
why-omitted-reveal = Ett slumptal som var öppnat togs inte med. Lotta igen.
why-unknown-close = Stängningen som lottningen bygger på finns inte här. Lotta igen.
why-earlier-close = Anmälan stängdes två gånger, och en annan stängning gäller. Lotta igen.
why-too-few = Färre än två är kvar. Öppna en ny runda.
why-other-inputs = Den här enheten ser inte allt som lottningen byggde på.
why-unseen-card = Den här enheten har inte sett själva kortet.
why-false-reveal = Ett slumptal är inte det som utlovades. Lotta igen.
why-other-digest = Paren följer inte av det som lottades. Lotta igen.
said-profile-too-long = ”{ $word } …” är för långt. Högst { $most } tecken i taget.
said-profile-too-many = Det blev för många ord i en ruta. Högst { $most }.
said-profile-unread = Det du skrev gick inte att läsa, och inget är ändrat.
note-round-few = Minst två måste vara med för att det ska gå att lotta.
