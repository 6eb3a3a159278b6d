# In the app there is no Element in between: this stands in the place of the words of the same name.
# SPDX-License-Identifier: EUPL-1.2
note-silent-title = We do not know yet whether the step arrived.
note-silent-text = Småsteg reads in the room whether it arrived before sending it again. That takes half a minute.
note-no-room-text = The server did not answer. What you write is saved on this device, and Småsteg tries again.
