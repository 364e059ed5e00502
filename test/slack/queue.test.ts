import fc from "fast-check";
import { expect, test } from "vitest";
import { enqueue } from "../../src/slack/queue.ts";

test("urgent work overtakes what is not, and neither overtakes its own kind", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean()), (all) => {
      const queue: { urgent: boolean; n: number }[] = [];
      for (const [n, urgent] of all.entries()) enqueue(queue, { urgent, n });
      const asked = all.map((urgent, n) => ({ urgent, n }));
      expect(queue).toEqual([...asked.filter(({ urgent }) => urgent), ...asked.filter(({ urgent }) => !urgent)]);
    }),
  );
});
