using PoolCoordination.Json;

namespace PoolCoordination.Agents.OpenCode;

/// <summary>
/// The plugin for opencode: it hands each event to a hook, and what that says to the model (opencode's
/// <c>packages/plugin/src/index.ts</c>).
/// </summary>
internal static class PluginCode
{
    private const string CommandPlace = "COMMAND";

    // The end of a turn is waited for by the client only while it disposes of the plugin. What a session starts by its tool task is a
    // session of its own to the client, and a subagent to a pool.
    private const string Text = """
        // Written by 'pool install --agent opencode', which 'pool uninstall --agent opencode' takes back.
        import { spawn } from "node:child_process"

        const command = COMMAND

        // The command run puts a message of several words in quotation marks.
        const withoutQuotes = (text) => text.replace(/^"(.*)"$/s, "$1")

        const hook = (event) =>
          new Promise((resolve) => {
            const child = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "ignore"] })
            let answer = ""
            child.on("error", () => resolve({}))
            child.stdin.on("error", () => {})
            child.stdout.on("data", (data) => (answer += data))
            child.on("close", () => {
              try {
                resolve(answer ? JSON.parse(answer) : {})
              } catch {
                resolve({})
              }
            })
            child.stdin.end(JSON.stringify(event))
          })

        export const Pool = async ({ client, directory }) => {
          const begun = new Set()
          const roots = new Map()
          let ending = Promise.resolve()
          const rootOf = async (session) => {
            if (!roots.has(session)) {
              const parent = (await client.session.get({ path: { id: session } }).catch(() => ({}))).data?.parentID
              roots.set(session, parent ? await rootOf(parent) : session)
            }
            return roots.get(session)
          }
          const send = async (name, session, members) => {
            const root = await rootOf(session)
            const agent = root === session ? {} : { agent_id: session, agent_type: "task" }
            return hook({ hook_event_name: name, session_id: root, cwd: directory, ...agent, ...members })
          }
          const end = async (session) => {
            const messages = (await client.session.messages({ path: { id: session } })).data ?? []
            const parts = messages.filter((message) => message.info.role === "assistant").at(-1)?.parts ?? []
            const text = parts.filter((part) => part.type === "text").map((part) => part.text).join("\n")
            const name = (await rootOf(session)) === session ? "Stop" : "SubagentStop"
            await send(name, session, { last_assistant_message: text })
          }
          return {
            "chat.message": async (input, output) => {
              const root = await rootOf(input.sessionID)
              if (!begun.has(root)) {
                begun.add(root)
                await send("SessionStart", root, { source: "startup" })
              }
              const part = output.parts.find((part) => part.type === "text")
              const name = root === input.sessionID ? "UserPromptSubmit" : "SubagentStart"
              const answer = await send(name, input.sessionID, { prompt: withoutQuotes(part?.text ?? "") })
              if (answer.context && part) part.text += "\n\n" + answer.context
            },
            "tool.execute.before": async (input, output) => {
              const tool = { tool_name: input.tool, tool_use_id: input.callID, tool_input: output.args }
              const answer = await send("PreToolUse", input.sessionID, tool)
              if (answer.deny) throw new Error(answer.deny)
            },
            "tool.execute.after": async (input, output) => {
              const tool = { tool_name: input.tool, tool_use_id: input.callID, tool_input: input.args }
              const answer = await send("PostToolUse", input.sessionID, tool)
              if (answer.context) output.output += "\n\n" + answer.context
            },
            event: async ({ event }) => {
              if (event.type === "session.idle") await (ending = end(event.properties.sessionID))
              if (event.type === "session.compacted" && (await rootOf(event.properties.sessionID)) === event.properties.sessionID)
                await send("PreCompact", event.properties.sessionID, {})
              if (event.type === "session.deleted" && !event.properties.info.parentID)
                await send("SessionEnd", event.properties.info.id, { reason: "deleted" })
            },
            dispose: async () => {
              await ending
              for (const session of begun) await send("SessionEnd", session, { reason: "exit" })
            },
          }
        }

        """;

    /// <summary>The text of the plugin.</summary>
    /// <param name="words">The command that handles an event, word by word.</param>
    public static string Of(IReadOnlyList<string> words)
    {
        // Each line of an object is that of an array, too.
        var line = new JsonLine().Add("", words).ToString();
        return Text.Replace(CommandPlace, line["{\"\":".Length..^1], StringComparison.Ordinal);
    }
}
