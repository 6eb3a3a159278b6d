# In the app with an account there is no Element in between, but keys: this stands in the place of the words of
# the same name.
# SPDX-License-Identifier: EUPL-1.2
note-silent-title = We do not know yet whether the step arrived.
note-silent-text = Småsteg reads in the room whether it arrived before sending it again. That takes half a minute.
note-no-room-text = The server did not answer. What you write is saved on this device, and Småsteg tries again.
now-slow = The server has not answered yet. You can go on writing here.
row-slow = The server has not answered yet.
row-checking = The server did not answer. Småsteg reads in the room whether the step arrived, before sending it again.
keep-why = Drafts, steps only for you and the account’s keys are in this browser. It may clear them when space is short, unless you ask it not to.
keep-is = Drafts, steps only for you and the account’s keys are in this browser. It has promised not to clear them.
forget-what-own = When you borrow a computer: sign out and remove all that Småsteg has saved in the browser. Close other tabs with Småsteg first.
forget-what-room = When you borrow a computer: sign out and remove all that Småsteg has saved in the browser. What is shared stays in the room. Close other tabs with Småsteg first.
forget-sure-text = So will drafts, what waits to be sent, what you have practised and the keys to locked messages. It cannot be undone.
