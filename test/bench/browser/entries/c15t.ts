import { ConsentBanner, ConsentDialog, ConsentManagerProvider } from '@c15t/react'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import '@c15t/react/styles.css'

/** Put in when the subject is bundled. */
declare const ANALYTICS: string

const root = document.createElement('div')
document.body.append(root)
createRoot(root).render(
  createElement(
    ConsentManagerProvider,
    {
      options: {
        mode: 'offline',
        overrides: { country: 'DE' },
        consentCategories: ['necessary', 'measurement'],
        scripts: [{ id: 'stats', src: ANALYTICS, category: 'measurement' }],
      },
    },
    createElement(ConsentBanner),
    createElement(ConsentDialog),
  ),
)
