# More: what one sees of principles, settings, files and the device. Comes with the place.
# SPDX-License-Identifier: EUPL-1.2

## More
micro-min = { $minutes } min
micro-minutes = { $minutes } minutes
micro-steps = Small steps that take { $minutes } minutes.
micro-start = Start with this
micro-kept = You have already started writing.
micro-keep = Continue with that
micro-swap = Replace it with this
the-principles = The principles
principle-number = Principle { $number }
principle-source = Our own words on one of One Team Gov's seven principles.
other-titles = Also called
principle-steps = What it can look like
back-to-mer = More
catalogues-text = More lists that the public sector works by, in our own words.
catalogue-sources = Sources
account-why = Are you in a room that uses Småsteg? Connect with your Matrix account to take part from here too.
account-open = Account and room
account-room = Room
account-no-room = None chosen
retell = Tell those who came later
retell-why = People who join later can't read what was logged before. You can send the latest of it once more.
retell-what = { $count ->
    [one] One step is sent to the room, with name and text.
   *[other] The latest steps are sent to the room, at most { $count }, with names and texts.
} Everyone in the room can read it. The steps are shown as retold by you.
retell-do = Pass it on
retelling = Sending
take-what = What should the file hold?
take-room = The steps of the room
take-public = Only steps that may leave the room
take-own = Include what is only on this device
take-named = Put my name to my own steps
take-format = What kind of file?
take-markdown = Text
take-markdown-text = To read, print or paste (Markdown).
take-csv = Table
take-csv-text = For Excel and other spreadsheets (CSV).
take-json = Data
take-json-text = Everything that can go along, for other programs (JSON).
take-holds-room = The file holds what everyone in the room has written, with their user names.
take-holds-own = The file holds your steps on this device.
take-holds-public = The file holds only steps marked Beyond the room too, without the names of others. Names within a text remain.
take-official = At a Swedish public authority it may become an official document.
take-save = Save file
take-saved = { $count ->
    [one] The file is ready, with one step.
   *[other] The file is ready, with { $count } steps.
}
take-none = There are no such steps yet.
take-failed = The file could not be made. Try again.
back = Read a file in again
back-text = A file saved as Data gives back the steps that only you see. What is here already stays as it is.
back-choose = Choose a file
back-done = { $count ->
    [one] One step is back.
   *[other] { $count } steps are back.
}
back-same = All steps of the file are here already.
back-none = The file has no steps that only you see. What stands in the room is read from the room.
back-wrong = It is not such a file. Choose one saved as Data (JSON) in Take it with you. Nothing has changed.
back-big = The file is too large: at most 64 MB can be read. Nothing has changed.
settings = Settings
language-sv = Svenska
language-en = English
theme-system = As the system
theme-element = As Element
theme-light = Light
theme-dark = Dark
theme-light-hc = Light, high contrast
theme-dark-hc = Dark, high contrast
about-what = Småsteg is for you who work in the public sector. You write down the small things you do, and others can do the same.
about-where-own = What you write here stays on this device. Open Småsteg in a chat room to share.
about-where-room = What you share lies in the chat room, not with Småsteg. What you write for yourself stays on this device.
about-version = Version
about-licence = Licence
about-licence-text = The program EUPL-1.2, the content CC0-1.0.
about-source = Source code
about-source-text = Comes with each release. Ask whoever set up Småsteg where you are.

## The device
move = Move to another browser
move-why-own = The app and the room’s Småsteg keep their things apart. Here you take along steps that only you see, and what you have begun to write.
move-why-room = The room’s Småsteg and the app keep their things apart. Here you take along steps that only you see, and what you have begun to write.
move-pack = Pack
move-nothing = There is nothing to move here.
move-failed = That did not work. What is saved is still there.
move-code = Code
move-code-text = The parcel is locked. Write down the code: without it nobody can open the parcel, nor can you.
move-save = Save the parcel as a file
move-square = Square for the camera
move-square-text = Or point the phone’s camera at the square. It opens the app there.
move-too-much = There is too much for a square. Use the file.
move-take = Take in
move-arrived = A parcel came with the address. Type the code that the other screen shows.
move-file = Choose the parcel
move-open = Open the parcel
move-no-file = Choose the file first.
move-no-code = The code has four groups of four characters.
move-wrong = The code does not belong to the parcel, or the parcel is damaged.
move-taken = { $count ->
    [0] All of it was here already.
    [one] One step is here now.
   *[other] { $count } steps are here now.
}
move-taken-draft = { $count ->
    [0] What you had begun to write is here now.
    [one] One step and what you had begun to write are here now.
   *[other] { $count } steps and what you had begun to write are here now.
}
keep-ask = Ask the browser to keep it
keep-yes = The browser keeps it.
keep-no = The browser promised nothing this time. Take the steps along as a file now and then.
forget = Forget this computer
forget-sure = Steps that are only here will be gone.
forget-do = Remove everything
forget-not = Keep
forget-failed = Not everything could be removed. Clear the address’s data in the browser’s settings.
