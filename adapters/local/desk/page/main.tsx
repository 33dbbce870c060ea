import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import 'slack-blocks-to-jsx/dist/style.css';
import './desk.css';
import './conversation.css';
import './slack.css';
import './teams.css';
import { App } from './app.tsx';

// zod would otherwise try to compile its checks, which the page's content policy forbids.
z.config({ jitless: true });

const root = document.getElementById('desk');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
