export function fields(side: string) {
  const id = (name: string) => `${side}-${name}`
  return {
    name: { id: id('name'), name: 'name', label: 'Your name', value: 'Ann Pike', autocomplete: 'name', required: true },
    email: {
      id: id('email'),
      name: 'email',
      label: 'E-mail',
      type: 'email',
      value: 'ann@',
      hint: 'We send the receipt there.',
      error: 'There is something missing after the @.',
      autocomplete: 'email',
    },
    note: { id: id('note'), name: 'note', label: 'A word to the packers', value: '', multiline: true, optional: true },
    code: {
      id: id('code'),
      name: 'code',
      label: 'The six digits from the mail',
      hint: 'They are good for ten minutes.',
    },
    day: {
      id: id('day'),
      name: 'day',
      label: 'Fetch it on',
      options: [
        { value: 'sat', label: 'Saturday 28 November', selected: true },
        { value: 'tue', label: 'Tuesday 1 December' },
      ],
    },
    how: {
      legend: 'How would you like it?',
      name: 'how',
      radio: true,
      choices: [
        { value: 'yard', label: 'I fetch it from the yard', hint: 'Saturday, 10:00–13:00', checked: true },
        { value: 'bike', label: 'By bicycle', hint: '£2.50, within three miles' },
        { value: 'post', label: 'By post', disabled: true },
      ],
    },
    problems: [{ id: id('email'), text: 'The e-mail address is not whole.' }],
  }
}

export function filters() {
  return {
    action: '#',
    clearHref: '#',
    groups: [
      {
        legend: 'Shelf',
        name: 'category',
        choices: [
          { value: 'bread', label: 'Bread', count: 9, checked: true },
          { value: 'veg', label: 'Vegetables', count: 14 },
          { value: 'wool', label: 'Wool', count: 6 },
        ],
      },
      {
        legend: 'Label',
        name: 'label',
        choices: [
          { value: 'organic', label: 'Organic', count: 22 },
          { value: 'vegan', label: 'Vegan', count: 31 },
        ],
      },
    ],
  }
}
