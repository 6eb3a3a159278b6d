# Vad som hände med det man skickade i Träffas och Lärdomar: kommer med den plats som öppnas först.
# SPDX-License-Identifier: EUPL-1.2

note-told-failed = Felkod: { $code }.
note-told-forbidden = Du får inte skriva i det här rummet just nu.
