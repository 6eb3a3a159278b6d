# What became of what one sent in Meet and Lessons: comes with the place that is opened first.
# SPDX-License-Identifier: EUPL-1.2

note-told-failed = Error code: { $code }.
note-told-forbidden = You may not write in this room just now.
