# I appen finns ingen Element emellan: det här står i stället för orden med samma namn.
# SPDX-License-Identifier: EUPL-1.2
note-silent-title = Vi vet inte än om steget kom fram.
note-silent-text = Småsteg läser i rummet om det kom fram, innan det skickas igen. Det tar en halv minut.
note-no-room-text = Servern svarade inte. Det du skriver sparas på den här enheten, och Småsteg försöker igen.
