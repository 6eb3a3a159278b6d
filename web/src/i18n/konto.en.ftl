# The words of the place where one connects to a chat room. They come when it is opened.
# SPDX-License-Identifier: EUPL-1.2

back = More
connect-title = Connect
connect-text = You sign in at your own Matrix server. The password goes there only and is not kept.
server = Server or user name
server-hint = For example example.org or @anna:example.org.
go-on = Continue
looking = Looking for the server.
sign-in-at = Server
other-server = Change server
user = User name
password = Password
sign-in = Sign in
signing-in = Signing in.
going-to-page = Opening the server’s page.
sign-in-page = Sign in on the server’s page
sign-in-page-with = Sign in with { $name }
error-user = Write your user name.
error-password = Write your password.
error-key = Write your recovery key.
again-title = Sign in again
signed-out = The server has signed this device out.
again-text = What you have written is still here, and what is waiting is sent once you have signed in.
again-keys = The keys to locked messages have to be fetched again afterwards, since the server has forgotten the device.

rooms-title = Choose a room
rooms-loading = Fetching your rooms.
rooms-with = Rooms with Småsteg
rooms-none = None of your rooms has Småsteg yet. You can choose a room all the same: the first step begins its first week.
rooms-others = Other rooms
rooms-of = Room with { $people }
rooms-nameless = Room without a name
room-encrypted = Encrypted
room-plain = Not encrypted
room-here = Open now
notebook = On this device only
notebook-text = Your own notebook. Nothing is sent.

account-title = Account and room
at-server = Server
room = Room
room-none = None chosen
change-room = Change room
device = This device
device-verified-title = The device is verified.
device-verified-text = Your other devices trust it, and it can read what is encrypted.
device-new-title = The device is not verified yet.
device-new-text = Older steps in encrypted rooms may be locked, and others see a warning beside what you write. Verify it in one of the ways below.
device-alone-title = The account has no recovery key.
device-alone-text = Without one you cannot read encrypted steps again if you lose this device. Create a key and write it down.
device-loading = Asking the server about the device.
key-title = Recovery key
key-hint = The one you got when the account’s key was made, for example in Element. A passphrase works too.
use-key = Verify with the key
using-key = Fetching the keys.
key-used = { $count ->
    [0] The device is verified.
    [one] The device is verified. One key was fetched.
   *[other] The device is verified. { $count } keys were fetched.
}
make-key = Create a recovery key
making-key = Creating the key.
key-made-title = Here is your recovery key
key-made-text = Write it down or put it in a password manager. It is shown only now and not kept on the device.
key-written = I have saved the key
server-page = Open the server’s page
make-password = The server wants your password to save the key.

emoji-title = Compare pictures
emoji-text = Have another device at hand where you are signed in. Both show seven pictures.
emoji-start = Compare with another device
emoji-waiting = Waiting for the other device. Accept the question there.
emoji-asked = Another of your devices wants to compare pictures with this one.
emoji-answer = Show the pictures
emoji-same-question = Do both devices show the same pictures in the same order?
emoji-same = Yes, they are the same
emoji-different = No, they differ
emoji-checking = Waiting for the other device’s answer.
emoji-done = The devices trust each other.
stop = Cancel

sign-out-title = Sign out
sign-out-text = The account’s keys and all that this device keeps for it are removed. What is in the room stays as it is.
sign-out = Sign out
sign-out-sure = Sign out and remove it?
sign-out-own = What is only here goes: steps for you alone, drafts and what you practised in the room. If you want to keep it, take it with you from More first.
sign-out-unsent = { $count ->
    [0] {""}
    [one] One step has not been sent yet and goes.
   *[other] { $count } steps have not been sent yet and go.
}
sign-out-key = The account has no recovery key, or the device is not verified. Encrypted steps may become unreadable for ever.
sign-out-do = Sign out and remove
sign-out-anyway = Remove here all the same
sign-out-left = The server does not know that you have signed out. Remove the device Småsteg from another client.
signing-out = Signing out.
stay = Stay

retry = Try again
trouble-bad-name = That is neither a server nor a user name. A server is called something like example.org, a user @anna:example.org.
trouble-not-secure = The address is not encrypted, so the password could be read on the way. Nothing was sent. The address should begin with https.
trouble-offline = You are offline. Nothing is lost. Try again when you are connected.
trouble-no-answer = The server does not answer. Nothing is lost. Check the name and the network and try again.
trouble-no-file = A file of Småsteg did not arrive. Nothing is lost. Reload the page. If that does not help, tell those who run this address.
trouble-not-matrix = There is no Matrix server there. No password was sent. Ask who invited you what the server is called.
trouble-captive = A web page answered instead of the server. Are you on a network that one must sign in to first? Open an ordinary web page, sign in there and try again. Nothing is lost.
trouble-old-server = The server is too old for Småsteg. No password was sent. Ask who runs the server to update it.
trouble-no-way = The server offers no way to sign in that Småsteg knows. Ask who runs the server.
trouble-not-let-in = The server does not let Småsteg in from this address. You are not signed in, and nothing is lost. Ask who runs the server.
trouble-not-begun = The answer does not belong to a sign-in that began in this tab. You are not signed in. Begin again from here.
trouble-refused = The sign-in was cancelled on the server’s page. You are not signed in, and nothing is lost. You can begin again.
trouble-wrong-password = The server did not accept the sign-in. Are user name and password right?
trouble-too-often = The server wants you to wait { $seconds ->
    [0] a while
    [one] one second
   *[other] { $seconds } seconds
} before you try again.
trouble-closed-account = The account is closed or locked on the server. What you have written is still here. Ask who runs the server.
trouble-storage = The device has no room to keep the keys, or may not. You are not signed in, and nothing is lost. Remove something else on the device and try again.
trouble-elsewhere = The account is in use in another tab. Close that one, or go on there.
trouble-other-user = You signed in as somebody else. Steps that wait for the account that was signed in lie here. Sign in with that one, or sign it out first.
trouble-signed-out = The server has signed this device out. What you have written is still here. Sign in again.
trouble-needs-password = Write your password.
trouble-needs-page = The server wants you to agree on its own page. Nothing is changed yet. Open the page, agree there and then try again.
trouble-wrong-key = The key does not fit the account. Check that all characters are there.
trouble-no-key = The account has no recovery key. Compare pictures with another device instead.
trouble-mismatch = The pictures were not the same. The devices do not trust each other. Do it again, and change your password if it happens once more.
trouble-cancelled = It was cancelled. The devices are as before. You can begin again.
trouble-other = It did not work. What you have written is still here. Error code: { $detail }
