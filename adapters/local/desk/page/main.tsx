import './no-eval.ts';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'slack-blocks-to-jsx/dist/style.css';
import './desk.css';
import './top.css';
import './people.css';
import './traffic.css';
import './welcome.css';
import './conversation.css';
import './slack.css';
import './teams.css';
import './small.css';
import './forced.css';
import { App } from './app.tsx';

const root = document.getElementById('desk');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
