// Starts `goodstanding language-server`, and lets the editor speak to it.
"use strict";

const { workspace } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;

exports.activate = async () => {
  const command = workspace.getConfiguration("goodstanding").get("command");
  client = new LanguageClient(
    "goodstanding",
    "goodstanding",
    { command, args: ["language-server"], transport: TransportKind.stdio },
    { documentSelector: [{ language: "markdown" }] },
  );
  await client.start();
};

exports.deactivate = () => client && client.stop();
