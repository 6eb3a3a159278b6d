# Orden på svenska: du-tilltal, presens, punkt, inga utropstecken. ‧ är ett mjukt bindestreck.
# SPDX-License-Identifier: EUPL-1.2

## Kärnans meddelanden: vad det blev av ett steg
said-logged = Steget är loggat.
said-not-sent = Steget är inte skickat.
said-removed = Steget är borttaget.
said-undone = Ångrat.
said-edited = Ändringen är sparad.
said-too-long = Steget är för långt: { $length } tecken, och högst { $most } får plats. Korta det och försök igen.
said-edit-gone = Steget du ändrade finns inte kvar i rummet. Ändringen skickades inte.
said-not-encouraged = Det gick inte att heja just nu. Försök igen om en stund.
said-still-encouraged = Det gick inte att ta tillbaka din reaktion just nu. Försök igen om en stund.
said-retold = Nu kan de som gick med senare läsa stegen. De står som återberättade av dig.
said-not-retold = Det gick inte att berätta vidare just nu. Inget skickades. Försök igen om en stund.
said-deck-taken = { $title } är tillagd, med { $count ->
    [one] en fråga
   *[other] { $count } frågor
}.
said-deck-renewed = { $title } är utbytt mot den nya filen, med { $count ->
    [one] en fråga
   *[other] { $count } frågor
}.
said-deck-too-many = Det finns redan { $detail } samlingar här. Ta bort en av dem och försök igen.
said-practice-taken = { $count ->
    [0] Allt i filen fanns redan här.
    [one] Ett svar är hämtat hit.
   *[other] { $count } svar är hämtade hit.
}
said-file-refused = Filen passar inte här. Inget har ändrats. { $detail }
now-private = Bara du ser det. Sparat på den här enheten.
now-private-unsaved = Bara du ser det. Den här enheten sparar inget, så det försvinner när du stänger.
now-saving = Det sparas på den här enheten.
now-waiting = Det är sparat på den här enheten och skickas så snart det går.
now-offline = Det är sparat på den här enheten och skickas när nätet är tillbaka.
now-permission = Sparat på den här enheten. Skickas när Småsteg får skriva i rummet.
now-sending = Det skickas till rummet.
now-slow = Element skickar ännu. Du kan skriva vidare här.
now-sent = Nu kan rummet se det.
now-removing = Det tas bort ur rummet.

## Anteckningen vid ett steg
row-offline = Inte skickat än. Sparat på den här enheten, skickas när nätet är tillbaka.
row-unsaved = Inte skickat än. Den här enheten sparar inget: håll sidan öppen tills steget är skickat.
row-waiting = Inte skickat än. Sparat på den här enheten, skickas strax.
row-permission = Inte skickat än. Sparat på den här enheten, skickas när Småsteg får skriva i rummet.
row-no-permission = Inte skickat: Småsteg får inte skriva i det här rummet. Steget är sparat på den här enheten.
row-sending = Skickas.
row-slow = Element skickar ännu.
row-checking = Element svarade inte. Småsteg läser i rummet om steget kom fram, innan det skickas igen.
row-paced = Inte skickat än. Skickas { $time }, för att inte stå i vägen för chatten.
row-asking = Inte skickat än. Den här enheten kan inte läsa allt i rummet, så Småsteg frågar de andra efter veckans tråd. Det tar högst en halv minut.
row-removing = Tas bort ur rummet.
row-removed = Borttaget.
row-lesson = Bara du ser steget. Rummet ser lärdomen, när du har skrivit den.
row-private = Bara du ser det här.
row-fail-forbidden = Gick inte att skicka: du får inte skriva i det här rummet just nu. Ditt steg är sparat på den här enheten.
row-fail-moved = Gick inte att skicka: rummet har flyttat. Ditt steg är sparat på den här enheten.
row-fail-left = Gick inte att skicka: du är inte med i rummet längre. Ditt steg är sparat på den här enheten.
row-fail-too-big = Gick inte att skicka: steget är för långt. Det är sparat på den här enheten. Korta det och försök igen.
row-fail-refused = Gick inte att skicka: Småsteg fick inte lov att skriva i rummet. Ditt steg är sparat på den här enheten.
row-fail-removed = Steget kom fram, men någon har tagit bort det ur rummet. Din text finns kvar på den här enheten.
row-fail-unknown = Gick inte att skicka. Ditt steg är sparat på den här enheten. Felkod: { $code }
row-fail-edit = Ändringen gick inte att skicka. Felkod: { $code }
row-fail-remove = Gick inte att ta bort. Felkod: { $code }
row-edit-waiting = Ändringen är inte skickad än.

## Varför det inte går att heja
encourage-own = Du kan heja på andras steg, inte på dina egna.
encourage-gone = Steget finns inte kvar i rummet.
encourage-no-permission = Småsteg fick inte lov att läsa, skicka och ta bort reaktioner i rummet.
encourage-no-power = Du får inte reagera i det här rummet just nu.

## Vem kan se det här?
who-private = Sparas på den här enheten. Skickas aldrig.
who-private-unsaved = Den här enheten sparar inget: steget finns kvar tills du stänger sidan.
who-members = { $count ->
    [one] { $count } medlem.
   *[other] { $count } medlemmar.
}
who-members-servers = { $count ->
    [one] { $count } medlem
   *[other] { $count } medlemmar
} på { $servers ->
    [one] { $servers } server.
   *[other] { $servers } servrar.
}
who-members-unknown = Alla som är med i rummet. Vi vet inte hur många de är.
who-encrypted = Krypterat.
who-unencrypted = Inte krypterat: de som sköter servrarna kan läsa.
who-encryption-unknown = Vi vet inte om rummet är krypterat.
who-history-joined = Den som går med senare ser inte äldre steg.
who-history-shared = Den som går med senare ser även äldre steg.
who-history-world = Vem som helst kan läsa, även utanför rummet.
who-history-unknown = Vi vet inte om den som går med senare ser äldre steg.
who-lesson = Steget stannar på den här enheten. Lärdomen, som du skriver sedan, skickas till rummet.
who-authority = Sparas på en myndighets server och kan bli en allmän handling.
who-public = Som Alla i rummet, och steget får följa med utanför rummet och bli en fråga i Öva.
who-no-room = Går att välja när Småsteg är öppet i ett chattrum.
who-no-permission = Småsteg har inte lov att skriva i rummet. Du kan skriva bara för dig.
who-asking = Småsteg väntar på att få skriva i rummet. Steget sparas här och skickas då.
who-moved = Rummet har flyttat. Skriv i det nya rummet, eller bara för dig.
who-left = Du är inte med i rummet längre. Du kan skriva bara för dig.
who-no-power = Du får inte skriva i det här rummet just nu. Be en administratör om skrivrätt, eller skriv bara för dig.

## Hur mycket av stigen som är hämtat
history-notebook = Här är allt du har sparat på den här enheten.
history-waiting = Rummets steg visas när Småsteg har fått lov att läsa.
history-loading = Hämtar rummets steg.
history-since = Visar allt från och med { $day }.
history-complete = Visar alla rummets steg.
history-older = Det finns äldre steg i rummet.
history-unreadable = { $count ->
    [one] En vecka
   *[other] { $count } veckor
} går inte att läsa för den som gick med senare.
history-failed = Gick inte att hämta rummets steg. Det du ser är det som redan var hämtat. Småsteg försöker igen.
history-locked = { $count ->
    [one] Ett steg är låst
   *[other] { $count } steg är låsta
}: den här enheten har inte nyckeln än.
history-newer = { $count ->
    [one] Ett steg är skrivet
   *[other] { $count } steg är skrivna
} av en nyare version av Småsteg.
history-moved-here = Rummet har flyttat hit. Det som hände före flytten finns i det gamla rummet.
history-set-aside = { $count ->
    [one] Ett meddelande gick inte att läsa och är undanlagt.
   *[other] { $count } meddelanden gick inte att läsa och är undanlagda.
}

## Anslag överst
note-offline-title = Du är offline. Skriv på som vanligt.
note-offline-text = Det du skriver sparas på den här enheten och skickas när nätet är tillbaka.
note-refused-title = Småsteg fick inte lov att läsa och skriva i rummet.
note-refused-text = Principerna och steg som bara du ser fungerar ändå. Öppna Småsteg igen om du ändrar dig.
note-partly-title = Småsteg fick bara en del av det den bad om.
note-partly-text = Det som saknas går inte att göra härifrån. Resten fungerar som vanligt.
note-storage-denied-title = Den här enheten sparar inget.
note-storage-denied-text = Steg till rummet fungerar. Utkast och privata steg försvinner när du stänger.
note-storage-full-title = Det finns inte plats att spara mer på den här enheten.
note-storage-full-text = Ta bort något annat på enheten. Håll sidan öppen tills dina steg är skickade.
note-silent-title = Element skickar ännu. Vänta en halv minut innan du skriver i chatten.
note-silent-text = Småsteg läser i rummet om steget kom fram, innan det skickas igen.
note-moved-title = Det här rummet har flyttat till ett nytt.
note-moved-text = Be någon lägga till Småsteg där. Stegen här går att läsa, och det du har skrivit finns kvar på den här enheten.
note-left-title = Du är inte med i det här rummet längre.
note-left-text = Det du har skrivit men inte skickat finns kvar på den här enheten.
note-no-room-title = Rummet går inte att läsa just nu.
note-no-room-text = Element svarade inte. Det du skriver sparas på den här enheten, och Småsteg försöker igen.

## Ram
app-name = Småsteg
skip-to-content = Hoppa till innehållet
place-steg = Steg
place-ova = Öva
place-traffas = Träffas
place-lardomar = Lärdomar
place-profil = Din profil
place-rummen = Rummen tillsammans
place-mer = Mer
page-title = { $place } – Småsteg
broken-title = Småsteg stannade.
broken-text = Det du har skrivit finns kvar i rutan. Ladda om sidan för att börja om.
newer-title = Det finns en nyare version av Småsteg.
newer-text = Den är hämtad. Det du har skrivit finns kvar när du byter.
newer-take = Byt nu
altered-title = En fil är inte den som hör hit.
altered-text = Därför sparades inte den här versionen på enheten. Det du har skrivit är kvar. Säg till den som har hand om adressen.
reload = Ladda om
elsewhere-title = Småsteg är öppet i en annan flik.
elsewhere-text = Här visas det som fanns när du gick dit. Det du har börjat skriva följer med.
come-here = Fortsätt här
not-taken-title = Det gick inte att logga steget.
not-taken-text = Texten är kvar i rutan. Försök igen.

## Skriva ett steg
what-did-you-do = Vad gjorde du?
small-is-enough = Litet räcker.
enter-hint = Enter loggar. Skift och Enter ger ny rad.
principles = Principer
log-step = Logga steg
who-sees = Vem kan se det här?
change = Ändra
done = Klar
visibility-private = Bara jag
visibility-lesson = Alla i rummet, men bara lärdomen
visibility-room = Alla i rummet
visibility-public = Även utanför rummet
error-empty = Skriv något först. Några ord räcker.
suggested = förslag
sensitive-personal-number = ett personnummer
sensitive-case-number = ett ärendenummer
sensitive-email = en e-postadress
sensitive-phone = ett telefonnummer
sensitive-title = Det ser ut att stå { $what } i texten.
sensitive-text = De som kan se texten ser det också, och det kan bli en allmän handling. Ta bort det om det inte ska stå där.
sensitive-again = Det är inte skickat. Tryck en gång till om det ska stå så.
undo = Ångra

## Veckan
week = Vecka { $week }
week-key-room = rummets steg
week-key-mine = dina steg
week-walk-empty = Veckan som en stig. Inget steg är loggat än den här veckan.
week-walk-room = Veckan som en stig. Rummet har loggat { $steps }.
week-walk-own = Veckan som en stig. Du har loggat { $steps }.
week-walk-mine = Egna steg har du { $days }.
week-day-steps = { $count ->
    [one] { $count } steg
   *[other] { $count } steg
} { $when }
week-on = på { $weekday }en
week-today = i dag, { $weekday }

## Sökning
search-steps = Sök steg
filter = Filtrera
similar = Liknande
search-found = { $count ->
    [0] Inget steg passar. Prova färre eller andra ord.
    [one] { $count } steg passar.
   *[other] { $count } steg passar.
}
search-found-more = Fler än { $count } steg passar. De senaste visas.

## Listan
trail = Steg
trail-room = Rummets steg
trail-own = Dina steg
day-today = I dag, { $day }
you = Du
edited = ändrat
edit = Ändra
remove = Ta bort
retry = Försök igen
keep-private = Spara bara för mig
edit-step = Ändra steget
edit-principles = Stegets principer
save = Spara
cancel = Avbryt
cheer = Heja
cheered = Hejat
cheered-by-one = { $name } hejar
cheered-by-two = { $name } och { $other } hejar
cheered-by-more = { $name }, { $other } och fler hejar
told-by = Återberättat av { $name }.
show-more = Visa fler
open-older-room = Öppna det gamla rummet (ny flik)
open-newer-room = Öppna det nya rummet (ny flik)
fetch-older = Hämta äldre steg
fetch-older-offline = Det går när du är uppkopplad igen.

## Tomt
empty-room-title = Här börjar rummets stig
empty-own-title = Här börjar din stig
empty-text = Ett steg kan vara ett samtal, en fråga eller ett utkast du visar för någon. Till exempel:
start-from-this = Utgå från det här
example-form = Läste vår vanligaste blankett som om jag fyllde i den för första gången.
example-lunch = Åt lunch med någon från juristerna.
example-draft = Visade ett halvfärdigt utkast.

## Första gången
welcome-title = Välkommen till Småsteg
welcome-text = Här skriver du ner det lilla du gör för en bättre offentlig sektor. Rummet kan se det och göra likadant.
ask-title = Element frågar dig snart
ask-text = Strax öppnas en ruta med frågor om lov. Så här används de, bara i det här chattrummet:
ask-messages = Läsa och skriva meddelanden
ask-messages-text = Dina steg hamnar i veckans tråd, och du ser andras.
ask-reactions = Läsa och skicka reaktioner
ask-reactions-text = För att heja på andras steg, och så att en siffra som reaktion kan bli en princip.
ask-remove = Ta bort dina egna meddelanden
ask-remove-text = Så att Ångra och Ta bort fungerar.
ask-state = Se vilka som är med och vad rummet tillåter
ask-state-text = Så att du får veta vem som kan se det du skriver, och om rummet flyttar.
ask-technical = Rader med tekniska namn
ask-technical-text = { $op } håller ordning i tysthet. { $create } är rummets startpunkt.
ask-continue = Fortsätt till frågan
ask-later = Prova utan att dela
ask-without = Utan lov fungerar ändå principerna och steg som bara du ser.
ask-waiting = Svara i rutan som Element visar.
ask-again-title = Du provar utan att dela.
ask-again-text = Det du skriver ser bara du. Vill du dela med rummet frågar Element dig först.
ask-again = Se vad Element frågar om

## Mer
micro = Vad hinner jag?
write-step = Skriv ett steg
catalogues = Andra principer
catalogue-version = Version
catalogue-failed = Texterna gick inte att hämta. Kontrollera att du är uppkopplad och försök igen.
account = Chattrum
account-connect = Anslut
account-user = Inloggad som
signed-out-title = Servern har loggat ut den här enheten.
signed-out-text = Det du har skrivit finns kvar här. Logga in igen, så skickas det som väntar.
sign-in-again = Logga in igen
captive-title = En webbsida svarar i stället för servern.
captive-text = Är du på ett nät som man först loggar in på? Öppna en vanlig webbsida och logga in där. Det du skriver sparas här och skickas sedan.
no-file-title = En fil till Småsteg kom inte fram.
no-file-text = Det du skriver sparas här. Ladda om sidan. Hjälper inte det: säg till den som har hand om adressen.
clock-title = Klockan på den här enheten går fel.
clock-text = Den skiljer mer än tio minuter från serverns. Dina steg kan hamna på fel tid. Inget går förlorat. Ställ klockan på automatisk tid.
take = Ta med dig
language = Språk
theme = Utseende
about = Om Småsteg

## Öva
quiz-failed = Frågorna gick inte att hämta. Kontrollera att du är uppkopplad och försök igen.
ask-scenario = Vad gör du?
ask-which = Vilken princip säger så här?
ask-says = Vad säger principen?
ask-real = Vilken princip tänkte { $name } på?
your-answer = Ditt svar
answers = Svaren
choose-first = Välj ett av svaren först.
answer-not-taken = Svaret togs inte emot. Försök igen.
answer = Svara
skip-question = Ta en annan fråga
nearest = Ligger närmast
further-away = Längre bort
this-one = Det är den här
chosen-by = { $name } valde
said-by = Så säger: { $title }.
answer-near = Ditt svar ligger närmast.
answer-further = Ditt svar ligger längre bort.
nearest-is = Närmast: { $text }
seldom-one-answer = Principer har sällan ett enda rätt svar. Tycker du annorlunda? Ta upp det med någon.
real-same = Du och { $name } tänkte på samma princip.
real-other-title = Ni tänkte olika.
real-other = { $name } tänkte på { $theirs }, du på { $yours }.
real-ask = Båda kan stämma, för ett steg bär ofta flera principer. Fråga gärna { $name } hur tanken gick.
how-sure = Visste du, eller gissade du?
knew = Visste
guessed = Gissade
next-question = Nästa fråga
quiz-done = Klart för i dag
quiz-done-text = Frågorna kommer tillbaka när det är dags att minnas dem igen.
ask-more = Fem till
the-principle = Principen
do-it = Gör det på riktigt
do-it-text = Har du gjort något åt det hållet, eller vill du göra det i dag?
only-for-you = Bara för dig
only-for-you-text = Dina svar stannar på den här enheten. Ingen annan ser dem, och du kan sluta när du vill.
digit-keys = Tangenterna 1 till 4 väljer svar
settled = Det som sitter
settled-row = { $settled } sitter, { $rest } på väg.
settled-set = Sitter
settled-met = På väg
as-table = Visa som tabell
decks = Varifrån frågorna kommer
deck-questions = { $count ->
    [one] En fråga
   *[other] { $count } frågor
}
deck-from = Bygger på
deck-removed = Samlingen är borttagen. Det du har övat finns kvar.
file-text = Du kan hämta in egna frågor från en fil, eller ta med dig det du har övat till en annan enhet.
take-file = Hämta in en fil
save-practice = Spara det jag har övat

## Enheten
learn-from-it = Lär av det
try-it-too = Prova du också
share-step = Dela till rummet
share-given = Steget är lämnat till appen du valde.
share-copied = Kopierat. Klistra in det i rummets chatt.
share-failed = Det gick inte att dela. Steget är kvar här.
device = På den här enheten

## Mer, där appen säger det på sitt sätt
keep-why = Det du skriver ligger bara i den här webbläsaren. Den får städa bort det när det blir ont om plats, om du inte ber den låta bli.
keep-is = Det du skriver ligger bara i den här webbläsaren. Den har lovat att inte städa bort det.
forget-what-own = När du lånar en dator: ta bort allt som Småsteg har sparat i webbläsaren. Stäng andra flikar med Småsteg först.
forget-what-room = När du lånar en dator: ta bort allt som Småsteg har sparat i webbläsaren. Det som är delat är kvar i rummet.
forget-sure-text = Också utkast, det som väntar på att skickas och det du har övat. Det går inte att ångra.
