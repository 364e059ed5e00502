/**
 * What Slack accepts, as docs.slack.dev/reference documents it (Block Kit, views, chat.*), with one exception: `weight` and `blockWeight`
 * are no documented limit. Users measured that a message of one markdown block is refused as msg_blocks_too_long above 13,297
 * characters, and that a divider more lowers this to 13,172 (slackapi/bolt-js#2509). Lengths are in UTF-16 units.
 *
 * This table belongs to the stand-in alone. What writes messages has a table of its own, so that neither hides the other's errors.
 */
export const LIMITS = {
  message: { blocks: 50, text: 40_000, markdown: 12_000, weight: 13_297, blockWeight: 125, metadata: 8_000 },
  view: { blocks: 100, title: 24, privateMetadata: 3_000, callbackId: 255, externalId: 255, stack: 3 },
  blockId: 255,
  actionId: 255,
  section: { text: 3_000, fields: 10, field: 2_000 },
  header: 150,
  context: { elements: 10, text: 3_000 },
  actions: 25,
  contextActions: 5,
  image: { alt: 2_000, title: 2_000, url: 3_000 },
  input: { label: 2_000, hint: 2_000, text: 3_000, placeholder: 150 },
  button: { text: 75, value: 2_000, url: 3_000, label: 75 },
  option: { text: 75, value: 150, description: 75, url: 3_000 },
  select: { options: 100, groups: 100, placeholder: 150 },
  overflow: 5,
  boxes: 10,
  confirm: { title: 100, text: 300, button: 30 },
  table: { rows: 100, columns: 20, text: 10_000, perMessage: 1 },
  dataTable: { minRows: 2, rows: 101, columns: 20, page: 100 },
  chart: { title: 50, segments: 6, series: 6, points: 20, label: 20, name: 20, perMessage: 2 },
  card: { title: 150, subtitle: 150, body: 200 },
  carousel: 10,
  alert: 200,
  container: { children: 10, title: 150 },
  video: { title: 199, author: 49 },
  task: { sources: 10 },
  link: 3_000,
} as const;
