import { request } from "node:http";
import type { KnownBlock, ModalView } from "@slack/types";
import { describe, expect, test } from "vitest";
import type { StandIn } from "#playground/playground.ts";
import { shareInFile } from "../closing.ts";
import { boltApp, clientOf, standIn } from "./bolt.ts";
import { CHROMIUM, composer, SHOTS, type, visit } from "./browser.ts";

const PAGE = {
  about: "A test.",
  commands: [
    { command: "/brief", usage: "TOPIC", means: "a briefing" },
    { command: "/brief help", usage: "", means: "" },
  ],
  shortcuts: [{ callback: "save", name: "Save to Briefdesk" }],
  tries: ["/brief venezuela"],
};
const words = (text: string) => ({ type: "plain_text", text }) as const;
const HOSTILE = `<img src=x onerror="window.owned=1"><script>window.owned=1</script> [x](javascript:alert(1)) <!channel>`;

const CONTROLS: KnownBlock[] = [
  { type: "header", text: words(`Heading ${HOSTILE}`.slice(0, 150)) },
  { type: "markdown", text: HOSTILE },
  {
    type: "section",
    text: { type: "mrkdwn", text: "*PLANNED*  A plan &lt;b&gt; <https://example.org/a|[1]>", verbatim: true },
    accessory: { type: "button", action_id: "evidence", value: "1", text: words("Evidence") },
  },
  {
    type: "actions",
    elements: [
      {
        type: "static_select",
        action_id: "pick",
        placeholder: words("Pick one"),
        options: [
          { text: words("One"), value: "1" },
          { text: words("Two"), value: "2" },
        ],
      },
      {
        type: "overflow",
        action_id: "more",
        options: [
          { text: words("Wrong"), value: "w" },
          { text: words("Old"), value: "o" },
        ],
      },
      {
        type: "button",
        action_id: "drop",
        text: words("Drop"),
        confirm: {
          title: words("Sure?"),
          text: words("It will be gone."),
          confirm: words("Drop it"),
          deny: words("Keep"),
        },
      },
    ],
  },
  {
    type: "context_actions",
    elements: [
      {
        type: "feedback_buttons",
        action_id: "useful",
        positive_button: { text: words("Useful"), value: "yes" },
        negative_button: { text: words("Not useful"), value: "no" },
      },
    ],
  },
  {
    type: "data_table",
    caption: "Figures",
    rows: [[{ type: "raw_text", text: "Figure" }], [{ type: "raw_text", text: "$50 million" }]],
  },
];

const MODAL: ModalView = {
  type: "modal",
  callback_id: "watch",
  title: words("Watch"),
  submit: words("Save"),
  blocks: [
    {
      type: "input",
      block_id: "topic",
      label: words("Topic"),
      element: { type: "plain_text_input", action_id: "topic" },
    },
    {
      type: "input",
      block_id: "how",
      label: words("How often"),
      element: {
        type: "radio_buttons",
        action_id: "how",
        options: [
          { text: words("Daily"), value: "d" },
          { text: words("Weekly"), value: "w" },
        ],
      },
    },
    {
      type: "input",
      block_id: "where",
      optional: true,
      label: words("Where"),
      element: { type: "conversations_select", action_id: "where" },
    },
  ],
};

type Desk = { slack: StandIn; heard: string[]; post: (thread?: string) => Promise<string> };
let opened: Promise<Desk> | null = null;

/** The desk that the file's tests share, with nothing said in it and nothing heard yet. */
async function desk(): Promise<Desk> {
  opened ??= openDesk().then((made) => {
    shareInFile();
    return made;
  });
  const { slack, heard, post } = await opened;
  for (const channel of Object.values(slack.channels))
    for (const message of slack.messages(channel)) message.deleted = true;
  heard.splice(0);
  return { slack, heard, post };
}

/** A stand-in with a page, and a real Bolt app that writes down what reaches it. */
async function openDesk(): Promise<Desk> {
  const slack = await standIn({ page: PAGE });
  const app = await boltApp(slack);
  const heard: string[] = [];
  app.command("/brief", async ({ ack, command, client, respond }) => {
    await ack();
    heard.push(`/brief ${command.text}`);
    await respond("only you see this");
    const root = await client.chat.postMessage({ channel: command.channel_id, text: "root", blocks: CONTROLS });
    await client.chat.postMessage({ channel: command.channel_id, thread_ts: root.ts ?? "", text: "first reply" });
  });
  app.message(async ({ message }) => void heard.push("text" in message ? `said ${message.text}` : ""));
  app.shortcut("save", async ({ ack, shortcut }) => {
    await ack();
    heard.push(`shortcut ${shortcut.callback_id}`);
  });
  app.action(/.*/, async ({ ack, action, body, client }) => {
    await ack();
    heard.push(`${"action_id" in action ? action.action_id : ""} ${chosenIn(action)}`);
    if ("action_id" in action && action.action_id === "evidence" && "trigger_id" in body)
      await client.views.open({ trigger_id: body.trigger_id, view: MODAL });
  });
  app.view("watch", async ({ ack, view }) => {
    const { topic, how, where } = view.state.values;
    if (topic?.topic?.value === "no") return ack({ response_action: "errors", errors: { topic: "Too short." } });
    heard.push(
      `saved ${topic?.topic?.value} ${how?.how?.selected_option?.value} ${where?.where?.selected_conversation}`,
    );
    return ack();
  });
  app.event("app_home_opened", async ({ event, client }) => {
    if (event.tab !== "home") return;
    await client.views.publish({
      user_id: event.user,
      view: { type: "home", blocks: [{ type: "header", text: words("Your desk") }] },
    });
  });
  const post = async (thread_ts?: string) => {
    const args = {
      channel: slack.channels.news.id,
      text: "root",
      blocks: CONTROLS,
      ...(thread_ts ? { thread_ts } : {}),
    };
    return (await clientOf(slack).chat.postMessage(args)).ts ?? "";
  };
  return { slack, heard, post };
}

function chosenIn(action: object): string {
  if ("value" in action) return String(action.value);
  const chosen = "selected_option" in action ? action.selected_option : null;
  return typeof chosen === "object" && chosen !== null && "value" in chosen ? String(chosen.value) : "";
}

/** Everything on the page that can be used and that a screen reader could not name. */
const NAMELESS = `
  [...document.querySelectorAll("button, a, select, textarea, input, fieldset, [role=menu], dialog, [role=log], nav, aside")]
    .filter((one) => {
      const by = document.getElementById(one.getAttribute("aria-labelledby"))?.textContent;
      return ![one.textContent, one.getAttribute("aria-label"), by, one.labels?.[0]?.textContent].some((name) => name?.trim());
    })
    .map((one) => one.outerHTML)`;

describe.skipIf(CHROMIUM === null)("the page", () => {
  test("a newcomer's button sends a command, and what comes back is shown at once, the private part as private", async () => {
    const { slack, heard } = await desk();
    const { page, troubles } = await visit(slack.url);
    await page.getByRole("button", { name: "/brief venezuela" }).click();
    await page.getByRole("button", { name: "1 reply" }).click();
    await page.getByRole("complementary", { name: "Thread" }).getByText("first reply").waitFor();
    await page.getByText("Only visible to you").waitFor();
    await page.getByRole("button", { name: "Dismiss" }).click();
    expect(await page.getByText("only you see this").count()).toBe(0);
    expect([heard, troubles]).toEqual([["/brief venezuela"], []]);
  });

  test("no words of a message can run, ping or lead to code", async () => {
    const { slack, post } = await desk();
    await post();
    const { page, troubles } = await visit(slack.url);
    await page.getByText("A plan <b>").waitFor();
    expect(await page.evaluate(`[document.images.length, document.scripts.length, "owned" in window]`)).toEqual([
      0,
      1,
      false,
    ]);
    const links = await page.evaluate(
      `[...document.querySelectorAll("article a")].flatMap((one) => one.getAttribute("href") || [])`,
    );
    expect(links).toEqual(["https://example.org/a"]);
    expect(await page.getByRole("table", { name: "Figures" }).getByText("$50 million").count()).toBe(1);
    expect(troubles).toEqual([]);
  });

  test("buttons, menus, feedback, a question before a dangerous button, and a shortcut reach the bot", async () => {
    const { slack, heard, post } = await desk();
    await post();
    const { page } = await visit(slack.url);
    await page.getByRole("combobox", { name: "Pick one" }).selectOption("Two");
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Old" }).click();
    await page.getByRole("button", { name: "Not useful" }).click();
    await page.getByRole("button", { name: "Drop", exact: true }).click();
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByRole("button", { name: "Drop", exact: true }).click();
    await page.getByRole("button", { name: "Drop it" }).click();
    await page.getByRole("article").first().hover();
    await page.getByRole("button", { name: "Save to Briefdesk" }).first().click();
    await expect.poll(() => heard).toEqual(["pick 2", "more o", "useful no", "drop ", "shortcut save"]);
  });

  test("a modal keeps what was entered, shows errors beside their fields, and closes on success or Escape", async () => {
    const { slack, heard, post } = await desk();
    await post();
    const { page } = await visit(slack.url);
    await page.getByRole("button", { name: "Evidence" }).click();
    const modal = page.getByRole("dialog", { name: "Watch" });
    await modal.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => modal.getByRole("alert").count()).toBe(2);
    await modal.getByLabel("Topic").fill("no");
    await modal.getByLabel("Weekly").check();
    await modal.getByLabel("Topic").press("Enter");
    await modal.getByText("Too short.").waitFor();
    expect(await page.evaluate(`document.activeElement?.getAttribute("aria-invalid")`)).toBe("true");
    await page.screenshot({ path: `${SHOTS}modal-error.png` });
    await modal.getByLabel("Topic").fill("norvania");
    await modal.getByLabel("Where").selectOption("#general");
    await modal.getByRole("button", { name: "Save" }).click();
    await modal.waitFor({ state: "detached" });
    expect(heard.at(-1)).toBe(`saved norvania w ${slack.channels.general.id}`);
    await page.getByRole("button", { name: "Evidence" }).click();
    await modal.waitFor();
    await page.keyboard.press("Escape");
    await modal.waitFor({ state: "detached" });
    expect(slack.modal(slack.users.member)).toBeNull();
  });

  test("everything can be done without a mouse", async () => {
    const { slack, heard } = await desk();
    const { page, troubles } = await visit(slack.url);
    await page.getByRole("button", { name: "general" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await composer(page).focus();
    await page.keyboard.type("/br");
    await page.keyboard.press("Tab");
    await page.keyboard.type("norvania");
    await page.keyboard.press("Enter");
    const toThread = page.getByRole("button", { name: "1 reply" });
    await toThread.focus();
    await page.keyboard.press("Enter");
    const thread = page.getByRole("complementary", { name: "Thread" });
    await thread.getByText("first reply").waitFor();
    await thread.getByRole("combobox", { name: "Reply" }).focus();
    await page.keyboard.type("@bri");
    await page.keyboard.press("Enter");
    await page.keyboard.type("why?");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("now");
    await page.keyboard.press("Enter");
    await expect.poll(() => heard.at(-1)).toBe(`said <@${slack.users.bot.id}> why?\nnow`);
    await thread.getByRole("button", { name: "More actions" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => heard.at(-1)).toBe("more o");
    await thread.getByRole("heading", { name: "Thread" }).focus();
    await page.keyboard.press("Escape");
    await thread.waitFor({ state: "detached" });
    expect([heard[0], troubles]).toEqual(["/brief norvania", []]);
  });

  test("everything that can be used has a name", async () => {
    const { slack, post } = await desk();
    await post();
    const { page } = await visit(slack.url);
    await page.getByRole("button", { name: "Evidence" }).click();
    await page.getByRole("dialog", { name: "Watch" }).waitFor();
    const nameless = await page.evaluate(NAMELESS);
    expect(nameless).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Watch" }).waitFor({ state: "detached" });
  });

  test("people see what is theirs: a guest no private channel, the admin one, and each their own App Home", async () => {
    const { slack } = await desk();
    const { page } = await visit(slack.url);
    const list = page.getByRole("navigation");
    await page.getByRole("button", { name: "Briefdesk: Home" }).click();
    await page.getByRole("heading", { name: "Your desk" }).waitFor();
    expect(await list.getByRole("button", { name: "editors" }).count()).toBe(0);
    await page.getByLabel("Acting as").selectOption("Mira Solano (admin)");
    await list.getByRole("button", { name: "editors" }).waitFor();
    await page.getByLabel("Acting as").selectOption("Noor Adami (guest)");
    await list.getByRole("button", { name: "editors" }).waitFor({ state: "detached" });
  });

  test("a stream grows as it is read, and a status can be stopped", async () => {
    const { slack } = await desk();
    const client = clientOf(slack);
    const channel = slack.channels.news.id;
    const { ts: thread_ts = "" } = await client.chat.postMessage({ channel, text: "root" });
    const { page } = await visit(slack.url);
    await client.apiCall("agents.sessions.setStatus", { channel_id: channel, thread_ts, status: "processing" });
    await page.getByRole("button", { name: "Stop" }).waitFor();
    const to = { recipient_user_id: slack.users.member.id, recipient_team_id: slack.team.id };
    const { ts = "" } = await client.chat.startStream({ channel, thread_ts, ...to });
    await page.getByRole("button", { name: "1 reply" }).click();
    await client.chat.appendStream({ channel, ts, chunks: [{ type: "markdown_text", text: "Half a " }] });
    await page.getByText("Half a").waitFor();
    await page.getByText("Writing…").waitFor();
    await client.chat.stopStream({ channel, ts, chunks: [{ type: "markdown_text", text: "sentence." }] });
    await page.getByText("Half a sentence.").waitFor();
    await page.getByText("Writing…").waitFor({ state: "detached" });
  });

  test("what is typed while the bot is being started waits for it, and the page says so", async () => {
    const slack = await standIn({ page: PAGE, starting: true });
    const { page } = await visit(slack.url);
    await page.getByText("Briefdesk is getting ready.").waitFor();
    await type(page, "/brief first");
    await type(page, "/brief second");
    await boltApp(slack).then((app) => app.command("/brief", ({ ack, command }) => ack(`Heard ${command.text}`)));
    await page.getByText("Heard first").waitFor();
    await page.getByText("Heard second").waitFor();
    await page.getByText("Briefdesk is getting ready.").waitFor({ state: "detached" });
  });

  test("when the playground stops the page says so", async () => {
    const { slack } = await openDesk();
    const { page } = await visit(slack.url);
    await composer(page).waitFor();
    await slack.close();
    await page.getByText("The playground does not answer. Trying again…").waitFor();
    await type(page, "hello");
    await page.getByText("Is it still running in the terminal?").waitFor();
    expect(await composer(page).inputValue()).toBe("hello");
  });

  test("in the dark, on a phone, nothing is wider than the screen, and the list comes and goes", async () => {
    const { slack, post } = await desk();
    const root = await post();
    await post(root);
    const { page, troubles } = await visit(slack.url, { colorScheme: "dark", viewport: { width: 360, height: 740 } });
    await page.getByText("A plan <b>").first().waitFor();
    const width = () => page.evaluate(`document.documentElement.scrollWidth`);
    expect(await width()).toBe(360);
    await page.screenshot({ path: `${SHOTS}phone-dark.png` });
    await page.getByRole("button", { name: "Show channels" }).click();
    await page.getByRole("button", { name: "general" }).click();
    await page.getByRole("heading", { name: "# general" }).waitFor();
    await page.getByRole("button", { name: "Show channels" }).click();
    await page.getByRole("button", { name: "news-desk" }).click();
    await page.getByRole("button", { name: "1 reply" }).click();
    await page.getByRole("complementary", { name: "Thread" }).waitFor();
    expect(await width()).toBe(360);
    await page.screenshot({ path: `${SHOTS}phone-thread-dark.png` });
    expect(await page.evaluate(`getComputedStyle(document.querySelector(".page")).backgroundColor`)).toBe(
      "rgb(26, 29, 33)",
    );
    expect(troubles).toEqual([]);
  });
});

/** What the stand-in answers to a request with these headers. */
function statusOf(slack: StandIn, path: string, headers: Record<string, string>, method = "GET"): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, slack.url), { method, headers }, (answer) => {
      resolve(answer.statusCode ?? 0);
      answer.destroy();
    });
    sent.on("error", reject);
    sent.end(method === "POST" ? JSON.stringify({ kind: "close", as: slack.users.member.id }) : undefined);
  });
}

test("another page can neither read the stream nor do anything, nor can one whose host name points here", async () => {
  const { slack } = await desk();
  const own = new URL(slack.url).origin;
  const stream = `page/stream?as=${slack.users.member.id}`;
  const json = { "content-type": "application/json" };
  expect(await statusOf(slack, stream, { origin: own })).toBe(200);
  expect(await statusOf(slack, stream, { origin: "https://evil.example" })).toBe(403);
  expect(await statusOf(slack, stream, { "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await statusOf(slack, stream, { host: "evil.example:80" })).toBe(403);
  expect(await statusOf(slack, "page/act", { ...json, origin: own }, "POST")).toBe(200);
  expect(await statusOf(slack, "page/act", { ...json }, "POST")).toBe(403);
  expect(await statusOf(slack, "page/act", { ...json, origin: "null" }, "POST")).toBe(403);
  expect(await statusOf(slack, "page/act", { "content-type": "text/plain", origin: own }, "POST")).toBe(400);
});

test("the page allows no code, style, image or connection from elsewhere, and no frame around it", async () => {
  const { slack } = await desk();
  const { headers } = await fetch(slack.url);
  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  const script = await (await fetch(`${slack.url}page.js`)).text();
  for (const secret of [slack.botToken, slack.signingSecret, slack.clientSecret, slack.appToken])
    expect(script).not.toContain(secret);
});
