# I appen med ett konto finns ingen Element emellan, men nycklar: det här står i stället för orden med samma
# namn.
# SPDX-License-Identifier: EUPL-1.2
note-silent-title = Vi vet inte än om steget kom fram.
note-silent-text = Småsteg läser i rummet om det kom fram, innan det skickas igen. Det tar en halv minut.
note-no-room-text = Servern svarade inte. Det du skriver sparas på den här enheten, och Småsteg försöker igen.
now-slow = Servern har inte svarat ännu. Du kan skriva vidare här.
row-slow = Servern har inte svarat ännu.
row-checking = Servern svarade inte. Småsteg läser i rummet om steget kom fram, innan det skickas igen.
keep-why = Utkast, steg bara för dig och kontots nycklar ligger i den här webbläsaren. Den får städa bort dem när det blir ont om plats, om du inte ber den låta bli.
keep-is = Utkast, steg bara för dig och kontots nycklar ligger i den här webbläsaren. Den har lovat att inte städa bort dem.
forget-what-own = När du lånar en dator: logga ut och ta bort allt som Småsteg har sparat i webbläsaren. Stäng andra flikar med Småsteg först.
forget-what-room = När du lånar en dator: logga ut och ta bort allt som Småsteg har sparat i webbläsaren. Det som är delat är kvar i rummet. Stäng andra flikar med Småsteg först.
forget-sure-text = Också utkast, det som väntar på att skickas, det du har övat och nycklarna till låsta meddelanden. Det går inte att ångra.
