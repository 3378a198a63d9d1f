/** A small invented catalogue in OSCAL: nested groups, enhancements, parameters, and what was withdrawn. */
export function oscalCatalog(): object {
  return {
    catalog: {
      uuid: '8a4f7a5e-8d0e-4a6f-9f0e-0f6a7c1b2d3e',
      metadata: {
        title: 'Nordlys House Rules',
        published: '2026-02-01T09:00:00+01:00',
        version: '3',
        'oscal-version': '1.2.2',
        links: [
          { href: 'https://rules.nordlys.example/old', rel: 'alternate' },
          { href: '#0c5e3f4a-1111-4222-8333-444455556666', rel: 'canonical' },
        ],
        parties: [{ uuid: 'x', type: 'organization', name: 'Nordlys Outfitters' }],
      },
      groups: [
        {
          id: 'ac',
          class: 'family',
          title: 'Access',
          props: [{ name: 'label', value: 'AC' }],
          parts: [{ name: 'overview', prose: 'Doors are shut.' }],
          groups: [
            {
              id: 'ac-in',
              class: 'part',
              title: 'Inside',
              controls: [
                {
                  id: 'ac-1',
                  class: 'SP800-53',
                  title: 'Keys',
                  params: [
                    { id: 'ac-1_prm_1', label: 'how often' },
                    { id: 'ac-1_prm_2', select: { choice: ['a list', 'a book of {{ insert: param, ac-1_prm_1 }}'] } },
                  ],
                  props: [
                    { name: 'label', class: 'sp800-53a', value: 'AC-01' },
                    { name: 'label', value: 'AC-1' },
                  ],
                  parts: [
                    {
                      name: 'statement',
                      prose: 'Keys are:',
                      parts: [
                        {
                          name: 'item',
                          props: [{ name: 'label', value: 'a.' }],
                          prose: 'counted {{ insert: param, ac-1_prm_1 }}; and',
                        },
                        {
                          name: 'item',
                          props: [{ name: 'label', value: 'b.' }],
                          prose: 'kept in {{ insert: param, ac-1_prm_2 }}, by {{ insert: param, nobody }}.',
                        },
                      ],
                    },
                    { name: 'guidance', prose: 'Left out.' },
                  ],
                  controls: [
                    {
                      id: 'ac-1.1',
                      class: 'SP800-53-enhancement',
                      title: 'Spare Keys',
                      props: [{ name: 'label', value: 'AC-1(1)' }],
                      parts: [{ name: 'statement', prose: 'Spare keys lie in a safe.' }],
                    },
                    {
                      id: 'ac-1.2',
                      class: 'SP800-53-enhancement',
                      title: 'Old Keys',
                      props: [
                        { name: 'label', value: 'AC-1(2)' },
                        { name: 'status', value: 'withdrawn' },
                      ],
                      links: [{ href: '#ac-1.1', rel: 'incorporated-into' }],
                    },
                  ],
                },
                {
                  id: 'ac-2',
                  class: 'SP800-53',
                  title: 'Locks',
                  props: [
                    { name: 'label', value: 'AC-2' },
                    { name: 'status', value: 'Withdrawn' },
                  ],
                  links: [
                    { href: 'ac-1', rel: 'moved_to' },
                    { href: '#ac-9', rel: 'related' },
                  ],
                },
              ],
            },
          ],
        },
      ],
      'back-matter': {
        resources: [
          { uuid: '0c5e3f4a-1111-4222-8333-444455556666', rlinks: [{ href: 'https://rules.nordlys.example/3' }] },
        ],
      },
    },
  };
}
