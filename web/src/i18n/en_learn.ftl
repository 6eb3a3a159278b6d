# Lessons: experiments, lessons, week letters. Comes with the place, not with the first step.
# SPDX-License-Identifier: EUPL-1.2

## The place
learn-failed = The lessons could not be fetched. Nothing has changed. Try again in a while.
learn-not-done = That did not work just now. What you wrote is still there. Try again in a while.
learn-blocked = You cannot share anything from here just now.
learn-no-room = Experiments and lessons are shared in a room.
learn-no-room-text = Add Småsteg to a chat room in Element. Then you can try and learn together.
learn-empty = No lessons yet. The first can be small: something you tried, and what you saw.
learn-on-its-way = On its way to the room.
learn-unseen = { $count ->
    [one] One older experiment has not been fetched. Scroll up in the chat, and it will come.
   *[other] { $count } older experiments have not been fetched. Scroll up in the chat, and they will come.
}
learn-by-you = You
learn-mended = Send again
learn-take-back = Remove
learn-take-back-text = It is removed from the room, for everyone.
learn-take-back-yes = Yes, remove
said-learn-removed = It is being removed.
said-learn-again = It is being sent once more.
learn-not-sent = It did not reach the room.
said-learn-missing = Something is missing. Fill in the boxes and try again. What you wrote is still there.
said-learn-too-long = It is too long: { $length } characters, and at most { $most } fit. Shorten it and try again.
said-learn-red = Make it smaller first. Nothing has been sent, and what you wrote is still there.
said-learn-gone = It is no longer in the room. Nothing has been sent.
said-learn-no-week = Nobody has logged in the room this week yet. The lesson stays here: send it once somebody has.
learn-from-own = The step stays on this device. Only what you write here is sent to the room.

## A new experiment
new-experiment = New experiment
new-experiment-lead = Try something small and see what happens. It need not succeed. It is to give a lesson.
new-experiment-start = Begin an experiment
experiment-from = Starts from
experiment-title = What is it called?
experiment-title-hint = A few words, such as “Shorter letters of refusal”.
believe = We believe
believe-hint = that more people understand the decision if it fits on one page.
test-it = We test
test-it-hint = a short letter on five colleagues in December.
measure = We measure
measure-hint = how many ask what the decision means.
right-if = We are right if
right-if-hint = at most one needs to ask.
risk = Three questions about risk
risk-lead = Rather a smaller test today than a large one that gets stuck.
risk-personal = Are personal data used?
risk-citizens = Will citizens notice?
risk-undone = Can it be undone within a day?
yes = Yes
no = No
risk-open = Answer the three questions, and you can begin.
risk-red = Make it smaller first
risk-red-personal = Try with made-up data instead.
risk-red-citizens = Try with some colleagues, or with five people who know that it is a test.
risk-red-undone = Try for a single day, beside the usual way.
risk-green = Small and harmless. Off you go.
experiment-sees = The room sees that you have begun the experiment, and what you write here.
experiment-go = Begin
experiment-cancel = Not now
experiment-cancel-kept = What you have written is still here next time.
said-experiment = The experiment has begun.

## An experiment
experiments-open = Under way
experiments-over = Finished
experiment-close = What did we learn?
experiment-close-text = An experiment ends with a lesson. What did not turn out as we believed is worth just as much.
outcome = How did it turn out?
outcome-held = As we believed
outcome-other = Not as we believed
outcome-open = Not known yet
lesson = Lesson
lesson-hint = Write so that somebody else can do it again, or be spared it.
lesson-sees = The room sees the lesson.
lesson-send = Share the lesson
said-lesson = Thank you. Now more people have something to learn from.
another-turn = One more turn
became = Led to
lessons-of-steps = Lessons of steps
about-step = About the step
thank = Thank
said-thanked = The thanks are on their way.
thanked-by-one = { $name } says thanks.
thanked-by-two = { $name } and { $other } say thanks.
thanked-by-more = { $name }, { $other } and others say thanks.
learn-you = you

## Calls
calls = Calls
calls-none = Nobody is calling for anything just now.
calls-unseen = { $count ->
    [one] An older call has not been fetched here. Scroll up in the chat and it will come.
   *[other] Older calls have not been fetched here. Scroll up in the chat and they will come.
}
call-by = { $name } is calling for
call-by-you = You are calling for
call-sees = The room sees the call when you ask.
call-send = Ask the room
said-call = The room has been asked. The answers come here.
call-answers = Answers
call-answer = Answer
call-answer-hint = Whoever is calling is told. So is anyone you chose to ask, as long as the name stands there.
call-answer-sees = The room sees the answer.
call-answer-send = Send the answer
said-answer = The answer is on its way.
call-in-chat = It was written in the chat. Answer there.
call-thank = Thank and close
call-ask = Ask { $name }
call-ask-offer = { $name }, you can do { $offer }. Could you help?
call-ask-step = { $name }, you have logged “{ $step }”. Could you help?

## Try it too
inspired-by = Inspired by { $name }:
inspired-by-you = Inspired by your own step:
chain-more = and others
source-gone = The step that gave the idea is not shown here just now. You can log yours all the same.
source-drop = Never mind

## A lesson of a step
learn-from = Learn from the step
learn-from-what = What do you want to do?
learn-from-lesson = Write a lesson
learn-from-experiment = Begin an experiment
learn-from-gone = The step is no longer there, or it has not been sent to the room yet.

## Week letters
letters = Week letters
letters-text = What the week gave, in a letter that can be read without Småsteg. You get a proposal and change it as you like.
letters-none = When somebody has logged a step in the room, the week’s letter can be written.
letter-week = Week { $week }
letter-running = Week { $week }, which is going on
letter-write = Write the letter of week { $week }
letter-sees = The room sees the letter. It is put in the week’s thread.
letter-send = Send the letter
said-letter = The week letter is sent.
letter-most = At most { $most } characters fit.
letter-head = The letter begins with “{ $head }”.

## Pictures
pictures = Pictures
pictures-lead = What the room has done, how the year has been and how ideas spread. Each picture is there as a table, and can be saved.
pictures-open = Show the pictures
