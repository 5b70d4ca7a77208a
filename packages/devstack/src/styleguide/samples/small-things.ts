export function receipt() {
  return {
    heading: 'Rose Ash Co-operative',
    subheading: 'Order RA-2041 · 23 November 2026',
    lines: [
      { label: 'Tuesday loaf', detail: '2 × £3.40', amount: '£6.80', href: '#' },
      { label: 'Leeks, earthy', detail: '500 g', amount: '£1.90' },
      { label: 'Repair café, Sat 28 Nov', detail: '1 ticket', amount: '£5.00' },
    ],
    sums: [
      { label: 'Together', amount: '£13.70' },
      { label: 'VAT inside', detail: '20 % on the ticket', amount: '£0.83' },
      { label: 'To pay', amount: '£13.70', total: true },
    ],
    note: 'Fetch it from the yard on Saturday, 10:00–13:00.',
  }
}

export function notices() {
  return [
    {
      kind: 'yes',
      text: 'Paid. The receipt is on its way to ann@example.com.',
      link: { label: 'See the order', href: '#' },
    },
    { kind: 'soon', text: 'Four places are left; we keep yours for 15 minutes.' },
    {
      kind: 'no',
      text: 'The card was not accepted. Nothing was taken from it.',
      link: { label: 'Try again', href: '#' },
    },
    { kind: 'plain', text: 'Leeks taken out of the basket.', undo: { label: 'Put them back', action: '#' } },
  ]
}

export function table() {
  return [
    { number: 'RA-2041', who: 'Ann Pike', state: 'Paid', tone: 'yes', when: 'Mon 23 Nov, 09:12', amount: '£13.70' },
    {
      number: 'RA-2040',
      who: 'Tam Reed',
      state: 'Waiting for payment',
      tone: 'soon',
      when: 'Mon 23 Nov, 08:55',
      amount: '£112.05',
    },
    { number: 'RA-2039', who: 'Jo Bell', state: 'Cancelled', tone: 'no', when: 'Sun 22 Nov, 20:01', amount: '£4.20' },
  ]
}

export function drawers() {
  return [
    {
      label: 'Orders',
      aside: '3 open, 14 before',
      text: 'The last was on 21 November.',
      href: '#',
      linkLabel: 'See all orders',
      open: true,
    },
    { label: 'Tickets', aside: '2 to come', text: 'Repair café on Saturday.', href: '#', linkLabel: 'See tickets' },
    {
      label: 'Signing in',
      aside: '1 passkey',
      text: 'You sign in by e-mail or with the key on your phone.',
      href: '#',
      linkLabel: 'Change',
    },
  ]
}
