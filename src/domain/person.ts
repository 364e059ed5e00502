/** What Slack says of a user (users.info); `team` is the workspace the user belongs to. What may be done is decided from it elsewhere. */
export type Person = {
  readonly id: string;
  readonly team: string | null;
  readonly isOwner: boolean;
  readonly isAdmin: boolean;
  readonly isGuest: boolean;
  readonly isStranger: boolean;
  readonly isBot: boolean;
  readonly isDeleted: boolean;
};
