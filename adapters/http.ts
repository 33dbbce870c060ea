/** One HTTP request as every edge sees it, whatever server or Lambda event it came from. */
export type HttpRequest = {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | undefined };
  /** The bytes as received: signatures are over these. */
  readonly body: Uint8Array;
  /** The body was longer than a server takes, and is left out: what comes from a stranger is still refused as such. */
  readonly tooLarge?: true;
};

/** The bytes of a body that a gateway hands over as text: base64 for anything it does not take for text. */
export const bodyBytes = (body: string, isBase64: boolean): Uint8Array =>
  isBase64 ? Buffer.from(body, 'base64') : new TextEncoder().encode(body);

export type HttpResponse = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
};

/** One platform's edge: transport only. Verifies, translates, lets the core decide, performs. */
export type Edge = {
  handle(request: HttpRequest): Promise<HttpResponse>;
  /** Resolves when everything accepted so far has been performed. */
  idle(): Promise<void>;
  /** Opens what needs opening beside HTTP (Slack Socket Mode). */
  start(): Promise<void>;
  stop(): Promise<void>;
};
