// Quotes over HTTP, for comparison: the least that a service of its own would cost.
import http from 'node:http';
import { quotes } from '../index.mjs';

const server = http.createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (part) => (text += part)).on('end', () => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(quotes.quote(JSON.parse(text))));
  });
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
