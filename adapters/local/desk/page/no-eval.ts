import { z } from 'zod';

// zod would otherwise try to compile its checks, which the page's content policy forbids. Before any schema is made.
z.config({ jitless: true });
