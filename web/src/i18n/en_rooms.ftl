# Rooms together: several rooms side by side, and counts that are posted in another room. Comes with the place.
# SPDX-License-Identifier: EUPL-1.2

together-lead = Here the steps of your rooms stand side by side. They are counted on this device, and nothing is sent.
together-own = Steps that only you see are not counted, nor is what somebody has retold.
together-failed = Counting did not work just now. Nothing has changed.
together-counting = Counting …
period = Time
period-month = This month
period-days30 = 30 days
period-year = This year
count-title = Steps by principle
count-none = None of the rooms on this device has any steps in this time.
count-picture = Each stone is the steps of a principle in a room. The bigger the stone, the more steps. The numbers are in the table.
count-others = Without a principle, or of another catalogue
count-all = All steps
count-several = A step can have several principles, so the rows may add up to more than all steps.
count-hidden = not shown
together = Together

rooms = Rooms
rooms-loading = Asking the server for your rooms.
rooms-not-had = The list of your rooms could not be had. Here are those that the device knows.
room-nameless = Room without a name
room-open = Open now
room-newest = The newest step is from { $day }.
room-no-steps = No steps yet.
room-seen = Last open here { $day } { $time }.
room-not-here = Nothing is on the device yet. Open the room once.

post-title = Post a count in { $room }
post-text = Others can then see what you do together. Only numbers are sent: no names, no texts and no rooms.
post-no-room = No room is open.
post-no-room-text = A count is posted in the room that is open. Open a national room, for example.
post-of = What is to be counted?
post-all = All rooms but the open one
post-all-name = Our rooms
post-group = What is the group called?
post-group-hint = It stands in the message. Write nothing that points anybody out.
post-what = This is sent
post-sees = Everyone in the room sees the text above, and that you sent it.
post-do = Send the count
post-said = The count is on its way.
post-changed = The numbers had changed. Read the text again, then send it.
post-few = Fewer than five people have logged steps in this time.
post-few-text = The numbers could point somebody out. Choose a longer time or several rooms.
post-since = You already have a count that is partly about the same time.
post-since-text = Since { $day } fewer than five people have changed the numbers. The difference could point somebody out. Wait until more have logged, or choose another time.
post-name = Write what the group is called.
post-hidden = { $count ->
    [one] One principle has no number: { $principles }. Else one could reckon what fewer than five people have done.
   *[other] { $count } principles have no number: { $principles }. Else one could reckon what fewer than five people have done.
}
post-left-out = Not counted: { $rooms }. Fewer than five have logged steps there.
not-done = That did not work just now. Nothing has changed. Try again in a while.

posts-title = Counts in { $room }
posts-none = Nobody has posted a count here yet.
posts-by = { $by } sent it on { $day }.
posts-mine = You sent it on { $day }.
posts-waiting = Not sent yet. It is sent when that is possible.
posts-sending = On its way to the room.
posts-removing = Being removed from the room.
posts-failed = The count is not sent.
posts-not-removed = The count is still in the room.
posts-remove = Remove from the room
posts-remove-text = The count disappears from the room. Other servers may still have a copy.
posts-remove-yes = Remove the count
posts-undone = The count is taken back.
