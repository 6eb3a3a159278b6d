# The words in English: plain, present tense, full stops, no exclamation marks. ‧ is a soft hyphen.
# SPDX-License-Identifier: EUPL-1.2

## From the core: what became of a step
said-logged = The step is logged.
said-not-sent = The step has not been sent.
said-removed = The step is removed.
said-undone = Undone.
said-edited = The change is saved.
said-too-long = The step is too long: { $length } characters, and at most { $most } fit. Shorten it and try again.
said-edit-gone = The step you changed is no longer in the room. The change was not sent.
said-not-encouraged = You couldn't cheer just now. Try again in a while.
said-still-encouraged = Your reaction couldn't be taken back just now. Try again in a while.
said-retold = Those who joined later can now read the steps. They are shown as retold by you.
said-not-retold = It couldn't be passed on just now. Nothing was sent. Try again in a while.
said-deck-taken = { $title } has been added, with { $count ->
    [one] one question
   *[other] { $count } questions
}.
said-deck-renewed = { $title } has been replaced by the new file, with { $count ->
    [one] one question
   *[other] { $count } questions
}.
said-deck-too-many = There are { $detail } collections here already. Remove one of them and try again.
said-practice-taken = { $count ->
    [0] Everything in the file was here already.
    [one] One answer has been brought here.
   *[other] { $count } answers have been brought here.
}
said-file-refused = The file does not fit here. Nothing has changed. { $detail }
now-private = Only you see it. Saved on this device.
now-private-unsaved = Only you see it. This device saves nothing, so it is gone when you close.
now-saving = It is being saved on this device.
now-waiting = It is saved on this device and goes as soon as it can.
now-offline = It is saved on this device and goes when you are back online.
now-permission = Saved on this device. It is sent when Småsteg may write in the room.
now-sending = It is on its way to the room.
now-slow = Element is still sending. You can go on writing here.
now-sent = Now the room can see it.
now-removing = It is being removed from the room.

## A step's note
row-offline = Not sent yet. Saved on this device, goes when you are back online.
row-unsaved = Not sent yet. This device saves nothing: keep the page open until the step is sent.
row-waiting = Not sent yet. Saved on this device, goes soon.
row-permission = Not sent yet. Saved on this device, goes when Småsteg may write in the room.
row-no-permission = Not sent: Småsteg may not write in this room. The step is saved on this device.
row-sending = Sending.
row-slow = Element is still sending.
row-checking = Element did not answer. Småsteg reads in the room whether the step arrived, before sending it again.
row-paced = Not sent yet. Goes { $time }, so as not to hold up the chat.
row-asking = Not sent yet. This device can't read everything in the room, so Småsteg asks the others for the week's thread. It takes half a minute at most.
row-removing = Being removed from the room.
row-removed = Removed.
row-lesson = Only you see the step. The room sees the lesson, once you have written it.
row-private = Only you see this.
row-fail-forbidden = Could not send: you may not write in this room right now. Your step is saved on this device.
row-fail-moved = Could not send: the room has moved. Your step is saved on this device.
row-fail-left = Could not send: you are no longer in the room. Your step is saved on this device.
row-fail-too-big = Could not send: the step is too long. It is saved on this device. Shorten it and try again.
row-fail-refused = Could not send: Småsteg was not allowed to write in the room. Your step is saved on this device.
row-fail-removed = The step arrived, but somebody has removed it from the room. Your text is still on this device.
row-fail-unknown = Could not send. Your step is saved on this device. Error code: { $code }
row-fail-edit = The change could not be sent. Error code: { $code }
row-fail-remove = Could not remove. Error code: { $code }
row-edit-waiting = The change is not sent yet.

## Why one cannot cheer
encourage-own = You can cheer for others' steps, not for your own.
encourage-gone = The step is no longer in the room.
encourage-no-permission = Småsteg wasn't allowed to read, send and remove reactions in the room.
encourage-no-power = You may not react in this room just now.

## Who can see this?
who-private = Saved on this device. Never sent.
who-private-unsaved = This device saves nothing: the step stays until you close the page.
who-members = { $count ->
    [one] { $count } member.
   *[other] { $count } members.
}
who-members-servers = { $count ->
    [one] { $count } member
   *[other] { $count } members
} on { $servers ->
    [one] { $servers } server.
   *[other] { $servers } servers.
}
who-members-unknown = Everyone in the room. We do not know how many they are.
who-encrypted = Encrypted.
who-unencrypted = Not encrypted: those who run the servers can read.
who-encryption-unknown = We do not know whether the room is encrypted.
who-history-joined = Those who join later do not see older steps.
who-history-shared = Those who join later see older steps too.
who-history-world = Anyone can read, outside the room too.
who-history-unknown = We do not know whether those who join later see older steps.
who-lesson = The step stays on this device. The lesson, which you write afterwards, is sent to the room.
who-authority = Kept on a public authority’s server; it may become an official document.
who-public = As Everyone in the room, and the step may go beyond the room and become a question in Practise.
who-no-room = Can be chosen when Småsteg is open in a chat room.
who-no-permission = Småsteg may not write in the room. You can write for yourself only.
who-asking = Småsteg is waiting for permission to write in the room. The step is saved here and sent then.
who-moved = The room has moved. Write in the new room, or for yourself only.
who-left = You are no longer in the room. You can write for yourself only.
who-no-power = You may not write in this room right now. Ask an administrator, or write for yourself only.

## How much of the path is here
history-notebook = Here is everything you have saved on this device.
history-waiting = The room's steps are shown when Småsteg has been allowed to read.
history-loading = Fetching the room's steps.
history-since = Shows everything from { $day }.
history-complete = Shows all of the room's steps.
history-older = There are older steps in the room.
history-unreadable = { $count ->
    [one] One week
   *[other] { $count } weeks
} cannot be read by those who joined later.
history-failed = Could not fetch the room's steps. You see what was already fetched. Småsteg tries again.
history-locked = { $count ->
    [one] One step is locked
   *[other] { $count } steps are locked
}: this device does not have the key yet.
history-newer = { $count ->
    [one] One step was
   *[other] { $count } steps were
} written by a newer version of Småsteg.
history-moved-here = The room has moved here. What happened before that is in the old room.
history-set-aside = { $count ->
    [one] One message could not be read and is set aside.
   *[other] { $count } messages could not be read and are set aside.
}

## Notes at the top
note-offline-title = You are offline. Keep writing as usual.
note-offline-text = What you write is saved on this device and goes when you are back online.
note-refused-title = Småsteg was not allowed to read and write in the room.
note-refused-text = The principles and steps that only you see still work. Open Småsteg again if you change your mind.
note-partly-title = Småsteg was allowed only a part of what it asked for.
note-partly-text = What is missing cannot be done from here. The rest works as usual.
note-storage-denied-title = This device saves nothing.
note-storage-denied-text = Steps to the room work. Drafts and private steps are gone when you close.
note-storage-full-title = There is no space to save more on this device.
note-storage-full-text = Remove something else on the device. Keep the page open until your steps are sent.
note-silent-title = Element is still sending. Wait half a minute before you write in the chat.
note-silent-text = Småsteg reads in the room whether the step arrived, before sending it again.
note-moved-title = This room has moved to a new one.
note-moved-text = Ask somebody to add Småsteg there. The steps here can be read, and what you have written is still on this device.
note-left-title = You are no longer in this room.
note-left-text = What you have written and not sent is still on this device.
note-no-room-title = The room cannot be read right now.
note-no-room-text = Element did not answer. What you write is saved on this device, and Småsteg tries again.

## Frame
app-name = Småsteg
skip-to-content = Skip to the content
place-steg = Steps
place-ova = Practise
place-traffas = Meet
place-lardomar = Lessons
place-profil = Your profile
place-rummen = Rooms together
place-mer = More
page-title = { $place } – Småsteg
broken-title = Småsteg stopped.
broken-text = What you have written is still in the box. Reload the page to start again.
newer-title = There is a newer version of Småsteg.
newer-text = It is on this device already. What you have written stays when you change.
newer-take = Change now
altered-title = A file is not the one that belongs here.
altered-text = So this version was not kept on the device. What you have written is still there. Tell those who run this address.
reload = Reload
elsewhere-title = Småsteg is open in another tab.
elsewhere-text = What you see here is as it was when you went there. What you have begun to write comes with you.
come-here = Continue here
not-taken-title = The step could not be logged.
not-taken-text = The text is still in the box. Try again.

## Writing a step
what-did-you-do = What did you do?
small-is-enough = Small is enough.
enter-hint = Enter logs. Shift and Enter makes a new line.
principles = Principles
log-step = Log step
who-sees = Who can see this?
change = Change
done = Done
visibility-private = Only me
visibility-lesson = Everyone in the room, but only the lesson
visibility-room = Everyone in the room
visibility-public = Beyond the room too
error-empty = Write something first. A few words are enough.
suggested = suggested
sensitive-personal-number = a personal identity number
sensitive-case-number = a case number
sensitive-email = an e-mail address
sensitive-phone = a telephone number
sensitive-title = The text seems to hold { $what }.
sensitive-text = Those who can see the text see it too, and it may become a public record. Take it out if it should not be there.
sensitive-again = It has not been sent. Press once more if it should stand like that.
undo = Undo

## The week
week = Week { $week }
week-key-room = the room's steps
week-key-mine = your steps
week-walk-empty = The week as a path. No step has been logged yet this week.
week-walk-room = The week as a path. The room has logged { $steps }.
week-walk-own = The week as a path. You have logged { $steps }.
week-walk-mine = Your own steps are { $days }.
week-day-steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
} { $when }
week-on = on { $weekday }
week-today = today, { $weekday }

## Search
search-steps = Search steps
filter = Filter
similar = Similar
search-found = { $count ->
    [0] No step fits. Try fewer or other words.
    [one] { $count } step fits.
   *[other] { $count } steps fit.
}
search-found-more = More than { $count } steps fit. The latest are shown.

## The list
trail = Steps
trail-room = The room's steps
trail-own = Your steps
day-today = Today, { $day }
you = You
edited = changed
edit = Change
remove = Remove
retry = Try again
keep-private = Save for me only
edit-step = Change the step
edit-principles = The step’s principles
save = Save
cancel = Cancel
cheer = Cheer
cheered = Cheered
cheered-by-one = { $name } cheers
cheered-by-two = { $name } and { $other } cheer
cheered-by-more = { $name }, { $other } and others cheer
told-by = Retold by { $name }.
show-more = Show more
open-older-room = Open the old room (new tab)
open-newer-room = Open the new room (new tab)
fetch-older = Fetch older steps
fetch-older-offline = Works when you are back online.

## Empty
empty-room-title = The room's path starts here
empty-own-title = Your path starts here
empty-text = A step can be a talk, a question or a draft you show to someone. For example:
start-from-this = Start from this
example-form = Read our most common form as if I filled it in for the first time.
example-lunch = Had lunch with someone from the lawyers.
example-draft = Showed a half-finished draft.

## First time
welcome-title = Welcome to Småsteg
welcome-text = Here you write down the small things you do for a better public sector. The room can see them and do the same.
ask-title = Element will ask you soon
ask-text = In a moment a box opens with questions of permission. This is what each is for, in this chat room only:
ask-messages = Read and write messages
ask-messages-text = Your steps go into the week's thread, and you see those of others.
ask-reactions = Read and send reactions
ask-reactions-text = To cheer for the steps of others, and so that a number as a reaction can become a principle.
ask-remove = Remove your own messages
ask-remove-text = So that Undo and Remove work.
ask-state = See who is here and what the room allows
ask-state-text = So that you are told who can see what you write, and whether the room moves.
ask-technical = Lines with technical names
ask-technical-text = { $op } keeps things in order, silently. { $create } is where the room starts.
ask-continue = Go on to the question
ask-later = Try without sharing
ask-without = Without permission the principles and the steps that only you see still work.
ask-waiting = Answer in the box that Element shows.
ask-again-title = You are trying without sharing.
ask-again-text = Only you see what you write. If you want to share with the room, Element asks you first.
ask-again = See what Element asks for

## More
micro = What do I have time for?
write-step = Write a step
catalogues = Other principles
catalogue-version = Version
catalogue-failed = The texts could not be fetched. Check that you are online and try again.
account = Chat room
account-connect = Connect
account-user = Signed in as
signed-out-title = The server has signed this device out.
signed-out-text = What you have written is still here. Sign in again, and what is waiting is sent.
sign-in-again = Sign in again
captive-title = A web page answers instead of the server.
captive-text = Are you on a network that one must sign in to first? Open an ordinary web page and sign in there. What you write is kept here and sent afterwards.
no-file-title = A file of Småsteg did not arrive.
no-file-text = What you write is kept here. Reload the page. If that does not help, tell those who run this address.
clock-title = The clock on this device is wrong.
clock-text = It differs more than ten minutes from the server’s. Your steps may get the wrong time. Nothing is lost. Set the clock to automatic time.
take = Take it with you
language = Language
theme = Appearance
about = About Småsteg

## Practise
quiz-failed = The questions could not be fetched. Check that you are connected and try again.
ask-scenario = What do you do?
ask-which = Which principle says this?
ask-says = What does the principle say?
ask-real = Which principle did { $name } have in mind?
your-answer = Your answer
answers = The answers
choose-first = Choose one of the answers first.
answer-not-taken = The answer was not taken. Try again.
answer = Answer
skip-question = Another question
nearest = Nearest
further-away = Further away
this-one = This is the one
chosen-by = Chosen by { $name }
said-by = That is: { $title }.
answer-near = Your answer is the nearest.
answer-further = Your answer is further away.
nearest-is = Nearest: { $text }
seldom-one-answer = Principles seldom have a single right answer. Do you see it differently? Talk it over with someone.
real-same = You and { $name } had the same principle in mind.
real-other-title = You thought differently.
real-other = { $name } had { $theirs } in mind, you { $yours }.
real-ask = Both may be right, for a step often carries several principles. Ask { $name } what the thought was.
how-sure = Did you know, or did you guess?
knew = I knew
guessed = I guessed
next-question = Next question
quiz-done = Done for today
quiz-done-text = The questions come back when it is time to recall them.
ask-more = Five more
the-principle = The principle
do-it = Do it for real
do-it-text = Have you done something in that direction, or would you like to today?
only-for-you = Only for you
only-for-you-text = Your answers stay on this device. Nobody else sees them, and you can stop whenever you like.
digit-keys = The keys 1 to 4 choose answers
settled = What has settled
settled-row = { $settled } settled, { $rest } on the way.
settled-set = Settled
settled-met = On the way
as-table = Show as a table
decks = Where the questions come from
deck-questions = { $count ->
    [one] One question
   *[other] { $count } questions
}
deck-from = Made from
deck-removed = The collection has been removed. What you have practised is still here.
file-text = You can bring in questions of your own from a file, or take what you have practised to another device.
take-file = Bring in a file
save-practice = Save what I have practised

## The device
learn-from-it = Learn from it
try-it-too = Try it too
share-step = Share to the room
share-given = The step was given to the app you chose.
share-copied = Copied. Paste it into the room’s chat.
share-failed = It could not be shared. The step is still here.
device = On this device

## More, where the app has words of its own
keep-why = What you write is in this browser only. It may clear it when space is short, unless you ask it not to.
keep-is = What you write is in this browser only. It has promised not to clear it.
forget-what-own = When you borrow a computer: remove all that Småsteg has saved in the browser. Close other tabs with Småsteg first.
forget-what-room = When you borrow a computer: remove all that Småsteg has saved in the browser. What is shared stays in the room.
forget-sure-text = So will drafts, what waits to be sent and what you have practised. It cannot be undone.
