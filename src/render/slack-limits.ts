/**
 * What Slack accepts in one message, from its Block Kit reference (docs.slack.dev/reference/block-kit/blocks). `messageText` is no
 * documented limit: about 13,200 characters over all blocks of a message are refused as msg_blocks_too_long (slackapi/bolt-js#2509),
 * so a message stays well below.
 */
export const SLACK = {
  blocks: 50,
  messageText: 9_000,
  fallbackText: 3_000,
  headerText: 150,
  sectionText: 3_000,
  contextElements: 10,
  buttonText: 75,
  buttonValue: 2_000,
  tableRows: 100,
  tableText: 8_000,
  linkUrl: 3_000,
} as const;
