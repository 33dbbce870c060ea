import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { asInstant } from '../../src/time/instant.ts';
import { bodyBytes, type Edge, type HttpRequest, type HttpResponse } from '../http.ts';
import type { Base } from './base.ts';
import type { Handler } from './log.ts';

/** An HTTP API event, payload 2.0, as every edge sees a request. Form posts arrive in base64. */
export const requestOf = (event: APIGatewayProxyEventV2): HttpRequest => ({
  method: event.requestContext.http.method,
  path: event.rawPath,
  headers: Object.fromEntries(Object.entries(event.headers).map(([name, value]) => [name.toLowerCase(), value])),
  body: bodyBytes(event.body ?? '', event.isBase64Encoded),
});

export const resultOf = ({ status, headers, body }: HttpResponse): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...headers },
  body,
});

/**
 * Works on a request to its end before it answers: an environment sleeps from its answer on, and what it had left to do
 * would wait for whoever comes next.
 */
export const httpHandler = (
  base: Base,
  edge: () => Promise<Edge>,
): Handler<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2> =>
  base.watch(async (event, line) => {
    base.clock.arrive(asInstant(event.requestContext.timeEpoch));
    const { handle, idle } = await edge();
    const response = await handle(requestOf(event));
    await idle();
    line({ status: response.status });
    return resultOf(response);
  });
