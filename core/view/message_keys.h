// Every message the core can hand to people: the key and, in the comment, its arguments. The words are in
// i18n/*.ftl; protocol.gen.ts has the keys as a union type, so a key without words in a language fails the
// type check.
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string_view>

namespace smasteg {

inline constexpr std::array kMessageKeys = std::to_array<std::string_view>({
    // composer: what became of a step
    "said-logged",          // Steget är loggat.
    "said-removed",         // Steget är borttaget.
    "said-not-sent",        // Steget är inte skickat. (now: why, and what to do)
    "said-undone",          // Ångrat. …
    "said-edited",          // Ändringen är sparad.
    "said-too-long",        // Steget är för långt: {$length} tecken. Korta det till {$most}. Texten är kvar.
    "said-edit-gone",       // Steget du ändrade finns inte kvar i rummet. …
    "said-not-encouraged",  // Det gick inte att heja just nu. …
    "said-still-encouraged",  // Din reaktion gick inte att ta tillbaka just nu. …
    "said-deck-taken",        // {$title} är tillagd: {$count} frågor.
    "said-deck-renewed",      // {$title} är utbytt mot den nya: {$count} frågor.
    "said-deck-too-many",     // Det finns redan {$detail} samlingar. Ta bort en först.
    "said-practice-taken",    // {$count} svar är hämtade hit.
    "said-file-refused",      // Filen passar inte här, och inget är ändrat. {$detail}: på engelska
    "said-retold",            // Nu kan den som kom senare läsa det som var loggat. …
    "said-not-retold",        // Det gick inte att berätta vidare just nu. …
    "now-private",            // Bara du ser det. Sparat på den här enheten.
    "now-private-unsaved",    // Bara du ser det. Den här enheten sparar inget, så det försvinner när du
                              // stänger.
    "now-saving",             // Sparas på den här enheten.
    "now-waiting",            // Sparat på den här enheten. Skickas strax.
    "now-offline",            // Sparat på den här enheten. Skickas när nätet är tillbaka.
    "now-permission",         // Sparat på den här enheten. Skickas när Småsteg får skriva i rummet.
    "now-sending",            // Skickas till rummet.
    "now-slow",               // Element skickar ännu. Du kan skriva vidare här.
    "now-sent",               // Nu kan rummet se det.
    "now-removing",           // Tas bort ur rummet.
    // a row's note
    "row-offline",  // Inte skickat än. Sparat på den här enheten, skickas när nätet är tillbaka.
    "row-unsaved",  // Inte skickat än. Den här enheten sparar inget: håll sidan öppen tills det är skickat.
    "row-waiting",  // Inte skickat än. Sparat på den här enheten, skickas strax.
    "row-permission",  // Inte skickat än. Sparat på den här enheten. Skickas när Småsteg får skriva i rummet.
    "row-no-permission",  // Inte skickat: Småsteg får inte skriva i det här rummet. …
    "row-sending",        // Skickas.
    "row-slow",           // Element skickar ännu.
    "row-checking",  // Element svarade inte. Småsteg läser i rummet om steget kom fram, innan det skickas
                     // igen.
    "row-paced",     // Inte skickat än. Skickas {$time}, för att inte stå i vägen för chatten. time: ms
    "row-asking",    // Inte skickat än. … Småsteg frågar de andra i rummet efter veckans tråd. …
    "row-removing",  // Tas bort ur rummet.
    "row-removed",   // Borttaget.
    "row-private",   // Bara du ser det här.
    "row-lesson",    // Bara du ser steget. Rummet får lärdomen när du skriver den.
    "row-fail-forbidden",  // Gick inte att skicka: du får inte skriva i det här rummet just nu. Ditt steg är
                           // sparat …
    "row-fail-moved",      // Gick inte att skicka: rummet har flyttat. …
    "row-fail-left",       // … du är inte med i rummet längre. …
    "row-fail-too-big",    // … steget är för långt …
    "row-fail-refused",    // … Småsteg fick inte lov att skriva …
    "row-fail-removed",    // Steget kom fram, men någon har tagit bort det ur rummet. …
    "row-fail-unknown",    // Gick inte att skicka. … {$code}
    "row-fail-edit",       // Ändringen gick inte att skicka. {$code}
    "row-fail-remove",     // Gick inte att ta bort. {$code}
    "row-edit-waiting",    // Ändringen är inte skickad än.
    // why one cannot encourage
    "encourage-own",            // Du kan heja på andras steg, inte på dina egna.
    "encourage-gone",           // Steget finns inte kvar i rummet.
    "encourage-no-permission",  // Småsteg fick inte lov att läsa och skicka reaktioner. …
    "encourage-no-power",       // Du får inte reagera i det här rummet just nu.
    // who can see this
    "who-private",             // Sparas på den här enheten. Skickas aldrig.
    "who-private-unsaved",     // Den här enheten sparar inget: steget finns kvar tills du stänger sidan.
    "who-members",             // {$count} medlemmar.
    "who-members-servers",     // {$count} medlemmar på {$servers} servrar.
    "who-members-unknown",     // Alla som är med i rummet. Vi vet inte hur många de är.
    "who-encrypted",           // Krypterat.
    "who-unencrypted",         // Inte krypterat: de som sköter servrarna kan läsa.
    "who-encryption-unknown",  // Vi vet inte om rummet är krypterat.
    "who-history-joined",      // Den som går med senare ser inte äldre steg.
    "who-history-shared",      // Den som går med senare ser även äldre steg.
    "who-history-world",       // Vem som helst kan läsa, även utanför rummet.
    "who-history-unknown",     // Vi vet inte om den som går med senare ser äldre steg.
    "who-lesson",              // Steget stannar på den här enheten. Lärdomen … skickas till rummet.
    "who-authority",           // Sparas på en myndighets server …
    "who-public",              // Får också tas med i det som lämnar rummet, och bli en fråga i Öva.
    "who-no-room",             // Finns när Småsteg är öppet i ett chattrum.
    "who-no-permission",       // Småsteg har inte lov att skriva i rummet. Du kan skriva bara för dig.
    "who-asking",              // Småsteg väntar på att få skriva i rummet. …
    "who-moved",               // Rummet har flyttat. …
    "who-left",                // Du är inte med i rummet längre. …
    "who-no-power",            // Du får inte skriva i det här rummet just nu. …
    // what a text seems to hold
    "sensitive-personal-number",  // ett personnummer
    "sensitive-case-number",      // ett ärendenummer
    "sensitive-email",            // en e-postadress
    "sensitive-phone",            // ett telefonnummer
    // how complete the log is
    "history-notebook",    // Här är allt du har sparat på den här enheten.
    "history-waiting",     // Rummets steg visas när Småsteg har fått lov att läsa.
    "history-loading",     // Hämtar rummets steg.
    "history-since",       // Visar allt från och med {$day}.
    "history-complete",    // Visar alla rummets steg.
    "history-older",       // Det finns äldre steg i rummet.
    "history-unreadable",  // {$count} veckor går inte att läsa för den som gick med senare.
    "history-failed",      // Gick inte att hämta rummets steg. … Försöker igen.
    "history-locked",      // {$count} låsta steg: …
    "history-newer",       // {$count} steg är skrivna av en nyare version.
    "history-moved-here",  // Rummet har flyttat hit. Det som hände före flytten finns i det gamla rummet.
    "history-set-aside",   // {$count} meddelanden gick inte att läsa och är undanlagda.
    // why two meet (docs/matching.md)
    "reason-never-met",           // ni har inte träffats förut
    "reason-rounds-since",        // ni träffades senast för {$count} rundor sedan
    "reason-other-organisation",  // olika organisation
    "reason-other-department",    // olika avdelning
    "reason-other-sector",        // olika sektor
    "reason-other-profession",    // olika yrke
    "reason-other-place",         // olika ort
    "reason-you-seek",            // du söker det som {$name} kan: {$word}
    "reason-you-offer",           // {$name} söker det som du kan: {$word}
    "reason-offers",              // {$other} söker det som {$name} kan: {$word}
    "reason-common-days",         // någon dag passar er båda
    "reason-no-common-language",  // ni har inte angett något gemensamt språk
    // why a round is not checked, or has no result (docs/matching.md)
    "why-no-close",        // Anmälan är inte stängd.
    "why-no-result",       // Ingen har lottat än.
    "why-missing-entry",   // En anmälan finns inte kvar i rummet.
    "why-missing-reveal",  // Ett slumptal finns inte kvar i rummet.
    "why-omitted-reveal",  // Ett slumptal som var öppnat togs inte med. Lotta igen.
    "why-unknown-close",   // Stängningen som resultatet bygger på finns inte här.
    "why-earlier-close",   // Anmälan stängdes av någon annan först. Lotta igen.
    "why-too-few",         // Färre än två är kvar.
    "why-other-inputs",    // Den här enheten ser inte allt som lottningen byggde på.
    "why-unseen-card",     // Den här enheten har inte sett kortet, bara att det finns.
    "why-false-reveal",    // Ett slumptal är inte det som utlovades. Lotta igen.
    "why-other-digest",    // Paren följer inte av det som lottades. Lotta igen.
    // rounds: what became of what one did
    "said-profile-too-long",  // {$word} … är för långt. Högst {$most} tecken.
    "said-profile-too-many",  // Det blev för många ord i en ruta. Högst {$most}.
    "said-profile-unread",    // Det du skrev gick inte att läsa, och inget är ändrat.
    "note-told-failed",       // Gick inte att skicka. Försök igen. ({$code})
    "note-told-forbidden",    // Du får inte skriva i det här rummet just nu.
    "note-round-few",         // Minst två måste vara med för att lotta.
    // experiments, lessons, the week's letter: what became of what one did
    "said-learn-missing",   // Det saknas något i en av rutorna. …
    "said-learn-too-long",  // Det är för långt: {$length} tecken, och högst {$most} får plats. …
    "said-learn-red",       // Gör det mindre först. …
    "risk-red-personal",    // Prova med påhittade uppgifter i stället.
    "risk-red-citizens",    // Prova med några kollegor …
    "risk-red-undone",      // Prova under en enda dag …
    "said-learn-gone",      // Det finns inte kvar i rummet. Inget är skickat.
    "said-learn-no-week",   // Ingen har loggat i rummet den här veckan än. …
    // status notes: title, text
    "note-offline-title",  // Du är offline. Skriv på som vanligt.
    "note-offline-text",   // Det du skriver sparas på den här enheten och skickas när nätet är tillbaka.
    "note-refused-title",  // Småsteg fick inte lov att läsa och skriva i rummet.
    "note-refused-text",   // Principerna och steg som bara du ser fungerar ändå. …
    "note-partly-title",   // Småsteg fick bara en del av det den bad om.
    "note-partly-text",
    "note-storage-denied-title",  // Den här enheten sparar inget.
    "note-storage-denied-text",   // Steg till rummet fungerar. Utkast och privata steg försvinner när du
                                  // stänger.
    "note-storage-full-title",    // Det finns inte plats att spara mer på den här enheten.
    "note-storage-full-text",
    "note-silent-title",   // Element skickar ännu. Vänta en halv minut innan du skriver i chatten.
    "note-silent-text",    // Småsteg läser i rummet om steget kom fram …
    "note-moved-title",    // Det här rummet har flyttat till ett nytt.
    "note-moved-text",     // Be någon lägga till Småsteg där. …
    "note-left-title",     // Du är inte med i det här rummet längre.
    "note-left-text",      // Det du har skrivit men inte skickat finns kvar …
    "note-no-room-title",  // Rummet går inte att läsa just nu.
    "note-no-room-text",   // Element svarade inte. …
});

}  // namespace smasteg
