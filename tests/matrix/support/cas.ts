// The smallest server of the CAS protocol: the page on which an organisation's people sign in, for Synapse's
// single sign-on. Whoever comes says by a button who she is.
// SPDX-License-Identifier: EUPL-1.2
import { createServer, type Server } from 'node:http';

const page = (service: string) => `<!doctype html><html lang="sv"><title>Myndigheten</title>
<form method="get" action="/in">
<input type="hidden" name="service" value="${service.replaceAll('&', '&amp;')}">
<label>Vem är du? <input name="who"></label><button>Jag är det</button></form></html>`;

const answer = (who: string) => `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">
<cas:authenticationSuccess><cas:user>${who}</cas:user></cas:authenticationSuccess></cas:serviceResponse>`;

export function createCas(): Server {
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const of = (name: string) => url.searchParams.get(name) ?? '';
    if (url.pathname === '/login')
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page(of('service')));
    else if (url.pathname === '/in')
      response.writeHead(302, { Location: `${of('service')}&ticket=${encodeURIComponent(of('who'))}` }).end();
    else if (url.pathname === '/proxyValidate')
      response.writeHead(200, { 'Content-Type': 'text/xml' }).end(answer(of('ticket')));
    else response.writeHead(404).end();
  });
}
