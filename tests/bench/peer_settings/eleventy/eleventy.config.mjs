/** So that Eleventy builds the same pages: Markdown as it stands, one small layout around each. */

export default function (config) {
  config.addGlobalData("layout", "page.liquid");
  config.setQuietMode(true);
}

export const config = {
  dir: { input: "content", includes: "../_includes", output: "site" },
  markdownTemplateEngine: false,
};
