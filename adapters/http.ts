/** One HTTP request as every edge sees it, whatever server or Lambda event it came from. */
export type HttpRequest = {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string | undefined };
  /** The bytes as received: signatures are over these. */
  readonly body: Uint8Array;
};

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
