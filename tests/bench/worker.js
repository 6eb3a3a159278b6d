// What a program is asked when it runs in a worker: its arguments stand in the address, what it prints is
// posted line by line.
// SPDX-License-Identifier: EUPL-1.2
Module.arguments = self.location.search.slice(1).split('&');
Module.print = (line) => self.postMessage(line);
