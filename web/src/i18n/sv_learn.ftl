# Lärdomar: experiment, lärdomar, veckobrev. Kommer med platsen, inte med första steget.
# SPDX-License-Identifier: EUPL-1.2

## Platsen
learn-failed = Det gick inte att hämta lärdomarna. Inget har ändrats. Försök igen om en stund.
learn-not-done = Det gick inte just nu. Det du skrev är kvar. Försök igen om en stund.
learn-blocked = Du kan inte dela något härifrån just nu.
learn-no-room = Experiment och lärdomar delas i ett rum.
learn-no-room-text = Lägg till Småsteg i ett chattrum i Element. Då kan ni prova och lära tillsammans.
learn-empty = Inga lärdomar än. Den första kan vara liten: något du provade, och vad du såg.
learn-on-its-way = På väg till rummet.
learn-unseen = { $count ->
    [one] Ett äldre experiment är inte hämtat hit. Rulla uppåt i chatten, så kommer det.
   *[other] { $count } äldre experiment är inte hämtade hit. Rulla uppåt i chatten, så kommer de.
}
learn-by-you = Du
learn-mended = Skicka igen
learn-take-back = Ta bort
learn-take-back-text = Det tas bort ur rummet för alla.
learn-take-back-yes = Ja, ta bort
said-learn-removed = Det tas bort.
said-learn-again = Det skickas en gång till.
learn-not-sent = Det kom inte fram till rummet.
said-learn-missing = Något saknas. Fyll i rutorna och försök igen. Det du skrev är kvar.
said-learn-too-long = Det är för långt: { $length } tecken, och högst { $most } får plats. Korta det och försök igen.
said-learn-red = Gör det mindre först. Inget är skickat, och det du skrev är kvar.
said-learn-gone = Det finns inte kvar i rummet. Inget är skickat.
said-learn-no-week = Ingen har loggat i rummet den här veckan än. Lärdomen står kvar här: skicka den när någon har gjort det.
learn-from-own = Steget stannar på den här enheten. Bara det du skriver här skickas till rummet.

## Ett nytt experiment
new-experiment = Nytt experiment
new-experiment-lead = Prova något litet och se vad som händer. Det behöver inte lyckas. Det ska ge en lärdom.
new-experiment-start = Börja ett experiment
experiment-from = Utgår från
experiment-title = Vad heter det?
experiment-title-hint = Några ord, till exempel ”Kortare avslagsbrev”.
believe = Vi tror
believe-hint = att fler förstår beslutet om det ryms på en sida.
test-it = Vi testar
test-it-hint = ett kort brev på fem kollegor i december.
measure = Vi mäter
measure-hint = hur många som frågar vad beslutet betyder.
right-if = Vi har rätt om
right-if-hint = högst en behöver fråga.
risk = Tre frågor om risk
risk-lead = Hellre ett mindre test i dag än ett stort som fastnar.
risk-personal = Används personuppgifter?
risk-citizens = Märks det för medborgare?
risk-undone = Går det att ångra inom en dag?
yes = Ja
no = Nej
risk-open = Svara på de tre frågorna, så går det att börja.
risk-red = Gör det mindre först
risk-red-personal = Prova med påhittade uppgifter i stället.
risk-red-citizens = Prova med några kollegor, eller med fem personer som vet att det är ett test.
risk-red-undone = Prova under en enda dag, bredvid det vanliga sättet.
risk-green = Litet och ofarligt. Sätt i gång.
experiment-sees = Rummet ser att du har börjat experimentet och vad du skriver här.
experiment-go = Sätt i gång
experiment-cancel = Inte nu
experiment-cancel-kept = Det du har skrivit är kvar till nästa gång.
said-experiment = Experimentet är i gång.

## Ett experiment
experiments-open = Pågår
experiments-over = Avslutade
experiment-close = Vad lärde vi oss?
experiment-close-text = Ett experiment slutar med en lärdom. Det som inte blev som vi trodde är lika mycket värt.
outcome = Hur blev det?
outcome-held = Som vi trodde
outcome-other = Inte som vi trodde
outcome-open = Vet inte än
lesson = Lärdom
lesson-hint = Skriv så att någon annan kan göra om det eller slippa.
lesson-sees = Rummet ser lärdomen.
lesson-send = Dela lärdomen
said-lesson = Tack. Nu har fler något att lära av.
another-turn = Ett varv till
became = Ledde till
lessons-of-steps = Lärdomar av steg
about-step = Om steget
thank = Tacka
said-thanked = Tacket är på väg.
thanked-by-one = { $name } tackar.
thanked-by-two = { $name } och { $other } tackar.
thanked-by-more = { $name }, { $other } och fler tackar.
learn-you = du

## Efterlysningar
calls = Efterlysningar
calls-none = Just nu efterlyser ingen något.
calls-unseen = { $count ->
    [one] En äldre efterlysning är inte hämtad hit. Rulla uppåt i chatten, så kommer den.
   *[other] Äldre efterlysningar är inte hämtade hit. Rulla uppåt i chatten, så kommer de.
}
call-by = { $name } efterlyser
call-by-you = Du efterlyser
call-sees = Rummet ser efterlysningen när du frågar.
call-send = Fråga rummet
said-call = Rummet är tillfrågat. Svaren kommer här.
call-answers = Svar
call-answer = Svara
call-answer-hint = Den som efterlyser får veta det. Det får också den du har valt att fråga, så länge namnet står kvar.
call-answer-sees = Rummet ser svaret.
call-answer-send = Skicka svaret
said-answer = Svaret är på väg.
call-in-chat = Den är skriven i chatten. Svara där.
call-thank = Tacka och avsluta
call-ask = Fråga { $name }
call-ask-offer = { $name }, du kan { $offer }. Kan du hjälpa till?
call-ask-step = { $name }, du har loggat ”{ $step }”. Kan du hjälpa till?

## Prova du också
inspired-by = Inspirerat av { $name }:
inspired-by-you = Inspirerat av ditt eget steg:
chain-more = och fler
source-gone = Steget som gav idén syns inte här just nu. Ditt går att logga ändå.
source-drop = Strunta i det

## Lärdom av ett steg
learn-from = Lär av steget
learn-from-what = Vad vill du göra?
learn-from-lesson = Skriva en lärdom
learn-from-experiment = Börja ett experiment
learn-from-gone = Steget finns inte kvar, eller så är det inte skickat till rummet än.

## Veckobrev
letters = Veckobrev
letters-text = Det veckan gav, samlat i ett brev som går att läsa utan Småsteg. Du får ett förslag och ändrar som du vill.
letters-none = När någon har loggat ett steg i rummet går det att skriva veckans brev.
letter-week = Vecka { $week }
letter-running = Vecka { $week }, den pågår
letter-write = Skriv veckobrev v. { $week }
letter-sees = Rummet ser brevet. Det läggs i veckans tråd.
letter-send = Skicka brevet
said-letter = Veckobrevet är skickat.
letter-most = Högst { $most } tecken får plats.
letter-head = Brevet börjar med ”{ $head }”.

## Bilder
pictures = Bilder
pictures-lead = Vad rummet har gjort, hur året har varit och hur idéer sprids. Varje bild finns som tabell och går att spara.
pictures-open = Visa bilderna
