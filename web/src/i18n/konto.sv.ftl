# Orden på platsen där man ansluter till ett chattrum. Kommer när den öppnas.
# SPDX-License-Identifier: EUPL-1.2

back = Mer
connect-title = Anslut
connect-text = Du loggar in på din egen Matrix-server. Lösenordet skickas bara dit och sparas inte.
server = Server eller användar‧namn
server-hint = Till exempel exempel.se eller @anna:exempel.se.
go-on = Fortsätt
looking = Letar upp servern.
sign-in-at = Server
other-server = Byt server
user = Användar‧namn
password = Lösenord
sign-in = Logga in
signing-in = Loggar in.
going-to-page = Öppnar serverns sida.
sign-in-page = Logga in på serverns sida
sign-in-page-with = Logga in med { $name }
error-user = Skriv ditt användar‧namn.
error-password = Skriv ditt lösenord.
error-key = Skriv din åter‧ställ‧nings‧nyckel.
again-title = Logga in igen
signed-out = Servern har loggat ut den här enheten.
again-text = Det du har skrivit finns kvar här, och det som väntar skickas när du har loggat in.
again-keys = Nycklarna till låsta medde‧landen behöver hämtas igen efteråt, för servern har glömt enheten.

rooms-title = Välj rum
rooms-loading = Hämtar dina rum.
rooms-with = Rum med Småsteg
rooms-none = Inget av dina rum har Småsteg än. Du kan välja ett rum ändå: första steget blir rummets första vecka.
rooms-others = Andra rum
rooms-of = Rum med { $people }
rooms-nameless = Rum utan namn
room-encrypted = Krypterat
room-plain = Inte krypterat
room-here = Öppet nu
notebook = Bara på den här enheten
notebook-text = Din egen antecknings‧bok. Inget skickas.

account-title = Konto och rum
at-server = Server
room = Rum
room-none = Inget valt
change-room = Byt rum
device = Den här enheten
device-verified-title = Enheten är godkänd.
device-verified-text = Dina andra enheter litar på den, och den kan läsa det som är krypterat.
device-new-title = Enheten är inte godkänd än.
device-new-text = Äldre steg i krypterade rum kan vara låsta, och andra ser en varning vid det du skriver. Godkänn den på ett av sätten här nedanför.
device-alone-title = Kontot har ingen åter‧ställ‧nings‧nyckel.
device-alone-text = Utan den kan du inte läsa krypterade steg igen om du blir av med den här enheten. Skapa en nyckel och skriv ner den.
device-loading = Frågar servern om enheten.
key-title = Åter‧ställ‧nings‧nyckel
key-hint = Den du fick när du skapade kontots nyckel, till exempel i Element. En lösenfras går också.
use-key = Godkänn med nyckeln
using-key = Hämtar nycklarna.
key-used = { $count ->
    [0] Enheten är godkänd.
    [one] Enheten är godkänd. En nyckel är hämtad.
   *[other] Enheten är godkänd. { $count } nycklar är hämtade.
}
make-key = Skapa åter‧ställ‧nings‧nyckel
making-key = Skapar nyckeln.
key-made-title = Här är din åter‧ställ‧nings‧nyckel
key-made-text = Skriv ner den eller lägg den i en lösenords‧hanterare. Den visas bara nu och sparas inte på enheten.
key-written = Jag har sparat nyckeln
server-page = Öppna serverns sida
make-password = Servern vill ha ditt lösenord för att spara nyckeln.

emoji-title = Jämför bilder
emoji-text = Ha en annan enhet framme där du är inloggad. Båda visar sju bilder.
emoji-start = Jämför med en annan enhet
emoji-waiting = Väntar på den andra enheten. Godkänn frågan där.
emoji-asked = En annan av dina enheter vill jämföra bilder med den här.
emoji-answer = Visa bilderna
emoji-same-question = Visar båda enheterna samma bilder i samma ordning?
emoji-same = Ja, de är lika
emoji-different = Nej, de skiljer sig
emoji-checking = Väntar på svar från den andra enheten.
emoji-done = Enheterna litar på varandra.
stop = Avbryt

sign-out-title = Logga ut
sign-out-text = Kontots nycklar och allt som sparats för det på den här enheten tas bort. Det som finns i rummet påverkas inte.
sign-out = Logga ut
sign-out-sure = Logga ut och ta bort det?
sign-out-own = Det som bara finns här försvinner: steg bara för dig, utkast och det du har övat i rummet. Vill du ha det kvar, ta med dig det från Mer först.
sign-out-unsent = { $count ->
    [0] {""}
    [one] Ett steg är inte skickat än och försvinner.
   *[other] { $count } steg är inte skickade än och försvinner.
}
sign-out-key = Kontot har ingen åter‧ställ‧nings‧nyckel eller enheten är inte godkänd. Krypterade steg kan bli olästa för alltid.
sign-out-do = Logga ut och ta bort
sign-out-anyway = Ta bort här ändå
sign-out-left = Servern vet inte att du har loggat ut. Ta bort enheten Småsteg från en annan klient.
signing-out = Loggar ut.
stay = Stanna kvar

retry = Försök igen
trouble-bad-name = Det där är varken en server eller ett användar‧namn. En server heter som exempel.se, en användare som @anna:exempel.se.
trouble-not-secure = Adressen är inte krypterad, så lösenordet kunde läsas på vägen. Inget är skickat. Adressen ska börja med https.
trouble-offline = Du är offline. Inget har gått förlorat. Försök igen när du är uppkopplad.
trouble-no-answer = Servern svarar inte. Inget har gått förlorat. Kontrollera namnet och nätet och försök igen.
trouble-no-file = En fil till Småsteg kom inte fram. Inget har gått förlorat. Ladda om sidan. Hjälper inte det: säg till den som har hand om adressen.
trouble-not-matrix = Där finns ingen Matrix-server. Inget lösenord är skickat. Fråga den som bjöd in dig vad servern heter.
trouble-captive = En webbsida svarade i stället för servern. Är du på ett nät som man först loggar in på? Öppna en vanlig webbsida, logga in där och försök igen. Inget har gått förlorat.
trouble-old-server = Servern är för gammal för Småsteg. Inget lösenord är skickat. Be den som sköter servern att uppdatera den.
trouble-no-way = Servern erbjuder inget sätt att logga in som Småsteg kan. Fråga den som sköter servern.
trouble-not-let-in = Servern släpper inte in Småsteg från den här adressen. Du är inte inloggad, och inget har gått förlorat. Fråga den som sköter servern.
trouble-not-begun = Svaret hör inte till en inloggning som började i den här fliken. Du är inte inloggad. Börja om härifrån.
trouble-refused = Inlogg‧ningen avbröts på serverns sida. Du är inte inloggad, och inget har gått förlorat. Du kan börja om.
trouble-wrong-password = Servern tog inte emot inlogg‧ningen. Stämmer användar‧namn och lösenord?
trouble-too-often = Servern vill att du väntar { $seconds ->
    [0] en stund
    [one] en sekund
   *[other] { $seconds } sekunder
} innan du försöker igen.
trouble-closed-account = Kontot är stängt eller låst på servern. Det du har skrivit finns kvar här. Fråga den som sköter servern.
trouble-storage = Enheten har inte plats att spara nycklarna, eller får inte. Du är inte inloggad, och inget har gått förlorat. Ta bort något annat på enheten och försök igen.
trouble-elsewhere = Kontot används i en annan flik. Stäng den, eller fortsätt där.
trouble-other-user = Du loggade in som någon annan. Här ligger steg som väntar på det konto som var inloggat. Logga in med det, eller logga ut det först.
trouble-signed-out = Servern har loggat ut den här enheten. Det du har skrivit finns kvar. Logga in igen.
trouble-needs-password = Skriv ditt lösenord.
trouble-needs-page = Servern vill att du godkänner det på dess egen sida. Inget är ändrat än. Öppna sidan, godkänn där och försök sedan igen.
trouble-wrong-key = Nyckeln stämmer inte med kontot. Kontrollera att alla tecken är med.
trouble-no-key = Kontot har ingen åter‧ställ‧nings‧nyckel. Jämför bilder med en annan enhet i stället.
trouble-mismatch = Bilderna var inte lika. Enheterna litar inte på varandra. Gör om det, och byt lösenord om det händer igen.
trouble-cancelled = Det avbröts. Enheterna är som förut. Du kan börja om.
trouble-other = Det gick inte. Det du har skrivit finns kvar. Felkod: { $detail }
