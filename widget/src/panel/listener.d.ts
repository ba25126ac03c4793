import type { Outgoing } from "../shared/store.js";
import type { Message } from "./client.js";

/** The talk that a conversation belongs to. `page` is the address of its questions and answers. */
export interface Event {
  title: string;
  speakers?: string[];
  page?: string;
}

/** What the view is told of a conversation. Nothing in the conversation knows how it is shown. */
export interface Listener {
  notice(notice: string): void;
  /** `retry` sends again what this message could not answer, under the same id. */
  message(message: Required<Message>, options: { past: boolean; retry?: () => void }): void;
  outgoing(item: Outgoing, state: "sending" | "waiting" | "sent" | "refused", detail?: string): void;
  typing(typing: boolean): void;
  /** Why messages are waiting; empty when they no longer are. */
  held(text: string): void;
  passedOn(): void;
  loading(loading: boolean): void;
  /** Another tab erased the conversation or began one: what is on the screen is no more. */
  replaced(): void;
  /** The conversation belongs to an event; `past` when it did before. */
  event(event: Event, options: { past: boolean }): void;
  /** The event's code was refused, in the server's words; the conversation is an ordinary one. */
  unknownEvent(detail: string): void;
}
