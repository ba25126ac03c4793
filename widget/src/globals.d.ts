declare module "*.css?inline" {
  const css: string;
  export default css;
}
declare module "deep-chat/dist/deepChat.bundle.js";
declare const __PANEL_VERSION__: string;
interface HTMLElementTagNameMap {
  "bon-canal": import("./loader/element.js").BonCanalElement;
}
