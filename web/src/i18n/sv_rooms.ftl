# Rummen tillsammans: flera rum sida vid sida, och räkningar som läggs i ett annat rum. Kommer med platsen.
# SPDX-License-Identifier: EUPL-1.2

together-lead = Här står stegen i dina rum sida vid sida. De räknas på den här enheten, och inget skickas.
together-own = Steg som bara du ser räknas inte, inte heller det som någon har återberättat.
together-failed = Det gick inte att räkna just nu. Inget har ändrats.
together-counting = Räknar …
period = Tid
period-month = I månaden
period-days30 = 30 dagar
period-year = I år
count-title = Steg efter princip
count-none = Inget av rummen på den här enheten har några steg under den här tiden.
count-picture = Varje sten är stegen för en princip i ett rum. Ju större sten, desto fler steg. Talen står i tabellen.
count-others = Utan princip eller ur en annan katalog
count-all = Alla steg
count-several = Ett steg kan ha flera principer, så raderna blir ibland fler än alla steg.
count-hidden = visas inte
together = Tillsammans

rooms = Rum
rooms-loading = Frågar servern efter dina rum.
rooms-not-had = Listan över dina rum gick inte att hämta. Här är de som enheten känner till.
room-nameless = Rum utan namn
room-open = Öppet nu
room-newest = Nyaste steget är från { $day }.
room-no-steps = Inga steg än.
room-seen = Öppet här senast { $day } { $time }.
room-not-here = Inget finns på enheten än. Öppna rummet en gång.

post-title = Lägg en räkning i { $room }
post-text = Då kan andra se vad ni gör tillsammans. Bara tal skickas: inga namn, inga texter och inga rum.
post-no-room = Inget rum är öppet.
post-no-room-text = En räkning läggs i det rum som är öppet. Öppna till exempel ett nationellt rum.
post-of = Vad ska räknas?
post-all = Alla rum utom det öppna
post-all-name = Våra rum
post-group = Vad heter gruppen?
post-group-hint = Det står i meddelandet. Skriv inget som pekar ut någon.
post-what = Det här skickas
post-sees = Alla i rummet ser texten här ovanför, och att det är du som har skickat den.
post-do = Skicka räkningen
post-said = Räkningen är på väg.
post-changed = Talen hade ändrats. Läs texten igen och skicka sedan.
post-few = Färre än fem personer har loggat steg under den här tiden.
post-few-text = Då skulle talen kunna peka ut någon. Välj en längre tid eller flera rum.
post-since = Ni har redan en räkning som delvis gäller samma tid.
post-since-text = Sedan den { $day } har färre än fem personer ändrat något i talen. Skillnaden skulle kunna peka ut någon. Vänta tills fler har loggat, eller välj en annan tid.
post-name = Skriv vad gruppen heter.
post-hidden = { $count ->
    [one] En princip får inget tal: { $principles }. Annars skulle det gå att räkna ut vad färre än fem personer har gjort.
   *[other] { $count } principer får inget tal: { $principles }. Annars skulle det gå att räkna ut vad färre än fem personer har gjort.
}
post-left-out = Räknas inte med: { $rooms }. Färre än fem har loggat steg där.
not-done = Det gick inte just nu. Inget har ändrats. Försök igen om en stund.

posts-title = Räkningar i { $room }
posts-none = Ingen har lagt en räkning här än.
posts-by = { $by } skickade den { $day }.
posts-mine = Du skickade den { $day }.
posts-waiting = Inte skickad än. Den skickas när det går.
posts-sending = Skickas till rummet.
posts-removing = Tas bort ur rummet.
posts-failed = Räkningen är inte skickad.
posts-not-removed = Räkningen är kvar i rummet.
posts-remove = Ta bort ur rummet
posts-remove-text = Räkningen försvinner ur rummet. Andra servrar kan ha kvar en kopia.
posts-remove-yes = Ta bort räkningen
posts-undone = Räkningen tas tillbaka.
