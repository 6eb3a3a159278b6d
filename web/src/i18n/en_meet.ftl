# Meet: rounds of coffee, the draw, what one tells of oneself. Comes with the place, not with the first step.
# SPDX-License-Identifier: EUPL-1.2

## The place
meet-failed = The rounds could not be fetched. Nothing has changed. Try again in a while.
meet-not-done = That did not work just now. Nothing has changed. Try again in a while.
meet-reckoning = Drawing again on this device …
meet-blocked = You cannot take part from here just now.
meet-no-room = Coffee rounds are held in a room.
meet-no-room-text = Add Småsteg to a chat room in Element. Then those of you who are there can be drawn together.
you-among = you
how = How it works
how-draw = The draw chooses.
how-draw-text = It looks for pairs from different organisations, professions and places. Anyone can check it.
how-rest = Sit out when you like.
how-rest-text = If you do nothing you are not in. Nobody sees who is not in.
how-half = Half an hour is enough.
how-half-text = You get a question to start with and two proposed times.
older-rounds = Earlier rounds
show-older-rounds = Show older rounds

## A round
round = Coffee round, week { $week }
round-lead = Half an hour of coffee with somebody you do not know, in the same place or at a distance.
round-until = Sign up by { $when }
round-opened-when = Opened { $when }
round-opening = The round is on its way to the room.
round-opening-text = It is saved on this device and is sent as soon as possible.
round-people = { $count ->
    [0] Nobody is in yet.
    [one] One is in so far.
   *[other] { $count } are in so far.
}
round-people-were = { $count ->
    [0] Nobody was in.
    [one] One was in.
   *[other] { $count } were in.
}
professions = Professions
sectors = Sectors
places = Places
first-round = The first coffee round
next-round = The next coffee round
open-round = Open a coffee round
open-round-text = A card is put in the room. Those who want to sign up within two days. Then you are drawn two and two.
open-round-sees = The room sees that you have opened a round.
round-opened = The coffee round is open.
sign-up = I’m in
sign-up-sees = The room sees that you are in, and then who you are drawn with.
take-back = I’ve changed my mind
in-title = You are in.
in-text = When the draw is made it says so here, and you are mentioned in the room.
in-no-number = This device has no number for the round. You are in like everybody else.
out-title = You are not in.
on-its-way = It is on its way to the room.
said-in = You are in the coffee round.
said-out = You are not in the coffee round.
said-again = It is being sent once more.
close-round = Close the sign-up
close-round-text = { $count ->
    [one] One is in. When the sign-up is closed nobody else can join.
   *[other] { $count } are in. When the sign-up is closed nobody else can join.
}
close-round-yes = Close now
said-closed = The sign-up is closed.
closed-title = The sign-up is closed.
doing-closing = It is on its way to the room.
doing-drawing = Everybody’s app opens its number. Then you are drawn.
doing-telling = The result is on its way to the room.
draw-now = Draw now
draw-now-few = Not all numbers are open. Those that are missing will not count, and that will show.
draw-now-all = All numbers are open. The draw is made, and the result is sent to the room.
draw-now-yes = Draw
said-drawn = The draw is made. The result is being sent to the room.
round-failed = It could not be sent.
round-failed-kept = It is saved on this device.
round-few = There cannot be a draw yet.

## A rest
rest = Take a rest from the rounds
rest-title = A rest
rest-text = During the rest you are not drawn, and you need not say no.
rest-until = Up to and including
rest-sees = The room can see until which day.
rest-begin = Begin the rest
rest-end = End the rest
resting = You are having a rest.
resting-until = You are not drawn up to and including { $when }.
said-rest = You have a rest up to and including { $when }.
said-back = The rest is over. You can take part again.

## The pair
you-and = You and { $names }
why-you-two = Why you two
why-you-three = Why you three
opening-question = A question to start with
two-times = Two proposed times
two-times-text = Only proposals: you decide.
to-calendar = To the calendar
calendar-title = Coffee with { $names }
write-to = Write to { $name }
decline = I can’t make it, draw again
decline-text = The others are drawn again without you. This cannot be undone. No message is sent about your saying no.
decline-yes = Draw again without me
declined-text = The others are drawn again without you.
said-declined = You are sitting out. The others are drawn again.
did-you-meet = Did you meet?
did-you-meet-text = Do nothing if it did not happen. The room can see your answer.
we-met = Yes, we met
said-met = Noted that you met.
met-title = You met.
met-text = Did you think of something to try? Log it as a step.
all-groups = Everyone who was drawn together

## The draw
the-draw = The draw
draw-checked = The draw is checked
draw-checked-text = Your device has drawn again and got the same pairs.
draw-unconfirmed = Not confirmed
draw-unconfirmed-text = Your device cannot make the draw again.
draw-wrong = Does not match
draw-wrong-text = Your device has drawn again and got something else.
draw-again = Draw again
draw-again-text = A new result is sent to the room and counts instead of this one.
numbers-open = { $of ->
    [one] { $reveals } of 1 number is open.
   *[other] { $reveals } of { $of } numbers are open.
}
numbers-all = Nobody could choose the outcome.
numbers-outcomes = { $kept ->
    [one] The one who kept theirs could choose between at most { $outcomes } outcomes.
   *[other] Those who kept theirs could choose between at most { $outcomes } outcomes.
}
numbers-many = The { $kept } who kept theirs could choose between many outcomes.
numbers-weak = This is a less safe draw: whoever closed the sign-up could influence it.
numbers-none-promised = Nobody signed up with a number. This is a less safe draw.
how-drawn = See how it was drawn
draw-signed-up = Drawn
draw-signed-up-text = { $count ->
    [one] One person
   *[other] { $count } people
}
draw-numbers = Numbers
draw-history = Earlier rounds
draw-history-text = { $count ->
    [0] None counted.
    [one] One counted.
   *[other] { $count } counted.
}
draw-weights = Weights
draw-weights-text = Not having met before weighs most. Then different organisations 4 (or different departments 2), sectors 3, professions 3 and places 2, can and seeks 3 each way, a day that suits both 1. Chance decides between equals.
draw-sum = All weights together
draw-seed = Seed
draw-digest = Digest
draw-command-text = This is how you check the draw without Småsteg in the browser. Export the room’s events first.
copy-command = Copy the command
copied = Copied.
copy-selected = Selected. Copy with Ctrl+C.
draw-inputs = What was drawn from
draw-pairs = What the pairs weighed
draw-weight = Weight
draw-entry = Sign-up
number-opened = The number is open.
number-kept = The number was not opened.
number-none = Signed up without a number.
told-nothing = Has told nothing.

## What one tells of oneself
about-you = About you
about-you-ask = Would you like to tell a little about yourself?
about-you-ask-text = Then the draw can look for somebody from another organisation or profession, and somebody who can do what you seek. All of it is optional. You do it once.
about-you-tell = Tell
about-you-later = Not now
told-nothing-yet = You have told nothing.
profile-why = What it is for
profile-why-text = The draw looks for pairs who are not alike, and pairs where one can do something that the other seeks. Empty boxes count neither for nor against you.
profile-when = What you tell counts from the next round that is opened.
profile-optional = All of it is optional. Keep it short and broad.
profile-profession = Profession
profile-organisation = Organisation
profile-department = Department
profile-sector = Sector
profile-place = Place
profile-languages = Languages
profile-offers = What I can help with
profile-seeks = What I am looking for
profile-days = Days that suit me
hint-profession = For example lawyer or developer
hint-place = Where you mostly work
hint-languages = With commas between. You are only drawn together if you share a language.
hint-offers = With commas between, for example plain language, procurement
hint-seeks = With commas between
sectors-proposed = municipality, region, state, civil society, business, academia
profile-long = A word is too long. There is room for at most { $most } characters.
profile-many = There are too many words. There is room for at most { $most }.
profile-send-title = Show to the room
profile-sees = The room can read what you have written here.
profile-send = Show to the room
profile-send-again = Show the changes to the room
profile-kept = Saved on this device. Not sent.
profile-sending = On its way to the room.
profile-sent = The room can see it.
profile-removing = Being removed from the room.
profile-sent-said = What you have told is being sent to the room.
profile-failed = It could not be sent.
profile-remove = Remove from the room
profile-remove-text = It is removed from the room. Old draws that were made from it can then no longer be checked. Other servers may have copies.
profile-remove-yes = Remove
profile-removed-said = What you have told is being removed from the room.

## Who can help?
help-title = Who can help?
help-label = What do you need help with?
help-private = “Search among us” is reckoned on this device, and nothing is sent. “Ask the room” is seen by all.
help-ask = Search among us
help-empty = Write a few words first.
help-found = { $count ->
    [0] Nobody has told of that yet. Ask in the room.
    [one] One could perhaps help.
   *[other] Some could perhaps help.
}
help-offers = Can:
help-logged = Logged { $day }:

## Why two meet
reason-never-met = you have not met before
reason-rounds-since = { $count ->
    [one] you met in the last round
   *[other] you last met { $count } rounds ago
}
reason-other-organisation = different organisations
reason-other-department = different departments
reason-other-sector = different sectors
reason-other-profession = different professions
reason-other-place = different places
reason-you-seek = you seek what { $name } can do: { $word }
reason-you-offer = { $name } seeks what you can do: { $word }
reason-offers = { $other } seeks what { $name } can do: { $word }
reason-common-days = some day suits you both
reason-no-common-language = you have named no language in common
## Why a draw is not checked
why-no-close = The sign-up is not closed.
why-no-result = Nobody has drawn yet.
why-missing-entry = A sign-up that the draw was made from is no longer here.
why-missing-reveal = A number that the draw was made from is no longer here.
why-omitted-reveal = A number that was open was left out. Draw again.
why-unknown-close = The close that the draw was made from is not here. Draw again.
why-earlier-close = The sign-up was closed twice, and another close counts. Draw again.
why-too-few = Fewer than two are left. Open a new round.
why-other-inputs = This device does not see everything that the draw was made from.
why-unseen-card = This device has not seen the card itself.
why-false-reveal = A number is not the one that was promised. Draw again.
why-other-digest = The pairs do not follow from what was drawn. Draw again.
said-profile-too-long = “{ $word } …” is too long. At most { $most } characters at a time.
said-profile-too-many = Too many words in one box. At most { $most }.
said-profile-unread = What you wrote could not be read, and nothing has changed.
note-round-few = At least two must be in before there can be a draw.
